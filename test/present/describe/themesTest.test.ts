import { expect, it } from 'vitest';
import type { GoldResult, ThemesTest } from '../../../src/model/themesTest.ts';
import { describeThemesTest, themesTestRows } from '../../../src/present/describe/themesTest.ts';
import { renderTerminal } from '../../../src/present/terminal.ts';

const NONE = { precision: null, recall: null, f1: null };
const GOLD: GoldResult = {
  path: 'gold.csv',
  columns: { comment: 'text', label: 'themes' },
  comments: 30,
  unlabelled: 2,
  themes: [
    { theme: 'price', labelled: 10, found: 8, both: 6, precision: 0.75, recall: 0.6, f1: 2 / 3 },
    { theme: 'speed', labelled: 0, found: 0, both: 0, ...NONE },
  ],
  micro: { precision: 0.75, recall: 0.6, f1: 2 / 3 },
  macro: { precision: 0.75, recall: 0.6, f1: 2 / 3 },
  confusion: [
    { labelled: 'price', found: null, count: 3 },
    { labelled: 'price', found: 'speed', count: 1 },
  ],
  misses: [
    { kind: 'missing', theme: 'price', line: 4, text: 'costs an arm and a leg' },
    { kind: 'extra', theme: 'price', line: 9, text: 'in my price range' },
  ],
  unknownLabels: [{ label: 'prize', count: 1, guess: 'price' }],
};
const tested = (changes: Partial<ThemesTest>): ThemesTest => ({
  schema: 'nps.themes.test/1',
  rules: 'rules.yaml',
  examples: null,
  gold: null,
  warnings: [],
  ...changes,
});
const shown = (changes: Partial<ThemesTest>): string =>
  renderTerminal(describeThemesTest(tested(changes)), {
    width: 80,
    colour: 0,
    unicode: true,
    truncate: false,
  });

const FAILED = [
  { number: 2, text: 'too dear', missing: ['price'], extra: [] },
  { number: 3, text: 'price', missing: ['speed'], extra: ['price', 'bugs'] },
];

it('tells how many examples pass, and all that do not', () => {
  expect(shown({ examples: { count: 5, passed: 3, failed: FAILED } })).toMatchInlineSnapshot(`
    "rules     rules.yaml
    examples  3 of 5 have the themes that they should

    Failed
      example 2  too dear
                 should have, and has not: price
      example 3  price
                 should have, and has not: speed
                 has, and should not: price, bugs
    "
  `);
  expect(shown({ examples: { count: 1, passed: 1, failed: [] } })).toContain(
    '1 of 1 has the themes that it should\n',
  );
  expect(shown({ examples: { count: 0, passed: 0, failed: [] } })).toContain('none beside the rules');
});

it('tells how rules and labels agree', () => {
  expect(shown({ gold: GOLD })).toMatchInlineSnapshot(`
    "rules    rules.yaml
    labels   'themes' of 30 comments in gold.csv; 2 comments without a label left
             out (write none where none of the themes fits)
    comment  'text'

    Agreement
      theme                   labelled  found  both  precision  recall   F1
      ─────────────────────────────────────────────────────────────────────
      price                         10      8     6        75%     60%  67%
      speed                          0      0     0          –       –    –
      all (micro)                    –      –     –        75%     60%  67%
      mean of themes (macro)         –      –     –        75%     60%  67%

      Precision: of what the rules find, what is labelled so; recall: of what is
      labelled, what they find. Lists written once reach an F1 of 60 to 85%.

    Missed, and what was found instead
      labelled  found instead  comments
      ─────────────────────────────────
      price     nothing               3
      price     speed                 1

    Comments to look at
      price is missed    line 4: costs an arm and a leg
      price is too much  line 9: in my price range
    "
  `);
});

it('has no table where no comment has a label', () => {
  const text = shown({ gold: { ...GOLD, comments: 0, confusion: [], misses: [] } });
  expect(text).toContain('of 0 comments in gold.csv');
  expect(text).not.toContain('Agreement');
});

it('warns in the notes', () => {
  expect(shown({ gold: GOLD, warnings: [{ code: 'unknownLabel', message: 'beware' }] })).toContain(
    '! beware',
  );
});

it('has rows told apart by their list', () => {
  const records = (test: ThemesTest) => {
    const { columns, rows } = themesTestRows(test);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    return rows.map((row) =>
      Object.fromEntries(row.flatMap((cell, i) => (cell === null ? [] : [[columns[i]!, cell]]))),
    );
  };
  expect(records(tested({ examples: { count: 5, passed: 3, failed: FAILED } }))).toEqual([
    { list: 'example', line: 2, text: 'too dear', missing: 'price', extra: '' },
    { list: 'example', line: 3, text: 'price', missing: 'speed', extra: 'price;bugs' },
  ]);
  expect(records(tested({ gold: GOLD }))).toEqual([
    {
      list: 'theme',
      theme: 'price',
      labelled: 10,
      found: 8,
      both: 6,
      precision: 0.75,
      recall: 0.6,
      f1: 2 / 3,
    },
    { list: 'theme', theme: 'speed', labelled: 0, found: 0, both: 0 },
    { list: 'micro', precision: 0.75, recall: 0.6, f1: 2 / 3 },
    { list: 'macro', precision: 0.75, recall: 0.6, f1: 2 / 3 },
    { list: 'confusion', theme: 'price', count: 3 },
    { list: 'confusion', theme: 'price', instead: 'speed', count: 1 },
    { list: 'miss', theme: 'price', line: 4, text: 'costs an arm and a leg', missing: 'price' },
    { list: 'miss', theme: 'price', line: 9, text: 'in my price range', extra: 'price' },
  ]);
});
