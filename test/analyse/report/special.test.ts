import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question, Score } from '../../../src/model.ts';
import { clusteredScore } from '../../../src/stats/cluster.ts';
import { effectiveN } from '../../../src/stats/finitePopulation.ts';
import { interval } from '../../../src/stats/interval.ts';
import { countsOf } from '../../../src/stats/nps.ts';
import { weightedScore } from '../../../src/stats/weights.ts';
import { tallyOf } from '../../stats/counts.ts';
import { type Given, HEADER, ROLES, reported, rowOf, tables, voices } from './sampled.ts';

const dedupes = fc.constantFrom<Question['dedupe']>('none', 'latest');
const monthOf = ({ date }: Given) => date.slice(0, 7);

/** Groups of a report by its own means: everyone, months, plans, and plans within months. */
function placesOf(all: readonly Given[], dedupe: Question['dedupe']) {
  const once = dedupe === 'none' ? all : voices(all);
  const monthly = dedupe === 'none' ? all : voices(all, monthOf);
  const by = (some: readonly Given[], keyOf: (one: Given) => string) => {
    const groups = new Map<string, Given[]>();
    for (const one of some) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
    return groups;
  };
  return {
    overall: once,
    trend: by(
      monthly.filter(({ date }) => date !== ''),
      monthOf,
    ),
    plans: by(once, ({ plan }) => plan),
    months: by(monthly, (one) => `${one.plan}|${monthOf(one)}`),
  };
}

async function holdsFor(
  all: readonly Given[],
  changes: Partial<Question>,
  expected: (some: readonly Given[]) => Partial<Score>,
  counted: readonly Given[] = all,
) {
  const places = placesOf(counted, changes.dedupe ?? 'none');
  const found = await reported([HEADER, ...all.map(rowOf)], {
    roles: ROLES,
    by: ['plan', 'plan,month', 'month'],
    ...changes,
  });
  const close = (score: Score, some: readonly Given[]) => {
    const { interval: limits, ...rest } = expected(some);
    for (const [name, value] of Object.entries(rest)) {
      const is = score[name as keyof Score];
      if (typeof value === 'number') expect(is, name).toBeCloseTo(value, 8);
      else expect(is, name).toEqual(value);
    }
    if (limits == null) expect(score.interval).toBeNull();
    else {
      expect(score.interval!.method).toBe(limits.method);
      expect(score.interval!.low).toBeCloseTo(limits.low, 8);
      expect(score.interval!.high).toBeCloseTo(limits.high, 8);
    }
  };
  close(found.overall, places.overall);
  for (const group of found.trend?.groups ?? []) close(group, places.trend.get(group.keys.month!) ?? []);
  const [plans, months] = found.breakdowns;
  expect(plans!.groups).toHaveLength(places.plans.size);
  for (const group of plans!.groups) close(group, places.plans.get(group.keys.plan ?? '')!);
  expect(months!.groups).toHaveLength(places.months.size);
  for (const group of months!.groups)
    close(group, places.months.get(`${group.keys.plan ?? ''}|${group.keys.month ?? ''}`)!);
  return found;
}

