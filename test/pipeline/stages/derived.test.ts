import { describe, expect, it } from 'vitest';
import { parseStages } from '../../../src/enrich/stage/condition.ts';
import { DEFAULT_STAGES } from '../../../src/enrich/stages.ts';
import type { Question, Row } from '../../../src/model.ts';
import { Customers } from '../../../src/pipeline/customers.ts';
import { Rejections } from '../../../src/pipeline/rejections.ts';
import { findStageAttributes } from '../../../src/pipeline/stages/attributes.ts';
import { columnsAbout } from '../../../src/pipeline/stages/columns.ts';
import { stagesFromAttributes } from '../../../src/pipeline/stages/derived.ts';
import { question, tableOf } from '../ask.ts';
import { customerTable } from '../joined.ts';

const ANSWERS = tableOf('a.csv', [
  ['score', 'who'],
  ['9', 'c'],
]);
const MIDDAY = Date.UTC(2025, 5, 30, 12);

/** The stages told from customers, a header and rows. */
async function stagesOf(
  [header = [], ...rows]: readonly Row[],
  changes: Partial<Question> = {},
  table = ANSWERS,
) {
  const asked = question(changes);
  const parsed = parseStages(asked.stages.definitions);
  if ('malformed' in parsed) throw new Error(parsed.malformed);
  const customers = new Customers([customerTable(header, { 'crm.csv': rows })], []);
  const columns = columnsAbout([table], customers);
  const found = await findStageAttributes(asked, parsed.stages, columns, [table], customers);
  return stagesFromAttributes(asked, parsed.stages, columns, found);
}

/** An answer at a moment, of the customer with this row. */
const answer = (at: number | null, customer: Row | null) => ({
  row: ['9', 'c'],
  score: 9,
  at,
  customer: [customer],
});

describe('stagesFromAttributes', () => {
  it('tells the stage of an answer from the row of its customer', async () => {
    const row = ['c', '2025-06-30'];
    const of = (await stagesOf([['id', 'signup'], row])).of(ANSWERS);
    expect(of(answer(MIDDAY, row))).toBe('new');
    expect(of(answer(MIDDAY - 86_400_000, row))).toBe('prospect');
    expect(of(answer(null, row))).toBeNull();
    expect(of(answer(MIDDAY, null))).toBeNull();
    expect(of({ ...answer(MIDDAY, null), customer: null })).toBeNull();
  });

  it('tells the days from the signup to the answer, negative where it was given before', async () => {
    const row = ['c', '2025-06-30'];
    const stages = await stagesOf([['id', 'signup'], row]);
    const tenureDays = stages.tenureDays(ANSWERS);
    const midnight = Date.UTC(2025, 5, 30);
    expect(tenureDays(answer(midnight - 1, row))).toBe(-1);
    expect(tenureDays(answer(midnight, row))).toBe(0);
    expect(tenureDays(answer(Date.UTC(2026, 5, 30, 23), row))).toBe(365);
    expect(tenureDays(answer(null, row))).toBeNull();
    expect(tenureDays(answer(midnight - 1, null))).toBeNull();
    expect(tenureDays(answer(midnight - 1, ['c', '']))).toBeNull();
    expect(tenureDays(answer(midnight - 1, ['c', 'soon']))).toBeNull();
    expect(stages.start).toEqual({ column: 'signup', signup: true });
  });

  it('takes the first purchase for the start where there is no signup, and the signup where there are both', async () => {
    const day = '2025-01-01';
    const bought = await stagesOf([
      ['id', 'first_purchase'],
      ['c', day],
    ]);
    expect(bought.start).toEqual({ column: 'first_purchase', signup: false });
    const both = await stagesOf([
      ['id', 'first_purchase', 'signup'],
      ['c', day, day],
    ]);
    expect(both.start).toEqual({ column: 'signup', signup: true });
  });

  it('says by what stages are told', async () => {
    const { source } = await stagesOf([
      ['id', 'signup', 'orders'],
      ['c', '2025-01-01', '2'],
    ]);
    expect(source).toEqual({
      order: DEFAULT_STAGES.order,
      definitions: DEFAULT_STAGES.definitions,
      attributes: { firstPurchase: 'signup', signup: 'signup', purchases: 'orders' },
      purchasesAsOf: 'export',
    });
  });

  it('does not speak of purchases that no definition asks for', async () => {
    const definitions = [{ name: 'any', when: ['days since firstPurchase >= 0'], unless: [] }];
    const stages = { ...DEFAULT_STAGES, definitions };
    const rows = [
      ['id', 'signup', 'orders'],
      ['c', '2025-01-01', 'many'],
      ['d', '2025-01-01', '1'],
      ...Array.from({ length: 5 }, () => ['e', '2025-01-01', '1']),
    ];
    const told = await stagesOf(rows, { stages });
    expect(told.source).not.toHaveProperty('purchasesAsOf');
    const rejections = new Rejections();
    told.reject(rejections);
    expect(rejections.list()).toEqual([]);
  });

  it('warns of dates of which it had to guess the order, and of no others', async () => {
    const codes = async (...cells: string[]) =>
      (await stagesOf([['id', 'signup'], ...cells.map((cell) => ['c', cell])])).warnings.map(
        ({ code }) => code,
      );
    expect(await codes('1/2/2025')).toEqual(['ambiguousDates']);
    expect(await codes('1/2/2025', '25/2/2025')).toEqual([]);
    expect(await codes('1/25/2025', '25/2/2025')).toEqual(['mixedDates']);
    expect(await codes('2025-02-01')).toEqual([]);
    const unused = [
      ['id', 'signup', 'first_purchase', 'member since'],
      ['c', '2025-01-01', '2025-01-01', '1/2/2025'],
    ];
    expect((await stagesOf(unused)).warnings).toEqual([]);
  });

  it('rejects what it cannot read, once for each column in use', async () => {
    const good = Array.from({ length: 9 }, () => ['c', '25/1/2025', '', '3']);
    const told = await stagesOf([
      ['id', 'signup', 'churn_date', 'orders'],
      ...good,
      ['c', 'soon', '', 'few'],
      ['c', '1/25/2025', '', ''],
    ]);
    const rejections = new Rejections();
    told.reject(rejections);
    const found = { input: 'crm.csv' };
    expect(rejections.list()).toHaveLength(2);
    expect(rejections.list()).toEqual(
      expect.arrayContaining([
        { ...found, column: 'signup', reason: 'dateUnreadable', count: 2, lines: [11, 12] },
        { ...found, column: 'orders', reason: 'countUnreadable', count: 1, lines: [11] },
      ]),
    );
  });

  it('says that a column of the answers called stage is hidden', async () => {
    const table = tableOf('a.csv', [
      ['score', 'stage'],
      ['9', 'x'],
    ]);
    const { warnings } = await stagesOf(
      [
        ['id', 'signup'],
        ['c', '2025-01-01'],
      ],
      {},
      table,
    );
    expect(warnings).toEqual([{ code: 'hiddenColumn', message: expect.stringContaining('column:stage') }]);
  });
});
