import { expect, test } from 'vitest';
import { DateEvidence } from '../../../src/map/date/evidence.ts';

const shown = (...cells: string[]): DateEvidence => {
  const evidence = new DateEvidence();
  for (const cell of cells) evidence.observe(cell);
  return evidence;
};

test('equal cells may be shown at once', () => {
  const once = new DateEvidence();
  for (const cell of ['25/12/2021', '2024-03-21', 'x', 'NA', '1/2/2024']) once.observe(cell, 3);
  const thrice = shown(
    ...['25/12/2021', '2024-03-21', 'x', 'NA', '1/2/2024'].flatMap((cell) => [cell, cell, cell]),
  );
  expect(once.counts).toEqual(thrice.counts);
});

test('a short way and the long one count alike', () => {
  const { counts } = shown('2024-03-21', '2024-03-29', '2024-03-21T09:41:00Z', '2024-03-29T09:41:00Z');
  expect(counts).toMatchObject({ iso: 4, naive: 2, zoned: 2, failed: 0 });
});

test('evidence of parts is the evidence of the whole', () => {
  const whole = shown('1/2/2024', '13/2/2024', '2/13/2024', '-');
  const merged = DateEvidence.merge(shown('1/2/2024', '13/2/2024'), shown('2/13/2024', '-'));
  expect(merged.counts).toEqual(whole.counts);
  expect(whole.counts).toMatchObject({ slashed: 3, openSlashed: 1, dayFirst: 1, monthFirst: 1, missing: 1 });
});
