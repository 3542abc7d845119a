import { cellsOf, type Format, REASON, RECOMMENDATION, type Shape } from './format.ts';

const PREFIX = 'properties.$survey_response_';
/** The answer to one question, under the question's id; of the form's older property, under its place. */
const BY_ID = /^properties\.\$survey_response_(?!\d{1,3}$)/;
const BY_PLACE = /^properties\.\$survey_response(_\d{1,3})?$/;

/** Questions stand by their text in `$survey_questions`. */
const QUESTION_ID = /^properties\.\$survey_questions\..*\.id$/;
const COMMENT = new RegExp(
  `^properties\\.\\$survey_questions\\.(?!.*(${RECOMMENDATION.source})).*(${REASON}).*\\.response$`,
  'i',
);

/**
 * Each answer stands under the question's id, again under its place, and a third time in
 * `$survey_questions`. The ids are steady, and tell which question asks for the recommendation; older
 * libraries do not write them.
 */
function scoreColumns(shape: Shape): number[] {
  const of = (pattern: RegExp) => shape.columns.filter(({ name }) => pattern.test(name));
  const filled = of(BY_ID).filter(({ index }) => cellsOf(shape, index).length > 0);
  const asking = of(QUESTION_ID).filter(({ name }) => RECOMMENDATION.test(name));
  const ids = new Set(asking.flatMap(({ index }) => cellsOf(shape, index)));
  const asked = filled.filter(({ name }) => ids.has(name.slice(PREFIX.length)));
  const answers = asked.length > 0 ? asked : filled.length > 0 ? filled : of(BY_PLACE);
  return answers.map(({ index }) => index);
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
  roles: { date: ['timestamp'], respondent: ['distinct_id'], comment: [COMMENT] },
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
