import { describe, expect, it } from 'vitest';
import { Column, sideBySide } from '../../src/aggregate/column.ts';

describe('Column', () => {
  it('keeps what is pushed, however much it is', () => {
    const whole = new Column();
    for (let i = 0; i < 5000; i++) whole.push(-i);
    expect([whole.length, whole.values[0], whole.values[4999]]).toEqual([5000, 0, -4999]);
  });

  it('makes room for many at once', () => {
    const whole = new Column();
    whole.push(7);
    const first = whole.extend(9000);
    whole.values[first + 8999] = 3;
    whole.push(5);
    expect([first, whole.length, whole.values[0], whole.values[9000], whole.values[9001]]).toEqual([
      1, 9002, 7, 3, 5,
    ]);
  });
});

it('lays the values of each owner side by side, in their order', () => {
  const [values, owners] = [new Column(), new Column()];
  for (const [owner, value] of [
    [2, 10],
    [0, 11],
    [2, 12],
    [3, 13],
    [0, 14],
  ] as const) {
    values.push(value);
    owners.push(owner);
  }
  const sorted = sideBySide(values, owners, 4);
  expect([...sorted.values]).toEqual([11, 14, 10, 12, 13]);
  expect([...sorted.ends]).toEqual([2, 2, 4, 5]);
});
