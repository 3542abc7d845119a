/**
 * Dates by days and months, as PostgreSQL says it, in words that Amazon Redshift has too. A grouping travels to the
 * servers behind a foreign table only where everything in it is immutable, and takes no text but a column's: so there
 * is no `extract` and no `date_trunc` in what is made for these.
 */

import type { Fold, SqlColumn } from '../dialect.ts';

/** Days that are real in every year: what is no such day is told as it stands. */
const DAY =
  '[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))';
const TIME = '[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?';

/**
 * The expression to group a column of dates by. `cell`: an expression of `type`. `travels`: it must be one that foreign
 * servers are asked for; months are then told by days. Rows with the same key lie in the same day or month (of UTC,
 * where they are instants), and are written alike; instants only where `utc` is the calendar that is asked for. null: such a column cannot be folded.
 */
export function foldKey(
  cell: string,
  type: SqlColumn['type'],
  { grain, utc }: Fold,
  travels: boolean,
): string | null {
  if (type === 'other' || (type === 'timestamptz' && !utc)) return null;
  if (type === 'text') return foldedText(cell, grain, utc);
  if (grain === 'day' || travels)
    return type === 'date' ? cell : `CAST(${inUtc(cell, type, travels)} AS date)`;
  return `date_trunc('month', ${inUtc(cell, type, travels)})`;
}

function inUtc(cell: string, type: SqlColumn['type'], travels: boolean): string {
  if (type !== 'timestamptz') return cell;
  return travels ? `(${cell} AT TIME ZONE INTERVAL '0 hours')` : `timezone('UTC', ${cell})`;
}

/** ISO dates become the first of their period that is written alike, so none is taken for another text. */
function foldedText(cell: string, grain: 'day' | 'month', utc: boolean): string {
  const period = grain === 'day' ? `substring(${cell}, 1, 10)` : `substring(${cell}, 1, 7) || '-01'`;
  const rest = `translate(substring(${cell}, 11), '123456789', '000000000')`;
  return `CASE WHEN ${cell} ~ '^${DAY}(${TIME}${utc ? 'Z?' : ''})?$' THEN ${period} || ${rest} ELSE ${cell} END`;
}
