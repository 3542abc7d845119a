import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectDialect, lineEnds } from '../../src/read/dialect.ts';

const detect = (text: string, whole = true) => {
  const { delimiter, quote } = detectDialect(text, whole);
  return [delimiter, quote];
};
const rows = (row: (i: number) => string, n = 20): string =>
  Array.from({ length: n }, (_, i) => row(i)).join('\n');

describe('detectDialect', () => {
  test.each<[string, string, [string, string | null]]>([
    ['comma', 'id,score,why\n1,9,good\n2,8,\n', [',', '"']],
    ['semicolon', 'id;score;why\n1;9;good, really\n2;8;not bad, no\n', [';', '"']],
    ['semicolon and decimal commas', 'id;score;mean\n1;9;8,5\n2;8;7,25\n3;7;1,5\n', [';', '"']],
    ['pipe', 'id|score|why\n1|9|good\n2|8|\n', ['|', '"']],
    ['tab, unquoted', 'id\tscore\twhy\n1\t9\tgood, really\n', ['\t', null]],
    [
      'tab, quoted cells',
      'id\tscore\twhy\n1\t9\t"two\nlines"\n2\t8\t"more\nof\nthem"\n3\t7\t\n',
      ['\t', '"'],
    ],
    [
      'tab, cells that begin with a stray mark',
      `id\tscore\twhy\n${rows((i) => `${i}\t9\t${i % 4 ? 'fine' : '"Easy" to use'}`)}`,
      ['\t', null],
    ],
    [
      'tab, a mark that is never closed',
      `id\tscore\twhy\n${rows((i) => `${i}\t9\t${i % 7 ? 'fine' : '"so much'}`)}`,
      ['\t', null],
    ],
    ['tab, marks that pair up over lines', 'id\twhy\tx\n1\t"so\ty\n2\tmuch"\tz\n3\tfine\tz\n', ['\t', null]],
    [
      'tab, every cell quoted, and a line break between tabs',
      '"a"\t"b"\t"c"\n"1"\t"2"\t"\n\t\t"\n"3"\t"4"\t""\n',
      ['\t', '"'],
    ],
    ['comma, quoted cells with commas and line breaks', 'id,why\n1,"a, b\nc, d"\n2,"e; f"\n', [',', '"']],
    ['comma, one stray mark', `id,why\n${rows((i) => (i === 7 ? `${i},"so` : `${i},fine`))}`, [',', '"']],
    [
      'comma, lists with semicolons in the cells',
      'id,tools,score\n1,a;b;,9\n2,c;,8\n3,a;c;d;,7\n',
      [',', '"'],
    ],
    ['every cell quoted, semicolon', '"id";"why, if at all"\r\n"1";"a, b"\r\n', [';', '"']],
    ['sep= says so', 'sep=;\r\nid;score,a,b,c\r\n', [';', '"']],
    ['sep= with a tab, upper case, CR', 'SEP=\t\rid\tscore\r', ['\t', '"']],
    ['one column', 'score\n9\n10\n', [',', '"']],
    ['one column of prose', 'comment\nGood, but slow\nFine\n', [',', '"']],
    ['nothing', '', [',', '"']],
    ['a preamble', `Report of March; all regions\n\nid,score,why\n${rows((i) => `${i},9,fine`)}`, [',', '"']],
    ['comma and blank', 'id, score, why\n1, 9, "good, really"\n2, 8, \n', [', ', '"']],
    ['semicolon and blank', 'id; score; why\n1; 9; good\n', ['; ', '"']],
    ['a blank after some commas only', 'id, score,why\n1,9, good\n2,8,fine\n', [',', '"']],
    ['blank', 'id score why\n1 9 "really good"\n2 8 fine\n3 7 ""\n', [' ', '"']],
    [
      'prose is not divided by blanks',
      'comment\nGood but slow\nFine with us\nVery nice indeed\n',
      [',', '"'],
    ],
    ['times are not divided by colons', 'at\n10:00:15\n11:00:15\n12:00:15\n', [',', '"']],
    ['colon', 'id:score:why:plan\n1:9:good:Pro\n2:8:fine:Pro\n3:7::Pro\n', [':', '"']],
    ['apostrophes as marks', "id,'why'\n1,'good, really'\n2,'it''s fine'\n3,'so'\n", [',', "'"]],
    ['apostrophes in words', "id,why\n1,it's 'so' good\n2,'tis\n3,fine\n", [',', '"']],
  ])('%s', (_, text, expected) => {
    expect(detect(text)).toEqual(expected);
  });

  test.each<[string, string, '\\' | undefined]>([
    ['backslash', 'id,why\n1,"a \\"very\\" good one, really"\n2,"so, \\"so\\""\n', '\\'],
    ['doubled', 'id,why\n1,"a ""very"" good one"\n2,"C:\\dir\\"\n', undefined],
    ['backslashes as text', 'id,why\n1,"so, in C:\\dir\\"\n2,"8\\\'9"" long"\n', undefined],
    ['none', 'id,why\n1,"a, b"\n', undefined],
  ])('escape: %s', (_, text, expected) => {
    expect(detectDialect(text, true).escape).toBe(expected);
  });

  test('a last line that is cut off does not count, unless it is the last of the file', () => {
    const text = 'a;b;c\n1;2;3\n4';
    expect(detect(text, false)).toEqual([';', '"']);
    // Of three records in all, one has another width: still the best reading.
    expect(detect(text, true)).toEqual([';', '"']);
    expect(detect('a,b;c', false)).toEqual([',', '"']);
  });

  test('any table of plain cells tells its delimiter', () => {
    // A blank after every delimiter would be part of it.
    const cell = fc.stringMatching(/^([a-z0-9][a-z0-9 ]{0,5})?$/);
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 20 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (records, delimiter) => {
        expect(detect(records.map((record) => record.join(delimiter)).join('\n'))[0]).toBe(delimiter);
      }),
    );
  });

  test('a sample of marks alone takes no time', () => {
    const started = performance.now();
    detectDialect('"'.repeat(65_536), false);
    detectDialect(',"'.repeat(32_768), false);
    detectDialect('"a\t'.repeat(20_000), false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('lineEnds', () => {
  const CSV = { delimiter: ',', quote: '"' } as const;
  const TSV = { delimiter: '\t', quote: null } as const;
  const BOTH = ['\r\n', '\n'];
  const ANY = ['\r\n', '\n', '\r'];

  test.each<[string, string, typeof CSV | typeof TSV, string[]]>([
    ['LF', 'a,b\n1,2\n', CSV, BOTH],
    ['CR LF, for LF may turn up later', 'a,b\r\n1,2\r\n', CSV, BOTH],
    ['CR', 'a,b\r1,2\r', CSV, ANY],
    ['none', 'a,b', CSV, BOTH],
    ['CR LF and LF', 'a,b\r\n1,2\n3,4\r\n', CSV, BOTH],
    ['all three', 'a,b\r\n1,2\n3,4\r5,6\n', CSV, ANY],
    ['LF within quoted cells of CR LF records', 'a,b\r\n"1\n2",3\r\n', CSV, BOTH],
    ['LF within unquoted cells of CR LF records', 'a\tb\r\n1\n2\t3\r\n4\n5\t6\r\n', TSV, ['\r\n']],
    ['a stray CR within a cell', 'a,b\n1\r2,3\n4,5\n', CSV, BOTH],
    ['CR within quoted cells', 'a,b\n"1\r2",3\n4,5\n', CSV, BOTH],
    ['a sample that ends between CR and LF', 'a,b\r\n1,2\r', CSV, BOTH],
  ])('%s', (_, sample, dialect, ends) => {
    expect(lineEnds(sample, dialect)).toEqual(ends);
  });
});
