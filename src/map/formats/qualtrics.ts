import type { Format } from './format.ts';

/** Codes and labels of `Status`: someone of the house looks at the survey, or Qualtrics fills it in. */
const TESTS = new Set([
  '1',
  'survey preview',
  '2',
  'survey test',
  '9',
  'survey preview spam',
  '17',
  'offline survey preview',
  '256',
  'synthetic',
]);
/** Qualtrics' own judgement that no person answered. */
const SPAM = new Set(['8', 'spam', '12', 'imported spam', '40', 'ex spam']);

/**
 * Qualtrics' CSV: three header rows, the last of them JSON; two in its older layout. `Status` says how a
 * row came about: previews, tests and spam are no answers; those from the web (0), imported (4), taken
 * offline (16) or from employees (32, 48) are, finished or not.
 */
export const qualtrics: Format = {
  name: 'qualtrics',
  title: 'Qualtrics',
  recognise: ({ layout }) =>
    layout.shape === 'qualtrics' ? "Qualtrics' header rows above the answers" : null,
  leftOut: [
    { reason: 'test', column: ['Status'], holds: (cell) => TESTS.has(cell) },
    { reason: 'excluded', column: ['Status'], holds: (cell) => SPAM.has(cell) },
  ],
};
