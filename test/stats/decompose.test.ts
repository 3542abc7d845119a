import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decompose, type GroupChange } from '../../src/stats/decompose.ts';
import { counts, tallyFrom, tallyOf } from './counts.ts';

/** A group whose score is known, as in published tables: no passives, the rest promoters and detractors. */
const scored = (n: number, points: number) => {
  const promoters = (n * (100 + points)) / 200;
  return tallyFrom(counts(n - promoters, 0, promoters));
};

const group = (name: string, before: GroupChange['before'], after: GroupChange['after']): GroupChange =>
  Object.freeze({ keys: [name], before, after });

const none = tallyOf();

describe('rate and mix', () => {
  test('Kitagawa 1955, constructed: both segments +4 and the total −8 is rate +4, mix −12', () => {
    const found = decompose([
      group('SMB', scored(200, 20), scored(600, 24)),
      group('Ent', scored(800, 50), scored(400, 54)),
    ])!;
    expect(found).toMatchObject({ npsBefore: 44, npsAfter: 36, change: -8, reversal: true });
    expect(found.rate).toBeCloseTo(4, 12);
    expect(found.mix).toBeCloseTo(-12, 12);
    // The small customers score less, so their growth costs points; so does the shrinking of the large.
    for (const { mix } of found.groups) expect(mix).toBeLessThan(0);
  });

  test('the same shares: all of it is rate; the same scores: all of it is mix', () => {
    const rate = decompose([
      group('a', scored(100, 20), scored(50, 40)),
      group('b', scored(300, 60), scored(150, 80)),
    ])!;
    expect([rate.rate, rate.mix]).toEqual([expect.closeTo(20, 12), expect.closeTo(0, 12)]);
    const mix = decompose([
      group('a', scored(100, 20), scored(300, 20)),
      group('b', scored(300, 60), scored(100, 60)),
    ])!;
    expect([mix.rate, mix.mix]).toEqual([expect.closeTo(0, 12), expect.closeTo(-20, 12)]);
  });

  test('a group that came, and one that went, are mix', () => {
    const found = decompose([
      group('stays', scored(100, 20), scored(100, 20)),
      group('went', scored(100, 60), none),
      group('came', none, scored(300, -20)),
    ])!;
    expect(found).toMatchObject({ npsBefore: 40, npsAfter: -10, change: -50, rate: 0 });
    expect(found.mix).toBeCloseTo(-50, 12);
    expect(found.groups.map(({ npsBefore, npsAfter }) => [npsBefore, npsAfter])).toEqual([
      [20, 20],
      [60, null],
      [null, -20],
    ]);
    expect(found.reversal).toBe(false);
  });
});

describe('promoters and detractors', () => {
  test('more promoters lift it, more detractors lower it', () => {
    const found = decompose([group('all', tallyFrom(counts(20, 50, 30)), tallyFrom(counts(25, 35, 40)))])!;
    expect(found.promoters).toBeCloseTo(10, 12);
    expect(found.detractors).toBeCloseTo(-5, 12);
    expect(found.change).toBeCloseTo(5, 12);
  });
});

describe('reversal', () => {
  test('one group alone, or groups that disagree, reverse nothing', () => {
    expect(decompose([group('all', scored(100, 20), scored(100, 10))])!.reversal).toBe(false);
    const split = [
      group('a', scored(100, 20), scored(300, 24)),
      group('b', scored(300, 60), scored(100, 58)),
    ];
    expect(decompose(split)!.reversal).toBe(false);
  });

  test('falling in all groups and rising overall is one as well', () => {
    const found = decompose([
      group('a', scored(600, 24), scored(200, 20)),
      group('b', scored(400, 54), scored(800, 50)),
    ])!;
    expect(found).toMatchObject({ change: 8, reversal: true });
  });

  test('where no group moved at all, shares alone are no reversal', () => {
    const still = [
      group('a', scored(100, 20), scored(300, 20)),
      group('b', scored(300, 60), scored(100, 60)),
    ];
    expect(decompose(still)!.reversal).toBe(false);
  });
});

describe('edges', () => {
  test('no groups, or no answers in one of the periods', () => {
    expect(decompose([])).toBeNull();
    expect(decompose([group('a', none, tallyOf(10))])).toBeNull();
    expect(decompose([group('a', tallyOf(10), none)])).toBeNull();
  });

  test('a group without answers adds nothing, and an unknown key is a group', () => {
    const found = decompose([
      { keys: [null], before: tallyOf(0), after: tallyOf(10) },
      group('empty', none, none),
    ])!;
    expect(found).toMatchObject({ change: 200, rate: 200, mix: 0 });
    expect(found.groups[1]).toMatchObject({ shareBefore: 0, npsBefore: null, rate: 0, mix: 0 });
    expect(found.groups[0]!.keys).toEqual([null]);
  });
});

const cell = fc.oneof(fc.constant(0), fc.nat(5), fc.nat(2000));
const tally = fc.tuple(cell, cell, cell).map((parts) => tallyFrom(counts(...parts)));
const table = fc.array(
  fc.record({ keys: fc.constant(['k']), before: tally, after: tally }, { noNullPrototype: true }),
  { maxLength: 12 },
);

describe('properties', () => {
  test('it adds up to the change, within 1e-9, in whole and for the groups', () => {
    fc.assert(
      fc.property(table, (groups) => {
        const found = decompose(groups);
        fc.pre(found !== null);
        const { change, rate, mix, promoters, detractors } = found!;
        expect(change).toBeCloseTo(found!.npsAfter - found!.npsBefore, 9);
        expect(Math.abs(rate + mix - change)).toBeLessThan(1e-9);
        expect(Math.abs(promoters + detractors - change)).toBeLessThan(1e-9);
        const parts = found!.groups.reduce((sum, part) => sum + part.rate + part.mix, 0);
        expect(Math.abs(parts - change)).toBeLessThan(1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  test('the other way round in time only the signs turn', () => {
    fc.assert(
      fc.property(table, (groups) => {
        const found = decompose(groups);
        fc.pre(found !== null);
        const back = decompose(
          groups.map(({ keys, before, after }) => ({ keys, before: after, after: before })),
        )!;
        expect(back.rate).toBeCloseTo(-found!.rate, 9);
        expect(back.mix).toBeCloseTo(-found!.mix, 9);
        expect(back.reversal).toBe(found!.reversal);
      }),
    );
  });

  test('in a reversal the mix goes against the rate, and wins', () => {
    fc.assert(
      fc.property(table, (groups) => {
        const found = decompose(groups);
        fc.pre(found?.reversal === true);
        expect(Math.sign(found!.rate)).toBe(-Math.sign(found!.change));
        expect(Math.sign(found!.mix)).toBe(Math.sign(found!.change));
      }),
    );
  });
});
