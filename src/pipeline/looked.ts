/** An input whose rows are looked at one by one. */

import type { Customer, Row, Scan, Table } from '../model.ts';
import type { Take } from './counting.ts';
import type { Foresight } from './foresight.ts';
import { noAnswerTest } from './repeats.ts';
import type { Unread } from './unread.ts';

/** Rows that the first decision waits for. */
const HELD = 1000;

/** What is shown each row, and the line on which it begins. */
export type Visit = Parameters<Table['scan']>[0];

/**
 * Counts each row that `read` shows; where it shows none and gives null, nothing has happened. The first rows are held
 * back until they tell what the columns are, unless `foresight` does. Errors: those of `read`, `repeatedColumn`.
 */
export async function readByLook<S extends Scan | null>(
  { table, family, counting, beside, learning, settingOf, leaveOut }: Unread,
  read: (visit: Visit) => Promise<S>,
  foresight: Foresight | null = null,
): Promise<S> {
  const { counts } = counting;
  const { customers, themes } = beside;
  const keeps = family.conditions.test(table);
  const watch = family.conditions.watch(table);
  const noAnswer = noAnswerTest(table, family.recognised.format, beside.replaced);
  const customerOf = customers?.finderFor(table) ?? null;
  let take = null as Take | null;
  let begun = false;
  const begin = (): void => {
    begun = true;
    foresight?.begin();
    take = family.mapping && counting.taker(settingOf(family.mapping));
  };
  let held: [Row, number, Customer | null][] = [];
  const release = (): void => {
    const { mapping = null, trouble = null } = family.decision() ?? {};
    if (mapping === null || trouble !== null) counting.complete = false;
    else {
      family.mapping = mapping;
      take = counting.taker(settingOf(mapping));
      for (const one of held) take(...one);
    }
    held = [];
  };
  if (foresight === null) begin();
  const visit: Visit = (row, line) => {
    if (!begun) begin();
    counts.rows++;
    const reason = noAnswer(row, line);
    if (reason !== null) {
      counting.leaveOut(table.path, reason, line);
      return;
    }
    watch?.(row);
    const customer = customerOf === null ? null : customerOf(row);
    if (!keeps(row, customer)) {
      counts.filtered++;
      leaveOut(row);
      return;
    }
    if (foresight !== null) foresight.learn(row, 1);
    else if (learning) family.evidence.observe(row);
    if (take !== null) take(row, line, customer);
    else if (counting.complete) {
      held.push([row, line, customer]);
      if (held.length === HELD) release();
    }
  };
  const scan = themes === null ? await read(visit) : await themes.reading(table, visit, read);
  if (held.length > 0) release();
  return scan;
}
