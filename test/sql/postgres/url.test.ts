import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  connectionOf,
  isPostgresUrl,
  nameParts,
  parseTableUrl,
  pathBeside,
  pathOfTable,
  publicUrl,
  quoteParts,
  shownName,
  tableOf,
} from '../../../src/sql/postgres/url.ts';

describe('a URL of a database', () => {
  it.each([
    ['postgres://h/db', true],
    ['postgresql://h/db', true],
    ['POSTGRES://h/db', true],
    ['postgres.csv', false],
    ['http://h/db', false],
    ['exports/postgres://x', false],
  ])('%s is one: %s', (path, expected) => expect(isPostgresUrl(path)).toBe(expected));

  it.each([
    ['postgres://ann:s3cret@h:5433/db?sslmode=require&password=s3cret#t', 'postgres://h:5433/db'],
    ['postgresql://h/db', 'postgres://h/db'],
    ['postgres://a:b@c:d@h/db', 'postgres://h/db'],
    ['postgres:///db', 'postgres:///db'],
  ])('is shown without what is secret: %s', (url, shown) => expect(publicUrl(url)).toBe(shown));

  it('becomes a path that says nothing of users, passwords and parameters, and is found by it', () => {
    const url = 'postgres://ann:s3cret@h/shop?application_name=x';
    const path = pathOfTable(url, 'survey.Responses', 30);
    expect(path).toBe('postgres://h/shop#survey.responses');
    expect(parseTableUrl(path)).toEqual({
      path,
      table: ['survey', 'responses'],
      connection: `${url}&statement_timeout=30000`,
    });
    expect(pathOfTable(path, 'other', null), 'a path stays what it is').toBe(path);
    const beside = pathBeside(path, 'customers');
    expect(parseTableUrl(beside).connection).toBe(parseTableUrl(path).connection);
    expect(beside).toBe('postgres://h/shop#customers');
  });

  it('as another user is another table', () => {
    const [one, other] = ['ann', 'bob'].map((user) => pathOfTable(`postgres://${user}@h/two`, 't', null));
    expect(one).not.toBe(other);
    expect(parseTableUrl(one!).connection).toBe('postgres://ann@h/two');
    expect(parseTableUrl(other!).connection).toBe('postgres://bob@h/two');
  });

  it('names its table itself, or is told which', () => {
    expect(tableOf('postgres://h/db#survey.responses')).toBe('survey.responses');
    expect(tableOf('postgres://h/db#%22My%20Table%22')).toBe('"My Table"');
    expect(tableOf('postgres://h/db#100%')).toBe('100%');
    expect(tableOf('postgres://h/db')).toBeNull();
    expect(pathOfTable('postgres://h/named#mine', 'yours', null)).toBe('postgres://h/named#mine');
    expect(() => pathOfTable('postgres://u:s3cret@h/db', null, null)).toThrow('postgres://h/db: which table');
  });

  it('that cannot be understood is not quoted', () => {
    expect(() => connectionOf('postgres://u:s3cret@h:port/db')).toThrow(
      /^the URL of a database cannot be understood$/,
    );
  });

  it('means by its mode of encryption what it means elsewhere', () => {
    expect(connectionOf('postgres://h/db?sslmode=require')).toBe(
      'postgres://h/db?sslmode=require&uselibpqcompat=true',
    );
    expect(connectionOf('postgres://h/db?sslmode=no-verify')).toBe('postgres://h/db?sslmode=no-verify');
    expect(connectionOf('postgres://h/db', 1.5)).toBe('postgres://h/db?statement_timeout=1500');
    expect(connectionOf('postgres://h/db?statement_timeout=5', 9)).toBe(
      'postgres://h/db?statement_timeout=5',
    );
    expect(connectionOf('postgres://ann@/db')).toBe('postgres://ann@/db');
  });
});

describe('the name of a table', () => {
  it.each([
    ['responses', ['responses']],
    ['Survey.Responses', ['survey', 'responses']],
    ['"Survey"."My.Table"', ['Survey', 'My.Table']],
    ['survey."say ""hi"""', ['survey', 'say "hi"']],
    [' a . b ', ['a', 'b']],
    ['mit leer', ['mit leer']],
  ])('%s', (name, parts) => expect(nameParts(name)).toEqual(parts));

  it.each(['', '.', 'a.', '.a', 'a..b', '"a', 'a"b"', '""'])('%j is none', (name) =>
    expect(() => nameParts(name)).toThrow(/--table/),
  );

  it('is the same when it has been shown and read again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 3 }),
        (parts) => {
          expect(nameParts(shownName(parts))).toEqual(parts);
          expect(nameParts(quoteParts(parts))).toEqual(parts);
        },
      ),
    );
  });
});
