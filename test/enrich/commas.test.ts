import { expect, it } from 'vitest';
import { splitNames } from '../../src/enrich/commas.ts';

const NAMES = ['a', 'b', 'a,b', 'Why, then?'];
const split = (text: string) =>
  splitNames(text, (name) => (NAMES.includes(name.trim()) ? name.trim() : null));

it.each([
  ['a', ['a']],
  ['b, a', ['b', 'a']],
  ['a,b', ['a,b']],
  ['a,b,a', ['a,b', 'a']],
  ['b,Why, then?,a', ['b', 'Why, then?', 'a']],
])('%s', (text, found) => {
  expect(split(text)).toEqual({ found });
});

it('tells what nobody knows', () => {
  expect(split('a,c,b')).toEqual({ unknown: 'c' });
  expect(split('')).toEqual({ unknown: '' });
});

it('takes its time only once for each rest', () => {
  const text = Array.from({ length: 300 }, () => 'a').join(',');
  expect(split(`${text},x`)).toEqual({ unknown: 'x' });
});
