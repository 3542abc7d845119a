import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { execaNode } from 'execa';
import { expect, test } from 'vitest';
import { startPostgres } from './server.js';

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('nps-postgres-'));

test('a server answers, and leaves nothing behind when it is stopped', async () => {
  const server = await startPostgres({ work_mem: '5MB' });
  try {
    expect(await server.query('SHOW work_mem')).toEqual([{ work_mem: '5MB' }]);
    expect(await server.query('SELECT $1::int + 1 AS sum', [41])).toEqual([{ sum: 42 }]);
    await expect(server.query('SELECT 1', [], 'nowhere')).rejects.toThrow(/"nowhere" does not exist/);
    const [{ folder }] = (await server.query("SELECT current_setting('data_directory') AS folder")) as [
      { folder: string },
    ];
    await server.stop();
    expect(existsSync(folder)).toBe(false);
  } finally {
    await server.stop();
  }
  await expect(server.query('SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('a server that is killed takes no connections', async () => {
  const server = await startPostgres();
  try {
    await server.kill();
    await expect(server.query('SELECT 1')).rejects.toThrow();
  } finally {
    await server.stop();
  }
});

test('what it cannot start with is told', async () => {
  await expect(startPostgres({ work_mem: 'much' })).rejects.toThrow(/invalid value for parameter "work_mem"/);
});

test('a server ends with the process that started it, however that ends', async () => {
  const before = folders();
  const script = `import { startPostgres } from ${JSON.stringify(fileURLToPath(new URL('server.js', import.meta.url)))};
    const server = await startPostgres();
    console.log(server.port);
    process.kill(process.pid, 'SIGKILL');`;
  const ended = await execaNode({ reject: false, nodeOptions: ['--input-type=module'] })('-', {
    input: script,
  });
  expect(ended.signal).toBe('SIGKILL');
  expect(Number(ended.stdout)).toBeGreaterThan(0);
  await expect
    .poll(() => folders().filter((name) => !before.includes(name)), { timeout: 10_000 })
    .toEqual([]);
});
