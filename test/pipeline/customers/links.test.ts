import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/model.ts';
import { linkTables } from '../../../src/pipeline/customers/links.ts';
import { tableOf } from '../ask.ts';
import { customerTable } from '../joined.ts';

const USERS = [
  ['user-01', 'acc-01'],
  ['user-02', 'acc-02'],
];
const users = customerTable(['id', 'account_id'], { 'users.csv': USERS });
const accounts = customerTable(['account_id', 'city'], {
  'accounts.csv': [
    ['acc-01', 'Oslo'],
    ['acc-02', 'Rome'],
  ],
});
const answers = tableOf('answers.csv', [
  ['score', 'user_id'],
  ['9', 'user-01'],
  ['3', 'user-02'],
]);

/** Each link as `from: answers' name = customers' name`. */
const links = (...[responses, tables, on = []]: Parameters<typeof linkTables>) =>
  linkTables(responses, tables, on).map(
    ({ table, from, on: { response, customer } }) =>
      `${table} from ${from ?? 'answers'}: ${response} = ${customer}`,
  );

describe('linkTables', () => {
  it('links answers to customers, and these to their accounts, in whatever order they are given', () => {
    expect(links(answers, [users, accounts], [])).toEqual([
      '0 from answers: user_id = id',
      '1 from 0: account_id = account_id',
    ]);
    expect(links(answers, [accounts, users], [])).toEqual([
      '1 from answers: user_id = id',
      '0 from 1: account_id = account_id',
    ]);
  });

  it('links straight from the answers where they name the account themselves', () => {
    const both = tableOf('a', [
      ['score', 'user_id', 'account'],
      ['9', 'user-01', 'acc-02'],
    ]);
    expect(links(both, [users, accounts], [])).toEqual([
      '0 from answers: user_id = id',
      '1 from answers: account = account_id',
    ]);
  });

  it('goes through as many tables as it takes', () => {
    const regions = customerTable(['city', 'country'], {
      'cities.csv': [
        ['Oslo', 'NO'],
        ['Rome', 'IT'],
      ],
    });
    expect(links(answers, [regions, accounts, users], ['city'])).toEqual([
      '2 from answers: user_id = id',
      '1 from 2: account_id = account_id',
      '0 from 1: city = city',
    ]);
  });

  it.each<[string, string, Row, Row]>([
    ['both names', 'who=number', ['score', 'who'], ['number', 'plan']],
    ['the one name of both', 'Mail', ['score', 'Mail'], ['plan', 'Mail']],
    ['blanks around the names', ' who = number ', ['score', 'who'], ['number', 'plan']],
    ['numbers of columns', '#2=#1', ['score', 'who'], ['number', 'plan']],
    ['an equals sign in the name on the left', 'a=b=c', ['score', 'a=b'], ['c', 'plan']],
    ['an equals sign in the name on the right', 'a=b=c', ['score', 'a'], ['b=c', 'plan']],
  ])('does what --on says with %s', (_, on, asking, header) => {
    const at = asking.findIndex((name) => name !== 'score');
    const responses = tableOf('a', [asking, ['9', 'zzz']]);
    const [link] = linkTables(responses, [customerTable(header, { 'c.csv': [['1', '2']] })], [on]);
    expect(link).toMatchObject({ table: 0, from: null, column: at, given: on });
    expect(link!.on.response).toBe(asking[at]);
  });

  it('does what --on says rather than what agrees', () => {
    const responses = tableOf('a', [
      ['id_customer', 'email'],
      ['cus-001', 'x@example.com'],
    ]);
    const customers = customerTable(['id_customer', 'email'], { 'c.csv': [['cus-001', 'y@example.com']] });
    expect(links(responses, [customers], ['email'])).toEqual(['0 from answers: email = email']);
    expect(links(responses, [customers], [])).toEqual(['0 from answers: id_customer = id_customer']);
  });

  it('takes each --on for the tables that it fits', () => {
    const on = ['account_id', 'user_id=id'];
    expect(links(answers, [users, accounts], on)).toEqual([
      '0 from answers: user_id = id',
      '1 from 0: account_id = account_id',
    ]);
  });

  it('refuses an --on of which a column is nowhere, and lists the columns', () => {
    expect(() => linkTables(answers, [users], ['user_id=nr'])).toThrow(
      expect.objectContaining({
        code: 'unusedOn',
        message: "--on 'user_id=nr': no column of the answers, or none of the customers, is called so",
        hint: expect.stringMatching(/#2 user_id[\s\S]*#1 id/),
      }),
    );
    expect(() => linkTables(answers, [users], ['user_id=id', 'x'])).toThrow(
      expect.objectContaining({ code: 'unusedOn' }),
    );
  });

  it('refuses a table that nothing leads to, and names it', () => {
    const others = customerTable(['town', 'country'], { 'towns.csv': [['Oslo', 'NO']] });
    expect(() => linkTables(answers, [users, others], [])).toThrow(
      expect.objectContaining({
        code: 'noKey',
        message: expect.stringMatching(/^towns\.csv: nothing tells/),
      }),
    );
  });

  it('refuses a name that two columns bear', () => {
    const twice = customerTable(['id', 'id'], { 'c.csv': [['1', '2']] });
    expect(() => linkTables(answers, [twice], ['user_id=id'])).toThrow(
      expect.objectContaining({ code: 'repeatedColumn' }),
    );
  });
});
