import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BreakdownShape, type Counted, MemoryEngine } from '../../src/aggregate/memory.ts';
import { emptyTally, merge, size } from '../../src/aggregate/tally.ts';
import type { Dedupe, Group, Keys, WallTime } from '../../src/model.ts';
import { answers, keys } from './arbitraries.ts';

const DAY = 86_400_000;
/** Periods of thirty days. */
const periodOf = (at: WallTime): string => `p${Math.floor(at / DAY / 30)}`;
const periodKey = (at: WallTime | null): string | null => (at === null ? null : periodOf(at));

/** By a column; by period; by column and period, the period second. */
const SHAPES: readonly BreakdownShape[] = [
  { depth: 1, period: null },
  { depth: 1, period: 0 },
  { depth: 2, period: 1 },
];

interface Answer extends Counted {
  plan: string | null;
}

const keysOf = ({ plan, at }: Answer): Keys[][] => [[[plan]], [[periodKey(at)]], [[plan, periodKey(at)]]];

function tallied(all: readonly Answer[], dedupe: Dedupe) {
  const engine = new MemoryEngine(SHAPES, dedupe);
  for (const answer of all) engine.take(answer, keysOf(answer));
  return { ...engine.finish(periodOf), repeats: engine.repeats };
}

/** The same, read literally: each answer counts unless a better one of its respondent's is in the same scope. */
function byHand(all: readonly Answer[], dedupe: Dedupe) {
  const isBetter = (a: Answer, b: Answer): boolean => {
    if (a.at !== b.at) {
      if (a.at === null || b.at === null) return b.at === null;
      return dedupe === 'latest' ? a.at > b.at : a.at < b.at;
    }
    return dedupe === 'latest' ? all.indexOf(a) > all.indexOf(b) : all.indexOf(a) < all.indexOf(b);
  };
  const counting = (inScope: (a: Answer, b: Answer) => boolean, from = all) =>
    from.filter(
      (one) =>
        dedupe === 'none' ||
        one.respondent === null ||
        !from.some(
          (other) => other.respondent === one.respondent && inScope(one, other) && isBetter(other, one),
        ),
    );
  const tallyOf = (some: readonly Answer[]) => {
    const tally = emptyTally();
    for (const { score } of some) tally[score]!++;
    return tally;
  };
  const groupsOf = (some: readonly Answer[], keyOf: (answer: Answer) => Keys): Group[] =>
    [...new Map(some.map((answer) => [JSON.stringify(keyOf(answer)), keyOf(answer)])).values()].map(
      (key) => ({
        keys: key,
        tally: tallyOf(some.filter((answer) => JSON.stringify(keyOf(answer)) === JSON.stringify(key))),
      }),
    );
  const samePeriod = (a: Answer, b: Answer) => periodKey(a.at) === periodKey(b.at);
  const anywhere = counting(() => true);
  const eachPeriod = counting(samePeriod);
  return {
    overall: tallyOf(anywhere),
    undated: anywhere.filter(({ at }) => at === null).length,
    duplicates: all.length - anywhere.length,
    trend: groupsOf(
      eachPeriod.filter(({ at }) => at !== null),
      ({ at }) => [periodKey(at)],
    ),
    breakdowns: [
      groupsOf(anywhere, ({ plan }) => [plan]),
      groupsOf(eachPeriod, ({ at }) => [periodKey(at)]),
      groupsOf(eachPeriod, ({ plan, at }) => [plan, periodKey(at)]),
    ],
  };
}

const sorted = (groups: readonly Group[]) =>
  groups.map(({ keys: key, tally }) => [JSON.stringify(key), tally]).sort();
const comparable = ({ overall, undated, duplicates, trend, breakdowns }: ReturnType<typeof byHand>) => ({
  overall: [...overall],
  undated,
  duplicates,
  trend: sorted(trend),
  breakdowns: breakdowns.map(sorted),
});
const readings = (found: ReturnType<typeof tallied>) => comparable({ ...found, overall: [...found.overall] });

const planned = fc.tuple(answers, keys).map(([answer, plan]): Answer => ({ ...answer, plan }));
const dedupes = fc.constantFrom<Dedupe>('none', 'latest', 'first');
const answer = (score: number, changes: Partial<Answer> = {}): Answer => ({
  score,
  at: 0,
  respondent: 'ann',
  times: 1,
  plan: 'Pro',
  ...changes,
});

