/** One case: a table, and a few questions about it, put to every engine. */
import { join } from 'node:path';
import { mutated } from '../fuzz/mutate.ts';
import { randomOf } from '../fuzz/random.ts';
import { ask, type Outcome, type Place } from './ask.ts';
import { firstDifference } from './differences.ts';
import { type Engine, MEMORY } from './engines.ts';
import { type Judgement, judge } from './judge.ts';
import { normalised } from './normalise.ts';
import { type Asked, drawQuestion } from './questions.ts';
import { type Data, drawData } from './tables.ts';
import { csvOf, writeFiles } from './write.ts';

/** Questions about one table. */
export const QUESTIONS = 8;

/** What became of one question. */
export interface Told {
  index: number;
  asked: Asked;
  /** Nothing: all agree. */
  differences: string[];
  /** Engines that answered; `plain` is the reading that is written for this. */
  answered: string[];
  /** Those of them whose result says that they counted the rows, and left nothing to our own reader. */
  counted: string[];
  /** Code of the error that all agree on; null: there was an answer. */
  error: string | null;
  skipped: string | null;
}

/** The table of questions `QUESTIONS` × `number` and the following. */
export const dataOf = (seed: number, number: number): Data => drawData(randomOf(seed, number));

/** Question `index`, about table `index` / `QUESTIONS`. */
export const questionOf = (seed: number, index: number, data: Data): Asked =>
  drawQuestion(data, randomOf(seed + 7919, index));

/** Puts the questions `from` to `to` − 1, all about the table `number`, to all engines, in `folder`. */
export async function runCase(
  seed: number,
  number: number,
  [from, to]: readonly [number, number],
  folder: string,
  engines: readonly Engine[],
): Promise<Told[]> {
  const data = dataOf(seed, number);
  const random = randomOf(seed + 104_729, number);
  const { rows } = data.table;
  const split = random.chance(0.2) ? random.int(rows.length + 1) : null;
  const names = split === null ? ['a.csv'] : ['a.csv', 'b.csv'];
  const parts = split === null ? [rows] : [rows.slice(0, split), rows.slice(split)];
  // Of a damaged file nobody knows what its cells mean; but all that read it must agree.
  const damaged = random.chance(0.15);
  const written = parts.map((part, i) => {
    const text = csvOf({ ...data.table, rows: part }, random);
    const bytes = damaged ? mutated(Buffer.from(text), random, () => Buffer.from(text)) : text;
    return [names[i]!, bytes] as const;
  });
  const customers =
    data.customers === null ? [] : [['customers.csv', csvOf(data.customers.table, random)] as const];
  const paths = await writeFiles(folder, `${number}`, [...written, ...customers]);
  const files = paths.slice(0, names.length);
  const fileOf = rows.map((_, i) => (split !== null && i >= split ? 'b.csv' : 'a.csv'));
  const memory: Place = { inputs: files, customers: paths.slice(names.length), changes: { ...MEMORY } };
  const places = new Map<Engine, Place>();
  const prepared = {
    files,
    folder: join(folder, `${number}`),
    number,
    typed: random.chance(0.5),
    nulls: random.chance(0.5),
  };
  for (const engine of engines) {
    if (damaged && !engine.readsText) continue;
    const place = await engine.place(data, prepared);
    if (place !== null) places.set(engine, { ...place, customers: memory.customers });
  }
  const told: Told[] = [];
  for (let index = from; index < to; index++) {
    const asked = questionOf(seed, index, data);
    const outcome = await ask(data, asked, memory);
    const judged: Judgement = damaged
      ? { skipped: 'damaged' }
      : judge(data, asked, outcome, fileOf, (path) => path.split('/').at(-1)!);
    const one: Told = {
      index,
      asked,
      differences: 'differs' in judged ? [judged.differs] : [],
      counted: [],
      answered: 'skipped' in judged ? ['memory'] : ['memory', 'plain'],
      error: 'error' in outcome ? outcome.error.code : null,
      skipped: 'skipped' in judged ? judged.skipped : null,
    };
    if (one.error === 'fault')
      one.differences.push(`memory: ${(outcome as { error: { message: string } }).error.message}`);
    for (const [engine, place] of places) await compareWith(engine, place, data, asked, outcome, one);
    told.push(one);
  }
  return told;
}

async function compareWith(
  engine: Engine,
  place: Place,
  data: Data,
  asked: Asked,
  memory: Outcome,
  told: Told,
): Promise<void> {
  if (engine.refuses(data, asked) !== null) return;
  const outcome = await ask(data, asked, place);
  await engine.settle?.();
  const [one, other] = [memory, outcome].map((of) => normalised(of, engine));
  const path =
    'error' in outcome && !('error' in memory) ? `$: ${outcome.error.message}` : firstDifference(one, other);
  told.answered.push(engine.name);
  if (JSON.stringify(outcome).includes(`"engine":"${engine.counts}"`)) told.counted.push(engine.name);
  if (path !== null) told.differences.push(`memory and ${engine.name} ${path}`);
}
