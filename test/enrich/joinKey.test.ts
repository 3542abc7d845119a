import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CustomerIndex } from '../../src/enrich/customers.ts';
import { findKey } from '../../src/enrich/joinKey.ts';
import { identityIn } from '../../src/map/identity.ts';
import type { Row } from '../../src/model.ts';

const columnsOf = (names: readonly string[]) =>
  names.map((name, index) => ({ index, name, detail: '', partOf: null }));

/** Names of the pair by which two tables, each with its header, belong together: `user_id = id`. */
function pairOf(
  [asking = [], ...rows]: readonly Row[],
  [header = [], ...customers]: readonly Row[],
): string | null {
  const columns = columnsOf(header);
  const table = { rows: customers, placeOf: () => ({ path: '', line: 0 }) };
  const pair = findKey(
    { columns: columnsOf(asking), rows },
    {
      columns,
      size: customers.length,
      indexBy: (column) => new CustomerIndex(table, columns, column, identityIn),
    },
    identityIn,
  );
  return pair && `${asking[pair.response]} = ${header[pair.customer]}`;
}

const IDS = ['cus-001', 'cus-002', 'cus-003', 'cus-004'];
const MAILS = ['ann@example.com', 'bob@example.com', 'cat@example.com', 'dan@example.com'];
/** A header, and under it the columns side by side. */
const table = (columns: Record<string, readonly string[]>): Row[] => {
  const length = Math.max(0, ...Object.values(columns).map((cells) => cells.length));
  const rows = Array.from({ length }, (_, i) => Object.values(columns).map((cells) => cells[i] ?? ''));
  return [Object.keys(columns), ...rows];
};

