import { type Format, hasAll } from './format.ts';

/** Formbricks' CSV: its ids and data about the visit, numbered questions, then attributes of the person. */
export const formbricks: Format = {
  name: 'formbricks',
  title: 'Formbricks',
  recognise: (shape) =>
    hasAll(shape, ['Response ID', 'Survey ID', 'Formbricks ID (internal)'])
      ? 'the columns Response ID, Survey ID and Formbricks ID (internal)'
      : null,
  // The internal id is there for persons that the customer's own system has not named.
  roles: { date: ['Timestamp'], respondent: ['User ID', 'Formbricks ID (internal)'] },
};
