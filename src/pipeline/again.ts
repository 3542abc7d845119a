/** Another look at the rows of a question whose columns are settled, for what is not counted but shown. */

import type { Row, Table } from '../model.ts';
import { type Judged, judge, type Setting } from './fate.ts';
import type { Pass } from './pass.ts';
import { wantedFor } from './wanted.ts';

/** What wants to see the rows of one input. */
export interface Look {
  /** A row that the conditions on columns keep, whatever became of it; `judged` is filled anew each time. */
  kept(judged: Judged, line: number): void;
  /** A row that one of them leaves out. */
  left?(row: Row, line: number): void;
}

/**
 * Shows every row again as `pass` judged it, one input after the other: neither those that are no answers by
 * their format, nor events that later ones replace. `begin` gives what sees the rows of an input; `between` is waited
 * for now and then. `counts`: rows that agree in all that is asked for may be shown together, without a line. Inputs of which no row had to be counted are not read. Nothing is kept in memory.
 * Errors: those of reading; what `begin`, a look or `between` throw.
 */
export async function lookAgain(
  tables: readonly Table[],
  pass: Pass,
  begin: (setting: Setting) => Look,
  { between, counts = false }: { between?: () => Promise<void>; counts?: boolean } = {},
): Promise<void> {
  for (const table of tables) {
    const { conditions, mapping } = pass.families.find((family) => family.tables.includes(table))!;
    if (mapping === null) continue;
    const setting = pass.setting(table, mapping);
    const look = begin(setting);
    const keeps = conditions.test(table);
    const judgeRow = judge(setting);
    const noAnswer = pass.noAnswerTest(table);
    const customerOf = pass.customers?.finderFor(table, false) ?? null;
    const wanted = counts && table.counter ? wantedFor(setting, pass.at(table)) : null;
    const counted = wanted !== null && 'wanted' in wanted;
    const scan =
      counted &&
      (await table.counter!.count(wanted.wanted, (row, times) => {
        if (keeps(row)) look.kept(judgeRow(row, null, times), 0);
      }));
    if (scan) continue;
    await table.scan((row, line) => {
      if (noAnswer(row, line) !== null) return;
      const customer = customerOf === null ? null : customerOf(row);
      if (keeps(row, customer)) look.kept(judgeRow(row, customer), line);
      else look.left?.(row, line);
    }, between);
  }
}
