import { type Format, isJsonWith, isSet, saysOtherThan } from './format.ts';

/**
 * Webhooks of Wootric (InMoment), one body or many, and the responses of its API without the envelope.
 * Everything may be text, times as well (`2018-03-28 15:11:55 -0700`). A declined survey is an event
 * "created", too: it has `decline` where an answer has `response`. A comment that is added later comes as
 * an event "updated" of the same answer.
 */
export const wootric: Format = {
  name: 'wootric',
  title: 'Wootric',
  recognise: (shape) => {
    if (
      isJsonWith(shape, 'event_name', 'response.score', 'response.end_user_id') ||
      isJsonWith(shape, 'event_name', 'decline.id', 'decline.end_user_id')
    )
      return "the fields event_name and response or decline of Wootric's webhooks";
    if (isJsonWith(shape, 'score', 'text', 'origin_url', 'excluded_from_calculations'))
      return "the fields origin_url and excluded_from_calculations of Wootric's API";
    return null;
  },
  roles: {
    score: ['response.score', 'score'],
    comment: ['response.text', 'text'],
    date: ['response.created_at', 'created_at'],
    respondent: ['response.end_user_id', 'end_user_id', 'end_user.id', 'response.email', 'end_user.email'],
    account: [/(^|\.)(end_user_)?properties\.(company|account|organi[sz]ation)(_?(id|name))?$/],
  },
  leftOut: [
    { reason: 'declined', column: ['decline.id', 'decline.end_user_id'], holds: (cell) => cell !== '' },
    { reason: 'declined', column: ['event_name'], holds: (cell) => cell.startsWith('decline') },
    { reason: 'otherEvent', column: ['event_name'], holds: saysOtherThan('created', 'updated') },
    {
      reason: 'otherMetric',
      column: ['survey_mode', 'metric_type', 'response.metric_type'],
      holds: saysOtherThan('nps'),
    },
    {
      reason: 'excluded',
      column: ['response.excluded_from_calculations', 'excluded_from_calculations'],
      holds: isSet,
    },
  ],
  repeats: { id: ['response.id', 'id'], at: ['response.updated_at', 'updated_at', 'timestamp'] },
};
