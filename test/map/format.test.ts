import { expect, test } from 'vitest';
import { recognise } from '../../src/map/format.ts';
import type { Layout, Table } from '../../src/model.ts';

const tableOf = (shape: Layout['shape']): Pick<Table, 'reading' | 'columns' | 'sample'> => ({
  reading: {
    container: 'csv',
    encoding: 'utf-8',
    bom: false,
    gzip: false,
    dialect: { delimiter: ',', quote: '"' },
    layout: { preamble: 0, header: 1, shape },
  },
  columns: [],
  sample: [],
});

test.each([
  ['surveymonkey', 'surveymonkey'],
  ['qualtrics', 'qualtrics'],
  [null, 'plain'],
] as const)('a table of shape %s is called %s', (shape, format) => {
  expect(recognise(tableOf(shape)).name).toBe(format);
});

test('what is asked for is not questioned', () => {
  expect(recognise(tableOf('qualtrics'), 'plain')).toMatchObject({
    name: 'plain',
    title: 'plain',
    format: null,
  });
  expect(recognise(tableOf(null), 'qualtrics')).toMatchObject({
    name: 'qualtrics',
    title: 'Qualtrics',
    why: 'as asked for',
  });
});
