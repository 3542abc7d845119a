import { expect, it } from 'vitest';
import type { Question, Row } from '../../src/model.ts';
import { sentColumn } from '../../src/pipeline/invitations.ts';
import { ask, csv, type Files, windowOf } from './ask.ts';

const HEADER = ['email', 'plan', 'sent_at', 'nps', 'comment', 'responded_at'];
const ROWS: Row[] = [
  ['a', 'Pro', '2025-01-02', '9', 'good', '2025-01-03'],
  ['b', 'Pro', '2025-01-02', '', '', ''],
  ['c', 'Free', '2025-01-02', '3', '', '2025-01-09'],
  ['d', 'Free', '2025-02-02', '', '', ''],
  ['e', 'Free', '2025-02-02', '11', '', '2025-02-03'],
  ['f', 'Free', '', '10', '', '2025-02-04'],
];
const found = async (files: Files, changes: Partial<Question> = {}) =>
  (await ask(files, { roles: { score: 'nps', comment: 'comment' }, ...changes })).invitations;
const file = csv([HEADER, ...ROWS]);

it('counts rows with a date of sending, and those of them with anything in the score', async () => {
  expect(await found({ 'a.csv': file })).toEqual({ answered: 3, invited: 5, by: 'sent_at' });
  expect(await found({ 'a.csv': file }, { where: ['plan=Free'] })).toEqual({
    answered: 2,
    invited: 3,
    by: 'sent_at',
  });
  expect(await found({ 'a.csv': file }, { dedupe: 'latest' })).toMatchObject({ answered: 3, invited: 5 });
});

it('does not tell where only those who answered are listed', async () => {
  const answered = [HEADER, ...ROWS.filter((row) => row[3] !== '')];
  expect(await found({ 'a.csv': csv(answered) })).toBeNull();
});

it('does not tell where one of the inputs does not', async () => {
  expect(await found({ 'a.csv': file, 'b.csv': 'email,nps,comment\nx,9,\n' })).toBeNull();
  expect(await found({ 'a.csv': file, 'b.csv': file })).toMatchObject({ answered: 6, invited: 10 });
});

it.each([
  { window: windowOf({ since: '2025-02' }) },
  { window: windowOf({ last: { count: 1, unit: 'month' } }) },
  { where: ['month=2025-01'] },
  { where: ['category!=promoter'] },
  { where: ['nps!=9'] },
  { where: ['comment!=good'] },
])('does not tell where %j goes by what only answers have', async (changes) => {
  expect(await found({ 'a.csv': file }, changes)).toBeNull();
});

it('takes a window where the dates are those of sending', async () => {
  const roles = { score: 'nps', date: 'sent_at' };
  expect(await found({ 'a.csv': file }, { roles, window: windowOf({ since: '2025-02' }) })).toEqual({
    answered: 1,
    invited: 2,
    by: 'sent_at',
  });
});

it('does not tell by yes and no', async () => {
  expect(await found({ 'a.csv': 'email,sent,nps,comment\na,yes,9,\nb,1,,\n' })).toBeNull();
});

it('finds the column by its name', () => {
  const columns = (...names: string[]) =>
    names.map((name, index) => ({ index, name, detail: '', partOf: null }));
  expect(sentColumn(columns('id', 'Sent At'))).toBe(1);
  expect(sentColumn(columns('delivered_at', 'survey.sent_at'))).toBe(1);
  expect(sentColumn(columns('delivered_at'))).toBe(0);
  expect(sentColumn(columns('Versendet am'))).toBe(0);
  expect(sentColumn(columns('present', 'sentiment', 'sentence'))).toBeNull();
});
