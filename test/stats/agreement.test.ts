import { expect, it } from 'vitest';
import { agreement, macroAgreement, microAgreement } from '../../src/stats/agreement.ts';

it('is precision, recall and their harmonic mean', () => {
  expect(agreement({ labelled: 40, found: 50, both: 30 })).toEqual({
    precision: 0.6,
    recall: 0.75,
    f1: 60 / 90,
  });
  const { precision, recall, f1 } = agreement({ labelled: 7, found: 11, both: 5 });
  expect(f1).toBeCloseTo((2 * precision! * recall!) / (precision! + recall!), 12);
});

it('is not defined where there is nothing to divide by', () => {
  expect(agreement({ labelled: 0, found: 0, both: 0 })).toEqual({ precision: null, recall: null, f1: null });
  expect(agreement({ labelled: 3, found: 0, both: 0 })).toEqual({ precision: null, recall: 0, f1: 0 });
  expect(agreement({ labelled: 0, found: 3, both: 0 })).toEqual({ precision: 0, recall: null, f1: 0 });
});

const COUNTS = [
  { labelled: 90, found: 100, both: 80 },
  { labelled: 10, found: 0, both: 0 },
  { labelled: 0, found: 10, both: 0 },
];

it('micro: all labels as one', () => {
  expect(microAgreement(COUNTS)).toEqual({ precision: 80 / 110, recall: 0.8, f1: 160 / 210 });
  expect(microAgreement([])).toEqual({ precision: null, recall: null, f1: null });
});

it('macro: each label that was given weighs the same, and nothing found is no precision', () => {
  expect(macroAgreement(COUNTS)).toEqual({ precision: 0.4, recall: 80 / 90 / 2, f1: 160 / 190 / 2 });
  expect(macroAgreement(COUNTS.slice(2))).toEqual({ precision: null, recall: null, f1: null });
});
