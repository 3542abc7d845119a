import { type ColumnName, type Format, isJsonWith, sampleOf } from './format.ts';

/** What Survicate writes as the answer's text where the question asks for the recommendation. */
const GROUPS = ['promoter', 'passive', 'detractor'];

/** A column by its name in the whole body of a webhook, and in the event alone. */
const either = (...names: readonly string[]): ColumnName[] =>
  names.flatMap((name) => [`event.questionAnswered.${name}`, name]);

const BODY = either('choice.body');

/**
 * Survicate's webhooks, one for each answer to each question. For the recommendation `choice.id` is the
 * score itself and `choice.body` its group; for any other question they are the number and the text of the
 * chosen option, or there is no choice at all.
 */
export const survicate: Format = {
  name: 'survicate',
  title: 'Survicate',
  recognise: (shape) => {
    const whole = isJsonWith(shape, 'event.questionAnswered.choice.id', 'event.questionAnswered.choice.body');
    // On its own, a choice with an id may be anybody's.
    const alone =
      isJsonWith(shape, 'choice.id', 'choice.body') &&
      sampleOf(shape, BODY).some((cell) => GROUPS.includes(cell));
    return whole || alone ? "the fields choice.id and choice.body of Survicate's webhooks" : null;
  },
  roles: {
    score: either('choice.id'),
    comment: either('choice.comment'),
    date: either('timestamp', 'collected_at'),
    respondent: either('respondent.uuid', 'respondent.id', 'respondent_uuid'),
  },
  leftOut: [{ reason: 'otherMetric', column: BODY, holds: (cell) => !GROUPS.includes(cell) }],
  repeats: { id: either('responseUuid'), at: either('timestamp') },
};
