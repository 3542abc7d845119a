/** The lifecycle stage of a customer on the day of an answer, as the table in the docs has it. */
import type { Cell } from '../cells.ts';
import { DAY } from '../dates.ts';
import type { Data } from '../tables.ts';

/** Names of the columns that say what stages are told from; one that is left out is not there. */
export type StageAttributes = Partial<
  Record<'firstPurchase' | 'signup' | 'renewal' | 'churned' | 'purchases', string>
>;

/** A day, nothing, or something that cannot be read. */
type Day = number | 'missing' | 'unreadable';

/** null: no customer, no date, or it hangs on what cannot be read. */
export function stageOf(
  data: Data,
  attributes: StageAttributes,
  customer: readonly Cell[] | null,
  at: number | null,
): string | null {
  if (customer === null || at === null || attributes.firstPurchase === undefined) return null;
  const today = Math.floor(at / DAY);
  const cellOf = (name: string | undefined): Cell | undefined =>
    name === undefined
      ? undefined
      : customer[data.customers!.table.columns.findIndex((one) => one.name === name)];
  const dayOf = (name: string | undefined): Day => {
    const date = cellOf(name)?.date;
    if (date?.kind === 'wall') return Math.floor(date.at / DAY);
    return date?.kind === 'unreadable' ? 'unreadable' : 'missing';
  };
  const [first, renewal, churned] = [
    dayOf(attributes.firstPurchase),
    dayOf(attributes.renewal),
    dayOf(attributes.churned),
  ];
  if (churned === 'unreadable') return null;
  if (churned !== 'missing' && churned <= today) return 'lost';
  if (first === 'unreadable') return null;
  if (first === 'missing' || first > today) return 'prospect';
  if (today - first <= 90) return 'new';
  if (renewal === 'unreadable') return null;
  if (renewal !== 'missing' && renewal >= today && renewal <= today + 60) return 'renewal';
  if (today - first >= 365) {
    const count = cellOf(attributes.purchases)?.text ?? '';
    if (count === 'two') return null;
    if (Number(count) >= 2) return 'advocate';
  }
  return 'established';
}

/** Cells of the customers that stages would be told from, and that cannot be read: by file, column and reason. */
export function unusableAttributes(data: Data, attributes: StageAttributes): Record<string, number> {
  const found: Record<string, number> = {};
  const { columns, rows } = data.customers!.table;
  for (const [attribute, name] of Object.entries(attributes)) {
    const index = columns.findIndex((one) => one.name === name);
    const isCount = attribute === 'purchases';
    const count = rows.filter((row) =>
      isCount ? row[index]!.text === 'two' : row[index]!.date?.kind === 'unreadable',
    ).length;
    if (count > 0) found[`customers.csv ${name} ${isCount ? 'countUnreadable' : 'dateUnreadable'}`] = count;
  }
  return found;
}
