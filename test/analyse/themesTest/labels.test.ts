import { expect, it } from 'vitest';
import { Labels } from '../../../src/analyse/themesTest/labels.ts';
import { parseThemes } from '../../../src/config/themes.ts';

const { rules } = parseThemes(
  `version: 1
themes:
  - { id: price, label: "Price, value", any: [price] }
  - { id: product, themes: [{ id: speed, any: [slow] }, { id: bugs, any: [bug] }] }
`,
  'a.yaml',
);
const read = (cell: string) => {
  const found = new Labels(rules).read(cell);
  return found && [...found].map((i) => rules.themes[i]!.id).sort();
};

it.each([
  ['price', ['price']],
  [' PRICE ; bugs', ['bugs', 'price', 'product']],
  ['speed|bugs', ['bugs', 'product', 'speed']],
  ['speed, price,', ['price', 'product', 'speed']],
  ['Price, value', ['price']],
  ['product', ['product']],
  ['none', []],
  ['-', []],
  ['weather', []],
  ['  ', null],
])("'%s'", (cell, themes) => {
  expect(read(cell)).toEqual(themes);
});

it('tells labels that are no theme, the most frequent first, with a guess', () => {
  const labels = new Labels(rules);
  for (const cell of ['weather', 'spede; weather', 'Spede', 'SPEDE', 'none', 'price']) labels.read(cell);
  expect(labels.unknown()).toEqual([
    { label: 'spede', count: 3, guess: 'speed' },
    { label: 'weather', count: 2, guess: null },
  ]);
});