describe('by account', () => {
  const accountsOf = (some: readonly Given[]) => {
    const named = [...new Set(some.map(({ company }) => company.trim().toLowerCase()))].filter(Boolean);
    return [
      ...named.map((name) => some.filter(({ company }) => company.trim().toLowerCase() === name)),
      ...some.filter(({ company }) => company === '').map((one) => [one]),
    ];
  };
  const expected = (some: readonly Given[]): Partial<Score> => {
    const found = clusteredScore(
      accountsOf(some).map((one) => tallyOf(...one.map(({ score }) => score))),
      0.95,
    );
    return {
      n: some.length,
      nps: found?.nps ?? null,
      interval: found?.interval ? { ...found.interval, method: 'cluster' } : null,
      accounts: found?.accounts ?? 0,
      designEffect: found?.designEffect ?? null,
    };
  };

  it('is what a plain reading of the table gives', async () => {
    await fc.assert(
      fc.asyncProperty(tables, dedupes, async (all, dedupe) => {
        const found = await holdsFor(all, { cluster: 'company', dedupe }, expected);
        const heard = dedupe === 'none' ? all : voices(all);
        expect(found.cluster).toEqual({
          by: 'company',
          withoutAccount: heard.filter(({ company }) => company === '').length,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('5 accounts with 11 answers: design effect 2.63', async () => {
    const accounts = [[10, 9, 10], [3, 4], [9], [7, 8, 0], [10, 10]];
    const rows = accounts.flatMap((scores, i) => scores.map((score) => [`c${i}`, `${score}`]));
    const { overall, cluster, warnings } = await reported([['company', 'nps'], ...rows], {
      roles: { score: 'nps', account: 'company' },
      cluster: 'account',
    });
    expect(overall).toMatchObject({ n: 11, accounts: 5, interval: { method: 'cluster', level: 0.95 } });
    expect(overall.nps).toBeCloseTo(27.272727, 6);
    expect(overall.designEffect).toBeCloseTo(2.626263, 6);
    expect(cluster).toEqual({ by: 'company', withoutAccount: 0 });
    expect(warnings.map(({ code }) => code)).toContain('fewAccounts');
  });

  it('one account has a score and no interval', async () => {
    const { overall, warnings } = await reported(
      [
        ['company', 'nps'],
        ['x', '9'],
        ['x', '3'],
      ],
      {
        roles: { score: 'nps' },
        cluster: 'company',
      },
    );
    expect(overall).toMatchObject({ n: 2, nps: 0, interval: null, accounts: 1, designEffect: null });
    expect(warnings.find(({ code }) => code === 'fewAccounts')!.message).toContain('1 account is few');
  });

  it('finds the role, and says where there is none', async () => {
    const rows = [
      ['email', 'nps'],
      ['a@x.example', '9'],
    ];
    await expect(reported(rows, { cluster: 'account' })).rejects.toThrow('--cluster account');
    await expect(reported(rows, { cluster: 'company' })).rejects.toThrow(
      "--cluster: no column is called 'company'",
    );
  });

  it('hides small groups, and what they would say', async () => {
    const rows = [...Array.from({ length: 9 }, (_, i) => [`c${i}`, 'Pro', '9']), ['x', 'Free', '3']];
    const { breakdowns } = await reported(
      [['company', 'plan', 'nps'], ...rows],
      { roles: { score: 'nps' }, cluster: 'company', by: ['plan'] },
      { minN: 5 },
    );
    const free = breakdowns[0]!.groups.find(({ keys }) => keys.plan === 'Free');
    expect(free).toMatchObject({ n: null, accounts: null, designEffect: null, suppressed: true });
  });
});

describe('by weight', () => {
  const usable = (one: Given) => Number(one.weight) > 0;
  const expected = (some: readonly Given[]): Partial<Score> => {
    const none = () => Array<number>(11).fill(0);
    const sums = { counts: none(), weights: none(), squares: none() };
    for (const { score, weight } of some) {
      sums.counts[score]! += 1;
      sums.weights[score]! += Number(weight);
      sums.squares[score]! += Number(weight) ** 2;
    }
    const found = weightedScore(sums, 0.95);
    return {
      n: some.length,
      nps: found?.nps ?? null,
      interval: found && { ...found.interval, method: 'weighted' },
      effectiveN: found?.effectiveN ?? null,
      designEffect: found?.designEffect ?? null,
    };
  };

  it('is what a plain reading of the table gives; answers without a weight are told and left out', async () => {
    await fc.assert(
      fc.asyncProperty(tables, dedupes, async (all, dedupe) => {
        const counted = all.filter(usable);
        const found = await holdsFor(all, { weight: 'w', dedupe }, expected, counted);
        expect(found.weight).toEqual({ by: 'w' });
        expect(found.counts.invalid).toBe(all.length - counted.length);
        const told = found.rejections.find(({ reason }) => reason === 'weightUnusable');
        expect(told?.count ?? 0).toBe(all.length - counted.length);
        if (told) expect(told).toMatchObject({ column: 'w', lines: expect.any(Array) });
      }),
      { numRuns: 40 },
    );
  });

  it('weights 1, 2, 3 tell as much as 36/14 answers', async () => {
    const rows = [
      ['nps', 'w'],
      ['10', '1'],
      ['7', '2'],
      ['0', '3'],
    ];
    const { overall } = await reported(rows, { roles: { score: 'nps' }, weight: 'w' });
    expect(overall).toMatchObject({ n: 3, promoters: 1, detractors: 1, weighted: { passives: 2 / 6 } });
    expect(overall.nps).toBeCloseTo((100 * (1 - 3)) / 6, 12);
    expect(overall.effectiveN).toBeCloseTo(36 / 14, 12);
  });

  it('weights of one size give the default interval', async () => {
    const rows = [['nps', 'w'], ...['10', '9', '8', '7', '3', '10'].map((score) => [score, '2.5'])];
    const weighted = await reported(rows, { roles: { score: 'nps' }, weight: 'w' });
    const plain = await reported(rows, { roles: { score: 'nps' } });
    expect(weighted.overall.nps).toBeCloseTo(plain.overall.nps!, 10);
    expect(weighted.overall.interval!.low).toBeCloseTo(plain.overall.interval!.low, 8);
    expect(weighted.overall.interval!.high).toBeCloseTo(plain.overall.interval!.high, 8);
  });

  it('is strict where it is to be, and quotes cells where they may be quoted', async () => {
    const rows = [
      ['nps', 'w'],
      ['10', '1'],
      ['7', 'much'],
    ];
    const asked = { roles: { score: 'nps' }, weight: 'w' };
    await expect(reported(rows, asked, { strict: true })).rejects.toThrow("column 'w'");
    const { rejections } = await reported(rows, { ...asked, verbose: true });
    expect(rejections[0]).toMatchObject({ reason: 'weightUnusable', lines: [3], cells: ['much'] });
  });
});

describe('of a population', () => {
  const rows = (scores: readonly number[]) => [
    ['plan', 'nps'],
    ...scores.map((score) => ['Pro', `${score}`]),
  ];
  const SCORES = Array.from({ length: 60 }, (_, i) => [10, 9, 8, 3][i % 4]!);

  it('60 of 150 are worth 149/90 times as many, and groups are as they were', async () => {
    const asked = { roles: { score: 'nps' }, by: ['plan'] };
    const found = await reported(rows(SCORES), asked, { population: 150 });
    const plain = await reported(rows(SCORES), asked);
    const counts = countsOf(tallyOf(...SCORES));
    const factor = effectiveN(60, 150) / 60;
    const raised = interval(
      {
        n: counts.n * factor,
        promoters: counts.promoters * factor,
        passives: counts.passives * factor,
        detractors: counts.detractors * factor,
      },
      'adjusted-wald',
      0.95,
    )!;
    expect(factor).toBeCloseTo(149 / 90, 12);
    expect(found.population).toBe(150);
    expect(found.overall.interval).toEqual(raised);
    expect(found.breakdowns).toEqual(plain.breakdowns);
    expect(found.overall.nps).toBe(plain.overall.nps);
  });

  it('has nothing left to chance where all have answered, and refuses fewer', async () => {
    const census = await reported(rows([10, 9, 3]), { roles: { score: 'nps' } }, { population: 3 });
    expect(census.overall.interval).toMatchObject({ low: census.overall.nps, high: census.overall.nps });
    await expect(reported(rows([10, 9, 3]), { roles: { score: 'nps' } }, { population: 2 })).rejects.toThrow(
      "--population '2'",
    );
  });

  it('hides the overall where it is small', async () => {
    const { overall } = await reported(
      rows([10, 9, 3]),
      { roles: { score: 'nps' } },
      { population: 9, minN: 5 },
    );
    expect(overall).toMatchObject({ n: null, interval: null, suppressed: true });
  });
});
