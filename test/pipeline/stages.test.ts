import { describe, expect, it } from 'vitest';
import { DEFAULT_STAGES } from '../../src/enrich/stages.ts';
import type { Answer, Question, Row } from '../../src/model.ts';
import { askJoined, codes, groupsBy, type Made, messages } from './joined.ts';

/** The stage of whoever answered, by their ids in the answers' column `who`. */
const stagesIn = (answer: Answer): Record<string, string> =>
  Object.fromEntries(
    Object.keys(groupsBy(answer))
      .map((key) => key.split('|'))
      .map(([who, stage]) => [who!, stage!]),
  );

const ask = (answers: Made, customers: Made | null, changes: Partial<Question> = {}): Promise<Answer> =>
  askJoined({ 'a.csv': answers }, customers === null ? {} : { 'crm.csv': customers }, {
    by: ['who,stage'],
    on: customers === null ? [] : ['who=id'],
    ...changes,
  });

/** Answers of 2025-06-30, one of each of `who`. */
const answersOf = (...who: string[]): Row[] => [
  ['score', 'who', 'date'],
  ...who.map((one) => ['9', one, '2025-06-30']),
];

const CRM: Row[] = [
  ['id', 'first_purchase', 'renewal_date', 'churn_date', 'purchases'],
  ['lost', '2023-01-01', '2025-07-10', '2025-06-30', '9'],
  ['leaving', '2025-03-01', '', '2025-07-01', '1'],
  ['prospect', '', '2025-07-10', '', '0'],
  ['buyer-to-be', '2025-07-01', '', '', '1'],
  ['new-0', '2025-06-30', '2025-07-10', '', '9'],
  ['new-90', '2025-04-01', '2025-07-10', '', '9'],
  ['old-91', '2025-03-31', '', '', '9'],
  ['renewal-0', '2023-01-01', '2025-06-30', '', '9'],
  ['renewal-60', '2023-01-01', '2025-08-29', '', '9'],
  ['renewal-61', '2023-01-01', '2025-08-30', '', '1'],
  ['renewal-past', '2023-01-01', '2025-06-29', '', '1'],
  ['advocate-365', '2024-06-30', '', '', '2'],
  ['young-364', '2024-07-01', '', '', '2'],
  ['once', '2023-01-01', '', '', '1'],
  ['no-count', '2023-01-01', '', '', ''],
];
const AT_TIME = {
  lost: 'lost',
  leaving: 'established',
  prospect: 'prospect',
  'buyer-to-be': 'prospect',
  'new-0': 'new',
  'new-90': 'new',
  'old-91': 'established',
  'renewal-0': 'renewal',
  'renewal-60': 'renewal',
  'renewal-61': 'established',
  'renewal-past': 'established',
  'advocate-365': 'advocate',
  'young-364': 'established',
  once: 'established',
  'no-count': 'established',
};

