import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/model.ts';
import { aboutMatches } from '../../../src/pipeline/customers/matches.ts';
import { customerTable } from '../joined.ts';

/** What is said of customers in `files`, and of so many answers. */
function said(
  files: Record<string, readonly Row[]>,
  answers: { matched?: number; unmatched?: number; withoutKey?: number } = {},
) {
  const index = customerTable(['id', 'plan', 'city'], files).indexBy(0);
  const on = { response: 'user_id', customer: 'id' };
  const none = { matched: 0, unmatched: 0, withoutKey: 0 };
  return aboutMatches(Object.keys(files), { ...none, ...answers, on, index, asked: new Uint8Array(9) });
}

describe('aboutMatches', () => {
  it('says nothing where customers agree and half of the answers are theirs', () => {
    const files = {
      'a.csv': [
        ['1', 'Pro', ''],
        ['1', 'Pro', ''],
      ],
    };
    expect(said(files, { matched: 2, unmatched: 1, withoutKey: 1 })).toEqual([]);
  });

  it('says nothing of matches where there is no answer', () => {
    expect(said({ 'a.csv': [['1', 'Pro', '']] })).toEqual([]);
  });

  it('tells that few answers have a customer, and how to join otherwise', () => {
    const files = { 'a.csv': [['1', 'Pro', '']] };
    expect(said(files, { matched: 1, unmatched: 2 })).toEqual([
      {
        code: 'fewMatched',
        message:
          "a.csv: only 1 of 3 answers found a customer by 'user_id' = 'id'. By other columns: --on 'answers=customers'.",
      },
    ]);
    expect(said(files, { unmatched: 2, withoutKey: 4 })).toEqual([
      {
        code: 'fewMatched',
        message:
          "a.csv: no answer found a customer by 'user_id' = 'id'; 4 name nobody. By other columns: --on 'answers=customers'.",
      },
    ]);
  });

  it('tells who is listed differently, and on which lines', () => {
    expect(
      said({
        'a.csv': [
          ['1', 'Pro', ''],
          ['1', 'Free', ''],
        ],
      }),
    ).toEqual([
      {
        code: 'conflictingCustomers',
        message:
          'a.csv: 1 customer is listed more than once with different values (plan); the last row counts: line 3.',
      },
    ]);
    const two = [
      ['1', 'Pro', ''],
      ['2', 'Pro', ''],
      ['1', 'Free', ''],
      ['2', 'Pro', 'Oslo'],
    ];
    expect(said({ 'a.csv': two })[0]!.message).toBe(
      'a.csv: 2 customers are listed more than once with different values (plan, city); the last row counts: lines 4, 5.',
    );
  });

  it('names the file of each line where there are several', () => {
    expect(said({ 'a.csv': [['1', 'Pro', '']], 'b.csv': [['1', 'Free', '']] })[0]!.message).toBe(
      'a.csv, b.csv: 1 customer is listed more than once with different values (plan); the last row counts: b.csv line 2.',
    );
  });

  it('lists no more than five lines', () => {
    const ids = ['1', '2', '3', '4', '5', '6'];
    const rows = ['Pro', 'Free'].flatMap((plan) => ids.map((id): Row => [id, plan, '']));
    expect(said({ 'a.csv': rows })[0]!.message).toMatch(/counts: lines 8, 9, 10, 11, 12, …\.$/);
    expect(said({ 'a.csv': rows.slice(0, 6), 'b.csv': rows.slice(6) })[0]!.message).toMatch(
      /counts: b\.csv line 2, b\.csv line 3, .* line 5, b\.csv line 6, …\.$/,
    );
  });
});
