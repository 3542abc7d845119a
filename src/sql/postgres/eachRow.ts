/** The rows of a result as they come, without keeping them. */

import pg, { type Client, type QueryConfig } from 'pg';

/**
 * Calls `visit` for every row of the result of `text`. Throws what the server complains of; what `visit` throws is
 * returned when the server is done, and no more rows are shown to it.
 */
export function eachRow(
  client: Client,
  text: string,
  visit: (row: (string | null)[]) => void,
): Promise<{ error: unknown } | null> {
  return new Promise((done, fail) => {
    let thrown: { error: unknown } | null = null;
    const query = new pg.Query({ text, rowMode: 'array' } as QueryConfig);
    query.on('row', (row: (string | null)[]) => {
      if (thrown !== null) return;
      try {
        visit(row);
      } catch (error) {
        thrown = { error };
      }
    });
    query.on('end', () => done(thrown));
    query.on('error', fail);
    client.query(query);
  });
}
