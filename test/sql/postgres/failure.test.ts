import { expect, it } from 'vitest';
import { npsError } from '../../../src/errors.ts';
import { codeOf, databaseError } from '../../../src/sql/postgres/failure.ts';

const WHERE = { path: 'postgres://h/db', user: 'ann', password: 's3cret', timeout: 5 };
const failing = (code: string, message: string) =>
  databaseError(Object.assign(new Error(message), { code }), WHERE);

it.each([
  ['28P01', 'password authentication failed for user "ann"', 'badLogin'],
  ['28000', 'no pg_hba.conf entry for host', 'badLogin'],
  ['', 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'badLogin'],
  ['42501', 'permission denied for table responses', 'noPermission'],
  ['57014', 'canceling statement due to statement timeout', 'databaseTimeout'],
  ['57014', 'canceling statement due to user request', 'databaseFailed'],
  ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', 'noDatabase'],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND nowhere', 'noDatabase'],
  ['53300', 'sorry, too many clients already', 'noDatabase'],
  ['', 'The server does not support SSL connections', 'noDatabase'],
  ['3D000', 'database "x" does not exist', 'databaseFailed'],
  ['25006', 'cannot execute INSERT in a read-only transaction', 'databaseFailed'],
])('%s %s is %s', (code, message, expected) => {
  const error = failing(code, message);
  expect(error).toMatchObject({ code: expected, exitCode: 2 });
  expect(error.message).toContain('postgres://h/db');
});

it('says nothing of the password, wherever it comes up', () => {
  const error = failing('XX000', 'could not connect: user=ann password=s3cret');
  expect(`${error.message}${error.hint}`).not.toContain('s3cret');
});

it('leaves an error of ours as it is, and reads the causes of several attempts', () => {
  const own = npsError('noInput');
  expect(databaseError(own, WHERE)).toBe(own);
  const both = Object.assign(new AggregateError([new Error('connect ECONNREFUSED ::1:1')]), {
    code: 'ECONNREFUSED',
  });
  expect(databaseError(both, WHERE).message).toBe(
    'postgres://h/db: no connection (connect ECONNREFUSED ::1:1)',
  );
  expect(codeOf(both)).toBe('ECONNREFUSED');
  expect(codeOf(null)).toBe('');
});
