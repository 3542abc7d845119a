/** Text on its way into a table. */

import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

/**
 * Runs the COPY `text` with what `work` writes, as quickly as the server takes it. Throws what either of them ends with;
 * the server is then told that nothing is to come of it.
 */
export async function feedCopy(
  client: Client,
  text: string,
  work: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const stream = client.query(from(text));
  // Nothing that is waiting to be written is told of it otherwise.
  const failed = new Promise<never>((_, fail) => stream.once('error', fail));
  failed.catch(() => {});
  const write = (piece: string): Promise<void> => {
    const written = new Promise<void>((done, fail) => {
      stream.write(Buffer.from(piece), (error) => (error ? fail(error) : done()));
    });
    return Promise.race([written, failed]);
  };
  try {
    await work(write);
  } catch (error) {
    if (!stream.destroyed && !stream.errored) stream.destroy(error as Error);
    await failed.catch(() => {});
    throw error;
  }
  await Promise.race([new Promise<void>((done) => stream.end(done)), failed]);
}
