import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FRACTION, INTEGER, kindOf, LABELLED, MISSING, TEXT, WORD } from '../../src/map/kind.ts';
import { readScore } from '../../src/map/score.ts';
import { CELLS } from './table.ts';

describe('kindOf', () => {
  test.each([
    ['9', 9],
    ['10', 10],
    [' 8.0 ', 8],
    ['Extremely likely - 10', LABELLED + 10],
    ['0 (not likely)', LABELLED],
    ['', MISSING],
    ['  ', MISSING],
    ['None', MISSING],
    ['11', INTEGER],
    ['-100', INTEGER],
    ['12345678901', INTEGER],
    ['7.333', FRACTION],
    ['100.5', FRACTION],
    ['Absolutely', WORD],
    ['Très bien !', WORD],
    ['x'.repeat(40), WORD],
    ['x'.repeat(41), TEXT],
    ['r-123', TEXT],
    ['007', TEXT],
    ['a@b.example', TEXT],
    ['2024-03-01', TEXT],
    ['1/2/21', TEXT],
    ['10/10', TEXT],
  ])('%j', (cell, kind) => {
    expect(kindOf(cell)).toBe(kind);
  });

  test('it is what readScore makes of the cell; what is no number is a word if it is short, without digits and @', () => {
    const expected = (cell: string): number => {
      const read = readScore(cell);
      if (read.kind === 'missing') return MISSING;
      if (read.kind === 'score') return read.labelled ? LABELLED + read.score : read.score;
      if (read.reason === 'scoreOutOfRange') return INTEGER;
      if (read.reason === 'scoreNotWhole') return FRACTION;
      return cell.length <= 40 && !/[\d@]/.test(cell) ? WORD : TEXT;
    };
    fc.assert(
      fc.property(CELLS, (cell) => {
        expect(kindOf(cell)).toBe(expected(cell));
      }),
      { numRuns: 5000 },
    );
  });
});
