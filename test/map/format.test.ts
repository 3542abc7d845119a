import { expect, test } from 'vitest';
import { formatOf } from '../../src/map/format.ts';
import type { Layout, Reading } from '../../src/model.ts';

const readingOf = (shape: Layout['shape']): { reading: Reading } => ({
  reading: {
    container: 'csv',
    encoding: 'utf-8',
    bom: false,
    gzip: false,
    dialect: { delimiter: ',', quote: '"' },
    layout: { preamble: 0, header: 1, shape },
  },
});

test.each([
  ['surveymonkey', 'surveymonkey'],
  ['qualtrics', 'qualtrics'],
  [null, 'plain'],
] as const)('a table of shape %s is called %s', (shape, format) => {
  expect(formatOf(readingOf(shape))).toBe(format);
});
