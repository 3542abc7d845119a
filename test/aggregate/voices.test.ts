import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTally, size } from '../../src/aggregate/tally.ts';
import { type Spoken, type Voiced, Voices } from '../../src/aggregate/voices.ts';
import type { Dedupe, Tally, WallTime } from '../../src/model.ts';

const DAY = 86_400_000;
const periodOf = (at: WallTime): string => `p${Math.floor(at / DAY / 30)}`;

interface Answer extends Spoken {
  plan: string | null;
}

const answer: fc.Arbitrary<Answer> = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  at: fc.option(fc.integer({ min: 0, max: 90 }).map((days) => days * DAY)),
  respondent: fc.option(fc.constantFrom('ann', 'bob', 'cyd')),
  topics: fc.uniqueArray(fc.constantFrom(0, 1, 2, 70)),
  plan: fc.constantFrom('Pro', 'Free', '__proto__', null),
});
const answers = fc.array(answer, { maxLength: 25 });
const dedupes = fc.constantFrom<Dedupe>('none', 'latest', 'first');

/** Overall, by plan, by period, by both. */
const SHAPES = [
  { depth: 0, period: null },
  { depth: 1, period: null },
  { depth: 1, period: 0 },
  { depth: 2, period: 1 },
];
const keysOf = ({ plan, at }: Answer) => {
  const period = at === null ? null : periodOf(at);
  return [[], [plan], [period], [plan, period]];
};

function counted(all: readonly Answer[], dedupe: Dedupe) {
  const voices = new Voices(SHAPES, dedupe);
  for (const one of all) voices.take(one, keysOf(one));
  return voices.finish(periodOf);
}

const tallyOf = (some: readonly Answer[]): Tally => {
  const tally = emptyTally();
  for (const { score } of some) tally[score]!++;
  return tally;
};

/** The definitions, read word by word: who speaks in a scope, by which answer, and of what. */
function byHand(all: readonly Answer[], dedupe: Dedupe) {
  const later = (a: Answer, b: Answer): boolean =>
    a.at !== b.at
      ? b.at === null || (a.at !== null && (dedupe === 'latest' ? a.at > b.at : a.at < b.at))
      : dedupe === 'latest'
        ? all.indexOf(a) > all.indexOf(b)
        : all.indexOf(a) < all.indexOf(b);
  const best = (some: readonly Answer[]) =>
    some.find((one) => some.every((other) => other === one || later(one, other)))!;
  const speakers = (scope: readonly Answer[]): Answer[][] => {
    if (dedupe === 'none') return scope.map((one) => [one]);
    const names = [...new Set(scope.flatMap(({ respondent }) => respondent ?? []))];
    return [
      ...scope.filter(({ respondent }) => respondent === null).map((one) => [one]),
      ...names.map((name) => scope.filter(({ respondent }) => respondent === name)),
    ];
  };
  const listOf = (
    from: readonly Answer[],
    keyOf: (one: Answer) => (string | null)[],
    period: number | null,
  ) => {
    const periods = period === null ? [null] : [...new Set(from.map((one) => keyOf(one)[period]!))];
    const scopes = periods.map((p) => from.filter((one) => period === null || keyOf(one)[period] === p));
    const groups = new Map(from.map((one) => [JSON.stringify(keyOf(one)), keyOf(one)]));
    return [...groups].flatMap(([name, keys]) => {
      const isHere = (one: Answer) => JSON.stringify(keyOf(one)) === name;
      const people = scopes.flatMap(speakers);
      const home = people.filter((own) => isHere(best(own)));
      const topics = [0, 1, 2, 70].flatMap((topic) => {
        const having = (own: readonly Answer[]) => own.filter((one) => one.topics.includes(topic));
        const mentions = from.filter((one) => isHere(one) && one.topics.includes(topic)).length;
        const spoken = people.filter((own) => having(own).length > 0 && isHere(best(having(own))));
        const silent = home.filter((own) => having(own).length === 0);
        const isKnown = mentions > 0 || spoken.length > 0 || silent.length < home.length;
        const counts = {
          mentions,
          with: tallyOf(spoken.map((own) => best(having(own)))),
          without: tallyOf(silent.map(best)),
        };
        return isKnown ? [[topic, counts] as const] : [];
      });
      return [{ keys, all: tallyOf(home.map(best)), topics: new Map(topics) }];
    });
  };
  return {
    breakdowns: SHAPES.map(({ period }, i) => listOf(all, (one) => keysOf(one)[i]!, period)),
    periods: listOf(
      all.filter(({ at }) => at !== null),
      ({ at }) => [periodOf(at!)],
      0,
    ),
  };
}

