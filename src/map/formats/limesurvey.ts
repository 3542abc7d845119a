import { type Format, hasAll } from './format.ts';

/** Headers are a code, the text, or both with a separator: `submitdate. Date submitted`. */
const SUBMITTED = /^(submitdate|(submitdate\W+)?date submitted)$/i;
const LAST_PAGE = /^(lastpage|(lastpage\W+)?last page)$/i;
const LANGUAGE = /^(startlanguage|(startlanguage\W+)?start language)$/i;
const TOKEN = /^(token|(token\W+)?(token|access code))$/i;

/**
 * LimeSurvey's CSV and JSON. Who did not finish has no date of submission; the score counts all the same.
 * The date of the last action is no substitute: it moves when someone edits the response.
 */
export const limesurvey: Format = {
  name: 'limesurvey',
  title: 'LimeSurvey',
  recognise: (shape) =>
    hasAll(shape, [SUBMITTED, LAST_PAGE, LANGUAGE])
      ? 'the columns submitdate, lastpage and startlanguage'
      : null,
  roles: { date: [SUBMITTED], respondent: [TOKEN] },
};
