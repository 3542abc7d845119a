import { describe, expect, it } from 'vitest';
import { likeliest } from '../../src/errors/likeliest.ts';

describe('likeliest', () => {
  it.each([
    ['a slip', 'scroe', ['date', 'score'], 'score'],
    ['two letters of a short name', 'id', ['to'], 'to'],
    ['a third of a long one', 'recomendacionn', ['recommendation'], 'recommendation'],
    ['no more than that', 'plan', ['country'], null],
    ['another case on either side, and the name as it stands', 'MIN_n', ['minN', 'Min_N'], 'Min_N'],
    ['the first of several that are as near', 'ab', ['ac', 'ad'], 'ac'],
    ['nothing among none', 'plan', [], null],
  ])('is %s', (_, name, names, meant) => {
    expect(likeliest(name, names)).toBe(meant);
  });
});
