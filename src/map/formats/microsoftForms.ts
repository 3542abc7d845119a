import { type Format, hasAll } from './format.ts';

/** Microsoft Forms, saved from Excel as CSV: five columns of its own, then the questions. */
export const microsoftForms: Format = {
  name: 'microsoft-forms',
  title: 'Microsoft Forms',
  recognise: (shape) =>
    shape.columns[0]?.name.toLowerCase() === 'id' &&
    hasAll(shape, ['Start time', 'Completion time', 'Email', 'Name'])
      ? 'the columns ID, Start time, Completion time, Email and Name'
      : null,
  // A question may ask for an address as well, but who was signed in is surer.
  roles: { date: ['Completion time'], respondent: ['Email'] },
};
