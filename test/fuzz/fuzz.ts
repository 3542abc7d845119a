/**
 * `npm run fuzz -- --seed S --runs N`: damaged files and hostile command lines, one after the other, through
 * the whole program. `--from I` begins at case I, `--only I` runs just that one and shows it. Exit code 1 where
 * a case fails.
 */
import { mkdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { caseOf, corpusIn, failuresOf, LONGEST, shown } from './case.ts';

/** More failures are of no use to anybody. */
const MOST = 20;

/** Ends the process when the case that `progress` tells of takes too long: what hangs cannot end itself. */
const WATCH = `
  const { workerData: { progress, longest, temporary } } = require('node:worker_threads');
  const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  let last = -1, since = Date.now(), before = used();
  setInterval(() => {
    const now = Atomics.load(progress, 0);
    if (now !== last) { last = now; since = Date.now(); before = used(); return; }
    // A busy machine is no fault: what loops uses its time, and what waits for ever waits longer.
    if (used() - before < longest && Date.now() - since < 12 * longest) return;
    require('node:fs').writeSync(2, 'case ' + last + ' hangs: --only ' + last + '\\n');
    require('node:fs').rmSync(temporary, { recursive: true });
    process.kill(process.pid, 'SIGKILL');
  }, 500);
`;

/** Runs the cases that `args` ask for in a folder of their own in `temporary`, which its owner removes. Returns the exit code. */
export async function fuzz(args: string[], fixtures: string, temporary: string): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '10000' },
      from: { type: 'string', default: '0' },
      only: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  const first = Number(values.only ?? values.from);
  const runs = values.only === undefined ? Number(values.runs) : 1;
  const corpus = corpusIn(fixtures);
  const folder = join(temporary, 'work');
  mkdirSync(folder);
  process.chdir(folder);
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const watch = new Worker(WATCH, { eval: true, workerData: { progress, longest: LONGEST, temporary } });
  watch.unref();
  const begun = performance.now();
  let failed = 0;
  let done = 0;
  for (let index = first; index < first + runs && failed < MOST; index++) {
    Atomics.store(progress, 0, index);
    const one = caseOf(seed, index, corpus);
    const failures = await failuresOf(one, folder);
    done++;
    if (failures.length > 0) failed++;
    if (failures.length > 0 || values.only !== undefined)
      writeSync(
        1,
        `seed ${seed}, case ${index}: ${failures.join('; ') || 'nothing wrong'}\n${shown(one)}\n\n`,
      );
    if (done % 10_000 === 0) writeSync(2, `${done} of ${runs}, ${failed} failed\n`);
  }
  const rate = Math.round((1000 * done) / (performance.now() - begun));
  await watch.terminate();
  writeSync(1, `seed ${seed}: ${done} runs, ${failed} failed; ${rate} runs a second\n`);
  return failed > 0 ? 1 : 0;
}
