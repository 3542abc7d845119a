/** How a server is told to stop: through a second connection, since the first one is waiting for its answer. */

import { connect } from 'node:net';

/** Whom to tell, and by what the server knows the first connection. */
export interface Conversation {
  /** A folder of sockets where it begins with `/`. */
  host: string;
  port: number;
  processID: number;
  secretKey: number;
}

const CANCEL_REQUEST = 80_877_102;

/** Resolves when the server has heard it, or is not there any more. */
export function requestCancel({ host, port, processID, secretKey }: Conversation): Promise<void> {
  const request = Buffer.alloc(16);
  [request.length, CANCEL_REQUEST, processID, secretKey].forEach((word, i) => {
    request.writeInt32BE(word, 4 * i);
  });
  return new Promise((done) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.on('connect', () => socket.write(request));
    // It answers by hanging up.
    for (const event of ['end', 'close', 'error']) socket.on(event, () => done());
    socket.resume();
  });
}
