import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderGroups } from '../../src/analyse/order.ts';
import type { Dimension, Group, Keys } from '../../src/model.ts';

const group = (keys: Keys, n = 1): Group => ({ keys, tally: [n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] });
const plan: Dimension = { kind: 'column', name: 'plan' };
const region: Dimension = { kind: 'column', name: 'region' };
const month: Dimension = { kind: 'period', name: 'month' };
const category: Dimension = { kind: 'category', name: 'category' };
const stage: Dimension = { kind: 'stage', name: 'stage' };
const LIFE = ['prospect', 'new', 'lost'];
const order = (groups: Group[], dimensions: Dimension[], bySize = true) =>
  orderGroups(groups, dimensions, bySize, LIFE).map(({ keys }) =>
    keys.map((key) => key ?? '(none)').join('|'),
  );
const sized = (sizes: Record<string, number>) => Object.entries(sizes).map(([key, n]) => group([key], n));

describe('orderGroups', () => {
  it('puts the largest segments first, and equal ones by name', () => {
    expect(order(sized({ Free: 2, Pro: 9, Team: 2 }), [plan])).toEqual(['Pro', 'Free', 'Team']);
  });

  it('goes by name alone where sizes must not show', () => {
    expect(order(sized({ Free: 2, Pro: 9, Ärzte: 5, free: 5 }), [plan], false)).toEqual([
      'Free',
      'Pro',
      'free',
      'Ärzte',
    ]);
  });

  it('puts numbers in the order of their values, whatever their sizes', () => {
    expect(order(sized({ 10: 9, 9: 1, '-1': 5, '2.5': 1, '09': 3 }), [plan])).toEqual([
      '-1',
      '2.5',
      '09',
      '9',
      '10',
    ]);
    expect(order(sized({ 10: 1, 9: 2, x: 3 }), [plan])).toEqual(['x', '9', '10']);
  });

  it('puts periods in the order of time', () => {
    expect(order(sized({ '2025-02': 9, '2024-12': 1, '2025-01': 5 }), [month])).toEqual([
      '2024-12',
      '2025-01',
      '2025-02',
    ]);
  });

  it('puts categories from the best to the worst', () => {
    expect(order(sized({ detractor: 9, promoter: 1, passive: 5 }), [category])).toEqual([
      'promoter',
      'passive',
      'detractor',
    ]);
  });

  it.each([[true], [false]])('puts stages in the order of life, others after them by name', (bySize) => {
    const groups = sized({ lost: 9, 10: 1, zombie: 8, new: 5, 9: 4, prospect: 1 });
    expect(order([group([null], 99), ...groups], [stage], bySize)).toEqual([
      'prospect',
      'new',
      'lost',
      '10',
      '9',
      'zombie',
      '(none)',
    ]);
  });

  it('goes by the order of life within a crossed breakdown, and leaves a column `stage` alone', () => {
    const groups = [group(['Pro', 'lost']), group(['Pro', 'new']), group(['Free', 'lost'], 5)];
    expect(order(groups, [plan, stage])).toEqual(['Free|lost', 'Pro|new', 'Pro|lost']);
    const column: Dimension = { kind: 'column', name: 'stage' };
    expect(order(sized({ prospect: 1, lost: 2 }), [column])).toEqual(['lost', 'prospect']);
  });

  it.each([[plan], [month], [category], [stage]])('puts unknown last: %j', (dimension) => {
    const keys = dimension.kind === 'period' ? '2025-01' : dimension.kind === 'category' ? 'promoter' : '5';
    expect(order([group([null], 99), group([keys])], [dimension])).toEqual([keys, '(none)']);
  });

  it('orders crossed groups dimension by dimension, segments by their answers in all', () => {
    const groups = [
      group(['Pro', 'EU'], 3),
      group(['Free', 'US'], 4),
      group(['Pro', 'US'], 4),
      group([null, 'EU'], 9),
      group(['Free', null], 1),
    ];
    expect(order(groups, [plan, region])).toEqual([
      'Pro|EU',
      'Pro|US',
      'Free|US',
      'Free|(none)',
      '(none)|EU',
    ]);
  });

  it('changes nothing of what it is given', () => {
    const groups = Object.freeze([group(['b']), group(['a'])]);
    expect(orderGroups(groups, [plan], true, LIFE)).toHaveLength(2);
    expect(groups[0]!.keys).toEqual(['b']);
  });

  it('does not depend on the order in which groups come', () => {
    const keys = fc.tuple(
      fc.constantFrom('a', 'b', '1', '10', '', '__proto__', null),
      fc.constantFrom('2025-01', '2025-02', null),
    );
    const groups = fc.uniqueArray(fc.tuple(keys, fc.nat(3)), { selector: ([key]) => JSON.stringify(key) });
    fc.assert(
      fc.property(
        groups.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        fc.boolean(),
        fc.constantFrom(plan, stage),
        ([all, shuffled], bySize, first) => {
          const made = (list: typeof all) => list.map(([key, n]) => group(key, n));
          expect(order(made(shuffled), [first, month], bySize)).toEqual(
            order(made(all), [first, month], bySize),
          );
        },
      ),
    );
  });
});
