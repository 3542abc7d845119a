import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attributeIn,
  BUILT_IN,
  categoryOf,
  dimensionLabel,
  type Evaluated,
  evaluator,
  fileNames,
  hidesColumn,
  type InputFacts,
  parseBy,
  resolveDimension,
} from '../../src/enrich/dimension.ts';
import { periodKey } from '../../src/enrich/period.ts';
import type { Dimension } from '../../src/model.ts';

const columnsAre =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);
const column = (name: string): Dimension => ({ kind: 'column', name });
const month: Dimension = { kind: 'period', name: 'month' };

describe('resolveDimension', () => {
  it.each<[string, string[], Dimension | null]>([
    ['plan', ['plan'], column('plan')],
    ['  plan ', ['plan'], column('plan')],
    ['plan', [], null],
    ['Plan', ['plan'], null],
    ['month', [], month],
    ['month', ['month'], month],
    ['column:month', ['month'], column('month')],
    ['column: month', ['month'], column('month')],
    ['column:month', [], null],
    ['column:plan', ['plan'], column('plan')],
    ['column:x', ['column:x'], column('column:x')],
    ['Month', [], null],
    ['category', ['category'], { kind: 'category', name: 'category' }],
    ['file', [], { kind: 'file', name: 'file' }],
    ['file', ['file'], column('file')],
    ['#3', ['#3'], column('#3')],
    ['#4', ['#3'], null],
    ['', [], null],
    ['', [''], column('')],
    ['__proto__', [], null],
    ['constructor', ['constructor'], column('constructor')],
    ['How likely, really?', ['How likely, really?'], column('How likely, really?')],
  ])('%j among the columns %j', (name, columns, dimension) => {
    expect(resolveDimension(name, columnsAre(...columns))).toEqual(dimension);
  });

  it('knows every name that is said to be built in', () => {
    for (const name of BUILT_IN) expect(resolveDimension(name, () => false)?.name).toBe(name);
  });
});

describe('dimensionLabel', () => {
  it.each<[Dimension, string]>([
    [column('plan'), 'plan'],
    [column('month'), 'column:month'],
    [column('category'), 'column:category'],
    [column('file'), 'file'],
    [column('#3'), '#3'],
    [month, 'month'],
  ])('of %j is %s', (dimension, label) => {
    expect(dimensionLabel(dimension)).toBe(label);
  });

  it('is a name that means the same dimension again', () => {
    const names = fc.constantFrom(...BUILT_IN, 'plan', 'column:plan', 'column:month', '#2', 'a,b');
    const columns = columnsAre('plan', 'month', 'file', '#2', 'a,b');
    fc.assert(
      fc.property(names, (name) => {
        const dimension = resolveDimension(name, columns)!;
        expect(resolveDimension(dimensionLabel(dimension), columns)).toEqual(dimension);
      }),
    );
  });
});

it.each<[Dimension, string[], boolean]>([
  [month, ['month'], true],
  [month, ['plan'], false],
  [{ kind: 'category', name: 'category' }, ['category'], true],
  [{ kind: 'file', name: 'file' }, ['file'], false],
  [column('plan'), ['plan'], false],
])('%j among the columns %j hides one: %j', (dimension, columns, hides) => {
  expect(hidesColumn(dimension, columnsAre(...columns))).toBe(hides);
});

describe('parseBy', () => {
  it.each<[string, string[], Dimension[]]>([
    ['plan', ['plan'], [column('plan')]],
    ['plan,month', ['plan'], [column('plan'), month]],
    [' plan , month ', ['plan'], [column('plan'), month]],
    ['a,b', ['a,b', 'a', 'b'], [column('a,b')]],
    ['a,b,c', ['a,b', 'a', 'b', 'c'], [column('a,b'), column('c')]],
    ['a,b,c', ['b,c', 'a', 'b', 'c'], [column('a'), column('b,c')]],
    ['a,b,c', ['a,b', 'a', 'b,c'], [column('a'), column('b,c')]],
    [
      'How likely, from 0 to 10,month',
      ['How likely, from 0 to 10'],
      [column('How likely, from 0 to 10'), month],
    ],
    ['plan,plan', ['plan'], [column('plan')]],
    ['plan,column:plan', ['plan'], [column('plan')]],
    ['month,column:month', ['month'], [month, column('month')]],
    [',', [','], [column(',')]],
  ])('%j among the columns %j', (text, columns, dimensions) => {
    expect(parseBy(text, columnsAre(...columns))).toEqual({ dimensions });
  });

  it.each<[string, string[], string]>([
    ['nope', ['plan'], 'nope'],
    ['plan,nope,month', ['plan'], 'nope'],
    ['nope,plan', ['plan'], 'nope'],
    ['plan,', ['plan'], ''],
    ['', ['plan'], ''],
    ['a,b,c', ['a,b', 'a'], 'c'],
  ])('%j among the columns %j is stuck', (text, columns, unknown) => {
    expect(parseBy(text, columnsAre(...columns))).toEqual({ unknown });
  });

  /** Names that are made of the same few parts, so that one list can be read in several ways. */
  const names = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(','));

  it('reads whatever names are put together, and loses none of the text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(names, { minLength: 1, maxLength: 5 }), (columns) => {
        const text = columns.join(',');
        const found = parseBy(text, columnsAre(...columns));
        expect(found).toHaveProperty('dimensions');
        const taken = 'dimensions' in found ? found.dimensions.map(({ name }) => name) : [];
        expect(taken.every((name) => columns.includes(name))).toBe(true);
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  it('takes a text whole that is itself a name', () => {
    fc.assert(
      fc.property(fc.array(names), names, (columns, name) => {
        expect(parseBy(name, columnsAre(...columns, name))).toEqual({ dimensions: [column(name)] });
      }),
    );
  });

  it('is quick on many commas that name nothing', () => {
    const text = 'a,'.repeat(300);
    expect(parseBy(text, columnsAre('a', 'a,a'))).toEqual({ unknown: '' });
  });
});

