import { expect, test } from 'vitest';
import type { Tally } from '../../../src/model.ts';
import { describeReport } from '../../../src/present/describe/report.ts';
import { widthOf } from '../../../src/present/terminal/width.ts';
import { renderTerminal } from '../../../src/present/terminal.ts';
import { breakdown, EMPTY, report, tally, trend } from '../samples.ts';

type Months = readonly (readonly [string, Tally | null])[];
const drawReport = (shown = report(), width = 80): string =>
  renderTerminal(describeReport(shown), { width, colour: 0, unicode: true, truncate: true });
const draw = (months: Months, width = 80): string => {
  const text = drawReport(report({ trend: trend('month', months) }), width);
  return text.slice(text.indexOf('Trend by month\n')).split('\n\n')[0]!;
};
const months = (n: number, at: (index: number) => Tally | null): Months =>
  Array.from({ length: n }, (_, i) => [
    `${2020 + Math.floor(i / 12)}-${`${(i % 12) + 1}`.padStart(2, '0')}`,
    at(i),
  ]);

test('leaves gaps for empty and hidden months, and draws a score of 0', () => {
  const chart = draw([
    ['2024-01', tally(12, 2, 4)],
    ['2024-02', EMPTY],
    ['2024-03', tally(10, 5, 10)],
    ['2024-04', null],
    ['2024-05', tally(4, 2, 8)],
    ['2024-06', tally(6, 1, 1)],
  ]);
  expect(chart).toMatchInlineSnapshot(`
      "Trend by month
        +100 ┤
             │                                                           ╭────────────
         +50 ┤────────────                                               │
             │                                                           │
           0 ┤                        ────────────                       │
             │                                                ───────────╯
         −50 ┤
             └┬───────────┬───────────┬───────────┬───────────┬───────────┬───────────
              2024-01~    2024-02     2024-03     2024-04     2024-05     2024-06~
        NPS   +44         –           0           hidden      −29         +63
        n     18          0           25          –           14          8*
        Gaps are months that have no answers or are hidden."
    `);
});

test('too many months for their numbers: labels thin out, extremes are named', () => {
  expect(draw(months(60, (i) => tally(40 + (i % 7) * 3, 20, 30 - (i % 11))))).toMatchInlineSnapshot(`
      "Trend by month
         +40 ┤
             │     ╭╮  ╭╮       ╭─╮          ╭╮      ╭─╮          ╭─╮
         +30 ┤    ╭╯│ ╭╯│ ╭╮   ╭╯ │    ╭─╮  ╭╯│     ╭╯ │╭╮   ╭╮  ╭╯ │
             │  ╭─╯ │╭╯ │╭╯│ ╭─╯  ╰╮  ╭╯ │╭─╯ ╰─╮  ╭╯  ╰╯│ ╭─╯│ ╭╯  ╰╮  ╭─
         +20 ┤ ╭╯   ╰╯  ╰╯ │╭╯     │╭─╯  ╰╯     │╭─╯     │╭╯  ╰─╯    │ ╭╯
             │╭╯           ╰╯      ╰╯           ╰╯       ╰╯          │╭╯
         +10 ┤╯                                                      ╰╯
             └┬─────────┬─────────┬─────────┬─────────┬──────────────────┬
              2020-01~  2020-11   2021-09   2022-07   2023-05     2024-12~
        Lowest +11 (2020-01), highest +37 (2024-07), latest +24 (2024-12)."
    `);
});

test('more periods than columns: the last ones, and it says so', () => {
  const chart = draw(
    months(120, (i) => tally(20 + (i % 5), 3, 5)),
    80,
  );
  expect(chart).toContain('The last 72 of 120 months are drawn.');
  expect(Math.max(...chart.split('\n').map(widthOf))).toBeLessThanOrEqual(80);
});

test('the same score throughout is a level line', () => {
  expect(draw(months(3, () => tally(20, 0, 0)))).toMatchInlineSnapshot(`
      "Trend by month
        +100 ┤────────────────────────────────────
             │
         +90 ┤
             └┬───────────┬───────────┬───────────
              2020-01~    2020-02     2020-03~
        NPS   +100        +100        +100
        n     20          20          20"
    `);
});

test('two periods are a small table', () => {
  expect(draw(months(2, () => tally(20, 0, 0)))).toMatchInlineSnapshot(`
      "Trend by month
        month      NPS  95% interval   n  promoters  passives  detractors
        ─────────────────────────────────────────────────────────────────
        2020-01~  +100   +70 to +100  20       100%        0%          0%
        2020-02~  +100   +70 to +100  20       100%        0%          0%"
    `);
});

test('with a breakdown of the same period: one section, one set of numbers', () => {
  const groups = months(3, (i) => tally(20 + i, 5, 2));
  const text = drawReport(
    report({ trend: trend('month', groups), breakdowns: [breakdown('month', groups)] }),
  );
  expect(text).not.toContain('Trend by');
  expect(text.match(/^By month$/gm)).toHaveLength(1);
  expect(text.slice(text.indexOf('By month\n'), text.indexOf('\n~ the'))).toMatchInlineSnapshot(`
      "By month
        month     NPS  95% interval   n  promoters  passives  detractors
        ──────────────────────────────────────────────────────────────────────────────
        2020-01~  +67    +37 to +83  27        74%       19%          7%  █████████▒▒░
        2020-02   +68    +39 to +84  28        75%       18%          7%  █████████▒▒░
        2020-03~  +69    +40 to +85  29        76%       17%          7%  █████████▒▒░

         +70 ┤           ╭────────────────────────
             │───────────╯
         +60 ┤
             └┬───────────┬───────────┬───────────
              2020-01~    2020-02     2020-03~
      "
    `);
});

test('without any score there is none', () => {
  expect(
    drawReport(
      report({
        trend: trend(
          'month',
          months(4, () => EMPTY),
        ),
      }),
    ),
  ).not.toContain('Trend');
});
