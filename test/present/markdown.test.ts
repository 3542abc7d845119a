import { expect, test } from 'vitest';
import { describeCheck } from '../../src/present/describe/check.ts';
import { describeReport } from '../../src/present/describe/report.ts';
import { renderMarkdown } from '../../src/present/markdown.ts';
import { checked, mixed } from './check/samples.ts';
import { breakdown, EMPTY, full, report, stages, tally } from './samples.ts';

test('a full report', () => {
  expect(renderMarkdown(describeReport(full()))).toMatchInlineSnapshot(`
    "**NPS +63** · 95% interval +49 to +73 · 102 answers

    72 promoters (71%) · 22 passives (22%) · 8 detractors (8%)

    ### Answers by score

    \`\`\`text
    promoters   10  52   51%  ██████████████████████████████
                 9  20   20%  ████████████
    passives     8  13   13%  ▒▒▒▒▒▒▒▒
                 7   9    9%  ▒▒▒▒▒
    detractors   6   3    3%  ░░
                 5   2    2%  ░
                 4   1    1%  ░
                 3   1    1%  ░
                 2   0    0%
                 1   1    1%  ░
                 0   0    0%
    \`\`\`

    ### By plan

    | plan | NPS | 95% interval | n | promoters | passives | detractors |
    | :--- | ---: | ---: | ---: | ---: | ---: | ---: |
    | Enterprise | +86 | +55 to +95 | 21 | 86% | 14% | 0% |
    | Pro | +62 | +41 to +76 | 50 | 70% | 22% | 8% |
    | Free | +36 | +2 to +62 | 22 | 55% | 27% | 18% |
    | Trial | +75 | −7 to +93 | 4\\* | 75% | 25% | 0% |
    | (none) | +80 | +4 to +96 | 5\\* | 80% | 20% | 0% |

    ### By country and device

    | country | device | NPS | 95% interval | n | promoters | passives | detractors |
    | :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: |
    | Germany | phone | +61 | +30 to +79 | 28 | 71% | 18% | 11% |
    | Germany | desktop | +74 | +50 to +86 | 38 | 79% | 16% | 5% |
    | United Kingdom of Great Britain and Northern Ireland | phone | −44 | −69 to −4 | 16 | 13% | 31% | 56% |
    | 日本 | phone | +40 | −7 to +69 | 10 | 50% | 40% | 10% |

    ### Trend by month

    | month | NPS | 95% interval | n | promoters | passives | detractors |
    | :--- | ---: | ---: | ---: | ---: | ---: | ---: |
    | 2021-11\\~ | +42 | −6 to +72 | 12 | 58% | 25% | 17% |
    | 2021-12 | +65 | +27 to +83 | 17 | 71% | 24% | 6% |
    | 2022-01 | +82 | +34 to +95 | 11 | 82% | 18% | 0% |
    | 2022-02 | +31 | −8 to +61 | 16 | 50% | 31% | 19% |
    | 2022-03 | – | – | 0 | – | – | – |
    | 2022-04 | +68 | +33 to +86 | 19 | 74% | 21% | 5% |
    | 2022-05 | +77 | +45 to +91 | 22 | 82% | 14% | 5% |
    | 2022-06\\~ | +80 | +4 to +96 | 5\\* | 80% | 20% | 0% |

    - \\* fewer than 10 answers: go by the interval, not by the score
    - \\~ the answers cover only part of this month
    - % are rounded, so they may not add up; scores come from the counts

    ### What was read

    - file: responses.csv: 112 rows, surveymonkey export, UTF-8
    - score: 'How likely is it that you would recommend us to a friend or a colleague?'
    - date: 'Start Date'; 2021-11-01 to 2022-06-14, time zone Europe/Berlin; 2 answers without a date; month first: the second part is above 12 in 61 dates
    - comment: 'Why?'
    - respondent: 'Email Address'
    - rows: 102 of 112 counted; not counted: 6 without a score, 3 invalid, 1 duplicate

    ### What could not be used

    - 2 scores outside 0-10, column 'score', lines 17, 40
    - 1 score that is not a number, column 'score', line 66
    - 2 dates that cannot be read, column 'Start Date', lines 18, 19

    ### Warnings

    - **Warning:** 4 respondents answered more than once, and every answer counts; --dedupe latest keeps one each.
    "
  `);
});

