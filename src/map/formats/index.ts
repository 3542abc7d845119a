import type { Format } from './format.ts';
import { qualtrics } from './qualtrics.ts';
import { surveymonkey } from './surveymonkey.ts';

/** All formats that are told apart, in the order of the help; no table is claimed by two. */
export const FORMATS: readonly Format[] = [surveymonkey, qualtrics];
