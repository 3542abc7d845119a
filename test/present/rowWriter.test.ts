import { describe, expect, it } from 'vitest';
import type { RowCell } from '../../src/model.ts';
import { ROW_FORMATS, type RowFormat, rowWriter } from '../../src/present/rowWriter.ts';

const columns = [
  { name: 'comment', fromData: true },
  { name: 'nps_score', fromData: false },
  { name: 'nps_themes', fromData: false },
];
const ROWS: RowCell[][] = [
  ['=1+1', 9, ['price', 'support']],
  ['a "b"\nc', null, []],
  ['', -1, null],
];

function written(format: RowFormat, options: Parameters<typeof rowWriter>[2] = {}, rows = ROWS): string {
  const writer = rowWriter(format, columns, options);
  return writer.head() + rows.map((row) => writer.rows([row])).join('') + writer.tail();
}

describe('rowWriter', () => {
  it('writes CSV: lists with commas, nothing for null, texts guarded and numbers not', () => {
    expect(written('csv')).toBe(
      `comment,nps_score,nps_themes\n'=1+1,9,"price, support"\n"a ""b""\nc",,untagged\n,-1,\n`,
    );
    expect(written('csv', { raw: true })).toContain('\n=1+1,9,');
  });

  it('writes NDJSON: lists as lists, null as null', () => {
    const records = written('ndjson').trimEnd().split('\n');
    expect(records.map((line) => JSON.parse(line))).toEqual([
      { comment: '=1+1', nps_score: 9, nps_themes: ['price', 'support'] },
      { comment: 'a "b"\nc', nps_score: null, nps_themes: [] },
      { comment: '', nps_score: -1, nps_themes: null },
    ]);
  });

  it('writes the same records as one document of JSON', () => {
    const records = written('ndjson').trimEnd().split('\n');
    expect(JSON.parse(written('json'))).toEqual(records.map((line) => JSON.parse(line)));
    expect(JSON.parse(written('json', {}, []))).toEqual([]);
  });

  it.each(ROW_FORMATS)('%s: redacts texts from data, and their names', (format) => {
    const redact = (text: string) => text.replace('=1+1', '[sum]').replace('comment', '[name]');
    const text = written(format, { redact });
    expect(text).toContain('[sum]');
    expect(text).toContain('[name]');
    expect(text).toContain('nps_score');
    expect(text).not.toContain('1+1');
  });

  it('keeps the order of keys, and each of several columns of one name', () => {
    const names = ['10', '2', 'a', 'a', '__proto__', 'a (#4)'].map((name) => ({ name, fromData: true }));
    const writer = rowWriter('ndjson', names);
    const line = writer.rows([names.map((_, i) => i)]);
    expect(line).toBe('{"10":0,"2":1,"a":2,"a (#10)":3,"__proto__":4,"a (#4)":5}\n');
  });

  it('hides what acts instead of being read', () => {
    expect(written('ndjson', {}, [['\u202e##vso[x', null, null]])).toContain('\\u202e\\u0023#vso');
    expect(written('csv', {}, [['\u001b[2J', null, null]])).toContain('\\x1b[2J');
  });
});
