import { expect, test } from 'vitest';
import {
  columnNamed,
  columnsNamed,
  isJsonWith,
  isSet,
  type Shape,
  sampleOf,
  saysOtherThan,
} from '../../../src/map/formats/format.ts';
import type { Container, Row } from '../../../src/model.ts';
import { columnsOf } from '../table.ts';

const shapeOf = (container: Container, header: readonly string[], ...sample: readonly Row[]): Shape => ({
  container,
  layout: { preamble: 0, header: container === 'csv' ? 1 : 0, shape: null },
  columns: columnsOf(header),
  names: new Set(header),
  sample,
});

const COLUMNS = columnsOf(['id', 'Score', 'score_2', 'answers.nps.value']);

test.each([
  ['by name, in any case', ['score'], 1],
  ['in the order of the names, not of the columns', ['answers.nps.value', 'id'], 3],
  ['by pattern', [/^answers\..*value$/], 3],
  ['by the whole name only', ['answers'], undefined],
] as const)('a column is found %s', (_, names, index) => {
  expect(columnNamed(COLUMNS, names)?.index).toBe(index);
});

test('all columns of several names are found', () => {
  expect(columnsNamed(COLUMNS, ['id', /score/i]).map(({ index }) => index)).toEqual([0, 1, 2]);
});

test('JSON is asked for all columns, CSV is never it', () => {
  expect(isJsonWith(shapeOf('json', ['a', 'b', 'c']), 'a', 'c')).toBe(true);
  expect(isJsonWith(shapeOf('ndjson', ['a', 'b', 'c']), 'a', 'c')).toBe(true);
  expect(isJsonWith(shapeOf('json', ['a', 'b', 'c']), 'a', 'd')).toBe(false);
  expect(isJsonWith(shapeOf('csv', ['a', 'b', 'c']), 'a', 'c')).toBe(false);
});

test('a sample is what is filled, and a row may be shorter than the columns', () => {
  const shape = shapeOf('ndjson', ['id', 'type'], ['1', ' NPS '], ['2'], ['3', ''], ['4', 'csat']);
  expect(sampleOf(shape, ['type'])).toEqual(['nps', 'csat']);
  expect(sampleOf(shape, ['kind'])).toEqual([]);
});

test('what an empty cell says is nothing', () => {
  expect(['', 'nps', 'enps', 'csat'].filter(saysOtherThan('nps', 'enps'))).toEqual(['csat']);
  expect(['', 'true', '1', 'false', '0', 'yes'].filter(isSet)).toEqual(['true', '1']);
});
