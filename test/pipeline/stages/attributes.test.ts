import { describe, expect, it } from 'vitest';
import { parseStages } from '../../../src/enrich/stage/condition.ts';
import { DEFAULT_STAGES } from '../../../src/enrich/stages.ts';
import type { Row, StageAttribute, StageSettings } from '../../../src/model.ts';
import { Customers } from '../../../src/pipeline/customers.ts';
import { findStageAttributes } from '../../../src/pipeline/stages/attributes.ts';
import { columnsAbout } from '../../../src/pipeline/stages/columns.ts';
import { question, tableOf } from '../ask.ts';
import { customerTable } from '../joined.ts';

/** What is found in customers (a header and rows) beside answers, with names for the positions. */
async function found(
  [header = [], ...rows]: readonly Row[],
  settings: Partial<StageSettings> = {},
  answers: readonly Row[] = [['score'], ['9']],
) {
  const stages = { ...DEFAULT_STAGES, ...settings };
  const parsed = parseStages(stages.definitions);
  if ('malformed' in parsed) throw new Error(parsed.malformed);
  const customers = new Customers([customerTable(header, { 'crm.csv': rows })], []);
  const tables = [tableOf('a.csv', answers)];
  const columns = columnsAbout(tables, customers);
  const attributes = await findStageAttributes(
    question({ stages }),
    parsed.stages,
    columns,
    tables,
    customers,
  );
  const names = Object.entries(attributes.found).map(([attribute, at]) => [
    attribute,
    `${columns[at]!.ofCustomer ? 'customers.' : ''}${columns[at]!.name}`,
  ]);
  return {
    found: Object.fromEntries(names) as Partial<Record<StageAttribute, string>>,
    enough: attributes.enough,
    warnings: attributes.warnings.map(({ message }) => message),
  };
}

const DAY = '2025-01-01';
const withDefinition = (...when: string[]): Partial<StageSettings> => ({
  definitions: [{ name: 'x', when, unless: [] }],
});

describe('findStageAttributes', () => {
  it('finds columns by their names and by what is in them', async () => {
    expect(
      await found([
        ['id', 'Orders', 'first_order_date', 'Renews on', 'cancelled_at', 'signup_date'],
        ['1', '3', DAY, DAY, '', DAY],
      ]),
    ).toEqual({
      found: {
        purchases: 'customers.Orders',
        firstPurchase: 'customers.first_order_date',
        renewal: 'customers.Renews on',
        churned: 'customers.cancelled_at',
        signup: 'customers.signup_date',
      },
      enough: true,
      warnings: [],
    });
  });

  it('takes the next best where the best by its name holds no dates', async () => {
    const rows = [
      ['id', 'churned', 'cancelled_at'],
      ['1', 'yes', DAY],
    ];
    expect(await found(rows)).toMatchObject({ found: { churned: 'customers.cancelled_at' }, warnings: [] });
  });

  it('says which column it could not use', async () => {
    const rows = [
      ['id', 'churned', 'purchases', 'signup_date'],
      ['1', 'yes', 'often', DAY],
    ];
    expect(await found(rows)).toEqual({
      found: { firstPurchase: 'customers.signup_date', signup: 'customers.signup_date' },
      enough: true,
      warnings: [
        "'churned' holds no dates, so no stage is told from it.",
        "'purchases' holds no numbers, so no stage is told from it.",
      ],
    });
  });

  it('prefers the customers to the answers, and takes what only the answers have', async () => {
    const answers = [
      ['score', 'signup_date', 'churn_date'],
      ['9', DAY, DAY],
    ];
    expect(
      (
        await found(
          [
            ['id', 'signup_date'],
            ['1', DAY],
          ],
          {},
          answers,
        )
      ).found,
    ).toMatchObject({
      signup: 'customers.signup_date',
      churned: 'churn_date',
    });
  });

  it('takes columns as the settings name them', async () => {
    const rows = [
      ['id', 'went', 'first_purchase', 'n'],
      ['1', DAY, DAY, '3'],
    ];
    const attributes = { firstPurchase: 'went', purchases: 'customers.n' };
    expect((await found(rows, { attributes })).found).toEqual({
      firstPurchase: 'customers.went',
      purchases: 'customers.n',
    });
  });

  it.each<[Partial<Record<StageAttribute, string>>, string, string]>([
    [{ firstPurchase: 'plan' }, "stages.attributes.firstPurchase 'plan'", 'a column of dates'],
    [{ purchases: 'plan' }, "stages.attributes.purchases 'plan'", 'a column of numbers'],
  ])(
    'refuses a column that the settings name and that holds something else: %j',
    async (attributes, what, expected) => {
      await expect(
        found(
          [
            ['id', 'plan'],
            ['1', 'Pro'],
          ],
          { attributes },
        ),
      ).rejects.toMatchObject({
        code: 'badOption',
        message: expect.stringContaining(what),
        hint: expect.stringContaining(expected),
      });
    },
  );

  it('refuses names that no column bears', async () => {
    const rows = [['id'], ['1']];
    await expect(found(rows, { attributes: { churned: 'gone' } })).rejects.toMatchObject({
      code: 'unknownColumn',
    });
    await expect(found(rows, withDefinition('seats > 1'))).rejects.toMatchObject({ code: 'unknownColumn' });
  });

  it.each<[string, Row, Partial<StageSettings>, boolean]>([
    ['a first purchase', ['first_purchase'], {}, true],
    ['a signup in its place', ['signup_date'], {}, true],
    ['a renewal alone', ['renewal_date'], {}, false],
    ['a churn alone', ['churn_date'], {}, false],
    [
      'a renewal where no definition asks for more',
      ['renewal_date'],
      withDefinition('days until renewal <= 9'),
      true,
    ],
    [
      'a churn where definitions ask for the renewal',
      ['churn_date'],
      withDefinition('days until renewal <= 9'),
      false,
    ],
    ['a column of its own name', ['plan'], withDefinition('plan = x'), true],
  ])('tells whether it is enough: %s', async (_, names, settings, enough) => {
    expect(
      (
        await found(
          [
            ['id', ...names],
            ['1', DAY],
          ],
          settings,
        )
      ).enough,
    ).toBe(enough);
  });
});
