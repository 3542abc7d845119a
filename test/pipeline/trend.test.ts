import { describe, expect, it } from 'vitest';
import { emptyTally } from '../../src/aggregate/tally.ts';
import type { Dimension } from '../../src/model.ts';
import { fillTrend, trendPeriod } from '../../src/pipeline/trend.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const period = (name: 'day' | 'week' | 'month' | 'quarter' | 'year'): Dimension => ({ kind: 'period', name });
const plan: Dimension = { kind: 'column', name: 'plan' };

describe('trendPeriod', () => {
  it.each<[string, string, string]>([
    ['2025-01-01T00:00', '2025-01-31T23:59', 'day'],
    ['2025-01-31T23:59', '2025-02-01T00:00', 'month'],
    ['2020-01-01T00:00', '2024-12-31T00:00', 'month'],
    ['2020-01-01T00:00', '2025-01-01T00:00', 'quarter'],
    ['2025-01-01T00:00', '2025-01-01T00:00', 'day'],
    ['1969-12-31T00:00', '1970-01-01T00:00', 'month'],
  ])('from %s to %s is %s', (first, last, found) => {
    expect(trendPeriod(at(first), at(last), [])).toBe(found);
  });

  it('is the one that is asked for by itself, the first of several', () => {
    const span = [at('2025-01-01T00:00'), at('2025-03-01T00:00')] as const;
    expect(trendPeriod(...span, [[plan], [period('week')], [period('year')]])).toBe('week');
    expect(trendPeriod(...span, [[plan, period('week')]])).toBe('month');
  });
});

describe('fillTrend', () => {
  const tally = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3];

  it('has every period from the first to the last, the empty ones too', () => {
    const groups = [
      { keys: ['2025-03'], tally },
      { keys: ['2025-01'], tally },
    ];
    expect(fillTrend('month', groups, at('2025-01-01T08:00'), at('2025-03-15T00:00'), 1)).toEqual({
      period: 'month',
      groups: [
        { keys: ['2025-01'], tally, partial: false },
        { keys: ['2025-02'], tally: emptyTally(), partial: false },
        { keys: ['2025-03'], tally, partial: true },
      ],
    });
  });

  it('goes by the fiscal year', () => {
    const { groups } = fillTrend(
      'year',
      [{ keys: ['FY2025'], tally }],
      at('2025-03-31T00:00'),
      at('2025-04-01T00:00'),
      4,
    );
    expect(groups.map(({ keys, partial, tally: found }) => [keys, partial, found[10]])).toEqual([
      [['FY2025'], true, 3],
      [['FY2026'], true, 0],
    ]);
  });
});
