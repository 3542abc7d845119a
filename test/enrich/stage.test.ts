import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStages, type StageSubject } from '../../src/enrich/stage/condition.ts';
import { compileStages } from '../../src/enrich/stage.ts';
import { DEFAULT_STAGES, DEFAULT_THRESHOLDS, stageDefinitions } from '../../src/enrich/stages.ts';
import { dateReader } from '../../src/map/date.ts';
import type { StageDefinition } from '../../src/model.ts';

/** Day numbers count from the answer's day, so that a test says what it means. */
const ANSWER = 20_000;
/** A value that cannot be read. */
const BROKEN = 'broken';

type Value = number | string | null;
interface Answer {
  at: number | null;
  customer: Record<string, Value> | null;
}

/** The stage of an answer whose customer has these dates, in days after the answer, and other values. */
function stageOf(
  customer: Answer['customer'],
  {
    definitions = DEFAULT_STAGES.definitions,
    absent = [] as readonly string[],
    at = ANSWER as number | null,
    told = [] as string[],
  } = {},
): string | null {
  const parsed = parseStages(definitions);
  if (!('stages' in parsed)) throw new Error(parsed.malformed);
  const valueIn = ({ customer: one }: Answer, { name }: StageSubject): Value => one?.[name] ?? null;
  const compiled = compileStages<Answer>(parsed.stages, {
    day: (answer) => answer.at,
    hasCustomer: (answer) => answer.customer !== null,
    dates: (subject) =>
      absent.includes(subject.name)
        ? null
        : (answer) => {
            const value = valueIn(answer, subject);
            return value === BROKEN ? undefined : value === null ? null : ANSWER + Number(value);
          },
    values: (subject) => (absent.includes(subject.name) ? null : (answer) => valueIn(answer, subject)),
    readDate: dateReader({ order: 'dmy' }, 'UTC'),
    onUnreadable: (subject) => told.push(subject.name),
  });
  return compiled({ at, customer });
}

describe('the default stages', () => {
  it.each<[string, Record<string, Value>, string | null]>([
    ['nothing is known of the customer', {}, 'prospect'],
    ['only a renewal is', { renewal: 10 }, 'prospect'],
    ['only purchases are', { purchases: 5 }, 'prospect'],
    ['the first purchase is tomorrow', { firstPurchase: 1 }, 'prospect'],
    ['it is today', { firstPurchase: 0 }, 'new'],
    ['it was yesterday', { firstPurchase: -1 }, 'new'],
    ['89 days ago', { firstPurchase: -89 }, 'new'],
    ['90 days ago', { firstPurchase: -90 }, 'new'],
    ['91 days ago', { firstPurchase: -91 }, 'established'],
    ['364 days ago, with purchases', { firstPurchase: -364, purchases: 2 }, 'established'],
    ['365 days ago, with purchases', { firstPurchase: -365, purchases: 2 }, 'advocate'],
    ['366 days ago, with purchases', { firstPurchase: -366, purchases: 2 }, 'advocate'],
    ['long ago, with no count of purchases', { firstPurchase: -900 }, 'established'],
    ['with a blank count', { firstPurchase: -900, purchases: ' ' }, 'established'],
    ['with 0 purchases', { firstPurchase: -900, purchases: 0 }, 'established'],
    ['with 1', { firstPurchase: -900, purchases: 1 }, 'established'],
    ['with 1 in text', { firstPurchase: -900, purchases: '1' }, 'established'],
    ['with 2 in text', { firstPurchase: -900, purchases: ' 2 ' }, 'advocate'],
    ['with 10, which as text is less than 2', { firstPurchase: -900, purchases: '10' }, 'advocate'],
    ['with 2.0', { firstPurchase: -900, purchases: '2.0' }, 'advocate'],
    ['the renewal was yesterday', { firstPurchase: -200, renewal: -1 }, 'established'],
    ['it is today', { firstPurchase: -200, renewal: 0 }, 'renewal'],
    ['it is tomorrow', { firstPurchase: -200, renewal: 1 }, 'renewal'],
    ['in 59 days', { firstPurchase: -200, renewal: 59 }, 'renewal'],
    ['in 60 days', { firstPurchase: -200, renewal: 60 }, 'renewal'],
    ['in 61 days', { firstPurchase: -200, renewal: 61 }, 'established'],
    [
      'the renewal is long past, of an advocate',
      { firstPurchase: -900, renewal: -400, purchases: 3 },
      'advocate',
    ],
    ['the renewal of an advocate is near', { firstPurchase: -900, renewal: 30, purchases: 3 }, 'renewal'],
    ['the renewal of someone new is near', { firstPurchase: -30, renewal: 30 }, 'new'],
    ['the customer left yesterday', { firstPurchase: -900, churned: -1 }, 'lost'],
    ['today', { firstPurchase: -900, churned: 0 }, 'lost'],
    ['will leave tomorrow', { firstPurchase: -900, churned: 1 }, 'established'],
    ['left, and nothing else is known', { churned: -10 }, 'lost'],
    ['left before the first purchase', { firstPurchase: -10, churned: -20 }, 'lost'],
    ['will leave before the first purchase', { firstPurchase: 20, churned: 10 }, 'prospect'],
    ['left on the day of the first purchase', { firstPurchase: -10, churned: -10 }, 'lost'],
    ['left although the renewal is near', { firstPurchase: -400, renewal: 5, churned: -1 }, 'lost'],
  ])('%s', (_, customer, stage) => {
    expect(stageOf(customer)).toBe(stage);
  });

  it('there is always one where all is readable', () => {
    const days = fc.option(fc.integer({ min: -1000, max: 1000 }));
    const customers = fc.record({
      firstPurchase: days,
      renewal: days,
      churned: days,
      purchases: fc.option(fc.nat(3)),
    });
    fc.assert(
      fc.property(customers, (customer) => {
        const { firstPurchase: first, renewal, churned, purchases } = customer;
        const isSoon = renewal !== null && renewal >= 0 && renewal <= 60;
        const expected =
          churned !== null && churned <= 0
            ? 'lost'
            : first === null || first > 0
              ? 'prospect'
              : first >= -90
                ? 'new'
                : isSoon
                  ? 'renewal'
                  : first <= -365 && (purchases ?? 0) >= 2
                    ? 'advocate'
                    : 'established';
        expect(stageOf(customer)).toBe(expected);
      }),
    );
  });
});

