import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endOnSignals } from '../../src/cli/signals.ts';

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
});
