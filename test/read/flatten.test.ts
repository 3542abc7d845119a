import { describe, expect, test } from 'vitest';
import { RecordColumns } from '../../src/read/flatten.ts';
import type { JsonRecord } from '../../src/read/jsonText.ts';

/** The columns' names after these records, and the cells of each. */
function flatten(...records: (JsonRecord | string)[]) {
  const columns = new RecordColumns('made.json');
  const rows = records.map((record) =>
    columns.cells(typeof record === 'string' ? (JSON.parse(record) as JsonRecord) : record),
  );
  return { names: columns.list.map(({ name }) => name), rows, columns: columns.list };
}

describe('RecordColumns', () => {
  test('a path for each value, in the order of their first appearance', () => {
    const { names, rows, columns } = flatten(
      { id: '1', person: { plan: 'Pro', company: { size: 12 } }, score: 9 },
      { score: 8, id: '2', person: { plan: 'Basic' } },
    );
    expect(names).toEqual(['id', 'person.plan', 'person.company.size', 'score']);
    expect(rows).toEqual([
      ['1', 'Pro', '12', '9'],
      ['2', 'Basic', '', '8'],
    ]);
    expect(columns[3]).toEqual({ index: 3, name: 'score', detail: '', partOf: null });
  });

  test('a column that appears late', () => {
    const { names, rows } = flatten({ a: 1 }, { b: 2 }, { a: 3, b: 4 });
    expect(names).toEqual(['a', 'b']);
    expect(rows).toEqual([['1'], ['', '2'], ['3', '4']]);
  });

  test.each([
    ['"9"', '9'],
    ['9', '9'],
    ['8.0', '8'],
    ['9.5', '9.5'],
    ['1e1', '10'],
    ['-0', '0'],
    ['1e999', 'Infinity'],
    ['1e21', '1e+21'],
    ['true', 'true'],
    ['null', ''],
    ['""', ''],
    ['"  padded "', '  padded '],
    ['"line\\nbreak"', 'line\nbreak'],
    ['[]', ''],
    ['["a","b"]', 'a, b'],
    ['[1,null,true]', '1, , true'],
    ['[{"a":1},[2]]', '{…}, {…}'],
  ])('%s is the cell %j', (value, cell) => {
    expect(flatten(`{"value":${value}}`).rows).toEqual([[cell]]);
  });

  test('an empty object has no column', () => {
    expect(flatten({ a: {}, b: 1 }).names).toEqual(['b']);
  });

  test('names that objects have are names like others', () => {
    const { names, rows } = flatten(
      '{"__proto__":{"x":1},"constructor":2,"toString":"3","hasOwnProperty":4}',
    );
    expect(names).toEqual(['__proto__.x', 'constructor', 'toString', 'hasOwnProperty']);
    expect(rows).toEqual([['1', '2', '3', '4']]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('names are trimmed, and a number stands where there is none', () => {
    expect(flatten({ ' score ': 9, '': 1, ' ': 2 }).names).toEqual(['score', '#2', '#3']);
  });

  test('nor do keys keep blanks around them in a path', () => {
    expect(flatten({ ' person ': { '\tplan\n': 'Pro' } }).names).toEqual(['person.plan']);
  });

  test('a key with a dot is not the path that looks the same', () => {
    const { names, rows } = flatten({ 'a.b': 1, a: { b: 2 } });
    expect(names).toEqual(['a.b', 'a.b']);
    expect(rows).toEqual([['1', '2']]);
  });

  test('as many columns as there may be', () => {
    const keys = (n: number, prefix = 'k') =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [prefix + i, 1]));
    expect(flatten(keys(30_000)).names.length).toBe(30_000);
    expect(() => flatten(keys(30_000), keys(1, 'x'))).toThrow('made.json: 30000 different keys');
  });

  test('ids for keys do not make columns for ever', () => {
    const columns = new RecordColumns('made.json');
    for (let i = 0; i < 5000; i++) columns.cells({ [`id${i}`]: 9 });
    expect(columns.cells({ id0: 9 }).length).toBe(5000);
    expect(() => columns.cells({ other: 9 })).toThrow('made.json: 5001 different keys');
  });

  test('deep nesting is not followed for ever', () => {
    const depth = 100_000;
    const { names, rows } = flatten(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
    expect(names).toEqual([Array(13).fill('a').join('.')]);
    expect(rows).toEqual([['{…}']]);
    expect(flatten(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`).rows).toEqual([['{…}']]);
  });
});

test('records in a list have columns by what they are about', () => {
  const { names, rows } = flatten(
    {
      id: 'a',
      answers: [
        { field: { id: 'f1', ref: 'nps' }, number: 9 },
        { field: { id: 'f2', ref: 'why' }, text: 'fast' },
      ],
    },
    { id: 'b', answers: [{ field: { id: 'f2', ref: 'why' }, text: 'slow' }] },
  );
  expect(names).toEqual([
    'id',
    'answers.nps.field.id',
    'answers.nps.field.ref',
    'answers.nps.number',
    'answers.why.field.id',
    'answers.why.field.ref',
    'answers.why.text',
  ]);
  expect(rows[1]).toEqual(['b', '', '', '', 'f2', 'why', 'slow']);
});

test.each([
  ['no name of their own', [{ value: 1 }, { value: 2 }]],
  ['the same name', [{ name: 'x' }, { name: 'x' }]],
  ['records and others', [{ name: 'x' }, 3]],
])('a list whose items have %s stays one cell', (_, list) => {
  expect(flatten({ list }).names).toEqual(['list']);
});

test('a list whose items are new in every record gets no more than 200 columns', () => {
  const records = Array.from({ length: 300 }, (_, i) => ({ answers: [{ id: `a${i}` }] }));
  const { names, rows } = flatten(...records);
  expect(names).toHaveLength(201);
  expect(rows[299]!.at(-1)).toBe('{…}');
});
