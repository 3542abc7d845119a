import { describe, expect, it } from 'vitest';
import { Conditions } from '../../src/pipeline/conditions.ts';
import { byHeader, Family, warningsOf } from '../../src/pipeline/family.ts';
import { question, tableOf } from './ask.ts';

const asked = question();
const familyOf = (path: string, header: string[]) =>
  new Family([tableOf(path, [header])], new Conditions([], asked, null), asked, null);
const observing = (path: string, header: string[], rows: string[][]) => {
  const family = familyOf(path, header);
  for (const row of rows) family.evidence.observe(row);
  return family;
};

describe('a family', () => {
  it('decides nothing without a row', () => {
    expect(familyOf('a.csv', ['nps']).decision()).toBeNull();
  });

  it('decides by the rows so far, and again once there are more', () => {
    const family = observing('a.csv', ['nps', 'x'], [['9', '']]);
    const first = family.decision();
    expect(first).toMatchObject({ mapping: { roles: { score: 0 } }, trouble: null });
    expect(family.decision()).toBe(first);
    family.evidence.observe(['words', '']);
    expect(family.decision()).toMatchObject({ trouble: { code: 'noScore' } });
  });

  it('names its first file where it is in trouble', () => {
    const { trouble } = observing('b.csv', ['x'], [['words']]).decision()!;
    expect(trouble?.message).toContain('b.csv');
  });
});

describe('byHeader', () => {
  const table = (path: string, ...header: string[]) => tableOf(path, [header]);

  it('puts tables of one header together, in the order in which each comes first', () => {
    const [a, b, c, d] = [table('a', 'x', 'y'), table('b', 'y', 'x'), table('c', 'x', 'y'), table('d', 'x')];
    expect(byHeader([a!, b!, c!, d!])).toEqual([[a, c], [b], [d]]);
  });

  it('tells headers apart whose names could be put together otherwise', () => {
    expect(byHeader([table('a', 'x,y'), table('b', 'x', 'y'), table('c', '["x","y"]')])).toHaveLength(3);
  });

  it('tells headers apart that differ in their further rows', () => {
    const detailed = table('b', 'x');
    const [column] = detailed.columns;
    const other = { ...detailed, columns: [{ ...column!, detail: 'Open-Ended Response' }] };
    expect(byHeader([table('a', 'x'), other])).toHaveLength(2);
  });
});

describe('warningsOf', () => {
  const ambiguous = (path: string) => observing(path, ['nps', 'date'], [['9', '1/2/2025']]);

  it('of one family are as they come', () => {
    expect(warningsOf([ambiguous('a.csv')])).toEqual([
      { code: 'ambiguousDates', message: expect.stringMatching(/^Dates/) },
    ]);
  });

  it('of several say which file they are about', () => {
    const found = warningsOf([ambiguous('a.csv'), observing('b.csv', ['nps'], [['9']]), ambiguous('c.csv')]);
    expect(found.map(({ message }) => message.slice(0, 12))).toEqual(['a.csv: Dates', 'c.csv: Dates']);
  });

  it('are none where there is nothing to decide', () => {
    expect(warningsOf([familyOf('a.csv', ['nps'])])).toEqual([]);
  });
});
