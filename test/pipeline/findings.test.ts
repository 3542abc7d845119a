import { describe, expect, it } from 'vitest';
import type { Scan, Table } from '../../src/model.ts';
import { Rejections, readingWarnings } from '../../src/pipeline/findings.ts';
import { emptyScan } from '../../src/read/notes.ts';
import { tableOf } from './ask.ts';

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
});

describe('readingWarnings', () => {
  const warnings = (scan: Partial<Scan>, reading: Partial<Table['reading']> = {}) => {
    const table = tableOf('a.csv', [['nps']]);
    return readingWarnings(
      { ...table, reading: { ...table.reading, ...reading } },
      { ...emptyScan(), ...scan },
    );
  };

  it('are none where nothing was met', () => {
    expect(warnings({})).toEqual([]);
  });

  it.each<[string, Partial<Scan>, Partial<Table['reading']>, RegExp]>([
    ['notUtf8', {}, { encoding: 'windows-1252' }, /Windows-1252/],
    [
      'notUtf8',
      { notUtf8: { count: 2, lines: [3, 9] } },
      { encoding: 'windows-1252' },
      /not valid UTF-8 \(lines 3, 9\), read as Windows-1252/,
    ],
    [
      'codePage',
      { codePage: { count: 1, lines: [4] } },
      { encoding: 'windows-1252' },
      /neither UTF-8 nor Windows-1252 \(line 4\): read in code page 437/,
    ],
    ['repeatedKeys', { repeatedKeys: ['score', 'id'] }, {}, /twice in one object \(score, id\): the last/],
    ['preamble', {}, { layout: { preamble: 1, header: 1, shape: null } }, /: 1 row above the header/],
    ['preamble', {}, { layout: { preamble: 3, header: 1, shape: null } }, /: 3 rows above the header/],
    ['footer', { footers: [12] }, {}, /1 row at the end .*\(line 12\)/],
    ['footer', { footers: [12, 13] }, {}, /2 rows at the end .*\(lines 12, 13\)/],
    ['repeatedHeader', { repeatedHeaders: [7] }, {}, /repeated \(line 7\)/],
    [
      'shortRows',
      { short: { count: 7, lines: [1, 2, 3, 4, 5, 6, 7] } },
      {},
      /7 rows .*\(lines 1, 2, 3, 4, 5, …\)/,
    ],
    ['longRows', { long: { count: 1, lines: [4] } }, {}, /1 row with more cells .*\(line 4\)/],
    ['unreadable', { unreadable: { count: 1, lines: [4] } }, {}, /: 1 item is no JSON record \(line 4\)/],
    ['unreadable', { unreadable: { count: 2, lines: [4, 6] } }, {}, /: 2 items are no JSON records/],
    ['nulBytes', { nulBytes: 1 }, {}, /: 1 NUL byte left out/],
  ])('tell of %s', (code, scan, reading, message) => {
    expect(warnings(scan, reading)).toEqual([{ code, message: expect.stringMatching(message) }]);
    expect(warnings(scan, reading)[0]!.message).toMatch(/^a\.csv: /);
  });
});
