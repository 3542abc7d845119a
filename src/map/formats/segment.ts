import { type ColumnName, type Format, isJsonWith, type Shape, sampleOf, saysOtherThan } from './format.ts';

const CALLS = ['track', 'identify', 'page', 'screen', 'group', 'alias'];

/** What says "this is the recommendation score" among the properties of a track call. */
const PROPERTIES: readonly ColumnName[] = [
  /^properties\.nps([._]?(score|rating|answer|value))?$/i,
  /^properties\.likel(y|ihood)[._]?to[._]?recommend$/i,
];
/** Wootric's, and anybody's who scores something: a lead, a game. */
const SCORE = 'properties.score';
/** Refiner sends each answer as a trait of the user, named by the question. */
const TRAITS: readonly ColumnName[] = [
  /^traits\.refiner_(.*_)?nps(_(score|rating|answer|value))?$/i,
  /^traits\.refiner_(.*_)?(recommend|recommendation|likely_to_recommend)$/i,
];

function isSegment(shape: Shape): boolean {
  const { names } = shape;
  const told =
    isJsonWith(shape, 'type') &&
    (names.has('userId') || names.has('anonymousId')) &&
    (names.has('messageId') || names.has('timestamp') || names.has('originalTimestamp')) &&
    (names.has('event') || [...names].some((name) => name.startsWith('traits.')));
  if (!told) return false;
  const calls = sampleOf(shape, ['type']);
  return calls.length > 0 && calls.every((call) => CALLS.includes(call));
}

/**
 * Calls as Segment passes them on: answers are track calls among page views, identify calls and whatever
 * else is tracked. Wootric sends one as created and again as updated. What Delighted calls its answer is
 * not known, so a score without a name that says so is found by content, as in any table. Refiner sends
 * identify calls.
 */
export const segment: Format = {
  name: 'segment',
  title: 'Segment',
  recognise: (shape) =>
    isSegment(shape) ? "the fields type, userId and timestamp of Segment's track and identify calls" : null,
  roles: {
    score: [...PROPERTIES, SCORE, ...TRAITS],
    comment: [
      'properties.text',
      'properties.comment',
      'properties.feedback',
      /^traits\.refiner_.*(comment|reason|feedback|why)/,
    ],
    date: ['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'],
    respondent: ['userId', 'context.traits.email', 'anonymousId'],
    account: ['context.groupId'],
  },
  leftOut: [
    // A call without a score is no answer. Both sources of surveys give each of their calls a survey, which
    // says more than a score does.
    {
      reason: 'otherEvent',
      column: [...PROPERTIES, ...TRAITS, 'properties.survey_id', SCORE, 'type'],
      holds: (cell) => cell === '' || (cell !== 'track' && CALLS.includes(cell)),
    },
    {
      reason: 'otherMetric',
      column: ['properties.metric_type', 'properties.survey_type'],
      holds: saysOtherThan('nps', 'enps'),
    },
  ],
  repeats: {
    id: ['properties.response_id', 'messageId'],
    at: ['properties.updated_at', 'timestamp', 'originalTimestamp'],
  },
};
