import { describe, expect, it } from 'vitest';
import { Customers } from '../../src/pipeline/customers.ts';
import { tableOf, total } from './ask.ts';
import { askJoined, codes, customerTable, groupsBy, messages } from './joined.ts';

const ANSWERS = [
  ['score', 'customer_id'],
  ['10', 'C1'],
  ['9', 'C2'],
  ['3', 'C3'],
];
const CUSTOMERS = [
  ['id', 'tier'],
  ['C1', 'Gold'],
  ['C2', 'Silver'],
  ['C3', 'Gold'],
];

describe('customers', () => {
  it('give their columns to breakdowns and conditions', async () => {
    const answer = await askJoined(
      { 'a.csv': ANSWERS },
      { 'crm.csv': CUSTOMERS },
      { by: ['tier', 'customers.tier,category'], where: ['tier!=Bronze'] },
    );
    expect(groupsBy(answer)).toEqual({ Gold: 2, Silver: 1 });
    expect(answer.breakdowns[1]!.by).toEqual(['customers.tier', 'category']);
    expect(groupsBy(answer, 1)).toEqual({
      'Gold|promoter': 1,
      'Gold|detractor': 1,
      'Silver|promoter': 1,
    });
    const gold = await askJoined({ 'a.csv': ANSWERS }, { 'crm.csv': CUSTOMERS }, { where: ['tier=Gold'] });
    expect(gold.counts).toMatchObject({ rows: 3, scored: 2, filtered: 1 });
  });

  it('are told of: how many there are, and how the answers fit to them', async () => {
    const answers = [...ANSWERS, ['7', 'C9'], ['7', ''], ['7', 'NA'], ['8', 'C1']];
    const customers = [...CUSTOMERS, ['C3', 'Gold'], ['C4', 'Gold'], ['', 'Gold']];
    const { customers: sources } = await askJoined({ 'a.csv': answers }, { 'crm.csv': customers });
    expect(sources).toEqual([
      {
        paths: ['crm.csv'],
        rows: 6,
        customers: 4,
        on: { response: 'customer_id', customer: 'id' },
        matched: 4,
        unmatched: 1,
        withoutKey: 2,
        matchRate: 4 / 7,
        neverAsked: 1,
        repeated: 1,
        conflicting: 0,
      },
    ]);
  });

  it('leave answers in (none) whose customer is not known', async () => {
    const answers = [...ANSWERS, ['7', 'C9'], ['7', '']];
    const customers = [...CUSTOMERS, ['C8', 'Iron'], ['', 'Lead']];
    const answer = await askJoined({ 'a.csv': answers }, { 'crm.csv': customers }, { by: ['tier'] });
    expect(groupsBy(answer)).toEqual({ Gold: 2, Silver: 1, '(none)': 2 });
  });

  it('are matched before conditions and windows, which do not change how well they fit', async () => {
    const all = await askJoined({ 'a.csv': ANSWERS }, { 'crm.csv': CUSTOMERS });
    const some = await askJoined({ 'a.csv': ANSWERS }, { 'crm.csv': CUSTOMERS }, { where: ['tier=Silver'] });
    expect(some.customers).toEqual(all.customers);
    expect(total(some)).toBe(1);
  });

  it('are found however addresses are spelt, padded and cased', async () => {
    const answer = await askJoined(
      {
        'a.csv': [
          ['score', 'Email'],
          ['9', 'Ann@Example.COM'],
          ['1', ' bob@example.com '],
        ],
      },
      {
        'crm.csv': [
          ['E-Mail', 'tier'],
          [' ann@example.com', 'Gold'],
          ['BOB@EXAMPLE.COM', 'Iron'],
        ],
      },
      { by: ['tier'] },
    );
    expect(groupsBy(answer)).toEqual({ Gold: 1, Iron: 1 });
  });

  it('are found by ids of nineteen digits, in JSON as well', async () => {
    const [one, other] = ['9007199254740993001', '9007199254740993002'];
    const csv = [
      ['id', 'tier'],
      [one, 'Gold'],
      [other, 'Iron'],
    ];
    const json = `[{"id":${one},"tier":"Gold"},{"id":${other},"tier":"Iron"}]`;
    for (const customers of [csv, json])
      expect(
        groupsBy(
          await askJoined(
            {
              'a.csv': [
                ['score', 'customer_id'],
                ['9', one],
                ['9', other],
                ['9', other],
              ],
            },
            { [typeof customers === 'string' ? 'crm.json' : 'crm.csv']: customers },
            { by: ['tier'] },
          ),
        ),
      ).toEqual({ Gold: 1, Iron: 2 });
  });

  it('are not those of answers that name nobody, though they name nobody themselves', async () => {
    const blanks = ['', 'NA', 'anonymous', 'null'];
    const answer = await askJoined(
      { 'a.csv': [...ANSWERS, ...blanks.map((blank) => ['7', blank])] },
      { 'crm.csv': [...CUSTOMERS, ...blanks.map((blank) => [blank, 'Nobody'])] },
      { by: ['tier'] },
    );
    expect(groupsBy(answer)).toEqual({ Gold: 2, Silver: 1, '(none)': 4 });
    expect(answer.customers[0]).toMatchObject({ matched: 3, withoutKey: 4, customers: 3, neverAsked: 0 });
  });

  it('never multiply answers, however often they are listed; the last row counts, and conflicts are told', async () => {
    const customers = [...CUSTOMERS, ['C1', 'Silver'], ['c2 ', 'Silver'], ['C1', 'Iron']];
    const answer = await askJoined({ 'a.csv': ANSWERS }, { 'crm.csv': customers }, { by: ['tier'] });
    expect(total(answer)).toBe(3);
    expect(groupsBy(answer)).toEqual({ Iron: 1, Silver: 1, Gold: 1 });
    expect(answer.customers[0]).toMatchObject({ rows: 6, customers: 3, repeated: 3, conflicting: 1 });
    expect(messages(answer, 'conflictingCustomers')).toEqual([
      'crm.csv: 1 customer is listed more than once with different values (tier); the last row counts: line 7.',
    ]);
  });

  it('in several files with one header are one table, in which the last row counts', async () => {
    const later = [
      ['id', 'tier'],
      ['C4', 'Gold'],
      ['C1', 'Iron'],
    ];
    const answer = await askJoined(
      { 'a.csv': ANSWERS },
      { 'crm-1.csv': CUSTOMERS, 'crm-2.csv': later },
      { by: ['tier'] },
    );
    expect(answer.customers).toMatchObject([
      {
        paths: ['crm-1.csv', 'crm-2.csv'],
        rows: 5,
        customers: 4,
        repeated: 1,
        conflicting: 1,
        neverAsked: 1,
      },
    ]);
    expect(groupsBy(answer)).toEqual({ Iron: 1, Silver: 1, Gold: 1 });
    expect(messages(answer, 'conflictingCustomers')[0]).toMatch(/crm-2\.csv line 3\.$/);
  });

  describe('in a chain of tables', () => {
    const answers = [
      ['score', 'user_id'],
      ['10', 'u-0001'],
      ['9', 'u-0002'],
      ['2', 'u-0003'],
      ['5', 'u-0009'],
    ];
    const users = [
      ['id', 'role', 'account_id'],
      ['u-0001', 'admin', 'acc-01'],
      ['u-0002', 'viewer', 'acc-01'],
      ['u-0003', 'viewer', 'acc-09'],
      ['u-0004', 'viewer', 'acc-02'],
    ];
    const accounts = [
      ['account_id', 'plan'],
      ['acc-01', 'Pro'],
      ['acc-02', 'Free'],
    ];

    it.each([
      ['users first', { 'users.csv': users, 'accounts.csv': accounts }],
      ['accounts first', { 'accounts.csv': accounts, 'users.csv': users }],
    ])('are reached through one another: %s', async (_, customers) => {
      const answer = await askJoined({ 'a.csv': answers }, customers, { by: ['role', 'plan', 'plan,role'] });
      expect(groupsBy(answer)).toEqual({ admin: 1, viewer: 2, '(none)': 1 });
      expect(groupsBy(answer, 1)).toEqual({ Pro: 2, '(none)': 2 });
      expect(groupsBy(answer, 2)).toEqual({
        'Pro|admin': 1,
        'Pro|viewer': 1,
        '(none)|viewer': 1,
        '(none)|(none)': 1,
      });
    });

    it('are told of each by itself, and whoever names no account has no key', async () => {
      const answer = await askJoined(
        { 'a.csv': answers },
        { 'users.csv': [...users, ['u-0009', 'admin', '']], 'accounts.csv': accounts },
      );
      expect(answer.customers).toMatchObject([
        { paths: ['users.csv'], matched: 4, unmatched: 0, withoutKey: 0, neverAsked: 1 },
        {
          paths: ['accounts.csv'],
          on: { response: 'account_id', customer: 'account_id' },
          ...{ matched: 2, unmatched: 1, withoutKey: 1, matchRate: 0.5, neverAsked: 1 },
        },
      ]);
    });
  });

  describe('by columns that the user names', () => {
    const answers = [
      ['score', 'who', 'mail'],
      ['9', '1', 'b@example.com'],
      ['2', '2', 'a@example.com'],
    ];
    const customers = [
      ['nr', 'mail', 'tier'],
      ['1', 'a@example.com', 'Gold'],
      ['2', 'b@example.com', 'Iron'],
    ];

    it.each([
      ['who=nr', { 'Gold|9': 1, 'Iron|2': 1 }],
      ['mail', { 'Iron|9': 1, 'Gold|2': 1 }],
      ['mail=mail', { 'Iron|9': 1, 'Gold|2': 1 }],
    ])('--on %s', async (on, expected) => {
      const answer = await askJoined(
        { 'a.csv': answers },
        { 'crm.csv': customers },
        { on: [on], by: ['tier,score'] },
      );
      expect(groupsBy(answer)).toEqual(expected);
    });

    it('warn where hardly an answer finds its customer', async () => {
      const answer = await askJoined({ 'a.csv': answers }, { 'crm.csv': customers }, { on: ['who=mail'] });
      expect(messages(answer, 'fewMatched')).toEqual([
        "crm.csv: no answer found a customer by 'who' = 'mail'. By other columns: --on 'answers=customers'.",
      ]);
    });

    it.each([
      [['nobody=nr'], 'unusedOn'],
      [['tier'], 'unusedOn'],
      [['mail', 'who=id'], 'unusedOn'],
    ])('--on %j is refused where it names no two columns', async (on, code) => {
      await expect(askJoined({ 'a.csv': answers }, { 'crm.csv': customers }, { on })).rejects.toMatchObject({
        code,
      });
    });
  });

  it('are refused where nothing leads to them', async () => {
    const strangers = {
      'crm.csv': [
        ['id', 'tier'],
        ['X1', 'Gold'],
      ],
    };
    await expect(askJoined({ 'a.csv': ANSWERS }, strangers)).rejects.toMatchObject({
      code: 'noKey',
      hint: expect.stringContaining("--on 'answers=customers'"),
    });
  });

  describe('with a column whose name the answers have too', () => {
    const answers = [
      ['score', 'customer_id', 'plan'],
      ['10', 'C1', 'Pro'],
      ['9', 'C2', 'Pro'],
    ];
    const customers = [
      ['customer_id', 'plan'],
      ['C1', 'Free'],
      ['C2', 'Team'],
    ];

    it('leave the name to the answers, and are reached by customers.NAME', async () => {
      const answer = await askJoined(
        { 'a.csv': answers },
        { 'crm.csv': customers },
        { by: ['plan', 'customers.plan', 'plan,customers.plan'] },
      );
      expect(answer.breakdowns.map(({ by }) => by)).toEqual([
        ['plan'],
        ['customers.plan'],
        ['plan', 'customers.plan'],
      ]);
      expect(groupsBy(answer)).toEqual({ Pro: 2 });
      expect(groupsBy(answer, 1)).toEqual({ Free: 1, Team: 1 });
      expect(groupsBy(answer, 2)).toEqual({ 'Pro|Free': 1, 'Pro|Team': 1 });
    });

    it('are told apart in conditions as well', async () => {
      const count = async (where: string) =>
        (await askJoined({ 'a.csv': answers }, { 'crm.csv': customers }, { where: [where] })).counts.scored;
      expect(await count('plan=Pro')).toBe(2);
      expect(await count('customers.plan=Team')).toBe(1);
      await expect(count('plan=Team')).rejects.toMatchObject({ code: 'noResponses' });
    });
  });

  it.each([
    ['25/3/2025', '2/4/2025', '4/2/2025'],
    ['3/25/2025', '4/2/2025', '2/4/2025'],
  ])(
    'compare dates of theirs in conditions, in the order in which they are written: %s',
    async (...dates) => {
      const customers = [['id', 'since'], ...dates.map((date, i) => [`C${i + 1}`, date])];
      const answer = await askJoined(
        { 'a.csv': ANSWERS },
        { 'crm.csv': customers },
        { where: ['since>=2025-03-01'] },
      );
      expect(answer.counts).toMatchObject({ scored: 2, filtered: 1 });
      expect(answer.overall[3]).toBe(0);
    },
  );

  it('are looked up anew in each reading of the answers, and counted once', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => ['9', 'C1', `${(i % 12) + 1}/1/2025`]);
    const answer = await askJoined(
      { 'a.csv': [['score', 'customer_id', 'date'], ...rows, ['9', 'C2', '25/1/2025']] },
      { 'crm.csv': CUSTOMERS },
      { by: ['tier'] },
    );
    expect(answer.dates?.reading).toMatchObject({ order: 'dmy' });
    expect(answer.customers[0]).toMatchObject({ matched: 1501, neverAsked: 1, matchRate: 1 });
    expect(groupsBy(answer)).toEqual({ Gold: 1500, Silver: 1 });
  });

  it('are found for answers in files with different headers, each by its own column', async () => {
    const other = [
      ['nps', 'user_id', 'note'],
      ['9', 'C2', 'x'],
      ['9', 'C3', 'y'],
    ];
    const answer = await askJoined(
      { 'a.csv': ANSWERS, 'b.csv': other },
      { 'crm.csv': CUSTOMERS },
      { by: ['tier'] },
    );
    expect(groupsBy(answer)).toEqual({ Gold: 3, Silver: 2 });
    expect(answer.customers[0]).toMatchObject({ matched: 5, unmatched: 0, neverAsked: 0 });
  });

  it('say nothing where there are none', async () => {
    const answer = await askJoined({ 'a.csv': ANSWERS }, {});
    expect(answer.customers).toEqual([]);
    expect(codes(answer)).toEqual([]);
  });
});

