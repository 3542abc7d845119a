/** What a session sets, so that a cell is written in one way whatever the server is set to. */

/** Without these a result could be another one. */
export const SETTINGS: readonly string[] = [
  "SET datestyle TO 'ISO, YMD'",
  "SET timezone TO 'UTC'",
  'SET extra_float_digits TO 3',
];

/** Wished for; not every server knows all of them. The last one: it stops where nobody listens any more. */
export const WISHES: readonly string[] = [
  "SET bytea_output TO 'hex'",
  "SET intervalstyle TO 'postgres'",
  'SET synchronize_seqscans TO off',
  'SET cursor_tuple_fraction TO 1',
  'SET idle_in_transaction_session_timeout TO 0',
  'SET client_connection_check_interval TO 1000',
];

/** How long a statement may take where nobody says, milliseconds: ten minutes. */
const TIMEOUT = 600_000;

/** How long a statement may take, milliseconds, by a parameter of the URL; 0: as long as it likes, as a long COPY must. */
export function timeoutOf(connection: string, writes: boolean): number {
  const [, given] = /[?&]statement_timeout=(\d+)/.exec(connection) ?? [];
  if (given !== undefined) return Number(given);
  return writes ? 0 : TIMEOUT;
}
