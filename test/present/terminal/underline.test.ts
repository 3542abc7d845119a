import { describe, expect, test } from 'vitest';
import type { LineChart, Point } from '../../../src/present/document.ts';
import type { Frame } from '../../../src/present/terminal/plot.ts';
import { numberLines, periodLines, remarkLines } from '../../../src/present/terminal/underline.ts';
import { page } from '../samples.ts';

const point = (
  label: string,
  value: number | null,
  n: number | null = 50,
  marks: Point['marks'] = [],
): Point => ({ label, value, n, marks });
const frame = (points: Point[], slot: number): Frame => ({ points, slot, axis: 6 });
const chart = (points: Point[]): LineChart => ({
  kind: 'line',
  label: 'NPS',
  period: 'month',
  points,
  table: null,
});
const YEAR = Array.from({ length: 12 }, (_, i) => point(`2024-${`${i + 1}`.padStart(2, '0')}`, i - 5));

describe('periods', () => {
  test.each([9, 5, 2, 1])('in slots of %i columns: first and last first, none on another', (slot) => {
    const [axis, labels] = periodLines(frame(YEAR, slot), page());
    expect(labels).toContain('2024-01');
    expect(labels?.trim().split(/ +/).at(-1)).toBe(slot === 1 ? '2024-01' : '2024-12');
    expect(axis).toHaveLength(6 + 12 * slot);
    expect(axis?.match(/┬/g)).toHaveLength(labels!.trim().split(/ +/).length);
  });

  test('hostile labels are made safe, wide ones measured', () => {
    const [, labels] = periodLines(frame([point('\x1b[2J', 1), point('日本', 1), point('x', 1)], 12), page());
    expect(labels).toBe('      \\x1b[2J     日本        x');
  });
});

describe('numbers', () => {
  test('below each period, with their marks', () => {
    const points = [point('a', -12, 9, ['small']), point('b', null, 0), point('c', null, null)];
    expect(numberLines('NPS', frame(points, 8), page())).toEqual([
      'NPS   −12     –       hidden  ',
      'n     9*      0       –       ',
    ]);
  });

  test('only where they fit', () => {
    expect(numberLines('NPS', frame([point('a', 5, 12_345)], 5), page())).toEqual([]);
    expect(numberLines('NPS', frame([point('a', 5, 12_345)], 6), page())).toHaveLength(2);
  });
});

describe('remarks', () => {
  const remarks = (points: Point[], drawn = points, nearby = true): string =>
    remarkLines(chart(points), frame(drawn, 4), nearby, page()).join(' ');

  test('none where nothing is left unsaid', () => {
    expect(remarks(YEAR)).toBe('');
  });

  test('how many are drawn, what gaps mean, which are the extremes', () => {
    expect(remarks(YEAR, YEAR.slice(-3))).toBe('The last 3 of 12 months are drawn.');
    expect(remarks([point('a', null, 0)])).toBe('Gaps are months that have no answers.');
    expect(remarks([point('a', null, null), point('b', null, 0)])).toBe(
      'Gaps are months that have no answers or are hidden.',
    );
    expect(remarks(YEAR, YEAR, false)).toBe(
      'Lowest −5 (2024-01), highest +6 (2024-12), latest +6 (2024-12).',
    );
  });
});
