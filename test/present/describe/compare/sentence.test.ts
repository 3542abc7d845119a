import { expect, test } from 'vitest';
import type { Paired } from '../../../../src/model/compare.ts';
import { evidence, pText, sentences } from '../../../../src/present/describe/compare/sentence.ts';
import { difference, side, sides } from '../../compared.ts';

test('p is told as closely as it matters', () => {
  expect([0.00004, 0.0042, 0.0499, 0.456, 1, null].map(pText)).toEqual([
    'p below 0.001',
    'p 0.004',
    'p 0.050',
    'p 0.46',
    'p 1.00',
    '',
  ]);
  expect(evidence(difference(-12, { p: null }))).toBe('95% interval −20 to −4');
  expect(evidence(difference(-12, { level: 0.999 }))).toBe('99.9% interval −20 to −4, p 0.004');
});

test('a fall, a rise, and neither', () => {
  expect(sentences(sides())).toEqual([
    'NPS fell by 12 points, from +41 in 2025-Q1 to +29 in 2025-Q2. That is more than chance would make it (95% interval −20 to −4, p 0.004).',
  ]);
  const up = {
    compared: side('2025-Q2', 11, 35, 53),
    difference: difference(1.2, { p: 0.46, beyondChance: false }),
  };
  expect(sentences(sides(up))[0]).toMatch(
    /^NPS rose by 1 point, .* That may be chance \(95% interval −7 to \+9, p 0\.46\)\.$/,
  );
  const none = { compared: side('2025-Q2', 12, 35, 53), difference: difference(0, { beyondChance: false }) };
  expect(sentences(sides(none))[0]).toMatch(
    /^NPS is the same in 2025-Q1 and 2025-Q2: \+41 and \+41\. That may be chance/,
  );
});

test('scores that rounding would set further apart, or closer, get a decimal', () => {
  const close = {
    baseline: side('a', 265, 364, 371),
    compared: side('b', 270, 366, 364),
    difference: difference(-1.2),
  };
  expect(sentences(sides(close))[0]).toMatch(/^NPS fell by 1\.2 points, from \+10\.6 in a to \+9\.4 in b\./);
});

test('segments do not change, they differ', () => {
  const segments = {
    kind: 'segments' as const,
    baseline: side('the rest', 3, 3, 4),
    compared: side('plan=Pro', 1, 2, 7),
    difference: difference(50),
  };
  expect(sentences(sides(segments))[0]).toMatch(
    /^plan=Pro scores 50 points higher than the rest: \+60 against \+10\. /,
  );
});

const paired = (changes: Partial<Paired>): Paired => ({
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
  most: true,
  ...changes,
});

test('where most are the same people, theirs is the figure to go by', () => {
  expect(sentences(sides({ paired: paired({}) }))).toEqual([
    'NPS fell by 12 points, from +41 in 2025-Q1 to +29 in 2025-Q2.',
    'Among the 4 people who answered both times, NPS fell by 25 points, from +50 to +25. That is more than chance would make it (95% interval −33 to −17, p 0.004). Most answers come from these people, so this is the figure to go by.',
  ]);
  expect(sentences(sides({ paired: paired({ most: false }) }))).toHaveLength(1);
});

test('a side without answers, or with too few to be shown', () => {
  const empty = { compared: side('2025-Q2', 0, 0, 0), difference: null };
  expect(sentences(sides(empty))).toEqual(['Nothing to compare: no answers in 2025-Q2.']);
  expect(sentences(sides({ difference: null, minN: 200 }))).toEqual([
    'Nothing to compare: a side has fewer than 200 answers.',
  ]);
});
