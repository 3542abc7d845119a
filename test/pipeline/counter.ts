/** A counter of rows as a database is one, written as plainly as can be: for tests of what is made of it. */
import type { Row, RowCounter, Table, Wanted } from '../../src/model.ts';
import { emptyScan } from '../../src/read/notes.ts';

/** What is folded: naive ISO dates; the others are told as they stand. */
const ISO = /^\d{4}-(0\d|1[0-2])-([01]\d|2[0-8])([T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d)?$/;

interface Counted {
  row: Row;
  dates: string[];
}

/** `table`, whose rows are counted; `asked` is told what for. */
export function countedBy(table: Table, asked: (wanted: Wanted) => void = () => {}): Table {
  const only = (row: Row, columns: readonly number[]): string[] =>
    table.columns.map(({ index }) => (columns.includes(index) ? row[index]! : ''));
  const counter: RowCounter = {
    engine: 'duckdb',
    why: 'for the test',
    async count(wanted, visit) {
      asked(wanted);
      const groups = new Map<string, Counted>();
      const { columns, dates } = wanted;
      const { rows } = await table.scan((row) => {
        const cells = only(row, columns);
        const date = dates === null ? '' : row[dates.column]!;
        const fold = ISO.test(date) ? date.slice(0, dates!.grain === 'day' ? 10 : 7) : `=${date}`;
        const key = JSON.stringify([cells, fold]);
        const group = groups.get(key) ?? { row: cells, dates: [] };
        groups.set(key, group);
        group.dates.push(date);
      });
      for (const { row, dates: all } of [...groups.values()].reverse()) {
        const sorted = [...all].sort((a, b) => (a.replace(' ', 'T') < b.replace(' ', 'T') ? -1 : 1));
        const tell = (date: string, times: number) =>
          visit(dates === null ? row : row.with(dates.column, date), times);
        tell(sorted[0]!, 1);
        if (sorted.length > 1) tell(sorted.at(-1)!, sorted.length - 1);
      }
      return { ...emptyScan(), rows };
    },
    async people(respondent, where) {
      const people = new Set<string>();
      let answers = 0;
      await table.scan((row) => {
        const name = row[respondent]!.trim().toLowerCase();
        if (name === '' || !where.every(({ column, cells }) => cells.includes(row[column]!))) return;
        answers++;
        people.add(name);
      });
      return { answers, people: people.size };
    },
    async rowsWith(column, cells, wanted, visit) {
      let goesOn = true;
      await table.scan((row, line) => {
        if (goesOn && cells.includes(row[column]!)) goesOn = visit(only(row, wanted), line);
      });
    },
    stream: async (columns, visit) => table.scan((row, line) => visit(only(row, columns), line)),
  };
  return { ...table, reading: { ...table.reading, container: 'parquet' }, counter };
}
