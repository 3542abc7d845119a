/** The end that comes from outside: an interrupted run leaves neither a half result nor a temporary file. */

import type { ProcessLike } from './world.ts';

/** Exit codes of a process that a signal has ended, as shells count them: 128 and the signal's number. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** How long the end waits for what is to be done before it, milliseconds. */
const PATIENCE = 2000;

/** What others do for us elsewhere, and are to be told to leave. */
const errands = new WeakMap<object, Set<() => Promise<void>>>();

/**
 * Has `work` done when a signal ends `process`, which waits for it, but not long. Returns a function that takes it
 * back.
 */
export function beforeSignalEnds(process: object, work: () => Promise<void>): () => void {
  const all = errands.get(process) ?? new Set();
  errands.set(process, all.add(work));
  return () => void all.delete(work);
}

/**
 * Ends `process` when a signal asks for it, with the signal's exit code: at once, unless there is something to be
 * done first; a second signal waits for nothing. Listeners to `exit` remove
 * what must not stay behind; whatever is still to be written is dropped, as an interruption asks for.
 * Returns a function that ends this.
 */
export function endOnSignals(process: Pick<ProcessLike, 'on' | 'off' | 'exit'>): () => void {
  let ending = false;
  const ends = Object.entries(CODES).map(([name, code]) => {
    const signal = name as keyof typeof CODES;
    const end = () => {
      const works = [...(errands.get(process) ?? [])];
      if (ending || works.length === 0) return void process.exit(code);
      ending = true;
      const all = Promise.allSettled(works.map((work) => work()));
      const late = new Promise((done) => setTimeout(done, PATIENCE));
      void Promise.race([all, late]).then(() => process.exit(code));
    };
    process.on(signal, end);
    return () => void process.off(signal, end);
  });
  return () => {
    for (const stop of ends) stop();
  };
}
