import { expect, test } from 'vitest';
import type { CustomerSource } from '../../../src/model.ts';
import { customerFacts } from '../../../src/present/describe/customers.ts';

const source = (changes: Partial<CustomerSource> = {}): CustomerSource => ({
  paths: ['crm.csv'],
  rows: 12,
  customers: 10,
  on: { response: 'customer_id', customer: 'id' },
  matched: 90,
  unmatched: 8,
  withoutKey: 2,
  matchRate: 0.9,
  neverAsked: 1,
  repeated: 2,
  conflicting: 1,
  ...changes,
});
const texts = (...sources: CustomerSource[]) => customerFacts(sources).map(({ text }) => text);

test('says who they are, by what they were joined, and how well that went', () => {
  expect(customerFacts([source()])).toEqual([
    { term: 'customers', text: "crm.csv: 10 customers, joined by 'customer_id' = 'id'" },
    { term: 'customers', text: '90 of 100 answers matched (90%), 2 without a key; 1 customer never asked' },
  ]);
});

test('names a column that both tables call the same once', () => {
  const on = { response: 'email', customer: 'email' };
  expect(texts(source({ on, paths: ['a.csv', 'b.csv'], customers: 1 }))[0]).toBe(
    "a.csv, b.csv: 1 customer, joined by 'email'",
  );
});

test('has no share of no answers', () => {
  const none = source({ matched: 0, unmatched: 0, withoutKey: 0, matchRate: null, neverAsked: 10 });
  expect(texts(none)[1]).toBe('0 of 0 answers matched; 10 customers never asked');
});

test('speaks of each table', () => {
  expect(texts(source(), source({ paths: ['billing.csv'] }))).toHaveLength(4);
});
