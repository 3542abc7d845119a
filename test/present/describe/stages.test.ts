import { describe, expect, test } from 'vitest';
import type { Breakdown, StageDefinition, StageSource } from '../../../src/model.ts';
import { journeyOf, stageSections } from '../../../src/present/describe/stages.ts';
import { breakdown, stages, tally } from '../samples.ts';

describe('the journey', () => {
  const labels = (shown: Breakdown, source: StageSource = stages()): string[] | undefined =>
    journeyOf(shown, source)?.stations.map(({ label }) => label);
  const byStage = breakdown('stage', [
    ['new', tally(3, 2, 1)],
    ['lost', tally(10, 0, 20)],
    ['advocate', null],
    ['zombie', tally(10, 0, 0)],
    [null, tally(20, 0, 0)],
  ]);

  test('in the order of life: gaps stand in it, unknown ones do not', () => {
    expect(journeyOf(byStage, stages())?.stations).toEqual([
      { label: 'prospect', value: null, n: 0, marks: [] },
      { label: 'new', value: 33, n: 6, marks: ['small'] },
      { label: 'established', value: null, n: 0, marks: [] },
      { label: 'renewal', value: null, n: 0, marks: [] },
      { label: 'advocate', value: null, n: null, marks: [] },
      { label: 'lost', value: -33, n: 30, marks: [] },
    ]);
  });

  test('leaves out what nobody can be told to be in', () => {
    const { renewal: _, ...attributes } = stages().attributes;
    expect(labels(byStage, stages({ attributes }))).not.toContain('renewal');
  });

  test('of a column that holds stages', () => {
    const source = stages({ definitions: [], attributes: {}, column: 'Stage' });
    expect(labels(byStage, source)).toEqual(['new', 'advocate', 'lost']);
  });

  test('none where there are fewer than two scores, or another breakdown', () => {
    const one = breakdown('stage', [
      ['new', tally(3, 2, 1)],
      ['lost', null],
    ]);
    expect(journeyOf(one, stages())).toBeNull();
    expect(
      journeyOf(
        breakdown('plan', [
          ['new', tally(1, 0, 0)],
          ['lost', tally(1, 0, 0)],
        ]),
        stages(),
      ),
    ).toBeNull();
    expect(journeyOf({ ...byStage, by: ['stage', 'plan'] }, stages())).toBeNull();
    expect(journeyOf({ by: ['stage'], groups: [] }, stages())).toBeNull();
  });
});

describe('how stages were told', () => {
  const facts = (source: StageSource): string[] =>
    stageSections(source)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) =>
        block.kind === 'facts' ? block.items.map(({ term, text }) => `${term}: ${text}`) : [],
      );

  test('each rule in words, each attribute with its column', () => {
    expect(facts(stages())).toEqual([
      'lost: churned on the day of the answer or before',
      'prospect: no first purchase on the day of the answer or before',
      'new: first purchase at most 90 days before the answer',
      'renewal: renewal 0 to 60 days after the answer',
      'advocate: first purchase at least 365 days before the answer, 2 purchases or more',
      'established: none of the others',
      "first purchase: 'first_order_at'",
      "renewal: 'renewal_date'",
      "churned: 'churned_at'",
      "purchases: 'orders'",
      'purchases: counted as of the export, not of the answer',
    ]);
  });

  test('what no column has, and for what the signup stands', () => {
    const attributes = { firstPurchase: 'created_at', signup: 'created_at' };
    const { purchasesAsOf: _, ...source } = stages({ attributes });
    expect(facts(source).slice(3)).toEqual([
      'renewal: renewal 0 to 60 days after the answer (not told: no column has the renewal)',
      'advocate: first purchase at least 365 days before the answer, 2 purchases or more (not told: no column has purchases)',
      'established: none of the others',
      "first purchase: 'created_at'",
      'first purchase: the signup stands for it: no column has the first purchase',
    ]);
  });

  test('attributes that nothing looks at are not named', () => {
    const definitions: StageDefinition[] = [{ name: 'pro', when: ['plan = Pro'], unless: [] }];
    expect(facts(stages({ definitions }))).toEqual(['pro: plan = Pro']);
  });

  test('nothing where stages were not told', () => {
    expect(stageSections(undefined)).toEqual([]);
    expect(stageSections(stages({ definitions: [], column: 'Stage' }))).toEqual([]);
  });
});
