import { type Format, isJsonWith, saysOtherThan } from './format.ts';

/**
 * Delighted's API, `GET /v1/survey_responses.json`, and its webhooks, which wrap the same record in
 * `event_data`. Times are epoch seconds; the person is an id, or an object where it was asked for; `notes`
 * are the staff's. One key asks one project, but lists of several surveys get merged by hand.
 */
export const delighted: Format = {
  name: 'delighted',
  title: 'Delighted',
  recognise: (shape) => {
    if (isJsonWith(shape, 'survey_type', 'score', 'permalink', 'created_at'))
      return "the fields survey_type and permalink of Delighted's API";
    if (isJsonWith(shape, 'event_type', 'event_data.survey_type', 'event_data.permalink'))
      return "the fields event_type and event_data.survey_type of Delighted's webhooks";
    return null;
  },
  roles: {
    score: ['score', 'event_data.score'],
    comment: ['comment', 'event_data.comment'],
    date: ['created_at', 'event_data.created_at'],
    respondent: [/^(event_data\.)?person$/, /^(event_data\.)?person\.id$/, /^(event_data\.)?person\.email$/],
  },
  leftOut: [
    // eNPS asks the same question, of employees.
    {
      reason: 'otherMetric',
      column: ['survey_type', 'event_data.survey_type'],
      holds: saysOtherThan('nps', 'enps'),
    },
    // Somebody unsubscribed, or an e-mail bounced.
    {
      reason: 'otherEvent',
      column: ['event_type'],
      holds: (cell) => cell !== '' && !cell.startsWith('survey_response.'),
    },
  ],
  repeats: { id: ['id', 'event_data.id'], at: ['updated_at', 'event_data.updated_at'] },
};
