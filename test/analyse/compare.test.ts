import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, compare, isUndecided } from '../../src/analyse/compare.ts';
import type { ReportOptions } from '../../src/analyse/report.ts';
import { parseThemes } from '../../src/config/themes.ts';
import type { SidesReport } from '../../src/model/compare.ts';
import type { Category, Question } from '../../src/model.ts';
import { csv, question, withFiles, worldOf } from '../pipeline/ask.ts';

const RULES = parseThemes(
  `version: 1
themes:
  - {id: price, label: Price, any: [price*]}
  - {id: speed, any: [slow*]}
  - {id: leaving, any: [cancel*], when: {group: detractor}}`,
  'rules.yaml',
);
const OPTIONS: ReportOptions = { interval: 'adjusted-wald', level: 0.95, minN: 0, strict: false };
const HEADER = ['score', 'comment', 'date', 'email', 'plan', 'region'];
const ROLES = { score: 'score', comment: 'comment', date: 'date', respondent: 'email' };

/** The report on tables, one for each name. */
async function run(
  tables: Record<string, readonly string[][]>,
  asked: Asked | ((paths: readonly string[]) => Asked),
  changes: Partial<Question> = {},
  options: Partial<ReportOptions> = {},
): Promise<SidesReport> {
  const files = Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, csv([HEADER, ...rows])]),
  );
  return withFiles(files, async (inputs) => {
    const sides = typeof asked === 'function' ? asked(inputs) : asked;
    const asking = question({ roles: ROLES, dedupe: 'latest', ...changes, inputs });
    return (await compare(asking, sides, { ...OPTIONS, ...options }, worldOf())) as SidesReport;
  });
}

interface Row {
  score: number;
  words: string;
  day: number | null;
  who: string | null;
  plan: string;
  region: string;
}

/** Few people, days and groups, so that repeats, ties and empty groups are common. */
const row: fc.Arbitrary<Row> = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  words: fc.constantFrom('', 'fine', 'price', 'slow', 'slow price'),
  day: fc.option(fc.integer({ min: 1, max: 89 }), { freq: 6 }),
  who: fc.option(fc.constantFrom('a@x.test', 'b@x.test', 'c@x.test', 'd@x.test')),
  plan: fc.constantFrom('Pro', 'Free', ''),
  region: fc.constantFrom('EU', 'US'),
});
const rows = fc.array(row, { minLength: 1, maxLength: 30 });

const DAY = 86_400_000;
const dateOf = (day: number) => new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10);
const cellsOf = ({ score, words, day, who, plan, region }: Row): string[] => [
  `${score}`,
  words,
  day === null ? '' : dateOf(day),
  who ?? '',
  plan,
  region,
];
const categoryOf = (score: number): Category =>
  score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
const npsOf = (some: readonly Row[]): number | null => {
  const value = some.map(({ score }) => (score >= 9 ? 1 : score >= 7 ? 0 : -1) as number);
  return some.length === 0 ? null : (100 * value.reduce((a, b) => a + b, 0)) / some.length;
};

/** Of each person the latest answer on a side; of those of one day the later row, undated ones only where no other is. */
function voices(side: readonly Row[]): Row[] {
  const isLater = (a: Row, b: Row) =>
    a.day === b.day ? side.indexOf(a) > side.indexOf(b) : b.day === null || (a.day !== null && a.day > b.day);
  const people = [...new Set(side.flatMap(({ who }) => who ?? []))];
  return [
    ...side.filter(({ who }) => who === null),
    ...people.map((name) =>
      side.filter(({ who }) => who === name).reduce((best, one) => (isLater(one, best) ? one : best)),
    ),
  ];
}

function expectLike(found: SidesReport, before: readonly Row[], after: readonly Row[]): void {
  const [first, second] = [voices(before), voices(after)];
  const [from, to] = [npsOf(first), npsOf(second)];
  expect([found.baseline.n, found.compared.n]).toEqual([first.length, second.length]);
  expect([found.baseline.answers, found.compared.answers]).toEqual([before.length, after.length]);
  expect([found.baseline.nps, found.compared.nps]).toEqual([from, to]);
  const { rows: read, scored, missing, invalid, duplicates, filtered } = found.counts;
  expect(scored + missing + invalid + duplicates + filtered).toBe(read);
  expect(scored).toBe(first.length + second.length);

  const both = first.flatMap((one) => {
    const other = second.find(({ who }) => who !== null && who === one.who);
    return other === undefined ? [] : [[one, other] as const];
  });
  expect(found.paired?.n ?? 0).toBe(both.length);
  for (const [one, other] of both) {
    const cell = both.filter(
      ([a, b]) =>
        categoryOf(a.score) === categoryOf(one.score) && categoryOf(b.score) === categoryOf(other.score),
    );
    expect(found.paired!.transitions[categoryOf(one.score)][categoryOf(other.score)]).toBe(cell.length);
  }

  if (from === null || to === null) {
    expect([found.difference, found.parts, isUndecided(found)]).toEqual([null, null, true]);
    return;
  }
  expect(found.difference!.points).toBeCloseTo(to - from, 10);
  expect(found.parts!.promoters + found.parts!.detractors).toBeCloseTo(to - from, 10);
  for (const { by, rate, mix, groups } of found.breakdowns) {
    expect(rate! + mix!).toBeCloseTo(to - from, 10);
    const sum = (part: 'rate' | 'mix') => groups.reduce((all, group) => all + group[part]!, 0);
    expect([sum('rate'), sum('mix')]).toEqual([expect.closeTo(rate!, 10), expect.closeTo(mix!, 10)]);
    for (const group of groups) {
      const isIn = (one: Row) =>
        by.every((name) => (one[name as 'plan' | 'region'] || null) === group.keys[name]);
      expect(group.baseline.n).toBe(first.filter(isIn).length);
      expect(group.compared.nps).toBe(npsOf(second.filter(isIn)));
    }
  }
}

