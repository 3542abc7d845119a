/** Random tallies, keys and answers. */
import fc from 'fast-check';
import type { Counted } from '../../src/aggregate/memory.ts';
import type { Tally } from '../../src/model.ts';

export const tallies: fc.Arbitrary<Tally> = fc.array(fc.nat(1000), { minLength: 11, maxLength: 11 });

/** Texts that are properties of any object, the empty one, and unknown. */
export const keys: fc.Arbitrary<string | null> = fc.constantFrom(
  'Pro',
  'pro',
  '',
  '0',
  'null',
  '(none)',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'a,b',
  '\u0000',
  null,
);

const DAY = 86_400_000;

/** Few respondents and few moments, so that repeats and ties are common. */
export const answers: fc.Arbitrary<Counted> = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  at: fc.option(
    fc.integer({ min: -2, max: 70 }).map((n) => n * DAY + 5),
    { freq: 4 },
  ),
  respondent: fc.option(fc.constantFrom('ann', 'bob', 'cat', '__proto__', ''), { freq: 4 }),
  times: fc.constant(1),
});
