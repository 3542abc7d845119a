import { expect, it } from 'vitest';
import type { Report } from '../../../src/model.ts';
import { legendOf } from '../../../src/present/describe/legend.ts';
import { describeReport } from '../../../src/present/describe/report.ts';
import { lengthOf, rollingSection } from '../../../src/present/describe/rolling.ts';
import { EMPTY, HIDDEN, report, scoreOf, tally, trend } from '../samples.ts';

const months = trend('month', [
  ['2025-01', tally(5, 5, 5)],
  ['2025-02', tally(5, 5, 5)],
  ['2025-03', tally(5, 5, 5)],
]);
const points = (...scores: (ReturnType<typeof scoreOf> | typeof HIDDEN)[]) =>
  scores.map((score, i) => ({
    at: `2025-0${i + 1}-28`,
    from: '2025-01-01',
    ...score,
    ...(i === 0 ? { partial: true as const } : {}),
  }));
const rolled = (window: string, ...scores: Parameters<typeof points>): Report =>
  report({ trend: months, rolling: { window, points: points(...scores) } });

it('is a line by the last days of the windows, with the numbers as a table', () => {
  const section = rollingSection(rolled('90d', scoreOf(tally(1, 1, 1)), HIDDEN, scoreOf(tally(9, 1, 1))))!;
  expect(section.title).toBe('NPS of the last 90 days, by month');
  expect(section.blocks).toMatchObject([
    {
      kind: 'line',
      period: 'window',
      points: [
        { label: '2025-01-28', n: 3, marks: ['partial', 'small'] },
        { label: '2025-02-28', n: null, value: null },
        { label: '2025-03-28', n: 11, value: 73 },
      ],
      table: { kind: 'table', rows: [expect.any(Array), expect.any(Array), expect.any(Array)] },
    },
  ]);
});

it('is a table where windows are few, and nothing without a score', () => {
  expect(rollingSection(rolled('3m', scoreOf(tally(9, 1, 1))))!.blocks[0]).toMatchObject({ kind: 'table' });
  expect(rollingSection(rolled('3m', HIDDEN, scoreOf(EMPTY)))).toBeNull();
  expect(rollingSection(report())).toBeNull();
});

it('comes after the trend, and the legend says what is partial', () => {
  const whole = rolled('1q', scoreOf(tally(9, 1, 1)), scoreOf(tally(9, 1, 1)));
  const titles = describeReport(whole).result.map(({ title }) => title);
  expect(titles.slice(-3)).toEqual(['Trend by month', 'NPS of the last quarter, by month', null]);
  expect(legendOf(whole)!.items[0]).toEqual({
    sign: 'partial',
    text: 'the answers cover only part of this month, or of this window',
  });
});

it('says how long a window is', () => {
  expect(['90d', '12w', '1m', '2q', '1y'].map(lengthOf)).toEqual([
    '90 days',
    '12 weeks',
    'month',
    '2 quarters',
    'year',
  ]);
});