describe('evaluator', () => {
  const answer: Evaluated = {
    row: ['Pro', '  ', ' x '],
    score: 9,
    at: Date.UTC(2025, 2, 31),
    customer: [['c1', ' EU ', ''], null],
  };
  const facts: InputFacts = {
    file: 'a.csv',
    column: null,
    attribute: null,
    stage: () => 'new',
    periodKey: (at) => periodKey(at, 'month', 1),
    themes: () => [null],
  };
  const keyOf = (dimension: Dimension, index: number | null = null, changes: Partial<Evaluated> = {}) =>
    evaluator(dimension, { ...facts, column: index })({ ...answer, ...changes });

  it('gives the trimmed cell of a column', () => {
    expect([0, 1, 2, 3, null].map((index) => keyOf(column('x'), index))).toEqual([
      'Pro',
      null,
      'x',
      null,
      null,
    ]);
  });

  it('takes words for nothing as the text that they are', () => {
    expect(keyOf(column('x'), 0, { row: ['NA'] })).toBe('NA');
    expect(keyOf(column('x'), 0, { row: ['null'] })).toBe('null');
  });

  it('gives the period, unknown without a date', () => {
    expect(keyOf(month)).toBe('2025-03');
    const undated = evaluator(month, { ...facts, periodKey: () => 'never' });
    expect(undated({ ...answer, at: null })).toBeNull();
  });

  it('gives the category, unknown without a score', () => {
    const category: Dimension = { kind: 'category', name: 'category' };
    expect(keyOf(category)).toBe('promoter');
    expect(evaluator(category, facts)({ ...answer, score: null })).toBeNull();
  });

  it('gives what a table of customers says, unknown where it has no such customer', () => {
    const region: Dimension = { kind: 'attribute', name: 'region' };
    const regionAt = (table: number, column: number) =>
      evaluator(region, { ...facts, attribute: [{ table, column }] })(answer);
    expect([regionAt(0, 1), regionAt(0, 2), regionAt(0, 9), regionAt(1, 1)]).toEqual([
      'EU',
      null,
      null,
      null,
    ]);
    expect(keyOf(region)).toBeNull();
    expect(attributeIn(null, [{ table: 0, column: 0 }])).toBeNull();
    const both = [
      { table: 1, column: 0 },
      { table: 0, column: 2 },
      { table: 0, column: 1 },
    ];
    expect(attributeIn(answer.customer, both)).toBe('EU');
  });

  it('gives the stage that is told', () => {
    expect(keyOf({ kind: 'stage', name: 'stage' })).toBe('new');
  });

  it('gives the file', () => {
    expect(keyOf({ kind: 'file', name: 'file' })).toBe('a.csv');
  });
});

it('categories end at 6 and 8', () => {
  expect(Array.from({ length: 11 }, (_, score) => categoryOf(score))).toEqual([
    ...Array(7).fill('detractor'),
    'passive',
    'passive',
    'promoter',
    'promoter',
  ]);
});

describe('fileNames', () => {
  it.each<[string[], string[]]>([
    [['a.csv'], ['a.csv']],
    [
      ['x/a.csv', './b.csv', 'C:\\y\\c.csv'],
      ['a.csv', 'b.csv', 'c.csv'],
    ],
    [
      ['2024/a.csv', '2025/a.csv', '2025/b.csv'],
      ['2024/a.csv', '2025/a.csv', 'b.csv'],
    ],
    [
      ['x/a.csv', 'x/a.csv'],
      ['a.csv', 'a.csv'],
    ],
    [['stdin'], ['stdin']],
    [[], []],
  ])('of %j are %j', (paths, names) => {
    expect(fileNames(paths)).toEqual(names);
  });
});
