import { expect, test } from 'vitest';
import { NpsError, npsError, REASONS } from '../src/errors.ts';

test('an error says what and where, and how to put it right', () => {
  const error = npsError('notFound', { path: 'answers.csv' });
  expect(error).toBeInstanceOf(NpsError);
  expect(error).toMatchObject({ code: 'notFound', message: 'answers.csv: no such file', exitCode: 2 });
  expect(error.hint).toMatch(/Check the path/);
});

test('nothing to decide on is another exit code than no answer', () => {
  expect(npsError('noResponses', { rows: 0, where: [] }).exitCode).toBe(3);
  expect(npsError('noInput').exitCode).toBe(2);
});

test('a name with line breaks stays on its line', () => {
  const { message } = npsError('ambiguousScore', {
    path: 'a.csv',
    candidates: ['#1 one\n::error::x', '#2 two'],
    first: 'one',
  });
  expect(message.split('\n')).toEqual([
    'a.csv: 2 columns could equally be the score:',
    '  #1 one ::error::x',
    '  #2 two',
  ]);
});

test('rows that no condition keeps are told with the conditions', () => {
  expect(npsError('noResponses', { rows: 7, where: ['plan=Pro', 'region=EU'] }).message).toBe(
    "no responses: none of 7 rows meets 'plan=Pro' and 'region=EU'",
  );
});

test('a guess is offered only where there is one', () => {
  const columns = ['#1 plan'];
  expect(npsError('unknownColumn', { option: '--by', name: 'pln', guess: 'plan', columns }).hint).toMatch(
    /^Did you mean 'plan'\?/,
  );
  expect(npsError('unknownColumn', { option: '--by', name: 'x', guess: null, columns }).hint).toMatch(
    /^Columns:/,
  );
});

test('every reason has words for one and for many', () => {
  for (const [one, many] of Object.values(REASONS)) expect(one).not.toBe(many);
});

test('columns that a table lacks, or has besides, are told where there are some', () => {
  const told = (lacking: string[], beside: string[]) =>
    npsError('otherColumns', { path: 'postgres://h/db', table: 't', lacking, beside }).message;
  expect(told(['a'], [])).toBe("postgres://h/db: the table 't' is there, with other columns; it lacks:\n  a");
  expect(told([], ['b'])).toBe(
    "postgres://h/db: the table 't' is there, with other columns\nIt has besides:\n  b",
  );
});
