import { type Format, isJsonWith, saysOtherThan } from './format.ts';

/**
 * HubSpot's feedback submissions, from its API: all values are text under `properties`. One list mixes NPS
 * (0–10), CSAT (0–2) and CES (1–7), and `hs_value` is the answer to each of them.
 */
export const hubspot: Format = {
  name: 'hubspot',
  title: 'HubSpot',
  recognise: (shape) =>
    isJsonWith(shape, 'properties.hs_value') &&
    ['hs_survey_type', 'hs_survey_channel', 'hs_response_group', 'hs_submission_timestamp'].some((name) =>
      shape.names.has(`properties.${name}`),
    )
      ? "the properties hs_value and hs_survey_… of HubSpot's feedback submissions"
      : null,
  roles: {
    score: ['properties.hs_value'],
    comment: ['properties.hs_content'],
    date: ['properties.hs_submission_timestamp', 'properties.hs_createdate', 'createdAt'],
    respondent: ['properties.hs_contact_id', 'properties.hs_contact_email_rollup'],
  },
  leftOut: [{ reason: 'otherMetric', column: ['properties.hs_survey_type'], holds: saysOtherThan('nps') }],
  repeats: { id: ['id', 'properties.hs_object_id'], at: ['updatedAt', 'properties.hs_lastmodifieddate'] },
};