describe('Customers', () => {
  const users = customerTable(['id', 'plan', 'stage'], { 'users.csv': [['u1', 'Pro', 'new']] });
  const accounts = customerTable(['account', 'plan', 'customers.city'], {
    'accounts.csv': [['x', 'Free', '']],
  });
  const customers = new Customers([users, accounts], []);
  const PLAN = { table: 0, column: 1 };

  it.each([
    ['plan', [PLAN, { table: 1, column: 1 }]],
    ['customers.plan', [PLAN, { table: 1, column: 1 }]],
    [' customers.account ', [{ table: 1, column: 0 }]],
    ['customers.city', [{ table: 1, column: 2 }]],
    ['customers.customers.city', [{ table: 1, column: 2 }]],
    ['stage', [{ table: 0, column: 2 }]],
    ['city', null],
    ['customers.', null],
    ['#1', null],
    ['customers.#1', null],
  ])('have the attribute %s at %j', (name, place) => {
    expect(customers.attribute(name, '--by')).toEqual(place);
  });

  it('refuse an attribute that two columns of a table bear', () => {
    const twice = new Customers([customerTable(['id', 'plan', 'plan'], { 'c.csv': [] })], []);
    expect(() => twice.attribute('plan', '--by')).toThrow(
      expect.objectContaining({ code: 'repeatedColumn' }),
    );
  });

  it('are found without being counted for a second look at the answers', () => {
    const answers = tableOf('a', [
      ['score', 'user_id'],
      ['9', 'u1'],
    ]);
    const one = new Customers([users], []);
    one.beginPass();
    const find = one.finderFor(answers);
    expect(find(['9', 'u1'])).toEqual([['u1', 'Pro', 'new']]);
    expect(one.finderFor(answers, false)(['9', 'U1'])).toEqual([['u1', 'Pro', 'new']]);
    expect(find(['9', 'u2'])).toEqual([null]);
    expect(one.sources()).toMatchObject([{ matched: 1, unmatched: 1, neverAsked: 0 }]);
    one.beginPass();
    one.finderFor(answers);
    expect(one.sources()).toMatchObject([{ matched: 0, unmatched: 0, neverAsked: 1, matchRate: null }]);
  });
});
