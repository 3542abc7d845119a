import { expect, test } from 'vitest';
import { type NpsError, npsError } from '../../src/errors.ts';
import { explained } from '../../src/pipeline/longFormat.ts';
import { ask, tableOf } from './ask.ts';

const LONG = [
  ['id', 'asked\nfor', 'answer'],
  ['1', 'NPS', '9'],
  ['2', 'why', 'good'],
  ['3', 'NPS', '10'],
  ['4', 'why', 'slow'],
  ['5', 'NPS', '3'],
];
const noScore = npsError('noScore', { path: 'a.csv', near: [], columns: [] });

test('a long table is met with the options to type, on one line each', async () => {
  const error = (await explained(noScore, tableOf('a.csv', LONG))) as NpsError;
  expect(error).toMatchObject({ code: 'noScore', message: noScore.message });
  expect(error.hint).toBe(
    "There is one row for each question: 'asked for' says 'NPS', 'why'.\nKeep the answers to one: --score 'answer' --where 'asked for=NPS'",
  );
});

test('a column that shares its name is given by its number', async () => {
  const [, ...rows] = LONG;
  const error = await explained(noScore, tableOf('a.csv', [['answer', 'kind', 'answer'], ...rows]));
  expect((error as NpsError).hint).toContain("--score '#3'");
});

test('other tables and other errors stay as they are', async () => {
  expect(await explained(noScore, tableOf('a.csv', [['x'], ['a'], ['b']]))).toBe(noScore);
  const other = npsError('noInput');
  expect(await explained(other, tableOf('a.csv', LONG))).toBe(other);
  expect(await explained(null, tableOf('a.csv', LONG))).toBeNull();
});

test('what is advised gives the score', async () => {
  const text = 'id,kind,answer\n1,NPS,9\n2,why,good\n3,NPS,10\n4,why,slow\n5,NPS,3\n';
  await expect(ask({ 'a.csv': text })).rejects.toMatchObject({ hint: expect.stringContaining("'kind=NPS'") });
  const { counts } = await ask({ 'a.csv': text }, { roles: { score: 'answer' }, where: ['kind=NPS'] });
  expect(counts).toMatchObject({ scored: 3, filtered: 2 });
});

test('cells beyond the header are no column to advise', async () => {
  const [header, ...rows] = LONG;
  const long = rows.map((row) => [row[0]!, '', '', ...row.slice(1)]);
  expect(await explained(noScore, tableOf('a.csv', [header!, ...long]))).toBe(noScore);
});
