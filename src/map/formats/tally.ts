import { type Format, hasAll } from './format.ts';

/** Tally's CSV: three columns of its own, then the questions. */
export const tally: Format = {
  name: 'tally',
  title: 'Tally',
  recognise: (shape) =>
    hasAll(shape, ['Submission ID', 'Respondent ID', 'Submitted at'])
      ? 'the columns Submission ID, Respondent ID and Submitted at'
      : null,
  roles: { date: ['Submitted at'], respondent: ['Respondent ID'] },
};