test('hostile names stay in their cell', () => {
  const names = [
    '| a | b |',
    '<img src=x>',
    '</td></tr></table>',
    '[x](javascript:alert(1))',
    '\x1b[2J',
    '::error::x',
  ];
  const shown = report({
    breakdowns: [
      breakdown(
        'a|b',
        names.map((name) => [name, tally(20, 3, 2)]),
      ),
    ],
  });
  const text = renderMarkdown(describeReport(shown));
  const table = text.slice(text.indexOf('### By')).split('\n\n')[1]!;
  expect(table).toMatchInlineSnapshot(`
    "| a\\|b | NPS | 95% interval | n | promoters | passives | detractors |
    | :--- | ---: | ---: | ---: | ---: | ---: | ---: |
    | \\| a \\| b \\| | +72 | +40 to +88 | 25 | 80% | 12% | 8% |
    | &lt;img src=x&gt; | +72 | +40 to +88 | 25 | 80% | 12% | 8% |
    | &lt;/td&gt;&lt;/tr&gt;&lt;/table&gt; | +72 | +40 to +88 | 25 | 80% | 12% | 8% |
    | \\[x\\](javascript:alert(1)) | +72 | +40 to +88 | 25 | 80% | 12% | 8% |
    | \\\\x1b\\[2J | +72 | +40 to +88 | 25 | 80% | 12% | 8% |
    | \\\\x3a:error::x | +72 | +40 to +88 | 25 | 80% | 12% | 8% |"
  `);
  for (const line of table.split('\n')) expect(line.match(/(?<!\\)\|/g)).toHaveLength(8);
});

test('a journey is one line', () => {
  const shown = report({
    source: {
      ...report().source,
      stages: stages({ order: ['new', 'a|b', 'established', 'advocate', 'lost'] }),
    },
    breakdowns: [
      breakdown('stage', [
        ['new', tally(3, 2, 1)],
        ['a|b', tally(10, 0, 0)],
        ['advocate', null],
        ['lost', tally(10, 0, 20)],
      ]),
    ],
  });
  const text = renderMarkdown(describeReport(shown));
  expect(text.slice(text.indexOf('### By stage')).split('\n\n')[1]).toBe(
    'new +33 (n 6\\*) → a\\|b +100 (n 10) → established – (n 0) → advocate hidden → lost −33 (n 30)',
  );
});

test('nothing scored', () => {
  expect(renderMarkdown(describeReport(report({}, EMPTY)))).toMatchInlineSnapshot(`
    "**NPS –** · no answers with a score

    ### What was read

    - file: responses.csv: 0 rows, surveymonkey export, UTF-8
    - score: 'How likely is it that you would recommend us?'
    - rows: 0 of 0 counted
    "
  `);
});

test('lines to copy cannot end the fence around them', () => {
  const blocks = [{ kind: 'code' as const, language: 'yaml', lines: ['- id: a', '````', '\x1b[2J'] }];
  expect(renderMarkdown({ result: [{ title: null, blocks }], notes: [] })).toBe(
    '`````yaml\n- id: a\n````\n\\x1b[2J\n`````\n',
  );
});

test('rules are a table', () => {
  const [text] = renderMarkdown({ ...describeCheck(mixed()), notes: [] })
    .split('\n\n')
    .slice(1);
  expect(text).toBe(`|  | rule | measured |
| :---: | :--- | :--- |
| ✓ | nps &gt;= 20 | +23 (95% +2 to +42, n 60) |
| ✗ | nps &gt;= 60 | +23 (95% +2 to +42, n 60) |
| ! | detractors% &lt; 25 | 25% (95% 16% to 37%, n 60) |
| ? | nps{plan=Pro} &gt; 5 | – (n 0); undecided: no answers with a score |
`);
  const hostile = checked(['nps{a=x|y\n| <b>} >= 60']);
  expect(renderMarkdown({ ...describeCheck(hostile), notes: [] })).toContain('a=x\\|y\\\\n\\| &lt;b&gt;}');
});
