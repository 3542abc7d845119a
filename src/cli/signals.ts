/** The end that comes from outside: an interrupted run leaves neither a half result nor a temporary file. */

import type { ProcessLike } from './world.ts';

/** Exit codes of a process that a signal has ended, as shells count them: 128 and the signal's number. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Ends `process` when a signal asks for it, with the signal's exit code. Listeners to `exit` remove
 * what must not stay behind; whatever is still to be written is dropped, as an interruption asks for.
 * Returns a function that ends this.
 */
export function endOnSignals(process: Pick<ProcessLike, 'on' | 'off' | 'exit'>): () => void {
  const ends = Object.entries(CODES).map(([name, code]) => {
    const signal = name as keyof typeof CODES;
    const end = () => void process.exit(code);
    process.on(signal, end);
    return () => void process.off(signal, end);
  });
  return () => {
    for (const stop of ends) stop();
  };
}
