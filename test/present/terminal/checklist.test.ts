import { expect, test } from 'vitest';
import { describeCheck } from '../../../src/present/describe/check.ts';
import type { Checklist } from '../../../src/present/document.ts';
import { ASCII } from '../../../src/present/format.ts';
import { drawChecklist } from '../../../src/present/terminal/checklist.ts';
import { inksOf } from '../../../src/present/terminal/page.ts';
import { widthOf } from '../../../src/present/terminal/width.ts';
import { mixed } from '../check/samples.ts';
import { page } from '../samples.ts';

const list = describeCheck(mixed()).result[0]!.blocks[0] as Checklist;

test('a rule a line, its value beside it', () => {
  expect(drawChecklist(list, page())).toEqual([
    '✓ nps >= 20          +23 (95% +2 to +42, n 60)',
    '✗ nps >= 60          +23 (95% +2 to +42, n 60)',
    '! detractors% < 25   25% (95% 16% to 37%, n 60)',
    '? nps{plan=Pro} > 5  – (n 0)',
    '  undecided: no answers with a score',
  ]);
});

test('or below it, where there is no room', () => {
  const lines = drawChecklist(list, { ...page(), width: 40 });
  expect(lines.slice(0, 2)).toEqual(['✓ nps >= 20', '  +23 (95% +2 to +42, n 60)']);
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(40);
});

test('words for signs where there is only ASCII', () => {
  const [first, second] = drawChecklist(list, { ...page(), glyphs: ASCII });
  expect(first).toMatch(/^ok {8}nps >= 20 /);
  expect(second).toMatch(/^not ok {4}nps >= 60 /);
});

test('signs are coloured', () => {
  const [first] = drawChecklist(list, { ...page(), inks: inksOf(1) });
  expect(first!.startsWith('\x1b[32m✓\x1b[39m nps >= 20')).toBe(true);
});
