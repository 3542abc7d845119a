import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../src/aggregate/accounts.ts';
import { type Kept, TALLY } from '../../src/aggregate/kept.ts';
import { WEIGHTED } from '../../src/aggregate/weighted.ts';
import { keys } from './arbitraries.ts';

interface Answer {
  score: number;
  account: string | null;
  weight: number;
}
const answer: fc.Arbitrary<Answer> = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  account: keys,
  // Halves, so that sums are exact in any order.
  weight: fc.integer({ min: 1, max: 40 }).map((n) => n / 2),
});

const all = { TALLY, ACCOUNTS, WEIGHTED } as unknown as Record<string, Kept<unknown, Answer>>;
describe.each(Object.entries(all))('%s', (_, kept) => {
  const of = (answers: readonly Answer[]) => {
    const found = kept.empty();
    for (const one of answers) kept.add(found, one);
    return found;
  };
  const merged = (...parts: readonly unknown[]) => {
    const sum = kept.empty();
    for (const part of parts) kept.merge(sum, part);
    return sum;
  };

  it('merges to what all answers together give, whichever way they are divided', () => {
    fc.assert(
      fc.property(fc.array(answer), fc.array(answer), fc.array(answer), (a, b, c) => {
        const whole = of([...a, ...b, ...c]);
        expect(merged(of(a), of(b), of(c))).toEqual(whole);
        expect(merged(merged(of(c), of(a)), of(b))).toEqual(whole);
        expect(merged(kept.empty(), whole)).toEqual(whole);
      }),
    );
  });

  it('leaves the part as it is', () => {
    const part = of([{ score: 9, account: 'x', weight: 2 }]);
    const sum = merged(part);
    kept.add(sum, { score: 9, account: 'x', weight: 2 });
    expect(part).toEqual(of([{ score: 9, account: 'x', weight: 2 }]));
  });
});
