/**
 * `npm run parity -- --seed S --runs N`: random questions about random tables, put to every engine and to a plain
 * reading. `--from I` begins with question I. Exit code 1 where two of them differ.
 */
import { rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { QUESTIONS, runCase, type Told } from './case.ts';

/** More differences are of no use to anybody. */
const MOST = 20;

/** What a run found. All are n. */
export interface Found {
  questions: number;
  differences: number;
  /** By engine, and by command. */
  answered: Record<string, number>;
  errors: Record<string, number>;
  skipped: Record<string, number>;
}

/** Asks questions `first` to `first` + `runs` − 1 in `folder`; `tell` is called with each. */
export async function run(
  { seed, first, runs, folder }: { seed: number; first: number; runs: number; folder: string },
  tell: (told: Told) => void,
): Promise<Found> {
  const found: Found = { questions: 0, differences: 0, answered: {}, errors: {}, skipped: {} };
  const add = (counts: Record<string, number>, key: string): void => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (let number = Math.floor(first / QUESTIONS); number * QUESTIONS < first + runs; number++) {
    const from = Math.max(first, number * QUESTIONS);
    const to = Math.min(first + runs, (number + 1) * QUESTIONS);
    for (const told of await runCase(seed, number, [from, to], folder)) {
      found.questions++;
      found.differences += told.differences.length;
      for (const engine of told.answered) add(found.answered, engine);
      add(found.answered, told.asked.command.name);
      if (told.error !== null) add(found.errors, told.error);
      if (told.skipped !== null) add(found.skipped, told.skipped);
      tell(told);
    }
    rmSync(join(folder, `${number}`), { recursive: true });
    if (found.differences >= MOST) break;
  }
  return found;
}

/** A question in words, for whoever has to find out what happened. */
export const shown = (seed: number, { index, asked, differences }: Told): string => {
  const { command, flags, minN, interval, level } = asked;
  const { stages: _, ...said } = flags;
  return `seed ${seed}, question ${index}: ${differences.join('; ') || 'no difference'}\n  ${JSON.stringify({ command, ...said, minN, interval, level })}\n`;
};

/** Runs what `args` ask for in `folder`. Returns the exit code. */
export async function parity(args: string[], folder: string): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '10000' },
      from: { type: 'string', default: '0' },
    },
  });
  const [seed, runs, first] = [Number(values.seed), Number(values.runs), Number(values.from)];
  const begun = performance.now();
  let done = 0;
  const found = await run({ seed, first, runs, folder }, (told) => {
    if (told.differences.length > 0) writeSync(1, `${shown(seed, told)}\n`);
    if (++done % 500 === 0) writeSync(2, `${done} of ${runs}\n`);
  });
  const seconds = Math.round((performance.now() - begun) / 1000);
  writeSync(
    1,
    `seed ${seed}: ${found.questions} questions, ${found.differences} differences; ${seconds} s\n${JSON.stringify(found)}\n`,
  );
  return found.differences > 0 ? 1 : 0;
}
