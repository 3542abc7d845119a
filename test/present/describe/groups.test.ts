import { expect, test } from 'vitest';
import type { Breakdown, Trend } from '../../../src/model.ts';
import { breakdownSection, hasScores, trendSection } from '../../../src/present/describe/groups.ts';
import { breakdown, EMPTY, group, stages, tally, trend } from '../samples.ts';

const months = (n: number, counts = tally(5, 3, 2)): Trend =>
  trend(
    'month',
    Array.from({ length: n }, (_, index) => [`2024-0${index + 1}`, counts]),
  )!;
const byMonth = (n: number): Breakdown => ({
  by: ['month'],
  groups: months(n).groups.map(({ partial: _, ...rest }) => rest),
});
const kinds = (section: { blocks: { kind: string }[] } | null): string[] =>
  section?.blocks.map(({ kind }) => kind) ?? [];

test('a breakdown is a table with its keys first', () => {
  const crossed: Breakdown = {
    by: ['plan', 'land'],
    groups: [group({ plan: 'Pro', land: null }, tally(1, 0, 0))],
  };
  const section = breakdownSection(crossed, null);
  expect(section.title).toBe('By plan and land');
  const [table] = section.blocks;
  expect(table?.kind === 'table' && table.rows[0]?.slice(0, 2)).toEqual([
    { type: 'text', value: 'Pro' },
    { type: 'text', value: null },
  ]);
});

test('groups that exceed the overall are announced', () => {
  const section = breakdownSection({ ...byMonth(2), sums: false }, null);
  expect(kinds(section)).toEqual(['table', 'notes']);
});

test('a breakdown by the period of the trend gets its line and its partial periods', () => {
  const section = breakdownSection(byMonth(3), months(3));
  expect(kinds(section)).toEqual(['table', 'line']);
  const [table, line] = section.blocks;
  const marks = table?.kind === 'table' ? table.rows.map(([key]) => key && 'mark' in key) : [];
  expect(marks).toEqual([true, false, true]);
  expect(line?.kind === 'line' && line.table).toBeNull();
});

test('a breakdown by stage gets its journey above, where the report says how stages were told', () => {
  const byStage = breakdown('stage', [
    ['new', tally(3, 2, 1)],
    ['lost', tally(1, 0, 2)],
    [null, tally(1, 0, 0)],
  ]);
  const section = breakdownSection(byStage, months(3), stages());
  expect(kinds(section)).toEqual(['journey', 'table']);
  const [, table] = section.blocks;
  expect(table?.kind === 'table' && table.rows).toHaveLength(3);
  expect(kinds(breakdownSection(byStage, null))).toEqual(['table']);
  expect(kinds(breakdownSection(breakdown('plan', [['new', EMPTY]]), null, stages()))).toEqual(['table']);
});

test('a breakdown by another period, or crossed with one, does not', () => {
  expect(kinds(breakdownSection(breakdown('week', [['2024-W01', EMPTY]]), months(3)))).toEqual(['table']);
  expect(kinds(breakdownSection({ by: ['month', 'plan'], groups: [] }, months(3)))).toEqual(['notes']);
});

test('the trend is a line with its numbers, a table where it is short', () => {
  const section = trendSection(months(3), []);
  expect(kinds(section)).toEqual(['line']);
  const [line] = section!.blocks;
  expect(line?.kind === 'line' && line.table?.rows).toHaveLength(3);
  expect(kinds(trendSection(months(2), []))).toEqual(['table']);
});

test('no trend where there is none, nothing to show, or a breakdown shows it', () => {
  expect(trendSection(null, [])).toBeNull();
  expect(trendSection(months(4, EMPTY), [])).toBeNull();
  expect(trendSection(months(4), [byMonth(4)])).toBeNull();
  expect(hasScores(months(4, EMPTY))).toBe(false);
});

test('points carry what a drawing needs', () => {
  const shown = trend('month', [
    ['2024-01', tally(3, 0, 0)],
    ['2024-02', EMPTY],
    ['2024-03', null],
    ['2024-04', tally(20, 0, 0)],
  ]);
  const [line] = trendSection(shown, [])!.blocks;
  expect(line?.kind === 'line' && line.points).toEqual([
    { label: '2024-01', value: 100, n: 3, marks: ['partial', 'small'] },
    { label: '2024-02', value: null, n: 0, marks: [] },
    { label: '2024-03', value: null, n: null, marks: [] },
    { label: '2024-04', value: 100, n: 20, marks: ['partial'] },
  ]);
});
