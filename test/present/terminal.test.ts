import { describe, expect, test } from 'vitest';
import { describeReport } from '../../src/present/describe/report.ts';
import { widthOf } from '../../src/present/terminal/width.ts';
import { renderTerminal, type TerminalOptions } from '../../src/present/terminal.ts';
import { breakdown, EMPTY, full, HIDDEN, report, tally, trend } from './samples.ts';

const PLAIN: TerminalOptions = { width: 80, colour: 0, unicode: true, truncate: true };
const draw = (shown = full(), options: Partial<TerminalOptions> = {}): string =>
  renderTerminal(describeReport(shown), { ...PLAIN, ...options });
const section = (text: string, title: string): string =>
  text
    .slice(text.indexOf(`${title}\n`))
    .split(/\n(?=\S)/)[0]!
    .trimEnd();
const ESC = '\x1b';

describe('a full report', () => {
  test('at 80 columns', () => {
    expect(draw()).toMatchInlineSnapshot(`
      "NPS +63    95% interval +49 to +73    102 answers

      ██████████████████████████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░
      █ promoters 72 (71%)   ▒ passives 22 (22%)   ░ detractors 8 (8%)

      Answers by score
        promoters   10  52   51%  ████████████████████████████████████████
                     9  20   20%  ███████████████
        passives     8  13   13%  ▒▒▒▒▒▒▒▒▒▒
                     7   9    9%  ▒▒▒▒▒▒▒
        detractors   6   3    3%  ░░
                     5   2    2%  ░░
                     4   1    1%  ░
                     3   1    1%  ░
                     2   0    0%
                     1   1    1%  ░
                     0   0    0%

      By plan
        plan        NPS  95% interval    n  promoters  passives  detractors
        ───────────────────────────────────────────────────────────────────
        Enterprise  +86    +55 to +95  21         86%       14%          0%
        Pro         +62    +41 to +76  50         70%       22%          8%
        Free        +36     +2 to +62  22         55%       27%         18%
        Trial       +75     −7 to +93   4*        75%       25%          0%
        (none)      +80     +4 to +96   5*        80%       20%          0%

      By country and device
        country                   device   NPS  95% interval   n  prom.  pass.  detr.
        ─────────────────────────────────────────────────────────────────────────────
        Germany                   phone    +61    +30 to +79  28    71%    18%    11%
        Germany                   desktop  +74    +50 to +86  38    79%    16%     5%
        United Kingdom of Great…  phone    −44    −69 to  −4  16    13%    31%    56%
        日本                      phone    +40     −7 to +69  10    50%    40%    10%

      Trend by month
        +100 ┤
             │
         +80 ┤                 ╭────────╮                          ╭──────────────────
             │        ╭────────╯        │                  ────────╯
         +60 ┤        │                 │
             │        │                 │
         +40 ┤────────╯                 │
             │                          ╰─────────
         +20 ┤
             └┬─────────────────┬─────────────────┬─────────────────┬────────┬────────
              2021-11~          2022-01           2022-03           2022-05  2022-06~
        NPS   +42      +65      +82      +31      –        +68      +77      +80
        n     12       17       11       16       0        19       22       5*
        Gaps are months that have no answers.

      * fewer than 10 answers: go by the interval, not by the score
      ~ the answers cover only part of this month
      % are rounded, so they may not add up; scores come from the counts

      What was read
        file        responses.csv: 112 rows, surveymonkey export, UTF-8
        score       'How likely is it that you would recommend us to a friend or a
                    colleague?'
        date        'Start Date'
                    2021-11-01 to 2022-06-14, time zone Europe/Berlin; 2 answers
                    without a date
                    month first: the second part is above 12 in 61 dates
        comment     'Why?'
        respondent  'Email Address'
        rows        102 of 112 counted; not counted: 6 without a score, 3 invalid, 1
                    duplicate

      What could not be used
        2 scores outside 0-10, column 'score', lines 17, 40
        1 score that is not a number, column 'score', line 66
        2 dates that cannot be read, column 'Start Date', lines 18, 19

      Warnings
        ! 4 respondents answered more than once, and every answer counts; --dedupe
          latest keeps one each.
      "
    `);
  });

  test('at 200 columns: long names stand in full, bars fill the rest', () => {
    expect(section(draw(full(), { width: 200 }), 'By country and device')).toMatchInlineSnapshot(`
      "By country and device
        country                                               device   NPS  95% interval   n  promoters  passives  detractors
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        Germany                                               phone    +61    +30 to +79  28        71%       18%         11%  █████████████████████████████▒▒▒▒▒▒▒░░░░
        Germany                                               desktop  +74    +50 to +86  38        79%       16%          5%  ████████████████████████████████▒▒▒▒▒▒░░
        United Kingdom of Great Britain and Northern Ireland  phone    −44    −69 to  −4  16        13%       31%         56%  █████▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░░░░
        日本                                                  phone    +40     −7 to +69  10        50%       40%         10%  ████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░"
    `);
    expect(section(draw(full(), { width: 200 }), 'Trend by month')).toMatchInlineSnapshot(`
      "Trend by month
        +100 ┤
             │
         +80 ┤                       ╭───────────╮                                   ╭────────────────────────
             │           ╭───────────╯           │                        ───────────╯
         +60 ┤           │                       │
             │           │                       │
         +40 ┤───────────╯                       │
             │                                   ╰────────────
         +20 ┤
             └┬───────────┬───────────┬───────────┬───────────┬───────────┬───────────┬───────────┬───────────
              2021-11~    2021-12     2022-01     2022-02     2022-03     2022-04     2022-05     2022-06~
        NPS   +42         +65         +82         +31         –           +68         +77         +80
        n     12          17          11          16          0           19          22          5*
        Gaps are months that have no answers."
    `);
  });

  test('in ASCII, where the data are', () => {
    const ascii = report({
      trend: full().trend,
      breakdowns: full().breakdowns.slice(0, 1),
      warnings: full().warnings,
    });
    const text = draw(ascii, { unicode: false });
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(section(text, 'Trend by month')).toMatchInlineSnapshot(`
      "Trend by month
        +100 +
             |
         +80 +                 .--------.                          .------------------
             |        .--------'        |                  --------'
         +60 +        |                 |
             |        |                 |
         +40 +--------'                 |
             |                          \`---------
         +20 +
             ++-----------------+-----------------+-----------------+--------+--------
              2021-11~          2022-01           2022-03           2022-05  2022-06~
        NPS   +42      +65      +82      +31      -        +68      +77      +80
        n     12       17       11       16       0        19       22       5*
        Gaps are months that have no answers."
    `);
  });

  test.each([80, 120, 200])('keeps to %i columns', (width) => {
    expect(Math.max(...draw(full(), { width }).split('\n').map(widthOf))).toBeLessThanOrEqual(width);
  });

  test('ends with one line break and leaves no blanks at the ends of lines', () => {
    expect(draw()).toMatch(/\S\n$/);
    expect(draw()).not.toMatch(/ \n/);
  });
});

