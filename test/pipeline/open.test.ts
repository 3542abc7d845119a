import { truncateSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openInput } from '../../src/pipeline/open.ts';
import { LARGE } from '../../src/read/source.ts';
import { withFiles, worldOf } from './ask.ts';

const CSV = 'nps,plan\n9,Pro\n';
/** What is said of the file `name` that begins with `CSV`; `bytes`: how large it is, NUL after its beginning. */
const opened = (engine?: 'memory' | 'duckdb', bytes?: number) =>
  withFiles({ 'a.csv': CSV }, async ([path]) => {
    if (bytes !== undefined) truncateSync(path!, bytes);
    const { counter, notCounted } = await openInput(path!, worldOf(), engine);
    return counter ? { engine: counter.engine, why: counter.why } : notCounted;
  });

it('leaves small files to memory, and gives large ones to DuckDB', async () => {
  expect(await opened()).toBe('1 KiB, which is quickly read');
  expect(await opened(undefined, LARGE - 1)).toBe('16 MiB, which is quickly read');
  expect(await opened(undefined, LARGE)).toEqual({ engine: 'duckdb', why: '16 MiB, which is large' });
});

it('obeys who asks for an engine', async () => {
  expect(await opened('memory', LARGE)).toBe('as asked for');
  expect(await opened('duckdb')).toEqual({ engine: 'duckdb', why: 'as asked for' });
});

it('says of what only memory reads that it is an ordinary export', async () => {
  const input = await openInput('-', worldOf(CSV));
  expect(input.notCounted).toBe('an ordinary export');
});
