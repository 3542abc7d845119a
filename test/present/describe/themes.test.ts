import { expect, test } from 'vitest';
import type { ThemesReport } from '../../../src/model/themes.ts';
import { describeThemes } from '../../../src/present/describe/themes.ts';
import { renderMarkdown } from '../../../src/present/markdown.ts';
import { renderTerminal } from '../../../src/present/terminal.ts';
import { HIDDEN, tally } from '../samples.ts';
import { hiddenVoices, theme, themesReport, voices } from '../themesReport.ts';

const shown = (report: ThemesReport, width = 80): string =>
  renderTerminal(
    { result: describeThemes(report).result, notes: [] },
    { width, colour: 0, unicode: true, truncate: false },
  );

test('what moves the score comes first; a theme nobody mentions is left to the warnings', () => {
  expect(shown(themesReport())).toMatchInlineSnapshot(`
    "NPS +20    95% interval +3 to +36    100 answers

    comments      100 of 120 answers have one, 96 say something, 60 of these have
                  a theme (63%)
    who comments  80 of 100 respondents, NPS +19; everyone +20

    What moves the score, in points of NPS
      Price & value         +17.3   +7.3 to +26.7                  │████████████████
      Price & value › bugs   −6.6  −12.3 to  −1.1            ██████│

      NPS of everyone less NPS without those who speak of the theme. Light bars may
      be chance. Themes overlap, so their effects do not add up; they describe, and
      do not explain.

    Themes
      theme                 resp.  share  NPS  95% interval  prom.  detr.
      ───────────────────────────────────────────────────────────────────
      Price & value           25     31%  +72    +40 to +88    40%     7%
      Price & value › bugs     6*     8%  −83    −98 to −14     0%    17%
      untagged                24     30%  +17    −15 to +45    20%    20%

    * fewer than 10 respondents: go by the interval, not by the score
    "
  `);
});

test('mentions, where they are more than voices; the change between periods, marked beyond chance', () => {
  const change = { share: 0.4, previousShare: 0.2, difference: 0.2, nps: 10, previousNps: 20 };
  const interval = { low: 0.05, high: 0.3, level: 0.95 };
  const text = shown(
    themesReport({
      periods: { current: '2025-04', previous: '2025-03' },
      themes: [
        theme('speed', tally(2, 3, 10), { mentions: 50, change: { ...change, interval } }),
        theme('price', tally(9, 3, 0), { change: { ...change, interval: { ...interval, low: -0.1 } } }),
      ],
    }),
  );
  expect(text).toMatch(/ment\.|mentions/);
  expect(text).toMatch(/speed +50 +15 +19% +\+20! /);
  expect(text).toMatch(/price +12 +12 +15% +\+20 {2}/);
  expect(text).toContain('2025-04 against 2025-03');
});

test('what is hidden stays hidden, and what hangs on the score says so', () => {
  const text = shown(
    themesReport({
      minN: 10,
      themes: [
        theme('leaving', tally(0, 0, 12), { scoreDependent: true, impact: null }),
        { ...theme('tiny', tally(0, 0, 0)), ...hiddenVoices },
      ],
    }),
    120,
  );
  expect(text).toContain('leaving (hangs on the score)');
  expect(text).toMatch(/tiny +hidden +hidden/);
  expect(text).toContain('fewer than 10 respondents with the theme, or without it');
  expect(text).not.toContain('What moves the score');
});

test('money, groups and quotes where they are asked for', () => {
  const amount = { total: 12_000, promoters: 10_000, passives: 0, detractors: 2000, customers: 5 };
  const text = shown(
    themesReport({
      value: { ...amount, total: 48_000, customers: 20 },
      themes: [theme('price', tally(9, 3, 0), { value: amount, quotes: [{ score: 9, text: 'fair price' }] })],
      breakdowns: [
        {
          by: ['plan'],
          groups: ['A', 'B', 'C', 'D', 'E', 'F', null].map((plan, i) => ({
            keys: { plan },
            overall: i === 0 ? HIDDEN : themesReport().overall,
            themes: [{ theme: 'price', ...(i === 0 ? hiddenVoices : voices(tally(9, 3, 0), 12)) }],
          })),
        },
      ],
    }),
  );
  expect(text).toMatch(/everyone +20 +48,000 +100%/);
  expect(text).toMatch(/price +5 +12,000 +25% +10,000/);
  expect(text).toMatch(/NPS +hidden +\+20/);
  expect(text).toContain('1 more group:');
  expect(text).toMatch(/price +9: fair price/);
});

test('Markdown has the effects as a table', () => {
  const markdown = renderMarkdown({ result: describeThemes(themesReport()).result, notes: [] });
  expect(markdown).toMatch(/\| Price &amp; value \| \+\d+\.\d \|/);
});