const KEYS = ['2025-01', '2025-02'] as const;
const inMonth = (month: number) => (one: Row) =>
  one.day !== null && new Date(Date.UTC(2025, 0, 1) + (one.day - 1) * DAY).getUTCMonth() === month;

describe('compare, by hand on random tables', () => {
  it('two periods', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        fc.pre(given.some(({ day }) => day !== null));
        const asked = { kind: 'periods', keys: KEYS, period: null } as const;
        const found = await run({ 'a.csv': given.map(cellsOf) }, asked, { by: ['plan', 'plan,region'] });
        expectLike(found, given.filter(inMonth(0)), given.filter(inMonth(1)));
        expect(found.outside).toBe(given.filter((one) => !inMonth(0)(one) && !inMonth(1)(one)).length);
      }),
      { numRuns: 60 },
    );
  });

  it('two files', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (before, after) => {
        const found = await run(
          { 'a.csv': before.map(cellsOf), 'b.csv': after.map(cellsOf) },
          ([a, b]) => ({ kind: 'files', baseline: [a!], compared: [b!], labels: ['a', 'b'] }),
          { by: ['region'] },
        );
        expectLike(found, before, after);
      }),
      { numRuns: 40 },
    );
  });

  it('a segment and the rest, and themes on both sides', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const asked = { kind: 'segments', compared: ['plan=Pro'], baseline: null } as const;
        const found = await run({ 'a.csv': given.map(cellsOf) }, asked, { by: ['region'], themes: RULES });
        const [rest, pro] = [
          given.filter(({ plan }) => plan !== 'Pro'),
          given.filter(({ plan }) => plan === 'Pro'),
        ];
        expectLike(found, rest, pro);
        const price = found.themes!.find(({ theme }) => theme === 'price')!;
        const having = (side: readonly Row[]) => voices(side.filter(({ words }) => words.includes('price')));
        expect([price.baseline.n, price.compared.n]).toEqual([having(rest).length, having(pro).length]);
        const impactOf = (side: readonly Row[]) => {
          const speakers = new Set(having(side).map(({ who }) => who ?? Symbol()));
          const without = voices(side).filter(
            ({ who, words }) => !(who === null ? words.includes('price') : speakers.has(who)),
          );
          const all = npsOf([...having(side), ...without]);
          const others = npsOf(without);
          return having(side).length === 0 || others === null ? null : all! - others;
        };
        expect(price.baseline.impact?.points ?? null).toEqual(closeTo(impactOf(rest)));
        expect(price.compared.impact?.points ?? null).toEqual(closeTo(impactOf(pro)));
        expect(found.themes!.find(({ theme }) => theme === 'leaving')).toMatchObject({
          scoreDependent: true,
          impactChange: null,
        });
      }),
      { numRuns: 60 },
    );
  });
});

const closeTo = (value: number | null) => (value === null ? null : expect.closeTo(value, 10));

/** What of a report does not depend on where the rows stood. */
const verdict = ({
  baseline,
  compared,
  difference,
  parts,
  breakdowns,
  paired,
  themes,
  outside,
}: SidesReport) => ({
  ...{ baseline, compared, difference, parts, breakdowns, paired, themes, outside },
});

