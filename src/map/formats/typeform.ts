import { type Format, hasAll } from './format.ts';

/**
 * Typeform's CSV: the questions between a token in `#` and the dates in UTC. Partial answers, told by
 * `Response Type`, have a `Stage Date` and no `Submit Date`; the score in them counts.
 */
export const typeform: Format = {
  name: 'typeform',
  title: 'Typeform',
  recognise: (shape) =>
    shape.columns[0]?.name === '#' && hasAll(shape, ['Start Date (UTC)', 'Submit Date (UTC)'])
      ? 'a token in #, and the columns Start Date (UTC) and Submit Date (UTC)'
      : null,
  roles: { date: ['Submit Date (UTC)'] },
};
