import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Adjustment, adjust } from '../../src/stats/adjust.ts';

const METHODS: readonly Adjustment[] = ['holm', 'bh', 'none'];
const share = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 0.01, 0.05, 0.5, 1),
  fc.constant(null),
);
const family = fc.array(share, { maxLength: 30 });

function expectClose(found: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(found).toEqual(expected.map((p) => (p === null ? null : expect.closeTo(p, 12))));
}

describe('published cases', () => {
  test('@stdlib/stats/padjust, bh: five that become equal', () => {
    expectClose(adjust([0.319, 0.201, 0.4, 0.374, 0.113], 'bh'), [0.4, 0.4, 0.4, 0.4, 0.4]);
  });

  test('@stdlib/stats/padjust, bh: .008, .03, .123, .6, .2', () => {
    expectClose(adjust([0.008, 0.03, 0.123, 0.6, 0.2], 'bh'), [0.04, 0.075, 0.205, 0.6, 0.25]);
  });

  test("R, p.adjust(method = 'holm')", () => {
    expectClose(adjust([0.01, 0.04, 0.03, 0.005], 'holm'), [0.03, 0.06, 0.06, 0.02]);
    expectClose(adjust([0.008, 0.03, 0.123, 0.6, 0.2], 'holm'), [0.04, 0.12, 0.369, 0.6, 0.4]);
  });
});

describe('edges', () => {
  test.each(METHODS)('%s: none, one, and tests that could not be done', (method) => {
    expect(adjust([], method)).toEqual([]);
    expect(adjust([0.03], method)).toEqual([0.03]);
    expect(adjust([null, null], method)).toEqual([null, null]);
    expect(adjust([null, 0.03, null], method)).toEqual([null, 0.03, null]);
  });

  test.each([-0.1, 1.1, Number.NaN])('%f is no p-value', (p) => {
    for (const method of METHODS) expect(() => adjust([0.5, p], method)).toThrow(RangeError);
  });
});

describe.each(METHODS)('%s', (method) => {
  test('the given is left as it was', () => {
    const given = Object.freeze([0.5, 0.01, null]);
    adjust(given, method);
    expect(given).toEqual([0.5, 0.01, null]);
  });

  test('it lowers none, exceeds 1 with none, keeps their order, and ties stay ties', () => {
    fc.assert(
      fc.property(family, (given) => {
        const pairs = adjust(given, method).flatMap((to, index) =>
          to === null ? [] : [{ from: given[index]!, to }],
        );
        for (const { from, to } of pairs) expect(from <= to && to <= 1).toBe(true);
        for (const one of pairs)
          for (const other of pairs) {
            if (one.from < other.from) expect(one.to).toBeLessThanOrEqual(other.to);
            if (one.from === other.from) expect(one.to).toBe(other.to);
          }
      }),
    );
  });

  test('tests that could not be done do not count', () => {
    fc.assert(
      fc.property(family, (given) => {
        const done = given.filter((p) => p !== null);
        expect(adjust(given, method).filter((p) => p !== null)).toEqual(adjust(done, method));
        expect(adjust(given, method).map((p) => p === null)).toEqual(given.map((p) => p === null));
      }),
    );
  });
});

test('BH raises none further than Holm', () => {
  fc.assert(
    fc.property(family, (given) => {
      const holm = adjust(given, 'holm');
      for (const [index, p] of adjust(given, 'bh').entries())
        if (p !== null) expect(p).toBeLessThanOrEqual(holm[index]! + 1e-12);
    }),
  );
});
