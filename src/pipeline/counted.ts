/** An input whose rows a database counts: told which cells matter and how often they occur, instead of each row. */

import { isMissing } from '../map/missing.ts';
import type { Row, RowCounter, Scan, Table, Wanted } from '../model.ts';
import type { Take } from './counting.ts';
import { judge, type Setting } from './fate.ts';
import { type Foresight, foresee } from './foresight.ts';
import type { Unread } from './unread.ts';
import { wantedFor } from './wanted.ts';

/**
 * Counts an input by its counter. What the columns are is told from its first rows; how scores and dates are written,
 * from all. `why`: the question, or the way in which the table is written, asks for a look at each row, and nothing is
 * counted. Errors: those of the database, `repeatedColumn`.
 */
export async function readByCount(input: Unread, counter: RowCounter): Promise<Scan | { why: string }> {
  const { table, family, counting } = input;
  const foresight = foresee(input);
  if (foresight === null) return { why: 'its first rows do not tell what its columns are' };
  const { setting } = foresight;
  const found = wantedFor(setting, input);
  if ('why' in found) return found;
  const { wanted, respondent } = found;
  const keeps = family.conditions.test(table);
  const watch = family.conditions.watch(table);
  const cells = new CountedCells(wanted);
  let take: Take | null = null;
  const begin = (): Take => {
    foresight.begin();
    return counting.taker(anonymous(setting));
  };
  const scan = await counter.count(wanted, (row, times) => {
    take ??= begin();
    counting.counts.rows += times;
    watch?.(row, times);
    if (!keeps(row)) {
      counting.counts.filtered += times;
      input.leaveOut(row);
      cells.see(row, false);
      return;
    }
    foresight.learn(row, times);
    cells.see(row, take(row, null, null, times) === 'scored');
  });
  if (scan === null) return { why: 'its rows are not all written alike' };
  if (scan.rows > foresight.rows && !(await isForeseen(foresight, counter))) {
    counting.unforeseen = true;
    return scan;
  }
  if (respondent !== null && counting.counts.scored > 0) {
    const { answers, people } = await counter.people(respondent, cells.restrictions());
    counting.addRepeats(answers - people);
  }
  await placeRejections(input, setting, counter, wanted);
  return scan;
}

/** Nobody is remembered by what is told once for many: who answered more than once is asked for apart. */
const anonymous = (setting: Setting): Setting => {
  const { mapping } = setting;
  return { ...setting, mapping: { ...mapping, roles: { ...mapping.roles, respondent: null } } };
};

/** Whether all rows will tell the same columns as the first ones. */
async function isForeseen({ clear, empty }: Foresight, counter: RowCounter): Promise<boolean> {
  if (!clear || empty.length === 0) return clear;
  let isEmpty = true;
  await counter.count({ columns: empty, dates: null }, (row) => {
    isEmpty &&= row.every(isMissing);
  });
  return isEmpty;
}

/** Cells that occur in what is counted, by column, and those that occur in answers which count. */
class CountedCells {
  readonly #columns: readonly { column: number; all: Set<string>; counting: Set<string> }[];

  constructor({ columns }: Wanted) {
    this.#columns = columns.map((column) => ({ column, all: new Set(), counting: new Set() }));
  }

  see(row: Row, counts: boolean): void {
    for (const { column, all, counting } of this.#columns) {
      const cell = row[column]!;
      all.add(cell);
      if (counts) counting.add(cell);
    }
  }

  /**
   * By which cells the answers that count are known. That holds because whether one counts is decided by its
   * cells one by one: by the score, and by each condition.
   */
  restrictions(): { column: number; cells: string[] }[] {
    return this.#columns
      .filter(({ all, counting }) => counting.size < all.size)
      .map(({ column, counting }) => ({ column, cells: [...counting] }));
  }
}

/** Looks up on which lines stands what was rejected, the first twenty of each kind. */
async function placeRejections(
  { table, family, counting: { rejections } }: Unread,
  setting: Setting,
  counter: RowCounter,
  { columns, dates }: Wanted,
): Promise<void> {
  const unplaced = rejections.takeUnplaced();
  const keeps = family.conditions.test(table);
  const look = judge(setting);
  const wanted = dates === null ? columns : [...columns, dates.column].sort((a, b) => a - b);
  const nameOf = (index: number): string => table.columns[index]!.name;
  const { score, date } = setting.mapping.roles;
  const wantsLines = (column: number): boolean => rejections.wantsLines(table.path, nameOf(column));
  const place = (column: number, row: Row, line: number): void => {
    if (!keeps(row)) return;
    const { dateUnreadable, invalid } = look(row);
    const reason = column === date && dateUnreadable ? 'dateUnreadable' : column === score ? invalid : null;
    if (reason === null) return;
    const cell = setting.question.verbose ? row[column] : undefined;
    rejections.place(table.path, nameOf(column), reason, line, cell);
  };
  const open = (): [number, ReadonlySet<string>][] => [...unplaced].filter(([column]) => wantsLines(column));
  // Mostly they stand near the beginning, where our own reader is there more quickly.
  if (table.reading.container === 'csv')
    await scanBeginning(
      table,
      () => open().length > 0,
      (row, line) => {
        for (const [column, cells] of unplaced) if (cells.has(row[column] ?? '')) place(column, row, line);
      },
    );
  for (const [column, cells] of open())
    await counter.rowsWith?.(column, [...cells], wanted, (row, line) => {
      place(column, row, line);
      return wantsLines(column);
    });
  if (unplaced.size > 0) rejections.arrange(table.path);
}

/** So many rows are looked at before a database is asked. */
const BEGINNING = 100_000;

/** Shows the first rows of a table, as long as `goesOn`. */
async function scanBeginning(
  table: Table,
  goesOn: () => boolean,
  visit: (row: Row, line: number) => void,
): Promise<void> {
  const enough = new Error('enough');
  let rows = 0;
  if (!goesOn()) return;
  try {
    await table.scan(
      (row, line) => {
        if (rows++ < BEGINNING) visit(row, line);
      },
      async () => {
        if (rows >= BEGINNING || !goesOn()) throw enough;
      },
    );
  } catch (error) {
    if (error !== enough) throw error;
  }
}
