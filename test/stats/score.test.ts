import { describe, expect, test } from 'vitest';
import { score } from '../../src/stats/score.ts';
import { counts, tallyFrom, tallyOf } from './counts.ts';

const CONFIDENCE = Object.freeze({ method: 'adjusted-wald', level: 0.95 } as const);

describe('score', () => {
  test('a distribution with its counts, score and interval', () => {
    // 102 answers: 8 detractors, 22 passives, 72 promoters
    expect(score(Object.freeze([0, 1, 0, 1, 1, 2, 3, 9, 13, 20, 52]), CONFIDENCE)).toEqual({
      n: 102,
      promoters: 72,
      passives: 22,
      detractors: 8,
      nps: 62.745098039215684,
      interval: {
        low: expect.closeTo(48.7847902855, 9),
        high: expect.closeTo(73.1199716193, 9),
        level: 0.95,
        method: 'adjusted-wald',
      },
    });
  });

  test('no answers: counts of 0, and neither a score nor an interval', () => {
    expect(score(tallyOf(), CONFIDENCE)).toEqual({
      n: 0,
      promoters: 0,
      passives: 0,
      detractors: 0,
      nps: null,
      interval: null,
    });
  });

  test('the interval is the one asked for', () => {
    const tally = tallyFrom(counts(2, 0, 9));
    // Tango (1998), as "iterative" in brendan-r/NPS
    expect(score(tally, { method: 'score', level: 0.95 }).interval).toEqual({
      low: expect.closeTo(4.6039, 4),
      high: expect.closeTo(89.7265, 4),
      level: 0.95,
      method: 'score',
    });
    expect(score(tally, { method: 'wald', level: 0.8 }).interval).toMatchObject({
      level: 0.8,
      method: 'wald',
    });
  });

  test('an eNPS is the same score (Zenefits: 25 % promoters, 20 % detractors: 5)', () => {
    expect(score(tallyFrom(counts(20, 55, 25)), CONFIDENCE).nps).toBe(5);
  });
});
