import { describe, expect, it } from 'vitest';
import type { Voiced } from '../../../src/aggregate/voices.ts';
import { hiddenVoices } from '../../../src/analyse/themes/hide.ts';
import type { Keys, Tally } from '../../../src/model.ts';

const tally = (n: number): Tally => [0, 0, 0, 0, 0, 0, 0, 0, 0, n, 0];
/** A group of `n`, of whom `having[i]` have the topic i. */
const group = (keys: Keys, n: number, ...having: number[]): Voiced => ({
  keys,
  all: tally(n),
  topics: new Map(having.map((k, i) => [i, { mentions: k, with: tally(k), without: tally(n - k) }])),
});
const PLAN = [{ by: ['plan'], dimensions: [{ kind: 'column' as const, name: 'plan' }], groups: [] }];
const hide = (overall: Voiced, groups: Voiced[], minN: number) =>
  hiddenVoices(
    { overall, breakdowns: groups.length === 0 ? [] : [groups], topics: [0, 1] },
    groups.length === 0 ? [] : PLAN,
    {
      minN,
      dedupes: true,
      fiscalYearStart: 1,
    },
  );

describe('hiddenVoices', () => {
  it('hides nothing where nothing is asked', () => {
    const hidden = hide(group([], 3, 1, 2), [], 0);
    expect([hidden.everyone, hidden.topic(0, null, 0), hidden.group(0, 0)]).toEqual([false, false, false]);
  });

  it('hides a theme that few have, and one that few do not have', () => {
    const hidden = hide(group([], 20, 3, 18), [], 5);
    expect([hidden.everyone, hidden.topic(0, null, 0), hidden.topic(1, null, 0)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(hide(group([], 20, 5, 15), [], 5).topic(0, null, 0)).toBe(false);
  });

  it('hides a theme in a second group where it would follow by subtraction', () => {
    const hidden = hide(
      group([], 60, 22, 30),
      [group(['Pro'], 30, 12, 15), group(['Free'], 30, 2, 15), group(['Team'], 0, 8, 0)],
      5,
    );
    expect(hidden.topic(0, 0, 1)).toBe(true);
    expect([0, 2].some((g) => hidden.topic(0, 0, g))).toBe(true);
    expect(hidden.topic(0, null, 0)).toBe(false);
    expect([0, 1].some((g) => hidden.topic(1, 0, g))).toBe(false);
  });

  it('hides everything in a group that is hidden', () => {
    const hidden = hide(group([], 33, 15), [group(['Pro'], 30, 14), group(['Tiny'], 3, 1)], 5);
    expect([hidden.group(0, 0), hidden.group(0, 1)]).toEqual([true, true]);
    expect([hidden.topic(0, 0, 0), hidden.topic(0, 0, 1)]).toEqual([true, true]);
  });
});