describe('no stage', () => {
  it('without a day, and without a customer', () => {
    expect(stageOf({ firstPurchase: -10 }, { at: null })).toBeNull();
    expect(stageOf(null)).toBeNull();
  });

  it('where no column has anything to go by', () => {
    const absent = ['firstPurchase', 'renewal', 'churned', 'purchases'];
    expect(stageOf({}, { absent })).toBeNull();
    expect(
      stageOf(
        {},
        {
          absent,
          definitions: [
            { name: 'a', when: ['days since churned > 0'], unless: [] },
            { name: 'rest', when: [], unless: [] },
          ],
        },
      ),
    ).toBeNull();
  });

  it('but the one that is sure, where only the first purchase is not known of anyone', () => {
    const absent = ['firstPurchase'];
    expect(stageOf({ churned: -1 }, { absent })).toBe('lost');
    expect(stageOf({ churned: 1, renewal: 3 }, { absent })).toBeNull();
    expect(stageOf({}, { absent })).toBeNull();
  });

  it('where none of the definitions holds', () => {
    const definitions = DEFAULT_STAGES.definitions.slice(0, -1);
    expect(stageOf({ firstPurchase: -200 }, { definitions })).toBeNull();
  });
});

describe('columns that are not there', () => {
  it.each([['renewal'], ['churned'], ['purchases']])('without %s a customer is established', (name) => {
    expect(stageOf({ firstPurchase: -200 }, { absent: [name] })).toBe('established');
    expect(stageOf({ firstPurchase: -20 }, { absent: [name] })).toBe('new');
    expect(stageOf({}, { absent: [name] })).toBe('prospect');
  });
});

describe('values that cannot be read', () => {
  it.each<[string, Record<string, Value>, string | null, string[]]>([
    ['a churn date hides all', { churned: BROKEN, firstPurchase: -10 }, null, ['churned']],
    ['a first purchase does', { firstPurchase: BROKEN }, null, ['firstPurchase']],
    ['not of those who left', { firstPurchase: BROKEN, churned: 0 }, 'lost', []],
    ['a renewal does not make anyone less new', { firstPurchase: -10, renewal: BROKEN }, 'new', []],
    ['a renewal of an old customer does', { firstPurchase: -200, renewal: BROKEN }, null, ['renewal']],
    ['a count of purchases that matters', { firstPurchase: -900, purchases: 'two' }, null, ['purchases']],
    ['one that does not', { firstPurchase: -100, purchases: 'two' }, 'established', []],
  ])('%s', (_, customer, stage, unreadable) => {
    const told: string[] = [];
    expect(stageOf(customer, { told })).toBe(stage);
    expect(told).toEqual(unreadable);
  });
});

