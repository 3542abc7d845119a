import { type Format, hasAll } from './format.ts';

/**
 * SurveyMonkey's CSV: two header rows, the second with its words for kinds of answers. Some of its files
 * lack the second row; then its two ids tell it. Every response has a `Respondent ID` of its own, so that
 * who answered twice shows only in the address.
 */
export const surveymonkey: Format = {
  name: 'surveymonkey',
  title: 'SurveyMonkey',
  recognise: (shape) => {
    if (shape.layout.shape === 'surveymonkey')
      return "a second header row with SurveyMonkey's words, empty under the respondent data";
    const byIds = shape.layout.shape === null && hasAll(shape, [/^respondent ?id$/i, /^collector ?id$/i]);
    return byIds ? 'the columns Respondent ID and Collector ID' : null;
  },
  roles: { respondent: ['Email Address'] },
};
