/** Delimited text that DuckDB counts, where it provably reads it as our own reader does. */

import { npsError } from '../../errors.ts';
import type { Column, RowCounter, Table } from '../../model.ts';
import { unguarded } from '../../read/cells.ts';
import { isFooter } from '../../read/layout.ts';
import { plainText } from '../../read/plain.ts';
import type { Statement } from '../count.ts';
import { ABSENT } from './absent.ts';
import { duckdb, nameFor } from './duckdb.ts';
import { fileCounter } from './fileCounter.ts';

/** The counter of `table`; else why DuckDB does not count it, as a clause for people. */
export async function csvCounter(table: Table): Promise<RowCounter | string> {
  const { reading, file, columns, path } = table;
  const { container, encoding, bom, gzip, dialect, layout } = reading;
  if (container !== 'csv' || dialect === null) return 'no delimited text';
  if (!file) return 'it does not lie in a file, or has to be mended';
  if (gzip) return 'it is compressed';
  if (encoding !== 'utf-8') return 'it is not UTF-8';
  const { delimiter, quote } = dialect;
  const isUsual = /^[,;\t|:]$/.test(delimiter) && quote !== "'" && dialect.escape === undefined;
  if (!isUsual) return 'its delimiter or its quotation marks are unusual';
  const { preamble, header, shape } = layout;
  if (preamble > 0 || header > 1 || shape !== null || columns.length === 0)
    return 'it has more above its rows than one header';
  const duck = await duckdb();
  if (duck === null) return ABSENT;
  return fileCounter(duck, {
    why: 'it is plain text',
    source: sourceOf(nameFor(file), columns.length, header, delimiter, quote ?? ''),
    columns: columns.map((_, i) => ({ name: `c${i}`, type: 'text' })),
    read: unguarded,
    readSql: (cell) =>
      `CASE WHEN ${cell} LIKE '''%' AND substring(${cell}, 2, 1) IN ('=', '+', '-', '@') THEN substring(${cell}, 2) ELSE ${cell} END`,
    failure: (cause) => npsError('unreadable', { path, cause }),
    async know() {
      const names = columns.map((column) => (header === 0 ? '' : headerOf(column)));
      const found = await plainText(file, {
        delimiter,
        quoted: quote !== null,
        bom,
        header: header === 1,
        names,
      });
      return found === null || (found.last !== null && isFooter(found.last, columns.length)) ? null : found;
    },
  });
}

/** What the header has above a column; null: nothing, and the column is called otherwise. */
const headerOf = ({ index, name, partOf }: Column): string | null =>
  partOf !== null || name === `#${index + 1}` ? null : name;

function sourceOf(file: string, width: number, header: number, delimiter: string, quote: string): Statement {
  const columns = Array.from({ length: width }, (_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    `columns = {${columns}}`,
    `header = false, skip = ${header}`,
    'delim = $2, quote = $3, escape = $3',
    'strict_mode = true, null_padding = false, ignore_errors = false',
    "compression = 'none', hive_partitioning = false",
    // A quarter of the default: files of a hundred MB are shared out evenly, in half the memory.
    'buffer_size = 8388608',
  ];
  return { sql: `read_csv($1, ${options.join(', ')})`, parameters: [file, delimiter, quote] };
}
