import { expect, test } from 'vitest';
import { conditionWords, namedIn } from '../../../src/present/describe/conditions.ts';

const when = (...conditions: string[]) => conditionWords({ when: conditions, unless: [] }).join(', ');
const unless = (...conditions: string[]) => conditionWords({ when: [], unless: conditions }).join(', ');

test.each([
  [['days since churned >= 0'], 'churned on the day of the answer or before'],
  [['days since firstPurchase <= 90'], 'first purchase at most 90 days before the answer'],
  [['days since first_purchase < 1'], 'first purchase at most 0 days before the answer'],
  [['days since First Purchase >= 365'], 'first purchase at least 365 days before the answer'],
  [['days since signup > 0'], 'signup at least 1 day before the answer'],
  [['days since signup = 0'], 'signup on the day of the answer'],
  [['days since signup = 7'], 'signup 7 days before the answer'],
  [['days since signup < 0'], 'signup after the answer'],
  [['days since signup >= -7'], 'signup at most 7 days after the answer'],
  [['days since signup <= -7'], 'signup at least 7 days after the answer'],
  [['days until renewal >= 0', 'days until renewal <= 60'], 'renewal 0 to 60 days after the answer'],
  [['days until renewal <= 60'], 'renewal at most 60 days after the answer'],
  [['days until renewal >= 0'], 'renewal on the day of the answer or after'],
  [['days until renewal < 0'], 'renewal before the answer'],
  [['days until upgraded_at = -1'], "'upgraded_at' 1 day before the answer"],
  [
    ['days since firstPurchase >= 365', 'purchases >= 2'],
    'first purchase at least 365 days before the answer, 2 purchases or more',
  ],
  [['purchases > 1'], 'more than 1 purchase'],
  [['purchases <= 3'], '3 purchases or fewer'],
  [['purchases < 2'], 'fewer than 2 purchases'],
  [['Purchases = 1'], '1 purchase'],
  [['plan = Pro ', 'seats >= 2'], 'plan = Pro, seats >= 2'],
  [['days since signup != 3'], 'days since signup != 3'],
  [[], ''],
])('%j', (conditions, words) => {
  expect(when(...conditions)).toBe(words);
});

test.each([
  [['days since firstPurchase >= 0'], 'no first purchase on the day of the answer or before'],
  [['days since churned >= 0'], 'not churned on the day of the answer or before'],
  [['days since upgraded_at >= 30'], "no 'upgraded_at' at least 30 days before the answer"],
  [['plan = Pro', 'purchases >= 2'], 'not plan = Pro, not 2 purchases or more'],
  [
    ['days until renewal >= 0', 'days until renewal <= 60'],
    'no renewal on the day of the answer or after, no renewal at most 60 days after the answer',
  ],
])('unless %j', (conditions, words) => {
  expect(unless(...conditions)).toBe(words);
});

test('which attributes conditions look at', () => {
  expect(namedIn(['days since first purchase >= 0'], 'firstPurchase')).toBe(true);
  expect(namedIn(['plan = x', 'purchases>=2'], 'purchases')).toBe(true);
  expect(namedIn(['renewal != 2025-01-01'], 'renewal')).toBe(true);
  expect(namedIn(['renewal_plan = x', 'plan = renewal'], 'renewal')).toBe(false);
});