describe('the stage on the day of the answer', () => {
  it('is told from the customers, at each edge', async () => {
    const answer = await ask(answersOf(...Object.keys(AT_TIME)), CRM);
    expect(stagesIn(answer)).toEqual(AT_TIME);
    expect(answer.stages).toMatchObject({
      order: ['prospect', 'new', 'established', 'renewal', 'advocate', 'lost'],
      attributes: {
        firstPurchase: 'first_purchase',
        renewal: 'renewal_date',
        churned: 'churn_date',
        purchases: 'purchases',
      },
      purchasesAsOf: 'export',
    });
    expect(answer.stages!.definitions.map(({ name }) => name)).toEqual([
      'lost',
      'prospect',
      'new',
      'renewal',
      'advocate',
      'established',
    ]);
  });

  it('is told from the columns of the answers themselves', async () => {
    const [head, ...rows] = CRM;
    const own = [
      [...head!.slice(1), 'score', 'who', 'date'],
      ...rows.map(([id, ...rest]) => [...rest, '9', id!, '2025-06-30']),
    ];
    const answer = await ask(own, null, { roles: { date: 'date' } });
    expect(stagesIn(answer)).toEqual(AT_TIME);
    expect(answer.customers).toEqual([]);
  });

  it('is the answer’s, not the customer’s: one customer is in several', async () => {
    const answers = [
      ['score', 'who', 'date'],
      ['9', 'c', '2024-12-31'],
      ['9', 'c', '2025-01-01'],
      ['9', 'c', '2025-04-02'],
      ['9', 'c', '2026-02-01'],
    ];
    const crm = [
      ['id', 'first_purchase', 'cancelled_at'],
      ['c', '2025-01-01', '2026-02-01'],
    ];
    const answer = await ask(answers, crm, { by: ['stage', 'stage,quarter'] });
    expect(groupsBy(answer)).toEqual({ prospect: 1, new: 1, established: 1, lost: 1 });
    expect(groupsBy(answer, 1)).toEqual({
      'prospect|2024-Q4': 1,
      'new|2025-Q1': 1,
      'established|2025-Q2': 1,
      'lost|2026-Q1': 1,
    });
  });

  it('is unknown where nobody, or no day, is known', async () => {
    const answers = [...answersOf('once', 'stranger', '', 'NA'), ['9', 'undated', '']];
    const crm = [...CRM, ['undated', '2025-01-01', '', '', '']];
    const answer = await ask(answers, crm, { by: ['stage', 'who,stage'] });
    expect(groupsBy(answer)).toEqual({ established: 1, '(none)': 4 });
    expect(groupsBy(answer, 1)).toMatchObject({ 'undated|(none)': 1, 'stranger|(none)': 1 });
  });

  it('can be a condition', async () => {
    const count = async (where: string) =>
      (await ask(answersOf(...Object.keys(AT_TIME), 'stranger'), CRM, { by: [], where: [where] })).counts;
    expect(await count('stage=new')).toMatchObject({ scored: 2, filtered: 14 });
    expect(await count('stage!=new')).toMatchObject({ scored: 14, filtered: 2 });
    expect(await count('stage=')).toMatchObject({ scored: 1, filtered: 15 });
    expect(await count('stage=(none)')).toMatchObject({ scored: 1, filtered: 15 });
  });

  it('is refused as a condition that no definition names', async () => {
    const asking = (where: string) => ask(answersOf('a'), CRM, { where: [where] });
    await expect(asking('stage=nwe')).rejects.toMatchObject({
      code: 'badOption',
      message: "--where 'stage=nwe': not understood",
      hint: expect.stringContaining('lost, prospect, new'),
    });
    await expect(asking('stage!=(none)')).resolves.toBeDefined();
    await expect(asking('stage=')).resolves.toBeDefined();
  });

  it('is unknown in a file that lacks the columns from which another tells it', async () => {
    const own = [
      ['score', 'who', 'date', 'first_purchase'],
      ['9', 'a', '2025-06-30', '2025-06-01'],
      ['9', 'b', '2025-06-30', ''],
    ];
    const answer = await askJoined(
      { 'a.csv': own, 'b.csv': answersOf('c') },
      {},
      { by: ['who,stage'], roles: { date: 'date' } },
    );
    expect(stagesIn(answer)).toEqual({ a: 'new', b: 'prospect', c: '(none)' });
  });

  it('is unknown of whoever is no customer, though the answer says something itself', async () => {
    const answers = [
      ['score', 'who', 'date', 'number of orders'],
      ['9', 'a', '2025-06-30', '3'],
      ['9', 'b', '2025-06-30', '2'],
      ['9', 'stranger', '2025-06-30', '2'],
      ['9', '', '2025-06-30', ''],
    ];
    const crm = [
      ['id', 'first_purchase'],
      ['a', '2020-01-01'],
      ['b', ''],
    ];
    const answer = await ask(answers, crm, { by: ['stage', 'who,stage'] });
    expect(groupsBy(answer)).toEqual({ advocate: 1, prospect: 1, '(none)': 2 });
    expect(groupsBy(answer, 1)).toMatchObject({ 'stranger|(none)': 1 });
  });

  it('is told of whoever is no customer where the answer itself has the first purchase', async () => {
    const answers = [
      ['score', 'who', 'date', 'first_purchase'],
      ['9', 'a', '2025-06-30', '2020-01-01'],
      ['9', 'stranger', '2025-06-30', '2025-06-01'],
    ];
    const crm = [
      ['id', 'purchases'],
      ['a', '3'],
    ];
    expect(stagesIn(await ask(answers, crm, { roles: { date: 'date' } }))).toEqual({
      a: 'advocate',
      stranger: 'new',
    });
  });

  it('is not looked for where nobody asks for it', async () => {
    const definitions = [{ name: 'x', when: ['no condition'], unless: [] }];
    const answer = await ask(answersOf('once'), CRM, {
      by: ['purchases'],
      stages: { ...DEFAULT_STAGES, definitions },
    });
    expect(answer.stages).toBeNull();
  });
});

