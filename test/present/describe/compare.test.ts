import { describe, expect, test } from 'vitest';
import type { Compared, GroupOfSides, ThemeOfSides } from '../../../src/model/compare.ts';
import { describeCompared } from '../../../src/present/describe/compare.ts';
import { renderMarkdown } from '../../../src/present/markdown.ts';
import { renderTerminal } from '../../../src/present/terminal.ts';
import { difference, groups, scored, side, sides } from '../compared.ts';
import { HIDDEN } from '../samples.ts';

const shown = (report: Compared, width = 80): string =>
  renderTerminal(
    { result: describeCompared(report).result, notes: [] },
    { width, colour: 0, unicode: true, truncate: false },
  );

const group = (plan: string | null, changes: Partial<GroupOfSides> = {}): GroupOfSides => ({
  keys: { plan },
  baseline: { ...scored(8, 8, 24), share: 0.4 },
  compared: { ...scored(8, 8, 24), share: 0.6 },
  rate: 3.5,
  mix: -9.25,
  ...changes,
});

const hidden = { ...HIDDEN, share: null };

describe('two sides', () => {
  test('the sentence, both sides, the parts, the people', () => {
    const report = sides({
      why: 'the last two whole quarters with answers',
      outside: 3,
      breakdowns: [
        {
          by: ['plan'],
          rate: 5,
          mix: -17,
          reversal: true,
          groups: [
            group('Pro'),
            group('Free', { rate: 1.5, mix: -7.75, baseline: { ...scored(0, 0, 0), share: 0 } }),
            group(null, { baseline: hidden, compared: hidden, rate: null, mix: null, suppressed: true }),
          ],
        },
      ],
      paired: {
        ...difference(-25),
        n: 4,
        baseline: 50,
        compared: 25,
        transitions: {
          promoter: { promoter: 1, passive: 1, detractor: 0 },
          passive: { promoter: 0, passive: 1, detractor: 0 },
          detractor: { promoter: 0, passive: 0, detractor: 1 },
        },
        rose: 0,
        stayed: 3,
        fell: 1,
        most: false,
      },
      minN: 5,
    });
    expect(shown(report)).toMatchInlineSnapshot(`
      "NPS difference −12    95% interval −20 to −4    200 answers

      NPS fell by 12 points, from +41 in 2025-Q1 to +29 in 2025-Q2. That is more
      than chance would make it (95% interval −20 to −4, p 0.004).
      Compared are the last two whole quarters with answers; name others with
      --periods.
      3 answers of another time.

      Both sides
        side     NPS  95% interval    n  promoters  passives  detractors
        ──────────────────────────────────────────────────────────────────────────────
        2025-Q1  +41    +26 to +53  100        53%       35%         12%  ██████▒▒▒▒░░
        2025-Q2  +29    +13 to +43  100        49%       31%         20%  ██████▒▒▒▒░░

        promoters   53% to 49%: −4.0 points of NPS
        detractors  12% to 20%: −8.0 points of NPS

      By plan
        −12.0 points = +5.0 because groups score differently (rate) − 17.0 because
        their shares differ (mix).
        ! Simpson's reversal: NPS fell overall, and yet it fell in no plan; it is
          their shares that changed.
        A group on one side only has no change of its own; all of it is mix.

        Free  −6.3  ████████████████████│
        Pro   −5.8    ██████████████████│

        plan    share 2025-Q1  share 2025-Q2  NPS 2025-Q1  NPS 2025-Q2    rate     mix
        ──────────────────────────────────────────────────────────────────────────────
        Pro               40%            60%          +40          +40    +3.5    −9.3
        Free               0%            60%            –          +40    +1.5    −7.8
        (none)         hidden         hidden       hidden       hidden  hidden  hidden

      The same people on both sides
        Among the 4 people who answered both times, NPS fell by 25 points, from +50 to
        +25. That is more than chance would make it (95% interval −33 to −17, p
        0.004). Of them 0 moved up, 3 stayed, and 1 moved down.

        category            promoters 2025-Q2  passives 2025-Q2  detractors 2025-Q2
        ───────────────────────────────────────────────────────────────────────────
        promoters 2025-Q1                   1                 1                   0
        passives 2025-Q1                    0                 1                   0
        detractors 2025-Q1                  0                 0                   1

      hidden (fewer than 5 answers, or else such a group could be worked out)
      "
    `);
  });

  test('themes, the one that changed most first; bars that may be chance are light', () => {
    const impact = (points: number) => ({ points, low: points - 3, high: points + 3, level: 0.95 });
    const theme = (id: string, changes: Partial<ThemeOfSides> = {}): ThemeOfSides => ({
      theme: id,
      label: id,
      parent: null,
      baseline: { ...scored(8, 8, 24), share: 0.4, impact: impact(2) },
      compared: { ...scored(8, 8, 2), share: 0.45, impact: impact(-4) },
      impactChange: impact(-6),
      ...changes,
    });
    const nobody = { ...scored(0, 0, 0), share: 0, impact: null };
    const report = sides({
      themes: [
        theme('price'),
        theme('bugs', { parent: 'price', impactChange: impact(1) }),
        theme('nobody', { baseline: nobody, compared: nobody, impactChange: null }),
      ],
    });
    expect(shown(report).slice(shown(report).indexOf('Themes'))).toMatchInlineSnapshot(`
      "Themes: change of their impact, in points of NPS
        price         −6.0  −9.0 to −3.0  ████████████████████│
        price › bugs  +1.0  −2.0 to +4.0                      │▒▒▒

        theme         share   to  NPS   to  impact    to
        ────────────────────────────────────────────────
        price           40%  45%  +40  −33    +2.0  −4.0
        price › bugs    40%  45%  +40  −33    +2.0  −4.0

        impact: NPS of everyone less NPS without those who speak of the theme. The
        bars show how it changed; light ones may be chance. Themes overlap, so these
        parts do not add up to the difference.
      "
    `);
  });

  test('a side that is empty, or hidden', () => {
    const empty = shown(sides({ compared: side('2025-Q2', 0, 0, 0), difference: null, parts: null }));
    expect(empty).toMatch(/^NPS difference –/);
    expect(empty).toContain('no answers in 2025-Q2');
    const small = { ...side('2025-Q2', 1, 0, 0), ...HIDDEN, answers: null };
    expect(shown(sides({ compared: small, difference: null, parts: null, minN: 5 }))).toMatch(
      /^NPS difference hidden/,
    );
  });

  test('many groups have a bar for the greatest only', () => {
    const many = Array.from({ length: 30 }, (_, i) => group(`p${i}`, { rate: i, mix: 0 }));
    const breakdowns = [{ by: ['plan'], rate: 435, mix: 0, reversal: false, groups: many }];
    const text = shown(sides({ breakdowns }));
    expect(text).toContain('The bars are the 12 greatest parts of 30.');
    expect(text.match(/█+$/gm)).toHaveLength(12);
    expect(text).toMatch(/^ {2}p0 /m);
  });
});

