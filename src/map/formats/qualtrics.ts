import type { Format } from './format.ts';

/** Qualtrics' CSV: three header rows, the last of them JSON; two in its older layout. */
export const qualtrics: Format = {
  name: 'qualtrics',
  title: 'Qualtrics',
  recognise: ({ layout }) =>
    layout.shape === 'qualtrics' ? "Qualtrics' header rows above the answers" : null,
};