describe('findKey', () => {
  it.each([
    ['customer_id', 'CustomerID'],
    ['customer_id', 'customer_id'],
    ['Customer ID', 'id'],
    ['user_id', 'id'],
    ['userId', 'User Id'],
    ['respondent_id', 'customer id'],
    ['Kundennummer', 'KundenNr'],
    ['id_cliente', 'ID Cliente'],
    ['account_id', 'Account ID'],
    ['external_id', 'crm_id'],
  ])('joins ids: %s = %s', (response, customer) => {
    const answers = table({ score: ['9', '3', '7', '1'], [response]: IDS });
    expect(pairOf(answers, table({ plan: ['a', 'b', 'a', 'b'], [customer]: IDS }))).toBe(
      `${response} = ${customer}`,
    );
  });

  it.each([
    ['email', 'E-Mail'],
    ['Email Address', 'email'],
    ['respondent_email', 'customer_email'],
    ['E-Mail-Adresse', 'mail'],
    ['Correo electrónico', 'user email'],
  ])('joins e-mail addresses: %s = %s', (response, customer) => {
    const answers = table({ score: ['9', '3', '7', '1'], [response]: MAILS });
    const upper = MAILS.map((mail) => ` ${mail.toUpperCase()}`);
    expect(pairOf(answers, table({ [customer]: upper }))).toBe(`${response} = ${customer}`);
  });

  it('prefers ids to e-mail addresses', () => {
    const both = table({ email: MAILS, customer_id: IDS });
    expect(pairOf(both, both)).toBe('customer_id = customer_id');
    const others = table({ 'E-Mail': MAILS, id: IDS });
    expect(pairOf(table({ respondent_email: MAILS, customer_id: IDS }), others)).toBe('customer_id = id');
  });

  it('prefers the same name on both sides', () => {
    const customers = table({ id: IDS, user_id: IDS });
    expect(pairOf(table({ user_id: IDS }), customers)).toBe('user_id = user_id');
  });

  it('prefers the pair whose values agree to the one whose names do', () => {
    const answers = table({ customer_id: ['91', '92', '93', '94'], email: MAILS });
    const customers = table({ customer_id: ['1', '2', '3', '4'], email: MAILS });
    expect(pairOf(answers, customers)).toBe('email = email');
  });

  it('prefers the id that most answers share', () => {
    const answers = table({ customer_id: ['cus-001', 'x-2', 'x-3', 'x-4'], user_id: IDS });
    const customers = table({ customer_id: IDS });
    expect(pairOf(answers, customers)).toBe('user_id = customer_id');
  });

  it('takes what few answers share where nothing else is shared', () => {
    const answers = table({ customer_id: ['cus-001', 'x-2', 'x-3', 'x-4'] });
    expect(pairOf(answers, table({ customer_id: IDS }))).toBe('customer_id = customer_id');
  });

  it('never joins by short numbers that answers are numbered with', () => {
    const answers = table({ id: ['1', '2', '3', '4'], score: ['9', '9', '9', '9'] });
    expect(pairOf(answers, table({ id: ['1', '2', '3', '4'] }))).toBeNull();
    expect(pairOf(answers, table({ customer_id: ['1', '2', '3', '4'] }))).toBeNull();
  });

  it('joins by an id of the answers that is too long to agree by chance', () => {
    expect(pairOf(table({ id: IDS }), table({ customer_id: IDS }))).toBe('id = customer_id');
    const both = table({ id: IDS, customer_id: [...IDS].reverse() });
    expect(pairOf(both, table({ id: IDS }))).toBe('customer_id = id');
  });

  it('finds columns of strange names by their long and equal values', () => {
    const answers = table({ Frage_7: IDS, score: ['9', '3', '7', '1'] });
    expect(pairOf(answers, table({ segment: ['a', 'b', 'a', 'b'], Schlüssel: IDS }))).toBe(
      'Frage_7 = Schlüssel',
    );
  });

  it('takes no column of strange name whose values are short, few or repeated', () => {
    const short = ['a1', 'a2', 'a3', 'a4'];
    expect(pairOf(table({ x: short }), table({ y: short }))).toBeNull();
    const most = ['cus-001', 'other-2', 'other-3', 'other-4'];
    expect(pairOf(table({ x: most }), table({ y: IDS }))).toBeNull();
    const plans = ['Professional', 'Enterprise', 'Professional', 'Enterprise'];
    expect(pairOf(table({ x: plans }), table({ y: plans }))).toBeNull();
  });

  it.each([
    ['no column is a key', table({ score: ['9'] }), table({ plan: ['Pro'] })],
    ['keys have nothing in common', table({ user_id: ['x-1'] }), table({ customer_no: ['y-1'] })],
    ['only short ids of their own have one name', table({ id: ['1'] }), table({ id: ['2'] })],
    ['one has ids and the other addresses', table({ user_id: IDS }), table({ email: MAILS })],
    ['there is no customer', table({ user_id: IDS }), table({ client_id: [] })],
    ['keys are blank', table({ user_id: ['', ''] }), table({ client_id: ['', ''] })],
    ['keys name nobody', table({ user_id: ['NA', 'anonymous'] }), table({ client_id: ['NA', 'anonymous'] })],
  ])('finds nothing where %s', (_, answers, customers) => {
    expect(pairOf(answers, customers)).toBeNull();
  });

  it.each([
    [
      'no customer is among the answers',
      table({ email: MAILS, user_id: IDS }),
      table({ user_id: ['cus-9'] }),
    ],
    ['there is no customer', table({ user_id: IDS }), table({ User_ID: [] })],
  ])('goes by the name that both tables use where %s', (_, answers, customers) => {
    expect(pairOf(answers, customers)).toMatch(/^user_id = user_id$/i);
  });

  it('goes by names alone without a row of answers', () => {
    expect(pairOf([['score', 'mail', 'user_id']], table({ email: MAILS, id: IDS }))).toBe('user_id = id');
    expect(pairOf([['score', 'email', 'user_id']], table({ email: MAILS, id: IDS }))).toBe('email = email');
    expect(pairOf([['score', 'words']], table({ email: MAILS }))).toBeNull();
  });

  it('finds the same whatever the order of the rows', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1000, max: 1009 }).map(String), { maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, ids, (asked, known, others) => {
        const answers = table({ client_no: others, user_id: asked });
        const customers = table({ id: known, customer_id: others });
        const [head, ...rows] = customers;
        expect(pairOf(answers, [head!, ...rows.reverse()])).toBe(pairOf(answers, customers));
      }),
    );
  });
});
