/** The table in a real PostgreSQL server. */
import { closeSessions } from '../../../src/sql/postgres/session.ts';
import { startPostgres } from '../../postgres/server.js';
import { wallTime } from '../brute/calendar.ts';
import type { Cell } from '../cells.ts';
import type { Engine } from '../engines.ts';
import { type Asked, asksForFile } from '../questions.ts';
import type { Data } from '../tables.ts';
import { hasNamesakes, quoteName, typesOf } from '../types.ts';

export async function postgres(): Promise<Engine> {
  const server = await startPostgres();
  return {
    name: 'postgres',
    counts: 'postgres',
    lines: false,
    order: false,
    readsText: false,
    async place({ table }, { files, number, typed, nulls }) {
      if (files.length > 1 || hasNamesakes(table, true)) return null;
      const types = typesOf(table, typed);
      const name = `t${number}`;
      const columns = table.columns.map((column, i) => `${quoteName(column.name)} ${types[i]}`);
      await server.query(`DROP TABLE IF EXISTS ${name}; CREATE TABLE ${name} (${columns.join(', ')})`);
      const cells = types.map((type, i) =>
        table.rows.map(({ [i]: cell }) =>
          cell!.text === '' && (nulls || type !== 'text') ? null : cell!.text,
        ),
      );
      const lists = types.map((type, i) => `$${i + 1}::${type}[]`);
      await server.query(`SET TIME ZONE 'UTC'`);
      await server.query(`INSERT INTO ${name} SELECT * FROM unnest(${lists.join(', ')})`, cells);
      return { inputs: [`${server.url()}#${name}`], changes: {} };
    },
    refuses: (data, asked) =>
      asksForFile(asked)
        ? 'the table has another name'
        : asked.command.name === 'themes' && asked.command.quotes > 0
          ? 'which of equally good comments are quoted hangs on the order of the rows'
          : hasTies(data, asked)
            ? 'of equal dates of one respondent the later row counts, and rows have no order'
            : null,
    settle: closeSessions,
    close: () => server.stop(),
  };
}

/** True where two answers of one respondent were given at the same time, or none of them at a known one. */
function hasTies({ table }: Data, { flags, command }: Asked): boolean {
  // A comparison hears everybody once on each side when it pairs them.
  if (flags.dedupe === 'none' && command.name !== 'compare') return false;
  const indexes = (kind: string) => table.columns.flatMap((column, i) => (column.kind === kind ? [i] : []));
  const [dates, people] = [indexes('date'), indexes('who')];
  return people.some((who) =>
    (dates.length === 0 ? [null] : dates).some((date) => {
      const seen = new Set<string>();
      return table.rows.some((row) => {
        const name = row[who]!.who;
        if (name === null) return false;
        const key = `${name} ${timeOf(date === null ? undefined : row[date]!.date, flags.tz)}`;
        const isTie = seen.has(key);
        seen.add(key);
        return isTie;
      });
    }),
  );
}

/** Where nobody knows the order of day and month, dates count as alike. */
function timeOf(date: Cell['date'], zone: string): number | null {
  if (date?.kind === 'wall') return date.at;
  return date?.kind === 'instant' ? wallTime(date.at, zone) : null;
}
