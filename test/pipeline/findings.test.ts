import { describe, expect, it } from 'vitest';
import type { Scan, Table } from '../../src/model.ts';
import { readingWarnings } from '../../src/pipeline/findings.ts';
import { emptyScan } from '../../src/read/notes.ts';
import { tableOf } from './ask.ts';

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
