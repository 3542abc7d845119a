import { describe, expect, it } from 'vitest';
import { anyNumbers, wholeNumbers } from '../../src/aggregate/column.ts';

describe('columns', () => {
  it('keep what is pushed, however much it is', () => {
    const [whole, any] = [wholeNumbers(), anyNumbers()];
    for (let i = 0; i < 5000; i++) {
      whole.push(-i);
      any.push(i === 7 ? -Infinity : i / 4);
    }
    expect([whole.length, any.length]).toEqual([5000, 5000]);
    expect([whole.values[0], whole.values[4999], any.values[4999], any.values[7]]).toEqual([
      0,
      -4999,
      4999 / 4,
      -Infinity,
    ]);
  });
});
