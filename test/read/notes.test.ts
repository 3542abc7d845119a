import { expect, test } from 'vitest';
import { emptyScan, note } from '../../src/read/notes.ts';

test('a scan begins with nothing noted, and none shares its notes with another', () => {
  const scan = emptyScan();
  note(scan.short, 3);
  scan.footers.push(4);
  expect(scan).toMatchObject({
    rows: 0,
    short: { count: 1, lines: [3] },
    footers: [4],
    nulBytes: 0,
    revised: null,
  });
  expect(emptyScan()).toMatchObject({
    short: { count: 0, lines: [] },
    footers: [],
    long: { count: 0, lines: [] },
  });
});

test('everything is counted, and the first twenty lines are kept', () => {
  const { unreadable } = emptyScan();
  const kept = Array.from({ length: 100 }, (_, i) => note(unreadable, i + 1));
  expect(kept.lastIndexOf(true)).toBe(19);
  expect(unreadable).toEqual({ count: 100, lines: Array.from({ length: 20 }, (_, i) => i + 1) });
});
