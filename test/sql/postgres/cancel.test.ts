import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { requestCancel } from '../../../src/sql/postgres/cancel.ts';

it('says whose question is to be stopped, and waits until the server hangs up', async () => {
  const heard: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('data', (data) => {
      heard.push(data);
      socket.end();
    });
  });
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port));
  });
  await requestCancel({ host: '127.0.0.1', port, processID: 258, secretKey: -1 });
  server.close();
  expect(Buffer.concat(heard).toString('hex')).toBe('0000001004d2162e00000102ffffffff');
  await requestCancel({ host: '127.0.0.1', port, processID: 1, secretKey: 2 });
  await requestCancel({ host: '/no/such/folder', port, processID: 1, secretKey: 2 });
});
