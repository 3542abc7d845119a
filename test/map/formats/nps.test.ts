import { describe, expect, test } from 'vitest';
import { recognise, shapeOf } from '../../../src/map/format.ts';
import { attributeName, nps } from '../../../src/map/formats/nps.ts';
import { ask, csv, tableOf } from '../../pipeline/ask.ts';

const HEADER = ['id', 'Q1', 'nps_score', 'nps_invalid', 'nps_category', 'nps_date', 'nps_period'];
const ROWS = [
  ['1', '4', '9', '', 'promoter', '2025-01-31T10:00:00', '2025-01'],
  ['2', '5', '', 'scoreNotNumber', '', '2025-02-01T10:00:00', '2025-02'],
  ['3', '3', '', '', '', '', ''],
];
const shape = (header: readonly string[]) => shapeOf(tableOf('a.csv', [header]));
const tagged = (more: readonly string[] = [], cells: readonly string[] = []) =>
  ask({ 'a.csv': csv([[...HEADER, ...more], ...ROWS.map((row) => [...row, ...cells])]) });

describe('a tagged table', () => {
  test('is told by the columns that all have, under any prefix', () => {
    expect(nps.recognise(shape(HEADER))).toBe(
      'the columns nps_score, nps_invalid, nps_category, nps_date, nps_period of nps tag',
    );
    const own = HEADER.map((name) => name.replace('nps_', 'my '));
    expect(nps.recognise(shape(own))).toContain('my score');
    expect(nps.recognise(shape(HEADER.map((name) => name.replace('nps_', ''))))).toBeNull();
    expect(nps.recognise(shape(HEADER.filter((name) => name !== 'nps_invalid')))).toBeNull();
    expect(nps.recognise(shape(['id', 'nps_score', 'date']))).toBeNull();
  });

  test('is no vendor’s any more, though it be given as one’s; as a plain one it is anybody’s', () => {
    const table = tableOf('a.csv', [[...HEADER, 'Respondent ID', 'Collector ID']]);
    expect(recognise(table).name).toBe('nps');
    expect(recognise(table, 'surveymonkey').name).toBe('nps');
    expect(recognise(table, 'plain')).toMatchObject({ name: 'plain', told: null });
  });

  test('has the score, what is wrong with it, and the date in the added columns', async () => {
    const { columns, counts, rejections, dates } = await tagged();
    expect(columns).toEqual({ score: 'nps_score', date: 'nps_date' });
    expect(counts).toMatchObject({ scored: 1, missing: 1, invalid: 1 });
    expect(rejections).toMatchObject([{ column: 'nps_score', reason: 'scoreNotNumber', lines: [3] }]);
    expect(dates?.first).toBe(Date.UTC(2025, 0, 31, 10));
  });

  test('has the other roles there too, where they were known', async () => {
    const { columns } = await tagged(
      ['nps_respondent', 'nps_comment', 'nps_account'],
      ['x@y.example', 'a', 'b'],
    );
    expect(columns).toMatchObject({
      respondent: 'nps_respondent',
      comment: 'nps_comment',
      account: 'nps_account',
    });
  });

  test('takes no added column for anything else', async () => {
    const more = ['nps_themes', 'customers.email', 'customers.comment', 'customers.signup_date'];
    const words = 'a text that is longer than any other in the table';
    const { columns } = await tagged(more, [words, 'a@b.example', words, '2020-01-01']);
    expect(columns).toEqual({ score: 'nps_score', date: 'nps_date' });
  });

  test('reads a column of another name where the user says so', async () => {
    const answer = await ask({ 'a.csv': csv([HEADER, ...ROWS]) }, { roles: { score: 'Q1' } });
    expect(answer.counts).toMatchObject({ scored: 3, missing: 0, invalid: 0 });
  });
});

test('columns of customers have a name that none of the answers has', () => {
  expect(attributeName('nps_', 'plan')).toBe('customers.plan');
  expect(attributeName('tag_', 'plan')).toBe('tag_customers.plan');
});