describe('dates of customers', () => {
  it('are read in their own order, whatever that of the answers is', async () => {
    const answers = [
      ['score', 'who', 'date'],
      ['9', 'a', '3/25/2025'],
      ['9', 'b', '4/1/2025'],
    ];
    // 12 January is new on 1 April; 1 December would be a prospect, and so would 12 January on 4 January.
    const crm = [
      ['id', 'first_purchase'],
      ['a', '25/12/2024'],
      ['b', '12/1/2025'],
    ];
    const answer = await ask(answers, crm, { by: ['who,stage', 'month'] });
    expect(stagesIn(answer)).toEqual({ a: 'new', b: 'new' });
    expect(groupsBy(answer, 1)).toEqual({ '2025-03': 1, '2025-04': 1 });
    expect(answer.dates?.reading.order).toBe('mdy');
  });

  it('of which nothing tells the order are read as they are mostly written, which is said, or as the user says', async () => {
    const answers = [
      ['score', 'who', 'date'],
      ['9', 'c', '2025-05-01'],
      ['9', 'd', '2025-09-01'],
    ];
    const crm = (...dates: string[]) => [
      ['id', 'first_purchase'],
      ...dates.map((date, i) => [i === 0 ? 'c' : 'd', date]),
    ];
    const slashed = await ask(answers, crm('3/6/2025', '3/6/2025'));
    expect(stagesIn(slashed)).toEqual({ c: 'new', d: 'established' });
    expect(messages(slashed, 'ambiguousDates')).toEqual([
      "Dates in 'first_purchase': read month first; no part is above 12, and dates with slashes are mostly written so.",
    ]);
    const dotted = await ask(answers, crm('3.6.2025', '3.6.2025'));
    expect(stagesIn(dotted)).toEqual({ c: 'prospect', d: 'new' });
    expect(messages(dotted, 'ambiguousDates')).toHaveLength(1);
    const dmy = await ask(answers, crm('3/6/2025', '3/6/2025'), { dateOrder: 'dmy' });
    expect(stagesIn(dmy)).toEqual({ c: 'prospect', d: 'new' });
    expect(codes(dmy)).toEqual([]);
  });

  it('that show their own order are not read in the one that the user says for the answers', async () => {
    const answers = [
      ['score', 'who', 'date'],
      ['9', 'c', '6/5/2025'],
    ];
    const crm = [
      ['id', 'first_purchase'],
      ['c', '1/6/2025'],
      ['x', '25/12/2024'],
    ];
    // 1 June is new on 5 June; 6 January, or an answer of 6 May, would not be.
    expect(stagesIn(await ask(answers, crm, { dateOrder: 'mdy' }))).toEqual({ c: 'new' });
  });

  it('of which nothing tells the order are read as another column of their table shows', async () => {
    const crm = [
      ['id', 'first_purchase', 'renewal_date'],
      ['a', '3/6/2025', '25/12/2025'],
    ];
    const answer = await ask(answersOf('a'), crm);
    expect(stagesIn(answer)).toEqual({ a: 'new' });
    expect(codes(answer)).not.toContain('ambiguousDates');
    const monthFirst = await ask(answersOf('a'), [crm[0]!, ['a', '3/6/2025', '12/25/2025']]);
    expect(stagesIn(monthFirst)).toEqual({ a: 'established' });
  });

  it('in both orders are read in that of most, and the others are rejected', async () => {
    const crm = [
      ['id', 'first_purchase'],
      ['a', '25/6/2025'],
      ['b', '26/6/2025'],
      ['c', '6/27/2025'],
    ];
    const answer = await ask(answersOf('a', 'b', 'c'), crm);
    expect(stagesIn(answer)).toEqual({ a: 'new', b: 'new', c: '(none)' });
    expect(codes(answer)).toEqual(['mixedDates']);
    expect(answer.rejections).toEqual([
      { input: 'crm.csv', column: 'first_purchase', reason: 'dateUnreadable', count: 1, lines: [4] },
    ]);
  });

  it('are days in the zone of the report: late on one day in London is the next in Berlin', async () => {
    const answers = [
      ['score', 'who', 'date'],
      ['9', 'c', '2025-01-14T23:30:00Z'],
    ];
    const crm = [
      ['id', 'first_purchase'],
      ['c', '2025-01-15'],
    ];
    const inZone = async (timeZone: string, customers: Made) =>
      stagesIn(await ask(answers, customers, { calendar: { timeZone, fiscalYearStart: 1 } }));
    expect(await inZone('UTC', crm)).toEqual({ c: 'prospect' });
    expect(await inZone('Europe/Berlin', crm)).toEqual({ c: 'new' });
    const moment = [
      ['id', 'first_purchase'],
      ['c', '2025-01-15T00:30:00+01:00'],
    ];
    expect(await inZone('UTC', moment)).toEqual({ c: 'new' });
    expect(
      await inZone('America/New_York', [
        ['id', 'churned_at', 'signup'],
        ['c', '2025-01-15T03:00:00Z', '2020-01-01'],
      ]),
    ).toEqual({ c: 'lost' });
  });

  it('that cannot be read leave the stage unknown, and are told with file, column and line', async () => {
    const dates = Array.from({ length: 8 }, (_, i) => [`x${i}`, '2025-01-01', '']);
    const crm = [
      ['id', 'first_purchase', 'churned_at'],
      ...dates,
      ['a', 'soon', ''],
      ['b', '2025-01-01', ''],
      ['c', '2025-13-45', ''],
      ['d', 'N/A', ''],
      ['e', '', ''],
    ];
    const answer = await ask(answersOf('a', 'b', 'c', 'd', 'e'), crm);
    expect(stagesIn(answer)).toEqual({
      a: '(none)',
      b: 'established',
      c: '(none)',
      d: 'prospect',
      e: 'prospect',
    });
    expect(answer.rejections).toEqual([
      { input: 'crm.csv', column: 'first_purchase', reason: 'dateUnreadable', count: 2, lines: [10, 12] },
    ]);
  });

  it('that cannot be read do not matter where an earlier stage is sure', async () => {
    const dates = Array.from({ length: 8 }, (_, i) => [`x${i}`, '2025-01-01', '2025-09-01']);
    const crm = [
      ['id', 'first_purchase', 'churned_at'],
      ...dates,
      ['a', 'soon', '2025-01-01'],
      ['b', '2025-06-01', 'maybe'],
    ];
    const answer = await ask(answersOf('a', 'b'), crm);
    expect(stagesIn(answer)).toEqual({ a: 'lost', b: '(none)' });
    expect(answer.rejections.map(({ column, lines }) => [column, lines])).toEqual([
      ['churned_at', [11]],
      ['first_purchase', [10]],
    ]);
  });

  it('are rejected where they stand in the answers', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => ['9', `x${i}`, '2025-06-30', '2025-01-01']);
    const answer = await ask(
      [['score', 'who', 'date', 'first_purchase'], ...rows, ['9', 'a', '2025-06-30', 'soon']],
      null,
      { roles: { date: 'date' } },
    );
    expect(stagesIn(answer)).toMatchObject({ a: '(none)', x0: 'established' });
    expect(answer.rejections).toEqual([
      { input: 'a.csv', column: 'first_purchase', reason: 'dateUnreadable', count: 1, lines: [11] },
    ]);
  });

  it('that are no dates at all make no attribute, which is said', async () => {
    const crm = [
      ['id', 'first_purchase', 'churned'],
      ['a', '2025-06-01', 'yes'],
      ['b', '2025-06-01', 'no'],
    ];
    const answer = await ask(answersOf('a', 'b'), crm);
    expect(stagesIn(answer)).toEqual({ a: 'new', b: 'new' });
    expect(answer.stages!.attributes).toEqual({ firstPurchase: 'first_purchase' });
    expect(messages(answer, 'unusedAttribute')).toEqual([
      "'churned' holds no dates, so no stage is told from it.",
    ]);
    expect(answer.rejections).toEqual([]);
  });
});

