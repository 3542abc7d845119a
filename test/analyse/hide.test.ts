import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenAmong, type Shown } from '../../src/analyse/hide.ts';
import { periodKey } from '../../src/enrich/period.ts';
import type { Dimension, Group, Keys, Period } from '../../src/model.ts';

const period = (name: Period): Dimension => ({ kind: 'period', name });
const plan: Dimension = { kind: 'column', name: 'plan' };

/** So many answers, all promoters: hiding goes by numbers alone. */
const group = (keys: Keys, n: number): Group => ({ keys, tally: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, n] });
const n = ({ tally }: Group) => tally[10]!;

/** A breakdown of answers by day, as a report would show it. */
function shown(
  answers: readonly { at: number; plan: string }[],
  dimensions: Dimension[],
  start = 1,
  sums = true,
): Shown {
  const groups = new Map<string, Group>();
  for (const answer of answers) {
    const keys = dimensions.map((one) =>
      one.kind === 'period' ? periodKey(answer.at, one.name, start) : answer.plan,
    );
    const name = JSON.stringify(keys);
    groups.set(name, group(keys, 1 + (groups.has(name) ? n(groups.get(name)!) : 0)));
  }
  return { by: dimensions.map(({ name }) => name), dimensions, groups: [...groups.values()], sums };
}

const names = (one: Shown, hidden: boolean[]) =>
  one.groups
    .filter((_, i) => hidden[i])
    .map(({ keys }) => keys.join('|'))
    .sort();
const of = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([month, count]) =>
    Array.from({ length: count }, () => ({ at: Date.parse(`${month}-01`), plan: 'Pro' })),
  );

describe('hiddenAmong', () => {
  const answers = of({
    '2025-01': 20,
    '2025-02': 2,
    '2025-03': 20,
    '2025-04': 6,
    '2025-05': 20,
    '2025-06': 20,
  });
  const overall = shown(answers, []);
  const months = shown(answers, [period('month')]);
  const quarters = shown(answers, [period('quarter')]);

  it('hides nothing unless it is asked to', () => {
    for (const minN of [0, 1])
      expect(
        hiddenAmong([overall, months], minN, 1)
          .flat()
          .some((hidden) => hidden),
      ).toBe(false);
  });

  it('answers for the breakdowns that are shown, in their order', () => {
    const found = hiddenAmong([overall, quarters, months], 5, 1);
    expect(found.map((hidden) => hidden.length)).toEqual([1, 2, 6]);
  });

  it('hides a small group and the next smallest', () => {
    const [, hidden] = hiddenAmong([overall, months], 5, 1);
    expect(names(months, hidden!)).toEqual(['2025-02', '2025-04']);
  });

  it('hides the next smallest of the same quarter where quarters are shown as well', () => {
    const found = hiddenAmong([overall, months, quarters], 5, 1);
    expect(found[2]).toEqual([false, false]);
    expect(names(months, found[1]!).filter((month) => month < '2025-04')).toHaveLength(2);
  });

  it('sees quarters in a crossed breakdown', () => {
    const crossed = shown(answers, [period('quarter'), plan]);
    const found = hiddenAmong([overall, months, crossed], 5, 1);
    expect(
      names(months, found[1]!).filter((month) => month < '2025-04').length === 2 || found[2]!.includes(true),
    ).toBe(true);
  });

  it('goes by the fiscal year', () => {
    const fiscal = shown(answers, [period('quarter')], 3);
    const found = hiddenAmong([overall, months, fiscal], 5, 3);
    const ofQuarter = names(months, found[1]!).filter((month) => month <= '2025-02');
    expect(found[2]![0] || ofQuarter.length === 2).toBe(true);
  });

  it('leaves unknown keys where they are', () => {
    const unknown = { ...months, groups: [...months.groups, group([null], 7)] };
    const all = { ...overall, groups: [group([], 95)] };
    const found = hiddenAmong([all, unknown, quarters], 5, 1);
    expect(found[1]).toHaveLength(7);
    expect(found[1]![6]).toBe(false);
  });

  it('does not add up groups that share respondents', () => {
    const overlapping = { ...months, sums: false };
    expect(names(months, hiddenAmong([overall, overlapping], 5, 1)[1]!)).toEqual(['2025-02']);
  });

  it('never lets a period follow from the longer one around it', () => {
    const some = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 11 }).map((month) => Date.UTC(2025, month, 15)),
        plan: fc.constantFrom('Pro', 'Free'),
      }),
      { minLength: 1, maxLength: 80 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 2, max: 12 }), fc.constantFrom(1, 4), (all, minN, start) => {
        const [fine, coarse] = [shown(all, [period('month')], start), shown(all, [period('quarter')], start)];
        const [, monthsHidden, quartersHidden] = hiddenAmong([shown(all, []), fine, coarse], minN, start);
        coarse.groups.forEach((total, q) => {
          if (quartersHidden![q]) return;
          const parts = fine.groups.flatMap((part, i) =>
            periodKey(Date.parse(`${part.keys[0]}-01`), 'quarter', start) === total.keys[0] &&
            monthsHidden![i]
              ? [n(part)]
              : [],
          );
          expect(parts.length).not.toBe(1);
          if (parts.length > 0) expect(parts.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(minN);
        });
      }),
    );
  });

  it('is quick on years of days', () => {
    const days = Array.from({ length: 3 * 365 }, (_, i) => i).flatMap((day) =>
      Array.from({ length: day % 7 }, () => ({
        at: Date.UTC(2023, 0, 1 + day),
        plan: day % 2 ? 'Pro' : 'Free',
      })),
    );
    const begun = performance.now();
    hiddenAmong(
      [
        shown(days, []),
        shown(days, [period('day')]),
        shown(days, [period('month')]),
        shown(days, [period('year')]),
      ],
      5,
      1,
    );
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
