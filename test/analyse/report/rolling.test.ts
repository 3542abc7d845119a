import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodEnd, periodStart } from '../../../src/enrich/period.ts';
import { parseLast } from '../../../src/enrich/window.ts';
import type { Period, Question } from '../../../src/model.ts';
import { score } from '../../../src/stats/score.ts';
import { tallyOf } from '../../stats/counts.ts';
import { type Given, HEADER, ROLES, reported, rowOf, tables, voices } from './sampled.ts';

const span = (text: string) => ({ rolling: parseLast(text) });
const rows = (all: readonly Given[]) => [HEADER, ...all.map(rowOf)];
const asked = { roles: ROLES, by: ['month'] };
const METHOD = { method: 'adjusted-wald', level: 0.95 } as const;

it('is the score of the answers in each window, one voice each with --dedupe', async () => {
  await fc.assert(
    fc.asyncProperty(
      tables,
      fc.constantFrom<Question['dedupe']>('none', 'latest'),
      fc.constantFrom('30d', '90d', '2m', '1q', '7d'),
      async (all, dedupe, length) => {
        const dated = all.filter(({ date }) => date !== '');
        fc.pre(dated.length > 0);
        const found = await reported(rows(all), { ...asked, dedupe }, span(length));
        const { window, points } = found.rolling!;
        expect(window).toBe(length);
        expect(points).toHaveLength(found.trend!.groups.length);
        expect(points.at(-1)!.at).toBe(found.dates!.last.slice(0, 10));
        for (const { at, from, partial, ...rest } of points) {
          const within = dated.filter(({ date }) => date >= from && date <= at);
          const heard = dedupe === 'none' ? within : voices(within);
          expect(rest).toEqual(score(tallyOf(...heard.map((one) => one.score)), METHOD));
          expect(partial === true).toBe(from < found.dates!.first.slice(0, 10));
        }
      },
    ),
    { numRuns: 40 },
  );
});

