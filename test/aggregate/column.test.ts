import { describe, expect, it } from 'vitest';
import { Column } from '../../src/aggregate/column.ts';

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