describe('many groups', () => {
  test('each with the rest', () => {
    expect(shown(groups())).toMatchInlineSnapshot(`
      "NPS +10    95% interval −6 to +26    100 answers

      By plan: each with the rest
        2 comparisons, 1 beyond chance; p is raised for them by Holm: the risk of even
        one false finding stays at the level.

        plan       NPS  the rest  difference  95% interval  p adjusted     n
        ────────────────────────────────────────────────────────────────────
        Pro        +56       −27        +83!    +75 to +91  below 0.001  45
        (none)     +25        +9        +15      +7 to +23  0.60          4*
        Free    hidden    hidden     hidden              –  –             –

      ! more than chance would make it
      * fewer than 10 answers: go by the interval, not by the score
      hidden (fewer than 5 answers, or else such a group could be worked out)
      "
    `);
  });

  test('each with each; p as it is', () => {
    const [first] = groups().breakdowns[0]!.differences;
    const differences = [{ ...first!, baseline: { plan: 'Free' } }];
    const pairs = groups({
      against: 'pairs',
      adjust: 'none',
      breakdowns: [{ by: ['plan'], comparisons: 1, differences }],
    });
    const text = shown(pairs);
    expect(text).toContain('By plan: each with each');
    expect(text).toContain('1 comparison, 1 beyond chance; p is as it is');
    expect(text).toMatch(/Pro +Free +\+56/);
  });
});

test('Markdown says the same', () => {
  const text = renderMarkdown(describeCompared(sides({ breakdowns: [] })));
  expect(text).toContain('NPS fell by 12 points, from +41 in 2025-Q1 to +29 in 2025-Q2.');
});
