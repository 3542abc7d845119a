import { cellsOf, type Format, type Shape } from './format.ts';

/** The answer to one question, under the question's id; of the form's older property, under its place. */
const BY_ID = /^properties\.\$survey_response_(?!\d{1,3}$)/;
const BY_PLACE = /^properties\.\$survey_response(_\d{1,3})?$/;

/**
 * Each answer stands under the question's id, again under its place, and a third time in
 * `$survey_questions`. The ids are steady; older libraries do not write them.
 */
function scoreColumns(shape: Shape): number[] {
  const of = (pattern: RegExp) =>
    shape.columns.filter(({ name }) => pattern.test(name)).map(({ index }) => index);
  const byId = of(BY_ID);
  return byId.some((index) => cellsOf(shape, index).length > 0) ? byId : of(BY_PLACE);
}

/**
 * PostHog's survey events, as JSON, NDJSON or a table with dotted names. Only `survey sent` is an answer;
 * it is sent again as the respondent goes on, the last time with all answers.
 */
export const posthog: Format = {
  name: 'posthog',
  title: 'PostHog',
  recognise: ({ names, columns }) =>
    names.has('event') && columns.some(({ name }) => name.startsWith('properties.$survey_'))
      ? 'events with properties that begin with $survey_'
      : null,
  roles: { date: ['timestamp'], respondent: ['distinct_id'] },
  scoreColumns,
  leftOut: [
    {
      reason: 'declined',
      column: ['event'],
      holds: (cell) => cell === 'survey dismissed' || cell === 'survey abandoned',
    },
    { reason: 'otherEvent', column: ['event'], holds: (cell) => cell !== 'survey sent' },
  ],
  repeats: { id: ['properties.$survey_submission_id'], at: ['timestamp'] },
};