describe('attributes', () => {
  it('signup stands for a first purchase that no column has', async () => {
    const crm = [
      ['id', 'signup_date'],
      ['a', '2025-06-01'],
      ['b', '2025-01-01'],
      ['c', '2025-07-15'],
    ];
    const answer = await ask(answersOf('a', 'b', 'c'), crm);
    expect(stagesIn(answer)).toEqual({ a: 'new', b: 'established', c: 'prospect' });
    expect(answer.stages).toMatchObject({
      attributes: { firstPurchase: 'signup_date', signup: 'signup_date' },
    });
    expect(answer.stages).not.toHaveProperty('purchasesAsOf');
  });

  it('signup does not stand for a first purchase that a column has', async () => {
    const crm = [
      ['id', 'signup_date', 'first_order_date'],
      ['a', '2025-01-01', ''],
      ['b', '2025-01-01', '2025-06-01'],
    ];
    expect(stagesIn(await ask(answersOf('a', 'b'), crm))).toEqual({ a: 'prospect', b: 'new' });
  });

  it('are the columns that the settings name, of the customers or of the answers', async () => {
    const crm = [
      ['id', 'went_live', 'first_purchase', 'gone'],
      ['a', '2025-06-01', '2020-01-01', ''],
      ['b', '2025-06-01', '', '2025-06-02'],
    ];
    const attributes = { firstPurchase: 'went_live', churned: 'customers.gone' };
    const answer = await ask(answersOf('a', 'b'), crm, { stages: { ...DEFAULT_STAGES, attributes } });
    expect(stagesIn(answer)).toEqual({ a: 'new', b: 'lost' });
    expect(answer.stages!.attributes).toMatchObject({ firstPurchase: 'went_live', churned: 'gone' });
  });

  it('are the columns of the answers that the settings name by their numbers', async () => {
    const answers = [
      ['score', 'who', 'date', 'first', 'first'],
      ['9', 'a', '2025-06-30', '2020-01-01', '2025-06-01'],
    ];
    const changes = { roles: { date: 'date' } };
    const attributes = { firstPurchase: '#5' };
    const stages = { ...DEFAULT_STAGES, attributes };
    expect(stagesIn(await ask(answers, null, { ...changes, stages }))).toEqual({ a: 'new' });
  });

  it('that the settings name and no column bears are an unknown column', async () => {
    const stages = { ...DEFAULT_STAGES, attributes: { firstPurchase: 'went_live' } };
    await expect(ask(answersOf('once'), CRM, { stages })).rejects.toMatchObject({
      code: 'unknownColumn',
      message: "stages.attributes.firstPurchase: no column is called 'went_live'",
      hint: expect.stringMatching(/#2 who\n {2}#3 date\n {2}customers\.id\n/),
    });
  });

  it('come from any of several tables of customers', async () => {
    const answers = [
      ['score', 'user_id', 'date'],
      ['9', 'u-0001', '2025-06-30'],
      ['9', 'u-0002', '2025-06-30'],
      ['9', 'u-0003', '2025-06-30'],
    ];
    const users = [
      ['id', 'account_id', 'purchases'],
      ['u-0001', 'acc-01', '3'],
      ['u-0002', 'acc-02', '1'],
      ['u-0003', 'acc-09', '1'],
    ];
    const accounts = [
      ['account_id', 'contract_start'],
      ['acc-01', '2020-01-01'],
      ['acc-02', '2025-06-01'],
    ];
    const answer = await askJoined(
      { 'a.csv': answers },
      { 'users.csv': users, 'accounts.csv': accounts },
      { by: ['user_id,stage'] },
    );
    expect(stagesIn(answer)).toMatchObject({ 'u-0001': 'advocate', 'u-0002': 'new' });
  });

  it('are those of the customers where both have them', async () => {
    const answers = [
      ['score', 'who', 'date', 'first_purchase'],
      ['9', 'a', '2025-06-30', '2020-01-01'],
    ];
    const crm = [
      ['id', 'first_purchase'],
      ['a', '2025-06-01'],
    ];
    const answer = await ask(answers, crm, { roles: { date: 'date' } });
    expect(stagesIn(answer)).toEqual({ a: 'new' });
  });

  it('make other stages where the settings define them', async () => {
    const definitions = [
      { name: 'big', when: ['seats >= 100'], unless: [] },
      {
        name: 'fresh',
        when: ['days since firstPurchase <= 30', 'days since firstPurchase >= 0'],
        unless: [],
      },
      { name: 'other', when: [], unless: [] },
    ];
    const crm = [
      ['id', 'first_purchase', 'seats'],
      ['a', '2025-06-01', '99'],
      ['b', '2025-06-01', '100'],
      ['c', '2025-05-30', '5'],
    ];
    const stages = { ...DEFAULT_STAGES, definitions, order: ['fresh', 'big', 'other'] };
    const answer = await ask(answersOf('a', 'b', 'c'), crm, { stages });
    expect(stagesIn(answer)).toEqual({ a: 'fresh', b: 'big', c: 'other' });
    expect(answer.stages).toMatchObject({ order: ['fresh', 'big', 'other'], definitions });
  });

  it('are refused in a condition that cannot be read', async () => {
    const definitions = [{ name: 'fresh', when: ['days since firstPurchase <= soon'], unless: [] }];
    await expect(
      ask(answersOf('once'), CRM, { stages: { ...DEFAULT_STAGES, definitions } }),
    ).rejects.toMatchObject({
      code: 'badStage',
      message:
        "stage 'fresh': condition 'days since firstPurchase <= soon': 'soon' is no whole number of days",
    });
  });

  it('are refused in a condition on a column that is nowhere', async () => {
    const definitions = [{ name: 'big', when: ['seats >= 100'], unless: [] }];
    await expect(
      ask(answersOf('once'), CRM, { stages: { ...DEFAULT_STAGES, definitions } }),
    ).rejects.toMatchObject({ code: 'unknownColumn', message: expect.stringContaining("'seats'") });
  });
});

describe('exports of the same customers that differ in their headers', () => {
  const two = (by: string[], where: string[] = []) =>
    askJoined(
      { 'a.csv': answersOf('a', 'b', 'c') },
      {
        'one.csv': [
          ['id', 'first_purchase', 'plan'],
          ['a', '2025-06-01', 'Pro'],
          ['c', '', ''],
        ],
        'two.csv': [
          ['id', 'first_purchase', 'plan', 'city'],
          ['b', '2020-01-01', 'Free', 'Ghent'],
          ['c', '2020-01-01', 'Team', 'Bruges'],
        ],
      },
      { by, where, on: ['who=id'] },
    );

  it('give each customer what any of them says', async () => {
    expect(stagesIn(await two(['who,stage']))).toEqual({ a: 'new', b: 'established', c: 'established' });
    expect(groupsBy(await two(['plan']))).toEqual({ Free: 1, Pro: 1, Team: 1 });
    expect(groupsBy(await two(['city']))).toEqual({ '(none)': 1, Bruges: 1, Ghent: 1 });
    expect(groupsBy(await two(['plan'], ['plan=Free']))).toEqual({ Free: 1 });
  });
});

describe('counts of purchases', () => {
  const crm = (...counts: string[]) => [
    ['id', 'first_purchase', 'purchases'],
    ...counts.map((count, i) => [`c${i}`, '2020-01-01', count]),
  ];

  it('that are no numbers leave the stage unknown, and are told with file, column and line', async () => {
    const answer = await ask(
      answersOf('c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6'),
      crm('2', '10', '1', 'many', 'NA', '', '3'),
    );
    expect(stagesIn(answer)).toEqual({
      c0: 'advocate',
      c1: 'advocate',
      c2: 'established',
      c3: '(none)',
      c4: 'established',
      c5: 'established',
      c6: 'advocate',
    });
    expect(answer.rejections).toEqual([
      { input: 'crm.csv', column: 'purchases', reason: 'countUnreadable', count: 1, lines: [5] },
    ]);
  });

  it('where most are no numbers are no attribute, which is said', async () => {
    const answer = await ask(answersOf('c0', 'c1'), crm('often', 'never'));
    expect(stagesIn(answer)).toEqual({ c0: 'established', c1: 'established' });
    expect(messages(answer, 'unusedAttribute')).toEqual([
      "'purchases' holds no numbers, so no stage is told from it.",
    ]);
    expect(answer.stages).not.toHaveProperty('purchasesAsOf');
  });
});

describe('answers from before the signup', () => {
  const crm = [
    ['id', 'signup_date'],
    ['a', '2025-06-30'],
    ['b', '2025-07-01'],
    ['c', '2025-07-01'],
    ['d', '2024-01-01'],
  ];

  it('are counted, and those of the day itself are none', async () => {
    const answer = await ask(answersOf('a', 'b', 'c', 'd'), crm);
    expect(messages(answer, 'beforeSignup')).toEqual([
      expect.stringMatching(/^2 of 4 answers were given before the customer's 'signup_date'\.$/),
    ]);
    expect(stagesIn(answer)).toEqual({ a: 'new', b: 'prospect', c: 'prospect', d: 'established' });
  });

  it('make the dates doubtful where there are no others', async () => {
    expect(messages(await ask(answersOf('b', 'c'), crm), 'beforeSignup')).toEqual([
      expect.stringMatching(
        /^all 2 answers were given before their customers' 'signup_date': .* must be wrong\.$/,
      ),
    ]);
  });

  it('or rather before the first purchase, are a prospect’s, and told only where there are no others', async () => {
    const bought = [['id', 'first_purchase'], ...crm.slice(1)];
    expect(codes(await ask(answersOf('a', 'b', 'c', 'd'), bought))).toEqual([]);
    expect(messages(await ask(answersOf('b', 'c'), bought), 'beforeSignup')).toEqual([
      expect.stringMatching(/^all 2 answers .* 'first_purchase': /),
    ]);
  });

  it('are not looked for where stages are not asked for, or there are none', async () => {
    expect(codes(await ask(answersOf('b', 'c'), crm, { by: [] }))).toEqual([]);
    expect(codes(await ask(answersOf('a', 'd'), crm))).toEqual([]);
  });
});

describe('a column that holds stages', () => {
  const held = [
    ['score', 'who', 'date', 'stage'],
    ['9', 'a', '2025-06-30', 'Trial'],
    ['9', 'b', '2025-06-30', ' Live '],
    ['9', 'c', '2025-06-30', ''],
  ];
  const expected = { a: 'Trial', b: 'Live', c: '(none)' };

  it('is taken by itself where nothing can be derived', async () => {
    const answer = await ask(held, null);
    expect(stagesIn(answer)).toEqual(expected);
    expect(answer.stages).toMatchObject({ column: 'stage', definitions: [], attributes: {} });
    expect(answer.columns.stage).toBe('stage');
    expect(codes(answer)).toEqual([]);
  });

  it('needs no date of the answers', async () => {
    const undated = [
      ['score', 'who', 'lifecycle_stage'],
      ['9', 'a', 'Trial'],
      ['9', 'b', 'Live'],
    ];
    expect(stagesIn(await ask(undated, null))).toEqual({ a: 'Trial', b: 'Live' });
  });

  it('is hidden where stages are derived, which is said, and is column:stage', async () => {
    const crm = [
      ['id', 'first_purchase'],
      ['a', '2025-06-01'],
      ['b', '2020-01-01'],
      ['c', ''],
    ];
    const answer = await ask(held, crm, { by: ['who,stage', 'column:stage'] });
    expect(stagesIn(answer)).toEqual({ a: 'new', b: 'established', c: 'prospect' });
    expect(groupsBy(answer, 1)).toEqual({ Trial: 1, Live: 1, '(none)': 1 });
    expect(messages(answer, 'hiddenColumn')).toEqual([expect.stringContaining("'column:stage'")]);
  });

  it('of the customers is hidden as well, and is customers.stage', async () => {
    const crm = [
      ['id', 'first_purchase', 'stage', 'month'],
      ['a', '2025-06-01', 'gold', 'May'],
    ];
    const answer = await ask(answersOf('a'), crm, { by: ['stage,month', 'customers.stage,customers.month'] });
    expect(groupsBy(answer)).toEqual({ 'new|2025-06': 1 });
    expect(groupsBy(answer, 1)).toEqual({ 'gold|May': 1 });
    expect(messages(answer, 'hiddenColumn')).toEqual([
      "'month' is the built-in dimension; the column of that name is 'customers.month'.",
      "'stage' is the built-in dimension; the column of that name is 'customers.stage'.",
    ]);
  });

  it('is what the user names, though stages could be derived', async () => {
    const crm = [
      ['id', 'first_purchase', 'phase'],
      ['a', '2025-06-01', 'P1'],
      ['b', '', 'P2'],
    ];
    const ofAnswers = await ask(held, crm, { roles: { stage: 'stage' } });
    expect(stagesIn(ofAnswers)).toEqual(expected);
    for (const stage of ['phase', 'customers.phase']) {
      const answer = await ask(held, crm, { roles: { stage } });
      expect(stagesIn(answer)).toEqual({ a: 'P1', b: 'P2', c: '(none)' });
      expect(answer.stages).toMatchObject({ column: 'phase', definitions: [] });
    }
  });

  it('can be named by its number, where two columns share the name too', async () => {
    const answer = await ask(held, null, { roles: { stage: '#4' } });
    expect(stagesIn(answer)).toEqual(expected);
    expect(answer.stages).toMatchObject({ column: 'stage' });
    const twice = [
      ['score', 'who', 'phase', 'phase'],
      ['9', 'a', 'X', 'Trial'],
      ['9', 'b', 'Y', 'Live'],
    ];
    expect(stagesIn(await ask(twice, null, { roles: { stage: '#4' } }))).toEqual({ a: 'Trial', b: 'Live' });
    await expect(ask(twice, null, { roles: { stage: 'phase' } })).rejects.toMatchObject({
      code: 'repeatedColumn',
      hint: "Name one by its number: '#3' or '#4'",
    });
  });

  it('of the customers is taken by itself as well', async () => {
    const crm = [
      ['id', 'Lifecycle Stage'],
      ['a', 'opportunity'],
      ['b', 'customer'],
    ];
    const answer = await ask(answersOf('a', 'b', 'x'), crm);
    expect(stagesIn(answer)).toEqual({ a: 'opportunity', b: 'customer', x: '(none)' });
    expect(answer.stages).toMatchObject({ column: 'Lifecycle Stage' });
  });

  it('that the user names and nobody has is an unknown column', async () => {
    await expect(ask(held, null, { roles: { stage: 'phase' } })).rejects.toMatchObject({
      code: 'unknownColumn',
      message: "--stage: no column is called 'phase'",
    });
  });
});

describe('where nothing tells a stage', () => {
  it('says what is missing', async () => {
    await expect(ask(answersOf('a'), null)).rejects.toMatchObject({
      code: 'noStages',
      message: 'stage: nothing tells the lifecycle stage of an answer',
      hint: expect.stringMatching(/--customers FILE.*--stage COLUMN/),
    });
  });

  it('says what there is that does not suffice', async () => {
    const crm = [
      ['id', 'churn_date'],
      ['a', '2025-06-01'],
    ];
    await expect(ask(answersOf('a'), crm)).rejects.toMatchObject({
      code: 'noStages',
      message: expect.stringMatching(/no first purchase or signup beside 'churn_date'$/),
    });
  });
});
