import { expect, it } from 'vitest';
import { latestTwo } from '../../src/analyse/latest.ts';

/** The periods of a trend; those in brackets are covered in part. */
const latest = (...keys: string[]) =>
  latestTwo({
    trend: {
      period: 'month',
      groups: keys.map((key) => ({
        keys: [key.replace(/[()]/g, '')],
        tally: [],
        partial: key.startsWith('('),
      })),
    },
  });

it('takes the last two that are whole, one after the other', () => {
  expect(latest('2025-01', '2025-02', '2025-03')).toEqual(['2025-02', '2025-03']);
  expect(latest('2025-01', '2025-02', '(2025-03)')).toEqual(['2025-01', '2025-02']);
});

it('takes none where there are not two', () => {
  expect(latest('(2025-01)', '2025-02')).toBeNull();
  expect(latest('(2025-01)', '2025-02', '(2025-03)')).toBeNull();
  expect(latest()).toBeNull();
  expect(latestTwo({ trend: null })).toBeNull();
});
