import { type Format, isJsonWith } from './format.ts';

/**
 * Responses to Zendesk's NPS surveys, which ended in April 2023. `delivered_at` is the day of the question.
 * Ratings of tickets ("good", "bad") are something else, and have no such fields.
 */
export const zendesk: Format = {
  name: 'zendesk',
  title: 'Zendesk NPS',
  recognise: (shape) =>
    isJsonWith(shape, 'rating', 'rated_at', 'delivered_at', 'user_email')
      ? 'the fields rating, rated_at and delivered_at of Zendesk NPS surveys'
      : null,
  roles: {
    score: ['rating'],
    comment: ['comment'],
    date: ['rated_at'],
    respondent: ['user_email'],
  },
  repeats: { id: ['id'], at: ['rated_at'] },
};