describe('colour', () => {
  test('level 0 writes no escape sequence', () => {
    expect(draw()).not.toContain(ESC);
  });

  test.each([1, 2, 3] as const)('level %i colours, and says no more than without', (colour) => {
    const text = draw(full(), { colour });
    expect(text).toContain(`${ESC}[32m`);
    const stripped = text.replaceAll(new RegExp(`${ESC}\\[[0-9;]*m`, 'g'), '');
    expect(stripped.replaceAll(/ +$/gm, '')).toBe(draw());
  });
});

describe('where there is little or nothing', () => {
  test('no scored answers anywhere', () => {
    const shown = report(
      {
        breakdowns: [
          breakdown('plan', [
            ['A', EMPTY],
            [null, EMPTY],
          ]),
        ],
        trend: trend('month', [['2024-01', EMPTY]]),
      },
      EMPTY,
    );
    expect(draw(shown)).toMatchInlineSnapshot(`
      "NPS –    no answers with a score

      By plan
        plan    NPS  interval  n  promoters  passives  detractors
        ─────────────────────────────────────────────────────────
        A         –         –  0          –         –           –
        (none)    –         –  0          –         –           –

      What was read
        file   responses.csv: 0 rows, surveymonkey export, UTF-8
        score  'How likely is it that you would recommend us?'
        rows   0 of 0 counted
      "
    `);
  });

  test('one answer', () => {
    const shown = report({ breakdowns: [breakdown('plan', [['A', tally(1, 0, 0)]])] }, tally(1, 0, 0));
    expect(draw(shown)).toMatchInlineSnapshot(`
      "NPS +100    95% interval −48 to +98    1 answer*

      ████████████████████████████████████████████████████████████
      █ promoters 1 (100%)   ▒ passives 0 (0%)   ░ detractors 0 (0%)

      Answers by score
        promoters   10  1  100%  ████████████████████████████████████████
                     9  0    0%
        passives     8  0    0%
                     7  0    0%
        detractors   6  0    0%
                     5  0    0%
                     4  0    0%
                     3  0    0%
                     2  0    0%
                     1  0    0%
                     0  0    0%

      By plan
        plan   NPS  95% interval   n  promoters  passives  detractors
        ──────────────────────────────────────────────────────────────────────────────
        A     +100    −48 to +98  1*       100%        0%          0%  ███████████████

      * fewer than 10 answers: go by the interval, not by the score

      What was read
        file   responses.csv: 1 row, surveymonkey export, UTF-8
        score  'How likely is it that you would recommend us?'
        rows   1 of 1 counted
      "
    `);
  });

  test('a breakdown without groups', () => {
    expect(section(draw(report({ breakdowns: [breakdown('plan', [])] })), 'By plan')).toMatchInlineSnapshot(`
      "By plan
        No answers to group."
    `);
  });

  test('hidden groups say so, and why', () => {
    const shown = report({
      breakdowns: [
        breakdown('plan', [
          ['A', tally(9, 3, 2)],
          ['B', null],
          ['C', null],
        ]),
      ],
    });
    const text = draw({ ...shown, minN: 5 });
    expect(section(text, 'By plan')).toMatchInlineSnapshot(`
      "By plan
        plan     NPS  95% interval   n  promoters  passives  detractors
        ──────────────────────────────────────────────────────────────────────────────
        A        +50     +5 to +77  14        64%       21%         14%  ████████▒▒▒░░
        B     hidden             –   –          –         –           –
        C     hidden             –   –          –         –           –"
    `);
    expect(text).toContain('hidden (fewer than 5 answers, or else such a group could be worked out)');
  });

  test('everything hidden', () => {
    const text = draw({ ...report(), minN: 200, overall: { ...HIDDEN, distribution: null } });
    expect(text.split('\n\n')[0]).toBe('NPS hidden');
    expect(text).toContain('hidden (fewer than 200 answers');
  });

  test('minus zero is never printed', () => {
    const nearZero = { ...report({}, tally(100, 1, 100)) };
    nearZero.overall = {
      ...nearZero.overall,
      nps: -0,
      interval: { ...nearZero.overall.interval!, low: -0.4, high: -0 },
    };
    expect(draw(nearZero).split('\n')[0]).toBe('NPS 0    95% interval 0 to 0    201 answers');
    expect(draw(nearZero, { unicode: false })).not.toMatch(/(^|\s)-0(?!\d)/m);
  });
});

test('lines to copy stand as they are, however long, and do nothing', () => {
  const long = `- ${'x'.repeat(200)}`;
  const blocks = [{ kind: 'code' as const, language: 'yaml', lines: ['- id: a', long, '\x1b[2J'] }];
  const text = renderTerminal({ result: [{ title: 'To copy', blocks }], notes: [] }, PLAIN);
  expect(text).toBe(`To copy\n  - id: a\n  ${long}\n  \\x1b[2J\n`);
});
