/** SQL as DuckDB speaks it. */

import type { Dialect, Fold, Folded, SqlColumn } from '../dialect.ts';

/** Years that the readers of dates know. */
const KNOWN = "f1 >= TIMESTAMP '1900-01-01' AND f1 < TIMESTAMP '2201-01-01'";

/**
 * True for `2025-03-31`, and with a time to the second after a blank or T; `zone`: what may follow it. Of these the cast
 * takes what the readers of dates read, and as the same moment; of others it takes more than they do.
 */
const isPlain = (zone: string): string =>
  `regexp_full_match(f0, '[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}:[0-9]{2}${zone})?')`;

const PERIODS = { day: 'CAST(f2 AS DATE)', month: 'year(f2) * 12 + month(f2)' };

/** How DuckDB says it. */
export const duckdbDialect: Dialect = { cell, fold };

function cell(column: string, type: SqlColumn['type']): string {
  switch (type) {
    case 'text':
      return column;
    case 'date':
    case 'other':
      return `CAST(${column} AS VARCHAR)`;
    case 'timestamp':
      return `replace(CAST(${column} AS VARCHAR), ' ', 'T')`;
    case 'timestamptz':
      // Whatever the zone of this machine is.
      return `replace(CAST(make_timestamp(epoch_us(${column})) AS VARCHAR), ' ', 'T') || 'Z'`;
  }
}

function fold(column: string, type: SqlColumn['type'], { grain, utc }: Fold): Folded {
  if (type === 'other' || (type === 'timestamptz' && !utc)) {
    return { parts: [cell(column, type)], keys: ['f0'], first: 'f0', last: 'f0' };
  }
  return {
    parts: [
      cell(column, type),
      `CASE WHEN ${isPlain(utc ? 'Z?' : '')} THEN TRY_CAST(substring(f0, 1, 19) AS TIMESTAMP) END`,
      `CASE WHEN ${KNOWN} THEN f1 END`,
      'CASE WHEN f2 IS NULL THEN f0 END',
      utc ? `CASE WHEN f2 IS NOT NULL AND f0 LIKE '%Z' THEN 'Z' ELSE '' END` : `''`,
    ],
    keys: [PERIODS[grain], 'f3', 'f4'],
    first: 'coalesce(CAST(min(f2) AS VARCHAR) || f4, f3)',
    last: 'coalesce(CAST(max(f2) AS VARCHAR) || f4, f3)',
  };
}
