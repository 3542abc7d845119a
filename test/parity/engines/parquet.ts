/** The table as a Parquet file, which only DuckDB reads. */
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Engine } from '../engines.ts';
import { asksForFile } from '../questions.ts';
import { hasNamesakes, quoteName, typesOf } from '../types.ts';

export async function parquet(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return {
    name: 'parquet',
    counts: 'duckdb',
    lines: false,
    order: true,
    readsText: false,
    async place({ table }, { files, folder, typed, nulls }) {
      if (files.length > 1 || hasNamesakes(table, false)) return null;
      const types = typesOf(table, typed);
      const names = table.columns.map(({ name }) => quoteName(name));
      await connection.run(
        `CREATE OR REPLACE TEMP TABLE t (${names.map((name) => `${name} VARCHAR`).join(', ')})`,
      );
      const appender = await connection.createAppender('t');
      for (const row of table.rows) {
        for (const [i, { text }] of row.entries())
          if (text === '' && (nulls || types[i] !== 'text')) appender.appendNull();
          else appender.appendVarchar(text);
        appender.endRow();
      }
      appender.closeSync();
      const path = join(folder, 'a.parquet');
      const casts = names.map((name, i) => (types[i] === 'text' ? name : `${name}::${types[i]} AS ${name}`));
      await connection.run(
        `COPY (SELECT ${casts.join(', ')} FROM t) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`,
      );
      return { inputs: [path], changes: { engine: 'duckdb' } };
    },
    refuses: (_, asked) => (asksForFile(asked) ? 'the name of the file is another' : null),
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
