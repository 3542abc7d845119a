import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { beforeSignalEnds, endOnSignals } from '../../src/cli/signals.ts';

function started() {
  const exits: number[] = [];
  const process = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) });
  return { process, exits, stop: endOnSignals(process) };
}

describe('endOnSignals', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('ends on %s with %i', (signal, code) => {
    const { process, exits } = started();
    process.emit(signal);
    expect(exits).toEqual([code]);
  });

  it('listens to nothing once it is stopped', () => {
    const { process, exits, stop } = started();
    stop();
    process.emit('SIGINT');
    expect([exits, process.eventNames()]).toEqual([[], []]);
  });

  it('waits for what is to be done first, whatever comes of it', async () => {
    const { process, exits } = started();
    const done: string[] = [];
    beforeSignalEnds(process, async () => {
      done.push('told the server');
    });
    beforeSignalEnds(process, () => Promise.reject(new Error('it is gone')));
    beforeSignalEnds(process, async () => void done.push('never'))();
    process.emit('SIGTERM');
    expect(exits).toEqual([]);
    await new Promise((next) => setTimeout(next, 5));
    expect([done, exits]).toEqual([['told the server'], [143]]);
  });

  it('ends at once when it is asked twice', () => {
    const { process, exits } = started();
    beforeSignalEnds(process, () => new Promise(() => {}));
    process.emit('SIGINT');
    expect(exits).toEqual([]);
    process.emit('SIGINT');
    expect(exits).toEqual([130]);
  });
});
