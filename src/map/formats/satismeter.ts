import { type Format, isJsonWith, type Shape, sampleOf } from './format.ts';

/** What becomes of an answer in the score: not the answer. */
const WEIGHTS = ['-100', '0', '100'];

const isList = (shape: Shape): boolean =>
  isJsonWith(shape, 'rating', 'score', 'category', 'feedback', 'created') &&
  sampleOf(shape, ['score']).every((cell) => WEIGHTS.includes(cell));

/**
 * SatisMeter's webhooks and its list of responses. `score` is -100, 0 or 100; the answer is `rating`. What
 * it answers stands in `answers`, by metric; one survey may ask for several.
 */
export const satismeter: Format = {
  name: 'satismeter',
  title: 'SatisMeter',
  recognise: (shape) => {
    if (isJsonWith(shape, 'event', 'response.rating', 'response.score', 'response.category'))
      return "the fields event, response.rating and response.category of SatisMeter's webhooks";
    if (isList(shape))
      return 'the fields rating and category of SatisMeter, beside a score of -100, 0 or 100';
    return null;
  },
  roles: {
    score: ['response.rating', 'rating'],
    comment: ['response.feedback', 'feedback'],
    date: ['response.created', 'created'],
    respondent: ['response.user.id', 'user.id', 'response.user.userId', 'user.userId', 'response.user.email'],
  },
  leftOut: [
    { reason: 'declined', column: ['event'], holds: (cell) => /^(dismiss|declin|skip|close)/.test(cell) },
    // Where answers have metrics, one without NPS among them is no answer to it, whatever was rated.
    {
      reason: 'otherMetric',
      column: ['response.answers.nps.value', 'answers.nps.value'],
      holds: (cell) => cell === '',
    },
  ],
  repeats: { id: ['response.id', 'id'], at: ['response.updated', 'updated', 'response.created', 'created'] },
};
