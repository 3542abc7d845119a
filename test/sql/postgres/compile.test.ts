import { describe, expect, it } from 'vitest';
import { pgColumn } from '../../../src/sql/postgres/columns.ts';
import { compileCount, compileRows, type Relation } from '../../../src/sql/postgres/compile.ts';

const field = (name: string, dataTypeID: number, dataTypeModifier = -1) => ({
  name,
  dataTypeID,
  dataTypeModifier,
});
const RELATION: Relation = {
  name: ['survey', 'responses'],
  columns: [
    pgColumn(field('pl"an', 25)),
    pgColumn(field('score', 23)),
    pgColumn(field('at', 1114)),
    pgColumn(field('n', 1700)),
  ],
  shards: [],
};
const told = (compiled: ReturnType<typeof compileCount>, result: (string | null)[]) => {
  const calls: [readonly string[], number][] = [];
  compiled.read(result, (row, times) => calls.push([row, times]));
  return calls;
};

describe('compileCount', () => {
  it('groups by the cells that are wanted, and by the period of a date', () => {
    const compiled = compileCount(RELATION, {
      columns: [0, 1],
      dates: { column: 2, grain: 'month', utc: true },
    });
    expect(compiled.text).toBe(
      `SELECT "pl""an", "score", min("at"), max("at"), count(*) FROM "survey"."responses" GROUP BY "pl""an", "score", date_trunc('month', "at")`,
    );
    expect(told(compiled, ['Pro', '9', '2025-03-01 00:00:00', '2025-03-31 09:41:00', '3'])).toEqual([
      [['Pro', '9', '2025-03-01T00:00:00', ''], 2],
      [['Pro', '9', '2025-03-31T09:41:00', ''], 1],
    ]);
    expect(told(compiled, [null, '9', '2025-03-01 00:00:00', '2025-03-01 00:00:00', '3'])).toEqual([
      [['', '9', '2025-03-01T00:00:00', ''], 3],
    ]);
    expect(told(compiled, [null, '9', null, null, '2'])).toEqual([[['', '9', '', ''], 2]]);
  });

  it('counts rows where nothing is wanted of them, and tells none of an empty table', () => {
    const compiled = compileCount(RELATION, { columns: [], dates: null });
    expect(compiled.text).toBe('SELECT count(*) FROM "survey"."responses"');
    expect(told(compiled, ['7'])).toEqual([[['', '', '', ''], 7]]);
    expect(told(compiled, ['0'])).toEqual([]);
  });

  it('tells a date that is a number as it stands', () => {
    const compiled = compileCount(RELATION, { columns: [], dates: { column: 1, grain: 'day', utc: true } });
    expect(compiled.text).toBe('SELECT "score", count(*) FROM "survey"."responses" GROUP BY "score"');
  });

  it('keeps apart what is equal and written in two ways', () => {
    expect(compileCount(RELATION, { columns: [3], dates: null }).text).toMatch(/GROUP BY "n", scale\("n"\)$/);
  });

  it('asks each shard by itself, and for all that it groups by', () => {
    const shards = [
      ['a', 'x'],
      ['b', 'x'],
    ];
    const compiled = compileCount(
      { ...RELATION, shards },
      { columns: [1], dates: { column: 2, grain: 'month', utc: true } },
    );
    const list = 'SELECT "score", min("at"), max("at"), CAST("at" AS date), count(*)';
    const group = 'GROUP BY "score", CAST("at" AS date)';
    expect(compiled.text).toBe(`${list} FROM "a"."x" ${group} UNION ALL ${list} FROM "b"."x" ${group}`);
    expect(told(compiled, ['9', '2025-03-01 00:00:00', '2025-03-01 00:00:00', '2025-03-01', '1'])).toEqual([
      [['', '9', '2025-03-01T00:00:00', ''], 1],
    ]);
  });
});

describe('compileRows', () => {
  it('hands out the cells that are wanted, in their places', () => {
    const compiled = compileRows(RELATION, [2, 1], 10);
    expect(compiled.text).toBe('SELECT "at", "score" FROM "survey"."responses" LIMIT 10');
    expect(told(compiled, ['2025-03-01 09:00:00', null])).toEqual([[['', '', '2025-03-01T09:00:00', ''], 1]]);
    expect(compileRows(RELATION, []).text).toBe('SELECT 1 FROM "survey"."responses"');
  });
});
