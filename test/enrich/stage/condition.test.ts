import { describe, expect, it } from 'vitest';
import {
  parseStageCondition,
  parseStages,
  type StageCondition,
  stageSubjects,
} from '../../../src/enrich/stage/condition.ts';
import { DEFAULT_STAGES } from '../../../src/enrich/stages.ts';
import type { StageAttribute } from '../../../src/model.ts';

const attribute = (name: StageAttribute) => ({ kind: 'attribute', name }) as const;
const column = (name: string) => ({ kind: 'column', name }) as const;

describe('parseStageCondition', () => {
  it.each<[string, StageCondition]>([
    [
      'days since churned >= 0',
      { kind: 'days', subject: attribute('churned'), direction: 'since', operator: '>=', days: 0 },
    ],
    [
      'days until renewal <= 60',
      { kind: 'days', subject: attribute('renewal'), direction: 'until', operator: '<=', days: 60 },
    ],
    [
      '  Days  SINCE  first purchase<-3 ',
      { kind: 'days', subject: attribute('firstPurchase'), direction: 'since', operator: '<', days: -3 },
    ],
    [
      'days until FIRST_PURCHASE != +7',
      { kind: 'days', subject: attribute('firstPurchase'), direction: 'until', operator: '!=', days: 7 },
    ],
    [
      'days since sign-up = 1',
      { kind: 'days', subject: attribute('signup'), direction: 'since', operator: '=', days: 1 },
    ],
    [
      'days since upgraded_at > 30',
      { kind: 'days', subject: column('upgraded_at'), direction: 'since', operator: '>', days: 30 },
    ],
    ['purchases >= 2', { kind: 'value', subject: attribute('purchases'), operator: '>=', value: '2' }],
    ['Purchases>=2', { kind: 'value', subject: attribute('purchases'), operator: '>=', value: '2' }],
    ['plan = Pro', { kind: 'value', subject: column('plan'), operator: '=', value: 'Pro' }],
    [
      'customers.plan != Pro',
      { kind: 'value', subject: column('customers.plan'), operator: '!=', value: 'Pro' },
    ],
    ['#24 ~ trial', { kind: 'value', subject: column('#24'), operator: '~', value: 'trial' }],
    ['plan=', { kind: 'value', subject: column('plan'), operator: '=', value: '' }],
    ['formula = a>=b', { kind: 'value', subject: column('formula'), operator: '=', value: 'a>=b' }],
    ['days = 3', { kind: 'value', subject: column('days'), operator: '=', value: '3' }],
    ['days sincere = yes', { kind: 'value', subject: column('days sincere'), operator: '=', value: 'yes' }],
    ['signup >= 2025-03-31', { kind: 'date', subject: attribute('signup'), operator: '>=', day: 20178 }],
    ['signup < 1969-12-31', { kind: 'date', subject: attribute('signup'), operator: '<', day: -1 }],
    ['renewal =', { kind: 'date', subject: attribute('renewal'), operator: '=', day: null }],
    ['churned != (none)', { kind: 'date', subject: attribute('churned'), operator: '!=', day: null }],
  ])('%j', (text, condition) => {
    expect(parseStageCondition(text)).toEqual(condition);
  });

  it.each([
    ['', 'it compares nothing (= != < <= > >= ~)'],
    ['days since churned', 'it compares nothing (= != < <= > >= ~)'],
    ['churned', 'it compares nothing (= != < <= > >= ~)'],
    ['= 3', "it names nothing before '='"],
    ['days since >= 3', "it names nothing before '>='"],
    ['days since churned >= soon', "'soon' is no whole number of days"],
    ['days since churned >=', "'' is no whole number of days"],
    ['days since churned >= 1.5', "'1.5' is no whole number of days"],
    ['days since churned >= 90 days', "'90 days' is no whole number of days"],
    ['days since churned ~ 3', 'days can be = != < <= > >=, not ~'],
    ['days since purchases >= 3', 'purchases are a number, not a date'],
    ['renewal = yes', "renewal is a date, and 'yes' is no day such as 2025-03-31"],
    ['renewal > 2025-02-29', "renewal is a date, and '2025-02-29' is no day such as 2025-03-31"],
    ['renewal >', "renewal is a date, and '' is no day such as 2025-03-31"],
    ['renewal ~ 2025', 'a date can be = != < <= > >=, not ~'],
  ])('%j is malformed: %s', (text, malformed) => {
    expect(parseStageCondition(text)).toEqual({ malformed });
  });
});

describe('parseStages', () => {
  it('reads the default definitions', () => {
    const parsed = parseStages(DEFAULT_STAGES.definitions);
    expect('stages' in parsed && parsed.stages.map(({ name }) => name)).toEqual([
      'lost',
      'prospect',
      'new',
      'renewal',
      'advocate',
      'established',
    ]);
    expect('stages' in parsed && stageSubjects(parsed.stages)).toEqual([
      attribute('churned'),
      attribute('firstPurchase'),
      attribute('renewal'),
      attribute('purchases'),
    ]);
  });

  it('says where the first malformed condition is', () => {
    const definitions = [
      { name: 'a', when: ['plan = x'], unless: [] },
      { name: 'b', when: ['plan = x'], unless: ['days since renewal > soon'] },
      { name: 'c', when: ['?'], unless: [] },
    ];
    expect(parseStages(definitions)).toEqual({
      stage: 'b',
      condition: 'days since renewal > soon',
      malformed: "'soon' is no whole number of days",
    });
  });
});