describe('definitions of one’s own', () => {
  const stage = (when: string[], customer: Record<string, Value>, unless: string[] = []): string | null =>
    stageOf(customer, { definitions: [{ name: 'it', when, unless }] });
  const holds = (condition: string, customer: Record<string, Value>) => stage([condition], customer) === 'it';

  it('other figures', () => {
    const definitions = stageDefinitions({
      ...DEFAULT_THRESHOLDS,
      newDays: 30,
      renewalDays: 0,
      advocateDays: 100,
      advocatePurchases: 1,
    });
    const own = (customer: Record<string, Value>) => stageOf(customer, { definitions });
    expect(own({ firstPurchase: -30 })).toBe('new');
    expect(own({ firstPurchase: -31 })).toBe('established');
    expect(own({ firstPurchase: -31, renewal: 0 })).toBe('renewal');
    expect(own({ firstPurchase: -31, renewal: 1 })).toBe('established');
    expect(own({ firstPurchase: -100, purchases: 1 })).toBe('advocate');
  });

  it('the first that holds wins, all of when, none of unless', () => {
    const definitions: StageDefinition[] = [
      { name: 'a', when: ['plan = Pro', 'seats > 5'], unless: ['region = EU', 'region = UK'] },
      { name: 'b', when: ['plan = Pro'], unless: [] },
      { name: 'c', when: ['plan = Pro'], unless: [] },
    ];
    const own = (customer: Record<string, Value>) => stageOf(customer, { definitions });
    expect(own({ plan: 'Pro', seats: 6 })).toBe('a');
    expect(own({ plan: 'Pro', seats: 6, region: 'US' })).toBe('a');
    expect(own({ plan: 'Pro', seats: 6, region: 'UK' })).toBe('b');
    expect(own({ plan: 'Pro', seats: 5 })).toBe('b');
    expect(own({ plan: 'Free', seats: 6 })).toBeNull();
  });

  it.each<[string, Record<string, Value>, boolean]>([
    ['days since upgraded_at >= 30', { upgraded_at: -30 }, true],
    ['days since upgraded_at >= 30', { upgraded_at: -29 }, false],
    ['days until upgraded_at = 1', { upgraded_at: 1 }, true],
    ['days since upgraded_at != 1', { upgraded_at: -2 }, true],
    ['days since upgraded_at != 1', {}, false],
    ['days since upgraded_at < 0', { upgraded_at: 3 }, true],
    ['plan != Pro', { plan: 'Free' }, true],
    ['plan != Pro', { plan: 'Pro' }, false],
    ['plan != Pro', {}, false],
    ['plan =', {}, true],
    ['plan =', { plan: ' ' }, true],
    ['plan = (none)', {}, true],
    ['plan =', { plan: 'Pro' }, false],
    ['plan !=', { plan: 'Pro' }, true],
    ['plan !=', {}, false],
    ['plan ~ pro', { plan: 'Pro yearly' }, true],
    ['plan ~ pro', {}, false],
    ['seats >= 10', { seats: '9' }, false],
    ['seats >= 10', { seats: 10 }, true],
    ['seen >= 2025-01-31', { seen: '31.1.2025 23:59' }, true],
    ['seen > 2025-01-31', { seen: '31.1.2025 23:59' }, false],
    ['signup >= 2024-10-04', { signup: 0 }, true],
    ['signup > 2024-10-04', { signup: 0 }, false],
    ['signup =', {}, true],
    ['signup !=', {}, false],
    ['signup !=', { signup: 3 }, true],
    ['signup !=', { signup: BROKEN }, true],
    ['purchases =', {}, true],
    ['purchases ~ 1', { purchases: 21 }, true],
  ])('%s of %j: %s', (condition, customer, held) => {
    expect(holds(condition, customer)).toBe(held);
  });
});
