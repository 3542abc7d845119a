import { type Format, hasAll, RECOMMENDATION, type Shape } from './format.ts';

/** A quiz repeats each question for the points that it gave, and for what the teacher says. */
const REPEATED = /^(points|feedback) - /i;

/** In a quiz, the questions for the recommendation; elsewhere names and cells tell the score as in any table. */
function scoreColumns({ columns }: Shape): number[] {
  if (!columns.some(({ name }) => REPEATED.test(name))) return [];
  return columns
    .filter(({ name }) => RECOMMENDATION.test(name) && !REPEATED.test(name))
    .map(({ index }) => index);
}

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
  scoreColumns,
};
