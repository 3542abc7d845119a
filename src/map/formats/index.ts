import { asknicely } from './asknicely.ts';
import { delighted } from './delighted.ts';
import type { Format } from './format.ts';
import { formbricks } from './formbricks.ts';
import { googleForms } from './googleForms.ts';
import { hubspot } from './hubspot.ts';
import { limesurvey } from './limesurvey.ts';
import { microsoftForms } from './microsoftForms.ts';
import { nps } from './nps.ts';
import { posthog } from './posthog.ts';
import { qualtrics } from './qualtrics.ts';
import { refiner } from './refiner.ts';
import { retently } from './retently.ts';
import { salesforce } from './salesforce.ts';
import { satismeter } from './satismeter.ts';
import { segment } from './segment.ts';
import { surveymonkey } from './surveymonkey.ts';
import { survicate } from './survicate.ts';
import { tally } from './tally.ts';
import { typeform } from './typeform.ts';
import { typeformJson } from './typeformJson.ts';
import { wootric } from './wootric.ts';
import { zendesk } from './zendesk.ts';

/** All formats that are told apart, in the order of the help; no table is claimed by two, but that what was tagged was another one's before. */
export const FORMATS: readonly Format[] = [
  nps,
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
  delighted,
  segment,
  wootric,
  asknicely,
  satismeter,
  retently,
  hubspot,
  zendesk,
  refiner,
  survicate,
];