describe('MemoryEngine', () => {
  it.each<Dedupe>(['none', 'latest', 'first'])(
    'with dedupe %s finds what a literal reading finds',
    (dedupe) => {
      fc.assert(
        fc.property(fc.array(planned, { maxLength: 14 }), (all) => {
          expect(readings(tallied(all, dedupe))).toEqual(comparable(byHand(all, dedupe)));
        }),
        { numRuns: 400 },
      );
    },
  );

  it('does not depend on the order of the rows where no two dates of a respondent are equal', () => {
    const untied = fc.uniqueArray(planned, {
      maxLength: 14,
      selector: ({ respondent, at }) => (respondent === null ? {} : `${respondent}@${at}`),
    });
    fc.assert(
      fc.property(
        untied.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        dedupes,
        ([all, shuffled], dedupe) => {
          expect(readings(tallied(shuffled, dedupe))).toEqual(readings(tallied(all, dedupe)));
        },
      ),
    );
  });

  it('has tallies that merge: where respondents are apart, a whole is the merge of its parts', () => {
    const apart = (all: readonly Answer[]) =>
      all.map((one) => ({ ...one, respondent: one.respondent === null ? null : `2${one.respondent}` }));
    fc.assert(
      fc.property(fc.array(planned), fc.array(planned).map(apart), dedupes, (a, b, dedupe) => {
        const [first, second, both] = [tallied(a, dedupe), tallied(b, dedupe), tallied([...a, ...b], dedupe)];
        expect(both.overall).toEqual(merge(first.overall, second.overall));
        expect(both.duplicates).toBe(first.duplicates + second.duplicates);
      }),
    );
  });

  it('has groups of a column that add up to the overall', () => {
    fc.assert(
      fc.property(fc.array(planned), dedupes, (all, dedupe) => {
        const { overall, breakdowns } = tallied(all, dedupe);
        expect(breakdowns[0]!.map(({ tally }) => tally).reduce(merge, emptyTally())).toEqual([...overall]);
      }),
    );
  });

  it('keeps nothing of the objects it is given', () => {
    const engine = new MemoryEngine([{ depth: 1, period: null }], 'latest');
    const one = { score: 9, at: 0, respondent: 'ann', times: 1 };
    const list: [string] = ['Pro'];
    engine.take(one, [[list]]);
    Object.assign(one, { score: 0, at: 1, respondent: 'bob' });
    list[0] = 'Free';
    engine.take(one, [[list]]);
    const { overall, breakdowns } = engine.finish(periodOf);
    expect([overall[9], overall[0]]).toEqual([1, 1]);
    expect(sorted(breakdowns[0]!).map(([name]) => name)).toEqual(['["Free"]', '["Pro"]']);
  });

  it('finds nothing where it took nothing', () => {
    expect(tallied([], 'latest')).toEqual({
      overall: emptyTally(),
      undated: 0,
      trend: [],
      breakdowns: [[], [], []],
      duplicates: 0,
      repeats: { count: 0, atLeast: false },
    });
  });
});

describe('dedupe', () => {
  const chosen = (all: readonly Answer[], dedupe: Dedupe) => tallied(all, dedupe).overall.indexOf(1);

  it.each<[string, Answer[], number, number]>([
    ['by date, not by row', [answer(1, { at: DAY }), answer(2, { at: 0 })], 1, 2],
    ['of equal dates by row', [answer(1), answer(2)], 2, 1],
    ['an undated one only where no other is', [answer(1), answer(2, { at: null })], 1, 1],
    ['of undated ones by row', [answer(1, { at: null }), answer(2, { at: null })], 2, 1],
    ['a date before 1970 is a date', [answer(1, { at: -DAY }), answer(2, { at: null })], 1, 1],
  ])('chooses %s', (_, all, latest, first) => {
    expect([chosen(all, 'latest'), chosen(all, 'first')]).toEqual([latest, first]);
  });

  it('never takes two anonymous answers for one respondent', () => {
    const all = [answer(1, { respondent: null }), answer(2, { respondent: null })];
    expect(size(tallied(all, 'latest').overall)).toBe(2);
  });

  it('takes an empty name for a name', () => {
    const all = [answer(1, { respondent: '' }), answer(2, { respondent: '' })];
    expect(size(tallied(all, 'latest').overall)).toBe(1);
  });

  it('counts one voice in each period, so that periods exceed the overall', () => {
    const found = tallied(
      [answer(1, { at: 0 }), answer(2, { at: DAY }), answer(3, { at: 40 * DAY })],
      'latest',
    );
    expect(size(found.overall)).toBe(1);
    expect(sorted(found.trend).map(([name, tally]) => [name, (tally as number[]).indexOf(1)])).toEqual([
      ['["p0"]', 2],
      ['["p1"]', 3],
    ]);
  });
});

describe('repeats', () => {
  it.each<[Dedupe, number]>([
    ['none', 2],
    ['latest', 0],
    ['first', 0],
  ])('with dedupe %s are %i', (dedupe, count) => {
    const all = [
      answer(1),
      answer(2),
      answer(3),
      answer(4, { respondent: 'bob' }),
      answer(5, { respondent: null }),
    ];
    expect(tallied(all, dedupe).repeats).toEqual({ count, atLeast: false });
  });

  it('of more respondents than are remembered are at least so many', () => {
    const engine = new MemoryEngine([], 'none');
    for (let i = 0; i < 1_000_000; i++)
      engine.take({ score: 10, at: null, respondent: `r${i}`, times: 1 }, []);
    for (const respondent of ['r0', 'beyond', 'beyond', 'r999999'])
      engine.take({ score: 10, at: null, respondent, times: 1 }, []);
    expect(engine.repeats).toEqual({ count: 2, atLeast: true });
    expect(engine.finish(periodOf).overall[10]).toBe(1_000_004);
  });
});
