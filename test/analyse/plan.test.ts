import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanQuestion, planOf, USUAL_MARGINS } from '../../src/analyse/plan.ts';
import { interval } from '../../src/stats/interval.ts';

const asked = (changes: Partial<PlanQuestion> = {}) =>
  planOf({
    margins: [],
    differences: [],
    level: 0.95,
    power: 0.8,
    expected: null,
    population: null,
    responseRate: null,
    ...changes,
  });

describe('planOf', () => {
  it('shows the usual margins where nothing is asked for', () => {
    const { plans, power, expected, variance } = asked();
    expect(plans.map(({ points }) => points)).toEqual(USUAL_MARGINS);
    expect(
      plans.every(({ aim, groups, invitations }) => aim === 'margin' && groups === 1 && invitations === null),
    ).toBe(true);
    // MeasuringU, nps-ci-sample-size.
    expect(plans.at(-1)).toMatchObject({ points: 10, answers: 255 });
    expect({ power, expected, variance }).toEqual({ power: null, expected: null, variance: 0.67 });
  });

  it('reckons with the shape that is expected', () => {
    const { plans, expected, variance } = asked({
      margins: [5],
      expected: { promoters: 50, detractors: 20 },
    });
    expect(expected).toEqual({ promoters: 0.5, passives: 0.3, detractors: 0.2, nps: 30 });
    expect(variance).toBeCloseTo(0.61, 12);
    expect(plans[0]!.answers).toBe(Math.ceil((1.959963984540054 ** 2 * 0.61) / 0.05 ** 2 - 3));
  });

  it('relock2/nps_sample_size: ±10 at 80 % promoters and 15 % detractors take 112 of 250', () => {
    const plan = asked({ margins: [10], expected: { promoters: 80, detractors: 15 }, population: 250 });
    expect(plan.plans[0]!.answers).toBe(112);
    expect(plan.warnings).toEqual([]);
  });

  it('gives both groups of a difference their answers and their invitations', () => {
    const { plans, power } = asked({ differences: [10], responseRate: 0.12, margins: [10] });
    expect(power).toBe(0.8);
    expect(plans).toEqual([
      { aim: 'margin', points: 10, groups: 1, answers: 255, invitations: 2125 },
      { aim: 'difference', points: 10, groups: 2, answers: 1049, invitations: 8742 },
    ]);
  });

  it('says what a population cannot give', () => {
    const invited = asked({ margins: [5], population: 800, responseRate: 0.12 }).warnings;
    expect(invited).toEqual([{ code: 'tooManyInvitations', message: expect.stringContaining('only 800') }]);
    const apart = asked({ differences: [10], population: 800 }).warnings;
    expect(apart).toEqual([{ code: 'tooManyAnswers', message: expect.stringContaining('2098 answers') }]);
    expect(asked({ margins: [1], population: 20 }).warnings).toEqual([]);
  });

  it('plans answers that keep the margin, for any shape', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 98 }),
        fc.integer({ min: 1, max: 98 }),
        fc.integer({ min: 3, max: 20 }),
        (a, b, margin) => {
          fc.pre(a + b <= 99);
          const { answers } = asked({ margins: [margin], expected: { promoters: a, detractors: b } })
            .plans[0]!;
          const n = answers + 3;
          const { low, high } = interval(
            { n, promoters: (n * a) / 100, passives: (n * (100 - a - b)) / 100, detractors: (n * b) / 100 },
            'wald',
            0.95,
          )!;
          expect((high - low) / 2).toBeLessThanOrEqual(margin + 1e-9);
        },
      ),
    );
  });
});
