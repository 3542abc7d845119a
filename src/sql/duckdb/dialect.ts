/** SQL as DuckDB speaks it. */

import type { Dialect, Fold, Folded, SqlColumn } from '../dialect.ts';

/** A moment in the years that the readers of dates know; else nothing. */
const known = (moment: string): string =>
  `CASE WHEN ${moment} >= TIMESTAMP '1900-01-01' AND ${moment} < TIMESTAMP '2201-01-01' THEN ${moment} END`;

/**
 * True for `2025-03-31`, and with a time to the second after a blank or T; `zone`: what may follow it. Of these the cast
 * takes what the readers of dates read, and as the same moment; of others it takes more than they do.
 */
const isPlain = (zone: string): string =>
  `regexp_full_match(f0, '[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}:[0-9]{2}${zone})?')`;

const period = (moment: string, grain: Fold['grain']): string =>
  grain === 'day' ? `CAST(${moment} AS DATE)` : `year(${moment}) * 12 + month(${moment})`;

/** The clock of UTC, whatever the zone of this machine is. */
const inUtc = (column: string): string => `make_timestamp(epoch_us(${column}))`;

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
      return `replace(CAST(${inUtc(column)} AS VARCHAR), ' ', 'T') || 'Z'`;
  }
}

function fold(column: string, type: SqlColumn['type'], by: Fold): Folded {
  switch (type) {
    case 'text':
      return foldedText(column, by);
    case 'date':
    case 'timestamp':
      return foldedTime(`CAST(${column} AS TIMESTAMP)`, '', by);
    case 'timestamptz':
      return by.utc ? foldedTime(inUtc(column), 'Z', by) : unfolded(column, type);
    case 'other':
      return unfolded(column, type);
  }
}

const unfolded = (column: string, type: SqlColumn['type']): Folded => ({
  parts: [cell(column, type)],
  keys: ['f0'],
  first: 'f0',
  last: 'f0',
});

/** `zone`: what follows the text of a moment. */
const foldedTime = (moment: string, zone: string, { grain }: Fold): Folded => ({
  parts: [
    moment,
    known('f0'),
    `CASE WHEN f1 IS NULL THEN replace(CAST(f0 AS VARCHAR), ' ', 'T') || '${zone}' END`,
  ],
  keys: [period('f1', grain), 'f2'],
  first: `coalesce(CAST(min(f1) AS VARCHAR) || '${zone}', f2)`,
  last: `coalesce(CAST(max(f1) AS VARCHAR) || '${zone}', f2)`,
});

const foldedText = (column: string, { grain, utc }: Fold): Folded => ({
  parts: [
    column,
    `CASE WHEN ${isPlain(utc ? 'Z?' : '')} THEN TRY_CAST(f0 AS TIMESTAMP) END`,
    known('f1'),
    'CASE WHEN f2 IS NULL THEN f0 END',
    utc ? `CASE WHEN f2 IS NOT NULL AND strlen(f0) = 20 THEN 'Z' ELSE '' END` : `''`,
  ],
  keys: [period('f2', grain), 'f3', 'f4'],
  first: 'coalesce(CAST(min(f2) AS VARCHAR) || f4, f3)',
  last: 'coalesce(CAST(max(f2) AS VARCHAR) || f4, f3)',
});
