import { describe, expect, test } from 'vitest';
import { NpsError } from '../../src/errors.ts';
import { findColumn, labelOf, nameToType, unknownColumn } from '../../src/map/columns.ts';
import { columnsOf } from './table.ts';

const caught = (run: () => unknown): NpsError => {
  try {
    run();
  } catch (error) {
    if (error instanceof NpsError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('findColumn', () => {
  const columns = columnsOf(['id', 'How likely,\nall in\u00a0all?', 'Other', '#1', 'Other', '__proto__']);
  const find = (name: string) => findColumn(columns, name, '--score')?.index ?? null;

  test.each([
    ['id', 0, 'the name'],
    ['  id ', 0, 'padded'],
    ['How likely,\nall in\u00a0all?', 1, 'as it stands in the header'],
    ['How likely, all in all?', 1, 'on one line, as messages show it'],
    ['#2', 1, 'the number'],
    ['#6', 5, 'the last number'],
    ['#1', 3, 'a column that is really called #1'],
    ['__proto__', 5, 'a name that objects have'],
    ['ID', null, 'other case'],
    ['#0', null, 'numbers begin at 1'],
    ['#7', null, 'beyond the last'],
    ['#1.5', null, 'no whole number'],
    ['', null, 'no name'],
    ['constructor', null, 'what objects inherit'],
  ])('%j is %s: %s', (name, index, _) => {
    expect(find(name)).toBe(index);
  });

  test('a name that several columns bear is refused, with their numbers', () => {
    const error = caught(() => findColumn(columns, 'Other', '--score'));
    expect(error.code).toBe('repeatedColumn');
    expect(error.message).toBe("--score: 2 columns are called 'Other'");
    expect(error.hint).toContain("'#3' or '#5'");
  });

  test('the exact name wins over one that is alike on one line', () => {
    const alike = columnsOf(['a  b', 'a b']);
    expect(findColumn(alike, 'a b', '--by')?.index).toBe(1);
    expect(findColumn(alike, 'a  b', '--by')?.index).toBe(0);
  });
});

test('what to type for a column finds it: its name, or its number where others are called so', () => {
  const columns = columnsOf(['id', 'Other', '#1', 'Other']);
  const typed = columns.map(({ index }) => nameToType(columns, index));
  expect(typed).toEqual(['id', '#2', '#1', '#4']);
  expect(typed.map((name) => findColumn(columns, name, '--score')?.index)).toEqual([0, 1, 2, 3]);
});

describe('unknownColumn', () => {
  const columns = columnsOf(['respondent_id', 'score', '#3']);

  test.each([
    ['scroe', 'score'],
    ['SCORE', 'score'],
    ['respondentid', 'respondent_id'],
    ['mnth', 'month'],
  ])('%s was meant to be %s', (name, meant) => {
    const error = unknownColumn(columns, name, '--by', ['month']);
    expect(error.code).toBe('unknownColumn');
    expect(error.message).toBe(`--by: no column is called '${name}'`);
    expect(error.hint).toMatch(new RegExp(`^Did you mean '${meant}'\\?`));
  });

  test('nothing is suggested where nothing is near, and all columns are listed with their numbers', () => {
    const { hint } = unknownColumn(columns, 'favourite colour', '--by');
    expect(hint).toBe('Columns:\n  #1 respondent_id\n  #2 score\n  #3');
  });

  test('a table without columns', () => {
    expect(unknownColumn([], 'score', '--by').hint).toBe('Columns:\n');
  });
});

test('labelOf: number and name, the number alone where it is the name', () => {
  expect(columnsOf(['score', '#2', '#1']).map(labelOf)).toEqual(['#1 score', '#2', '#3 #1']);
});
