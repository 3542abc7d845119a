/**
 * `npm run parity -- --seed S --runs N`: random questions about random tables, put to every engine and to a plain
 * reading. `--from I` begins with question I, `--engines duckdb,parquet` asks only these (and memory). Exit code 1 where two of them differ.
 */
import { rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { QUESTIONS, runCase, type Told } from './case.ts';
import { ENGINES, type Engine } from './engines.ts';

/** More differences are of no use to anybody. */
const MOST = 20;

/** What a run found. All are n. */
export interface Found {
  questions: number;
  differences: number;
  /** By engine, and by command. */
  answered: Record<string, number>;
  /** By engine: what it says it has counted itself. */
  counted: Record<string, number>;
  errors: Record<string, number>;
  skipped: Record<string, number>;
}

/** Asks questions `first` to `first` + `runs` − 1 in `folder`; `tell` is called with each. */
export async function run(
  {
    seed,
    first,
    runs,
    folder,
    engines,
  }: { seed: number; first: number; runs: number; folder: string; engines: readonly Engine[] },
  tell: (told: Told) => void,
): Promise<Found> {
  const found: Found = { questions: 0, differences: 0, answered: {}, counted: {}, errors: {}, skipped: {} };
  const add = (counts: Record<string, number>, key: string): void => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (let number = Math.floor(first / QUESTIONS); number * QUESTIONS < first + runs; number++) {
    const from = Math.max(first, number * QUESTIONS);
    const to = Math.min(first + runs, (number + 1) * QUESTIONS);
    for (const told of await runCase(seed, number, [from, to], folder, engines)) {
      found.questions++;
      found.differences += told.differences.length;
      for (const engine of told.answered) add(found.answered, engine);
      for (const engine of told.counted) add(found.counted, engine);
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
      engines: { type: 'string', default: Object.keys(ENGINES).join(',') },
    },
  });
  const [seed, runs, first] = [Number(values.seed), Number(values.runs), Number(values.from)];
  const begun = performance.now();
  let done = 0;
  const engines = await Promise.all(
    values.engines
      .split(',')
      .filter(Boolean)
      .map((name) => ENGINES[name]!()),
  );
  const found = await run({ seed, first, runs, folder, engines }, (told) => {
    if (told.differences.length > 0) writeSync(1, `${shown(seed, told)}\n`);
    if (++done % 500 === 0) writeSync(2, `${done} of ${runs}\n`);
  });
  for (const engine of engines) await engine.close();
  const seconds = Math.round((performance.now() - begun) / 1000);
  writeSync(
    1,
    `seed ${seed}: ${found.questions} questions, ${found.differences} differences; ${seconds} s\n${JSON.stringify(found)}\n`,
  );
  return found.differences > 0 ? 1 : 0;
}
