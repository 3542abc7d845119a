/** Answers that were sent several times, as when a survey tool tells of one that was created and then updated. */

import { dateReader } from '../map/date.ts';
import { leftOutTest, recognise } from '../map/format.ts';
import { columnNamed, type Format } from '../map/formats/format.ts';
import { readScore } from '../map/score.ts';
import type { LeftOutReason, Question, Row, Table } from '../model.ts';

/** For each table the lines of the rows that a later event of the same answer replaces. */
export type Replaced = ReadonlyMap<Table, ReadonlySet<number>>;

/** Reasons by which an answer that was given before does not count any more. */
const WITHDRAWS: readonly LeftOutReason[] = ['excluded', 'test'];

/** The latest event of one answer so far. */
interface Event {
  table: Table;
  line: number;
  /** It has a score, or withdraws the answer. */
  scored: boolean;
  at: number;
}

/**
 * Finds the events that later ones replace, in all tables whose format has such events; reads those tables
 * once. An event with a score comes before one without (some tools send each question by itself), then the
 * latest counts, of equal times and of events without one the later row. Memory grows with the number of
 * answers. Errors: those of reading.
 */
export async function replacedEvents(
  tables: readonly Table[],
  { format: given, calendar }: Pick<Question, 'format' | 'calendar'>,
): Promise<Replaced> {
  const replaced = new Map<Table, Set<number>>();
  const latest = new Map<string, Event>();
  for (const table of tables) {
    const { format, name, scoreColumns } = recognise(table, given);
    const id = format?.repeats && columnNamed(table.columns, format.repeats.id);
    if (!id) continue;
    const at = columnNamed(table.columns, format.repeats!.at)?.index;
    const readDate = dateReader({ order: 'mdy' }, calendar.timeZone);
    const leftOut = leftOutTest(format, table.columns);
    const lines = new Set<number>();
    replaced.set(table, lines);
    await table.scan((row, line) => {
      const answer = (row[id.index] ?? '').trim();
      const reason = leftOut?.(row) ?? null;
      if (answer === '' || (reason !== null && !WITHDRAWS.includes(reason))) return;
      const scored =
        reason !== null || scoreColumns.some((column) => readScore(row[column] ?? '').kind === 'score');
      const event = {
        table,
        line,
        scored,
        at: (at === undefined ? null : readDate(row[at] ?? '')) ?? -Infinity,
      };
      const key = `${name} ${answer}`;
      const before = latest.get(key);
      const older = before === undefined ? null : isReplaced(event, before) ? event : before;
      if (older !== null) replaced.get(older.table)!.add(older.line);
      if (older !== event) latest.set(key, event);
    });
  }
  return replaced;
}

const isReplaced = (event: Event, before: Event): boolean =>
  event.scored === before.scored ? before.at > event.at : before.scored;

/** Why a row of `table` is no answer: by the rules of its format, or because a later event replaces it; null: it may be one. */
export function noAnswerTest(
  table: Table,
  format: Format | null,
  replaced: Replaced,
): (row: Row, line: number) => LeftOutReason | 'replaced' | null {
  const leftOut = leftOutTest(format, table.columns);
  const lines = replaced.get(table);
  if (leftOut === null && lines === undefined) return () => null;
  return (row, line) => leftOut?.(row) ?? (lines?.has(line) ? 'replaced' : null);
}
