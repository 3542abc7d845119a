/** A short run of what `npm run fuzz` does for as long as one likes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { CALLED } from './arguments.ts';
import { caseOf, corpusIn, failuresOf, shown } from './case.ts';
import { randomOf } from './random.ts';

const SEED = 1;
const RUNS = 400;
const corpus = corpusIn(fileURLToPath(new URL('../../fixtures', import.meta.url)));

const started = process.cwd();
let folder = '';
// Threads cannot change it, and then files would be written into the project.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nps-fuzz-'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});

describe('damaged files and hostile command lines', () => {
  it(`do no harm in ${RUNS} cases`, async () => {
    for (let index = 0; index < RUNS; index++) {
      const one = caseOf(SEED, index, corpus);
      expect(await failuresOf(one, folder), `case ${index}\n${shown(one)}`).toEqual([]);
    }
  }, 120_000);

  it('are the same for the same seed', () => {
    const texts = (seed: number) => [0, 1, 2, 3].map((index) => shown(caseOf(seed, index, corpus)));
    expect(texts(7)).toEqual(texts(7));
    expect(texts(8)).not.toEqual(texts(7));
  });

  it('reach every command and option', () => {
    expect(CALLED.map(({ name }) => name).filter((name) => !name.includes(' '))).toEqual(
      COMMANDS.map(({ name }) => name),
    );
    const seen = new Set<string>();
    for (let index = 0; index < 3000; index++) {
      const { args } = caseOf(SEED, index, corpus);
      for (const arg of args) seen.add(arg.replace(/=.*/s, ''));
    }
    for (const { name, options } of CALLED) {
      for (const word of name.split(' ')) expect(seen).toContain(word);
      for (const { long } of options) expect(seen).toContain(long);
    }
  });
});

it('draws evenly', () => {
  const random = randomOf(1, 1);
  const counts = new Array(10).fill(0);
  for (let i = 0; i < 10_000; i++) counts[random.int(10)]++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
