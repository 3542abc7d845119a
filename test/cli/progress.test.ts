import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProgress } from '../../src/cli/progress.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function started({
  isTTY = true,
  env = {},
  quiet = false,
}: {
  isTTY?: boolean;
  env?: Record<string, string>;
  quiet?: boolean;
}) {
  let written = '';
  const stream = new Writable({
    write(chunk, _, done) {
      written += String(chunk);
      done();
    },
  });
  const stderr = Object.assign(stream, {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const progress = startProgress({ stderr: stderr as unknown as NodeJS.WriteStream, env }, quiet);
  return { ...progress, written: () => written };
}

/** Long enough for the module that draws to be loaded. */
const loaded = () => vi.waitFor(() => import('ora'));

describe('startProgress', () => {
  it('says nothing in the first second', async () => {
    const { onProgress, stop, written } = started({});
    onProgress(0.1);
    vi.advanceTimersByTime(999);
    onProgress(0.5);
    await loaded();
    stop();
    expect(written()).toBe('');
  });

  it('says how far it is, once it takes longer', async () => {
    const { onProgress, stop, written } = started({});
    vi.advanceTimersByTime(1001);
    onProgress(0.25);
    await vi.waitFor(() => expect(written()).toContain('reading'));
    onProgress(0.5);
    onProgress(null);
    await vi.waitFor(() => expect(written()).toContain('reading 50 %'));
    stop();
  });

  it.each([
    ['not on a terminal', { isTTY: false }],
    ['on a build server', { env: { CI: 'true' } }],
    ['on a terminal that cannot move its cursor', { env: { TERM: 'dumb' } }],
    ['when asked to be quiet', { quiet: true }],
  ])('says nothing %s, however long it takes', async (_, stage) => {
    const { onProgress, stop, written } = started(stage);
    vi.advanceTimersByTime(60_000);
    onProgress(0.5);
    await loaded();
    onProgress(0.6);
    stop();
    expect(written()).toBe('');
  });

  it('draws nothing any more once it was stopped', async () => {
    const { onProgress, stop, written } = started({});
    vi.advanceTimersByTime(2000);
    onProgress(0.5);
    stop();
    await loaded();
    expect(written()).toBe('');
  });
});