describe('compare', () => {
  it('finds the same whatever the order of the rows, and however they are spread over files', async () => {
    // Two answers of one person on one day are told apart by their rows.
    const distinct = rows.map((given) => given.map((one, i) => ({ ...one, day: i + 1 })));
    const shuffled = distinct.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length }),
        fc.nat(given.length),
      ),
    );
    const asked = { kind: 'periods', keys: ['2025-W01', '2025-W03'], period: null } as const;
    const changes = { by: ['plan'], themes: RULES };
    await fc.assert(
      fc.asyncProperty(shuffled, async ([given, other, at]) => {
        const whole = await run({ 'a.csv': given.map(cellsOf) }, asked, changes);
        const spread = await run(
          { 'a.csv': other.slice(0, at).map(cellsOf), 'b.csv': other.slice(at).map(cellsOf) },
          asked,
          changes,
        );
        expect(verdict(spread)).toEqual(verdict(whole));
      }),
      { numRuns: 30 },
    );
  });

  it('takes the last two whole periods by itself, and says so', async () => {
    const given = Array.from({ length: 90 }, (_, i) => cellsOf({ ...PLAIN, who: null, day: i + 1 }));
    const months = await run({ 'a.csv': given }, { kind: 'periods', keys: null, period: null });
    expect([months.baseline.label, months.compared.label]).toEqual(['2025-02', '2025-03']);
    expect(months.why).toBe('the last two whole months with answers');
    expect([months.baseline.n, months.compared.n, months.outside]).toEqual([28, 31, 31]);
    const weeks = await run({ 'a.csv': given }, { kind: 'periods', keys: null, period: 'week' });
    expect([weeks.baseline.label, weeks.compared.label]).toEqual(['2025-W12', '2025-W13']);
  });

  it('needs dates for periods', async () => {
    const undated = run(
      { 'a.csv': [cellsOf({ ...PLAIN, day: null })] },
      { kind: 'periods', keys: KEYS, period: null },
    );
    await expect(undated).rejects.toMatchObject({ code: 'noDates', exitCode: 2 });
  });

  it('goes by the people where most answers are theirs', async () => {
    const wave = (day: number, scores: readonly number[]) =>
      scores.map((score, i) => cellsOf({ ...PLAIN, day, score, who: `${i}@x.test` }));
    const asked = { kind: 'periods', keys: KEYS, period: null } as const;
    const same = await run({ 'a.csv': [...wave(5, [9, 9, 9, 3]), ...wave(40, [9, 8, 8, 3])] }, asked);
    expect(same.paired).toMatchObject({ n: 4, most: true, rose: 0, stayed: 2, fell: 2, points: -50 });
    const few = await run({ 'a.csv': [...wave(5, [9, 9, 9, 3]), ...wave(40, [9])] }, asked);
    expect(few.paired).toMatchObject({ n: 1, most: false });
  });

  it('says of an input where nobody can be followed, once, and not that people repeat', async () => {
    const given = [
      cellsOf({ ...PLAIN, day: 5 }),
      cellsOf({ ...PLAIN, day: 6 }),
      cellsOf({ ...PLAIN, day: 40 }),
    ];
    const asked = { kind: 'periods', keys: KEYS, period: null } as const;
    const codes = async (changes: Partial<Question>) =>
      (await run({ 'a.csv': given }, asked, changes)).warnings.map(({ code }) => code);
    expect(await codes({})).not.toContain('repeatedRespondents');
    expect(await codes({ dedupe: 'none' })).toContain('repeatedRespondents');
    const header = csv([
      ['score', 'date'],
      ['9', '2025-01-05'],
      ['9', '2025-02-05'],
    ]);
    await withFiles({ 'a.csv': header }, async (inputs) => {
      const asking = question({ inputs, dedupe: 'latest' });
      const { warnings } = await compare(asking, asked, OPTIONS, worldOf());
      expect(warnings.filter(({ code }) => code === 'anonymousInput')).toHaveLength(1);
    });
  });

  it('hides small sides and groups, and what would give them away', async () => {
    const many = (n: number, change: Partial<Row>) =>
      Array.from({ length: n }, (_, i) => cellsOf({ ...PLAIN, who: null, score: i % 11, ...change }));
    const asked = { kind: 'periods', keys: KEYS, period: null } as const;
    const given = [
      ...[
        ...many(20, { day: 5, plan: 'Pro' }),
        ...many(8, { day: 5, plan: 'Free' }),
        ...many(2, { day: 5, plan: '' }),
      ],
      ...[...many(20, { day: 40, plan: 'Pro' }), ...many(9, { day: 40, plan: 'Free' })],
    ];
    const found = await run({ 'a.csv': given }, asked, { by: ['plan'] }, { minN: 5 });
    const hidden = found.breakdowns[0]!.groups.filter(({ suppressed }) => suppressed);
    expect(hidden.map(({ keys }) => keys.plan)).toEqual(['Free', null]);
    expect(hidden[0]).toMatchObject({ rate: null, mix: null, baseline: { n: null }, compared: { n: null } });
    const small = await run({ 'a.csv': given.slice(0, 32) }, asked, { by: ['plan'] }, { minN: 5 });
    expect(small).toMatchObject({
      difference: null,
      parts: null,
      compared: { suppressed: true, answers: null },
    });
    expect(small.breakdowns[0]).toMatchObject({ rate: null, mix: null });
    expect(isUndecided(small)).toBe(true);
  });
});

const PLAIN: Row = { score: 9, words: '', day: 1, who: 'a@x.test', plan: 'Pro', region: 'EU' };
