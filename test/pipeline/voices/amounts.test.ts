import { expect, it } from 'vitest';
import { Amounts } from '../../../src/pipeline/voices/amounts.ts';

it('counts each customer once in a topic, by the latest answer', () => {
  const amounts = new Amounts();
  amounts.add(100, 1, 'detractor', 'acme', [0]);
  amounts.add(120, 2, 'promoter', 'acme', [0, 1]);
  amounts.add(90, 0, 'passive', 'acme', [0]);
  amounts.add(50, null, 'detractor', 'other', [0]);
  expect(amounts.of(0)).toEqual({ total: 170, promoters: 120, passives: 0, detractors: 50, customers: 2 });
  expect(amounts.of(1)).toEqual({ total: 120, promoters: 120, passives: 0, detractors: 0, customers: 1 });
});

it('takes whoever cannot come again for somebody else each time', () => {
  const amounts = new Amounts();
  amounts.add(10, null, 'promoter', null, [0]);
  amounts.add(10, null, 'promoter', null, [0]);
  expect(amounts.of(0)).toMatchObject({ total: 20, customers: 2 });
});

it('is all 0 for a topic that nobody has', () => {
  expect(new Amounts().of(3)).toEqual({ total: 0, promoters: 0, passives: 0, detractors: 0, customers: 0 });
});

it('does not hang on the order of the rows', () => {
  const values = [0.1, 0.2, 0.3, 1e9, 0.7];
  const sum = (list: readonly number[]) => {
    const amounts = new Amounts();
    for (const value of list) amounts.add(value, 0, 'promoter', `c${value}`, [0]);
    return amounts.of(0).total;
  };
  expect(sum(values.toReversed())).toBe(sum(values));
});
