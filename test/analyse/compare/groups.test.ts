import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareGroups, type GroupsOptions } from '../../../src/analyse/compare/groups.ts';
import { parseThemes } from '../../../src/config/themes.ts';
import type { GroupsReport } from '../../../src/model/compare.ts';
import type { Question } from '../../../src/model.ts';
import { csv, question, withFiles, worldOf } from '../../pipeline/ask.ts';

const RULES = parseThemes(
  'version: 1\nthemes: [{id: price, any: [price]}, {id: slow, any: [slow]}]',
  'r.yaml',
);
const OPTIONS: GroupsOptions = {
  interval: 'adjusted-wald',
  level: 0.95,
  minN: 0,
  strict: false,
  against: 'rest',
  adjust: 'holm',
};

type Cells = [score: number, plan: string, comment?: string, date?: string, who?: string];

const run = (
  rows: readonly Cells[],
  options: Partial<GroupsOptions> = {},
  changes: Partial<Question> = {},
): Promise<GroupsReport> => {
  const table = rows.map(([score, plan, comment = '', date = '2025-01-01', who = '']) => [
    ...[`${score}`, plan, comment, date, who],
  ]);
  return withFiles({ 'a.csv': csv([['score', 'plan', 'comment', 'date', 'email'], ...table]) }, (inputs) =>
    compareGroups(
      question({
        roles: { score: 'score', comment: 'comment', date: 'date', respondent: 'email' },
        by: ['plan'],
        ...changes,
        inputs,
      }),
      { ...OPTIONS, ...options },
      worldOf(),
    ),
  );
};

const npsOf = (scores: readonly number[]) =>
  (100 * (scores.filter((s) => s >= 9).length - scores.filter((s) => s <= 6).length)) / scores.length;
const many = (n: number, score: number, plan: string): Cells[] =>
  Array.from({ length: n }, () => [score, plan]);

const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.constantFrom('A', 'B', 'C', '')), {
  minLength: 1,
  maxLength: 40,
});

describe('compareGroups', () => {
  it('each with the rest and each with each, as by hand', async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.constantFrom('rest' as const, 'pairs'), async (rows, against) => {
        const { breakdowns } = await run(rows, { against });
        const scores = (holds: (plan: string) => boolean) =>
          rows.filter(([, plan]) => holds(plan)).map(([score]) => score);
        const groups = new Set(rows.map(([, plan]) => plan)).size;
        const { differences, comparisons } = breakdowns[0]!;
        expect(differences).toHaveLength(against === 'rest' ? groups : (groups * (groups - 1)) / 2);
        expect(comparisons).toBe(groups === 1 ? 0 : differences.length);
        for (const { compared, baseline, difference } of differences) {
          const own = scores((plan) => plan === (compared.plan ?? ''));
          const others = scores((plan) =>
            baseline === null ? plan !== (compared.plan ?? '') : plan === (baseline.plan ?? ''),
          );
          if (others.length === 0) expect(difference).toBe(null);
          else expect(difference!.points).toBeCloseTo(npsOf(own) - npsOf(others), 10);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('raises p for the number of comparisons', async () => {
    const rows = [
      ...many(40, 9, 'A'),
      ...many(10, 3, 'A'),
      ...many(25, 9, 'B'),
      ...many(25, 3, 'B'),
      ...many(30, 8, 'C'),
    ];
    const ps = async (adjust: GroupsOptions['adjust']) =>
      (await run(rows, { against: 'pairs', adjust })).breakdowns[0]!.differences.map(
        ({ difference, adjustedP }) => [difference!.p!, adjustedP!] as const,
      );
    for (const [p, adjusted] of await ps('none')) expect(adjusted).toBe(p);
    const [none, bh, holm] = [await ps('none'), await ps('bh'), await ps('holm')];
    for (const [i, [, adjusted]] of none.entries()) {
      expect(bh[i]![1]).toBeGreaterThanOrEqual(adjusted);
      expect(holm[i]![1]).toBeGreaterThanOrEqual(bh[i]![1]);
    }
    expect(Math.min(...holm.map(([, p]) => p))).toBeCloseTo(3 * Math.min(...none.map(([, p]) => p)), 12);
  });

  it('compares themes with the rest, but not in pairs, as they share answers', async () => {
    const rows: Cells[] = [
      [9, 'A', 'price'],
      [3, 'A', 'slow price'],
      [10, 'A', 'fine'],
      [7, 'A'],
    ];
    const themes = { by: ['theme'], themes: RULES };
    const { breakdowns } = await run(rows, {}, themes);
    const price = breakdowns[0]!.differences.find(({ compared }) => compared.theme === 'price')!;
    expect([price.comparedScore.n, price.baselineScore.n]).toEqual([2, 2]);
    await expect(run(rows, { against: 'pairs' }, themes)).rejects.toMatchObject({ code: 'badOption' });
  });

  it('refuses more pairs than anybody reads', async () => {
    const rows = Array.from({ length: 201 }, (_, i): Cells => [i % 11, `p${i}`]);
    await expect(run(rows, { against: 'pairs' })).rejects.toMatchObject({
      code: 'badOption',
      hint: expect.stringContaining('at most 200 groups (it has 201)'),
    });
    expect((await run(rows)).breakdowns[0]!.comparisons).toBe(201);
  });

  it('warns where respondents are in several groups', async () => {
    const rows: Cells[] = [
      [9, 'A', '', '2025-01-01', 'a@x.test'],
      [3, 'A', '', '2025-02-01', 'a@x.test'],
      [8, 'A', '', '2025-02-02', 'b@x.test'],
    ];
    const found = await run(rows, {}, { by: ['month'], dedupe: 'latest' });
    expect(found.warnings.map(({ code }) => code)).toContain('sharedRespondents');
    expect(found.breakdowns[0]!.differences.map(({ baselineScore }) => baselineScore.n)).toEqual([2, 1]);
  });

  it('hides small groups, and does not count their tests', async () => {
    const rows = [...many(20, 9, 'A'), ...many(20, 3, 'B'), ...many(6, 8, 'C'), ...many(2, 0, 'D')];
    const { breakdowns } = await run(rows, { minN: 5 });
    const { differences, comparisons } = breakdowns[0]!;
    const hidden = differences.filter(({ comparedScore }) => comparedScore.suppressed);
    expect(hidden.map(({ compared }) => compared.plan)).toEqual(['C', 'D']);
    for (const one of hidden)
      expect(one).toMatchObject({ difference: null, adjustedP: null, beyondChance: false });
    expect(comparisons).toBe(2);
  });
});
