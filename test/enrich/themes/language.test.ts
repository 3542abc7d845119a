import { expect, it } from 'vitest';
import { languageColumn } from '../../../src/enrich/themes/language.ts';

const columns = (...names: string[]) =>
  names.map((name, index) => ({ index, name, detail: '', partOf: null }));

it.each(['language', 'Lang', 'UserLanguage', 'Response language', 'locale', 'Sprache'])(
  'finds %j',
  (name) => {
    expect(languageColumn(columns('score', name, 'lang'))).toBe(1);
  },
);

it('finds none where no column is called so', () => {
  expect(languageColumn(columns('score', 'programming language used', 'slang'))).toBe(null);
});
