import { type Format, isJsonWith, isSet, saysOtherThan } from './format.ts';

/** Retently's API. One list mixes metrics, and keeps answers that Retently leaves out as bogus. */
export const retently: Format = {
  name: 'retently',
  title: 'Retently',
  recognise: (shape) =>
    isJsonWith(shape, 'customerId', 'createdDate', 'score', 'campaignName') &&
    ['metricsType', 'isBogus', 'feedbackTags'].some((name) => shape.names.has(name))
      ? "the fields customerId, campaignName and createdDate of Retently's API"
      : null,
  roles: {
    score: ['score'],
    comment: ['comment'],
    date: ['createdDate'],
    respondent: ['customerId', 'email'],
    account: ['companyName'],
  },
  leftOut: [
    { reason: 'otherMetric', column: ['metricsType'], holds: saysOtherThan('nps') },
    { reason: 'excluded', column: ['isBogus'], holds: isSet },
  ],
  repeats: { id: ['id'], at: ['createdDate'] },
};
