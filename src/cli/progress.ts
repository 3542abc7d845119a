/** A sign of life on standard error, for a person who waits. */

import type { OnProgress } from '../model.ts';
import type { ProcessLike } from './world.ts';

/** Milliseconds. */
const PATIENCE = 1000;

/**
 * `onProgress` shows a line once reading has taken over a second; `stop` clears it. Neither does
 * anything where nobody watches: not on a terminal, or one of a build server.
 */
export function startProgress(
  { stderr, env }: Pick<ProcessLike, 'stderr' | 'env'>,
  quiet: boolean,
): { onProgress: OnProgress; stop: () => void } {
  if (quiet || !stderr.isTTY || env.CI || env.TERM === 'dumb')
    return { onProgress: () => {}, stop: () => {} };
  const begun = performance.now();
  let spinner: { text: string; stop(): unknown } | null = null;
  let loading = false;
  let stopped = false;
  const load = async () => {
    const { default: ora } = await import('ora');
    if (!stopped)
      spinner = ora({ stream: stderr, text: 'reading', discardStdin: false, isEnabled: true }).start();
  };
  return {
    onProgress: (share) => {
      if (performance.now() - begun < PATIENCE) return;
      if (!loading) {
        loading = true;
        void load();
      }
      if (spinner && share !== null) spinner.text = `reading ${Math.floor(100 * share)} %`;
    },
    stop: () => {
      stopped = true;
      spinner?.stop();
    },
  };
}
