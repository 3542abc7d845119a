/** The lifecycle stages: by default those of a subscription's or a shop's customer. */

import type { StageDefinition, StageSettings } from '../model.ts';

/** The figures in the default definitions. */
export interface StageThresholds {
  /** Days after the first purchase in which a customer is new. */
  newDays: number;
  /** Days before the renewal from which on it is near. */
  renewalDays: number;
  /** Days after the first purchase from which on a customer can be an advocate, and purchases needed. */
  advocateDays: number;
  advocatePurchases: number;
}

/** 90, 60, 365 days, 2 purchases. */
export const DEFAULT_THRESHOLDS: StageThresholds = {
  newDays: 90,
  renewalDays: 60,
  advocateDays: 365,
  advocatePurchases: 2,
};

/** The default definitions with other figures; the first that holds is the stage. */
export const stageDefinitions = (thresholds: StageThresholds): StageDefinition[] => [
  { name: 'lost', when: ['days since churned >= 0'], unless: [] },
  { name: 'prospect', when: [], unless: ['days since firstPurchase >= 0'] },
  { name: 'new', when: [`days since firstPurchase <= ${thresholds.newDays}`], unless: [] },
  {
    name: 'renewal',
    when: ['days until renewal >= 0', `days until renewal <= ${thresholds.renewalDays}`],
    unless: [],
  },
  {
    name: 'advocate',
    when: [
      `days since firstPurchase >= ${thresholds.advocateDays}`,
      `purchases >= ${thresholds.advocatePurchases}`,
    ],
    unless: [],
  },
  { name: 'established', when: [], unless: [] },
];

/** As customers live through them. */
export const LIFE_ORDER: readonly string[] = [
  'prospect',
  'new',
  'established',
  'renewal',
  'advocate',
  'lost',
];

/** What holds where nothing else is asked for. */
export const DEFAULT_STAGES: StageSettings = {
  definitions: stageDefinitions(DEFAULT_THRESHOLDS),
  order: LIFE_ORDER,
  attributes: {},
};
