import { describe, expect, test } from 'vitest';
import { describeReport } from '../../../src/present/describe/report.ts';
import { widthOf } from '../../../src/present/terminal/width.ts';
import { renderTerminal, type TerminalOptions } from '../../../src/present/terminal.ts';
import { breakdown, report, tally } from '../samples.ts';

const draw = (names: readonly (string | null)[], options: Partial<TerminalOptions> = {}): string[] => {
  const shown = report({
    breakdowns: [
      breakdown(
        'segment',
        names.map((name, i) => [name, tally(20 + i, 7, 3)]),
      ),
    ],
  });
  const settings: TerminalOptions = { width: 80, colour: 0, unicode: true, truncate: true, ...options };
  const text = renderTerminal(describeReport(shown), settings);
  return text.slice(text.indexOf('By segment\n')).split('\n\n')[0]!.split('\n').slice(3);
};

/** Display column in which the score of a row ends. */
const scoreEnd = (line: string): number => widthOf(line.slice(0, line.search(/[+−]\d+ {2}/))) + 3;

test('82 groups with long names: one line each, cut by width, numbers whole', () => {
  const names = Array.from(
    { length: 82 },
    (_, i) => `Region ${i} with a name that goes on ${'and on '.repeat(i % 9)}`,
  );
  const lines = draw(names);
  expect(lines).toHaveLength(82);
  expect(lines[0]).toMatchInlineSnapshot(
    `"  Region 0 with a name that goes o…  +57    +28 to +75   30    67%    23%    10%"`,
  );
  expect(new Set(lines.map(scoreEnd)).size).toBe(1);
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
});

test('more groups than are laid out at a time stand in line', () => {
  const lines = draw(Array.from({ length: 350 }, (_, i) => `${i}`));
  expect(lines).toHaveLength(350);
  expect(new Set(lines.map((line) => line.indexOf('  ', 8))).size).toBeLessThan(4);
  expect(lines[349]).toMatchInlineSnapshot(
    `"  349      +97    +93 to +98  379        97%        2%          1%  ██████████▒░"`,
  );
});

test('names of every script, emoji of every age, and none at all keep the columns in line', () => {
  const names = [
    '日本',
    '👩‍💻 devs',
    '🫠 melted',
    'ไทยแลนด์',
    'हिन्दी',
    'é'.normalize('NFD').repeat(5),
    '',
    '\u0327',
    ' ',
    null,
  ];
  const lines = draw(names);
  expect(new Set(lines.map(scoreEnd)).size).toBe(1);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "  日本       +57    +28 to +75  30        67%       23%         10%
      👩‍💻 devs    +58    +30 to +76  31        68%       23%         10%
      🫠 melted  +59    +32 to +77  32        69%       22%          9%
      ไทยแลนด์    +61    +34 to +78  33        70%       21%          9%
      हिन्दी       +62    +35 to +78  34        71%       21%          9%
      ééééé      +63    +37 to +79  35        71%       20%          9%
      ""         +64    +38 to +80  36        72%       19%          8%
      "̧"         +65    +40 to +80  37        73%       19%          8%
      " "        +66    +41 to +81  38        74%       18%          8%
      (none)     +67    +42 to +81  39        74%       18%          8%"
  `);
});

describe('not a terminal', () => {
  const long = 'A segment with quite a long name that somebody once typed into a form';

  test('a long name wraps, and nothing of it is lost', () => {
    const lines = draw([long, 'Short'], { truncate: false });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "  A segment with quite a long name  +57    +28 to +75  30    67%    23%    10%
        that somebody once typed into a
        form
        Short                             +58    +30 to +76  31    68%    23%    10%"
    `);
  });

  test('an endless word is broken, and no piece of it can start a line as a command', () => {
    const text = draw([`${'x'.repeat(29)} ${'y'.repeat(31)}::error::${'z'.repeat(40)}`], {
      truncate: false,
    }).join('\n');
    expect(text).not.toMatch(/^\s*::/m);
    expect(text.replaceAll(/[^yz]/g, '')).toBe('y'.repeat(31) + 'z'.repeat(40));
  });
});

test('a name of many lines takes no longer than many names', () => {
  const name = 'x'.repeat(50_000);
  const columns = [0, 1].map(() => ({ type: 'text' as const, label: name }));
  const rows = [columns.map(() => ({ type: 'text' as const, value: name }))];
  const document = {
    result: [{ title: null, blocks: [{ kind: 'table' as const, columns, rows }] }],
    notes: [],
  };
  const begun = performance.now();
  const text = renderTerminal(document, { width: 80, colour: 0, unicode: true, truncate: false });
  expect(performance.now() - begun).toBeLessThan(10_000);
  // Headers are shown whole.
  expect(text.replace(/[^x]/g, '').length).toBeGreaterThan(2 * name.length);
});
