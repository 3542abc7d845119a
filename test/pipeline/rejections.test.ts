import { describe, expect, it } from 'vitest';
import { Rejections } from '../../src/pipeline/rejections.ts';

describe('Rejections', () => {
  it('count by input, column and reason, in the order of their first', () => {
    const rejections = new Rejections();
    rejections.add('a.csv', 'nps', 'scoreOutOfRange', 3);
    rejections.add('a.csv', 'date', 'dateUnreadable', 3);
    rejections.add('a.csv', 'nps', 'scoreNotNumber', 4);
    rejections.add('b.csv', 'nps', 'scoreOutOfRange', 5);
    rejections.add('a.csv', 'nps', 'scoreOutOfRange', 6);
    expect(rejections.list()).toEqual([
      { input: 'a.csv', column: 'nps', reason: 'scoreOutOfRange', count: 2, lines: [3, 6] },
      { input: 'a.csv', column: 'date', reason: 'dateUnreadable', count: 1, lines: [3] },
      { input: 'a.csv', column: 'nps', reason: 'scoreNotNumber', count: 1, lines: [4] },
      { input: 'b.csv', column: 'nps', reason: 'scoreOutOfRange', count: 1, lines: [5] },
    ]);
  });

  it('list the first twenty lines', () => {
    const rejections = new Rejections();
    for (let line = 1; line <= 50; line++) rejections.add('a', 'x', 'scoreNotWhole', line);
    expect(rejections.list()).toMatchObject([
      { count: 50, lines: Array.from({ length: 20 }, (_, i) => i + 1) },
    ]);
  });

  it('tell inputs and columns apart whose names could be put together otherwise', () => {
    const rejections = new Rejections();
    rejections.add('a', 'b/c', 'scoreNotWhole', 1);
    rejections.add('c\u0000a', 'b', 'scoreNotWhole', 1);
    rejections.add('a', '', 'scoreNotWhole', 1);
    rejections.add('a', null, 'scoreNotWhole', 1);
    rejections.add('__proto__', 'constructor', 'scoreNotWhole', 1);
    expect(rejections.list()).toHaveLength(5);
  });

  it('take up what was counted elsewhere', () => {
    const rejections = new Rejections();
    rejections.addLines('a', null, 'jsonUnreadable', { count: 0, lines: [] });
    expect(rejections.list()).toEqual([]);
    rejections.addLines('a', null, 'jsonUnreadable', { count: 30, lines: [1, 2, 3] });
    rejections.addLines('a', null, 'jsonUnreadable', { count: 1, lines: [9] });
    expect(rejections.list()).toEqual([
      { input: 'a', column: null, reason: 'jsonUnreadable', count: 31, lines: [1, 2, 3, 9] },
    ]);
  });

  it('are counted without lines where a database found them, and placed afterwards', () => {
    const rejections = new Rejections();
    rejections.addUnplaced('a', 'nps', 'scoreNotNumber', 3, 1, ['', 'x']);
    rejections.addUnplaced('a', 'date', 'dateUnreadable', 30, 0, ['soon', '']);
    expect(rejections.takeUnplaced()).toEqual(
      new Map([
        [1, new Set(['x'])],
        [0, new Set(['soon'])],
      ]),
    );
    expect(rejections.takeUnplaced().size).toBe(0);
    for (const line of [4, 7, 9, 11]) rejections.place('a', 'nps', 'scoreNotNumber', line, 'x');
    for (let line = 2; line < 40; line++) {
      expect(rejections.wantsLines('a', 'date')).toBe(line < 22);
      rejections.place('a', 'date', 'dateUnreadable', line);
    }
    rejections.arrange('a');
    expect(rejections.list()).toMatchObject([
      { column: 'date', count: 30, lines: Array.from({ length: 20 }, (_, i) => i + 2) },
      { column: 'nps', count: 3, lines: [4, 7, 9], cells: ['x', 'x', 'x'] },
    ]);
  });
});
