import type { Format } from './format.ts';
import { formbricks } from './formbricks.ts';
import { googleForms } from './googleForms.ts';
import { limesurvey } from './limesurvey.ts';
import { microsoftForms } from './microsoftForms.ts';
import { posthog } from './posthog.ts';
import { qualtrics } from './qualtrics.ts';
import { salesforce } from './salesforce.ts';
import { surveymonkey } from './surveymonkey.ts';
import { tally } from './tally.ts';
import { typeform } from './typeform.ts';
import { typeformJson } from './typeformJson.ts';

/** All formats that are told apart, in the order of the help; no table is claimed by two. */
export const FORMATS: readonly Format[] = [
  surveymonkey,
  qualtrics,
  typeform,
  typeformJson,
  googleForms,
  microsoftForms,
  tally,
  limesurvey,
  formbricks,
  posthog,
  salesforce,
];