const sorted = (groups: readonly Voiced[]) =>
  groups
    .map(
      ({ keys, all, topics }) => [JSON.stringify(keys), all, [...topics].sort(([a], [b]) => a - b)] as const,
    )
    // A group may be there for the sake of what somebody says who is counted elsewhere, or not be there.
    .filter(([, all, topics]) => size(all) > 0 || topics.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));

describe('Voices', () => {
  it('counts as the definitions say, read word by word', () => {
    fc.assert(
      fc.property(answers, dedupes, (all, dedupe) => {
        const [found, wanted] = [counted(all, dedupe), byHand(all, dedupe)];
        for (const i of SHAPES.keys())
          expect(sorted(found.breakdowns[i]!)).toEqual(sorted(wanted.breakdowns[i]!));
        expect(sorted(found.periods)).toEqual(sorted(wanted.periods));
      }),
      { numRuns: 500 },
    );
  });

  it('with and without a topic make up everyone, and nobody is in both', () => {
    fc.assert(
      fc.property(answers, dedupes, (all, dedupe) => {
        const { breakdowns, periods } = counted(all, dedupe);
        for (const { all: everyone, topics } of [...breakdowns[0]!, ...periods])
          for (const { with: having, without } of topics.values())
            expect(size(having) + size(without)).toBe(size(everyone));
      }),
    );
  });

  it('hears one loud customer once, however much they write', () => {
    const loud = Array.from({ length: 50 }, (_, i) => ({
      score: 0,
      at: i * DAY,
      respondent: 'ann',
      topics: [0],
    }));
    const voices = new Voices([{ depth: 0, period: null }], 'latest');
    for (const one of [...loud, { score: 9, at: 0, respondent: 'bob', topics: [] }]) voices.take(one, [[]]);
    const { breakdowns, periods } = voices.finish(periodOf);
    expect(breakdowns[0]![0]!.topics.get(0)).toMatchObject({ mentions: 50 });
    expect(size(breakdowns[0]![0]!.topics.get(0)!.with)).toBe(1);
    expect(periods.map(({ keys, topics }) => [keys[0], size(topics.get(0)!.with)])).toEqual([
      ['p0', 1],
      ['p1', 1],
    ]);
  });

  it('loses nobody of many', () => {
    const voices = new Voices([{ depth: 0, period: null }], 'first');
    const people = 4000;
    for (let i = 0; i < 2 * people; i++)
      voices.take({ score: i % 11, at: i * 1000, respondent: `r${i % people}`, topics: [i % 3, 70] }, [[]]);
    const { breakdowns, periods } = voices.finish(periodOf);
    const wanted = emptyTally();
    for (let i = 0; i < people; i++) wanted[i % 11]!++;
    expect(breakdowns[0]![0]!.all).toEqual(wanted);
    expect(breakdowns[0]![0]!.topics.get(70)).toEqual({
      mentions: 2 * people,
      with: wanted,
      without: emptyTally(),
    });
    expect(periods.map(({ all }) => all)).toEqual([wanted]);
  });

  it('keeps nothing of the keys it is given', () => {
    const voices = new Voices([{ depth: 1, period: null }], 'latest');
    const keys: [string] = ['Pro'];
    voices.take({ score: 9, at: 0, respondent: 'ann', topics: [] }, [keys]);
    keys[0] = 'Free';
    voices.take({ score: 0, at: 0, respondent: null, topics: [] }, [keys]);
    expect(
      voices
        .finish(periodOf)
        .breakdowns[0]!.map((group) => group.keys[0])
        .sort(),
    ).toEqual(['Free', 'Pro']);
  });
});
