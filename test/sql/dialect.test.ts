import { expect, it } from 'vitest';
import { quoteName } from '../../src/sql/dialect.ts';

it('a name is quoted, and so are the marks in it', () => {
  expect(quoteName('plan')).toBe('"plan"');
  expect(quoteName('"; DROP TABLE t; --')).toBe('"""; DROP TABLE t; --"');
  expect(quoteName('')).toBe('""');
});