describe('rolling windows', () => {
  const on = (date: string, value: number, more: Partial<Given> = {}): Given => ({
    email: '',
    company: 'Acme',
    plan: 'Pro',
    date,
    score: value,
    weight: '2',
    ...more,
  });
  const many = (n: number, date: string) => Array.from({ length: n }, (_, i) => on(date, [10, 8, 3][i % 3]!));

  it('may be empty', async () => {
    const { rolling } = await reported(rows([on('2025-01-05', 9), on('2025-04-05', 9)]), asked, span('30d'));
    expect(rolling!.points.map(({ n, nps }) => [n, nps])).toEqual([
      [1, 100],
      [0, null],
      [0, null],
      [1, 100],
    ]);
  });

  it('are scored by account and by weight as the rest is', async () => {
    const all = rows([on('2025-01-05', 9), on('2025-01-09', 3, { company: 'Beta', weight: '6' })]);
    const clustered = await reported(all, { ...asked, cluster: 'company' }, span('90d'));
    expect(clustered.rolling!.points[0]).toMatchObject({
      n: 2,
      accounts: 2,
      interval: { method: 'cluster' },
    });
    const weighed = await reported(all, { ...asked, weight: 'w' }, span('90d'));
    expect(weighed.rolling!.points[0]!.nps).toBeCloseTo(-50, 10);
    const counted = await reported(all, asked, { ...span('90d'), population: 50 });
    expect(counted.population).toBe(50);
    expect(counted.rolling!.points[0]!.interval).toEqual(counted.trend!.groups[0]!.interval);
  });

  it('need dates', async () => {
    await expect(reported([['nps'], ['9']], { roles: { score: 'nps' } }, span('90d'))).rejects.toThrow(
      '--rolling: the data are not dated',
    );
    const none = await reported(rows([on('', 9)]), { roles: ROLES }, span('90d')).catch((error) => error);
    expect(none.message ?? none.rolling.points).toBeTruthy();
  });

  describe('with --min-n', () => {
    const hidden = async (all: readonly Given[], length: string, by = ['month']) => {
      const { rolling } = await reported(rows(all), { roles: ROLES, by }, { ...span(length), minN: 5 });
      return rolling!.points.map(({ suppressed }) => suppressed === true);
    };

    it('are hidden where they are small, or hold a period that is', async () => {
      const months = [...many(9, '2025-01-10'), ...many(2, '2025-02-10'), ...many(9, '2025-03-10')];
      const more = [...months, ...many(9, '2025-04-10'), ...many(9, '2025-05-10')];
      // February is hidden, and January with it, or else it could be worked out.
      const shown = await reported(rows(more), asked, { ...span('1m'), minN: 5 });
      expect(shown.rolling!.points.map(({ suppressed }) => suppressed === true)).toEqual(
        shown.trend!.groups.map(({ suppressed }) => suppressed === true),
      );
      expect(await hidden(more, '2m')).toEqual([true, true, true, expect.any(Boolean), false]);
    });

    it('are hidden where they would cut a few answers off a month that is shown', async () => {
      // 90 days to the end of April begin on 31 January.
      const [few, none] = [2, 0].map((n) => [
        ...many(9, '2025-01-10'),
        ...many(n!, '2025-01-31'),
        ...many(9, '2025-02-10'),
        ...many(9, '2025-03-10'),
        ...many(9, '2025-04-30'),
      ]);
      expect((await hidden(few!, '90d')).at(-1)).toBe(true);
      expect((await hidden(none!, '90d')).at(-1)).toBe(false);
      expect((await hidden(few!, '3m')).at(-1)).toBe(false);
    });

    it('mind each other: two that begin in one month tell what lies between', async () => {
      // They begin on 2 and on 30 January.
      const between = (n: number) => [
        ...many(6, '2025-01-01'),
        ...many(n, '2025-01-15'),
        ...many(6, '2025-01-30'),
        ...many(6, '2025-02-28'),
      ];
      expect(await hidden(between(3), '30d')).toEqual([false, true]);
      expect(await hidden(between(6), '30d')).toEqual([false, false]);
    });

    it('show no more than weeks do where they begin with weeks', async () => {
      const weeks = [...many(9, '2025-01-06'), ...many(9, '2025-01-13'), ...many(9, '2025-01-20')];
      expect(await hidden(weeks, '14d', ['week'])).toEqual([false, false, false]);
    });

    it('give no span of days away that is too small, whatever is subtracted from what', async () => {
      const DAY = 86_400_000;
      const start = Date.UTC(2025, 0, 1);
      const dayOf = (date: string) => (Date.parse(`${date.slice(0, 10)}T00:00Z`) - start) / DAY;
      const byDay = fc.array(fc.constantFrom(0, 0, 0, 1, 2, 6), { minLength: 40, maxLength: 130 });
      await fc.assert(
        fc.asyncProperty(
          byDay,
          fc.constantFrom('30d', '45d', '1m', '2m', '90d'),
          fc.constantFrom<Period>('month', 'week', 'quarter'),
          async (counts, length, by) => {
            const all = counts.flatMap((n, day) =>
              many(n, new Date(start + day * DAY).toISOString().slice(0, 10)),
            );
            fc.pre(all.length > 0);
            const found = await reported(rows(all), { roles: ROLES, by: [by] }, { ...span(length), minN: 5 });
            const days = (from: number, to: number) =>
              counts.map((_, day) => (day >= from && day <= to ? 1 : 0));
            const ofPeriod = (key: string) =>
              days((periodStart(key, 1) - start) / DAY, Math.floor((periodEnd(key, 1) - start) / DAY));
            const shown = [
              ...found.trend!.groups.flatMap(({ keys, suppressed }) =>
                suppressed ? [] : [ofPeriod(keys[by]!)],
              ),
              ...found.rolling!.points.flatMap(({ at, from, suppressed }) =>
                suppressed ? [] : [days(dayOf(from), dayOf(at))],
              ),
            ];
            const basis = reduced(shown);
            for (let from = 0; from < counts.length; from++) {
              let n = 0;
              for (let to = from; to < counts.length; to++) {
                n += counts[to]!;
                if (n >= 5) break;
                // Days without answers around it make no difference: one of the spans with the same answers is enough.
                if (n === 0 || counts[from] === 0 || counts[to] === 0) continue;
                for (const piece of widened(counts, from, to))
                  expect(isWithin(basis, days(...piece)), `${piece} of ${counts}`).toBe(false);
              }
            }
          },
        ),
        { numRuns: 60 },
      );
    });
  });
});

/** All spans of days with the answers of this one, and no others. */
function widened(counts: readonly number[], from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  for (let a = from; a >= 0 && (a === from || counts[a] === 0); a--)
    for (let b = to; b < counts.length && (b === to || counts[b] === 0); b++) found.push([a, b]);
  return found;
}

/** Rows in echelon form, each with its pivot first. */
function reduced(rows: readonly number[][]): { pivot: number; row: number[] }[] {
  const basis: { pivot: number; row: number[] }[] = [];
  for (const given of rows) {
    const row = rest(basis, given);
    const pivot = row.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot >= 0) basis.push({ pivot, row: row.map((value) => value / row[pivot]!) });
  }
  return basis;
}

/** What of a row is not in the span of a basis. */
function rest(basis: readonly { pivot: number; row: number[] }[], given: readonly number[]): number[] {
  let row = [...given];
  for (const { pivot, row: one } of basis) {
    const factor = row[pivot]!;
    if (factor !== 0) row = row.map((value, i) => value - factor * one[i]!);
  }
  return row;
}

const isWithin = (basis: readonly { pivot: number; row: number[] }[], row: readonly number[]): boolean =>
  rest(basis, row).every((value) => Math.abs(value) < 1e-9);
