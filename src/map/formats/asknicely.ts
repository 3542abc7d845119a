import { type Format, isJsonWith, saysOtherThan } from './format.ts';

/**
 * AskNicely's API. All values are text, times are epoch seconds. Each survey that was sent is a row, most
 * of them never answered: those have no score. `sent` is the day of the question, `note` is the staff's.
 * Fields of one's own end in `_c`.
 */
export const asknicely: Format = {
  name: 'asknicely',
  title: 'AskNicely',
  recognise: (shape) =>
    isJsonWith(shape, 'response_id', 'person_id', 'answer', 'question_type', 'sent')
      ? "the fields response_id, person_id and question_type of AskNicely's API"
      : null,
  roles: {
    score: ['answer'],
    comment: ['comment'],
    date: ['responded'],
    respondent: ['person_id', 'email'],
    account: [/^(company|account|organi[sz]ation)(_?(id|name))?_c$/],
  },
  leftOut: [{ reason: 'otherMetric', column: ['question_type'], holds: saysOtherThan('nps') }],
  repeats: { id: ['response_id'], at: ['responded'] },
};
