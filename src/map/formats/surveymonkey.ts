import type { Format } from './format.ts';

/** SurveyMonkey's CSV: two header rows, the second with its words for kinds of answers. */
export const surveymonkey: Format = {
  name: 'surveymonkey',
  title: 'SurveyMonkey',
  recognise: ({ layout }) =>
    layout.shape === 'surveymonkey'
      ? "a second header row with SurveyMonkey's words, empty under the respondent data"
      : null,
};
