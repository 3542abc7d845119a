import { expect, test } from 'vitest';
import { parseStages } from '../../src/enrich/stage/condition.ts';
import { DEFAULT_STAGES, DEFAULT_THRESHOLDS, stageDefinitions } from '../../src/enrich/stages.ts';

test('other figures change the figures, and nothing else', () => {
  const other = { newDays: 30, renewalDays: 14, advocateDays: 180, advocatePurchases: 5 };
  const text = JSON.stringify(stageDefinitions(other));
  expect(text).toContain('days since firstPurchase <= 30');
  expect(text).toContain('days until renewal <= 14');
  expect(text).toContain('days since firstPurchase >= 180');
  expect(text).toContain('purchases >= 5');
  const figures = (definitions: unknown) => JSON.stringify(definitions).replace(/[1-9]\d*/g, 'N');
  expect(figures(stageDefinitions(other))).toBe(figures(stageDefinitions(DEFAULT_THRESHOLDS)));
});

test('the order of life names each stage once, and every condition can be read', () => {
  const { definitions, order } = DEFAULT_STAGES;
  expect(order.toSorted()).toEqual(definitions.map(({ name }) => name).toSorted());
  expect(parseStages(definitions)).toHaveProperty('stages');
});
