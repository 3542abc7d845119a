/** A short run of what `npm run parity` does for as long as one likes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wallTime } from './brute/calendar.ts';
import { dataOf, questionOf } from './case.ts';
import { firstDifference } from './differences.ts';
import { ENGINES, type Engine } from './engines.ts';
import { type Found, run, shown } from './parity.ts';

const SEED = 1;
const RUNS = 152;

let folder = '';
let engines: Engine[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nps-parity-'));
});
afterAll(async () => {
  for (const engine of engines) await engine.close?.();
  rmSync(folder, { recursive: true });
});

describe('random questions', () => {
  let found: Found;
  const differing: string[] = [];

  beforeAll(async () => {
    engines = [await ENGINES.duckdb!(), await ENGINES.parquet!(), await ENGINES.postgres!()];
    found = await run({ seed: SEED, first: 0, runs: RUNS, folder, engines }, (told) => {
      if (told.differences.length > 0) differing.push(shown(SEED, told));
    });
    for (const engine of engines) await engine.close();
  }, 120_000);

  it('have one answer, whatever counts them', () => {
    expect(differing).toEqual([]);
    expect(found.questions).toBe(RUNS);
  });

  it('are answered, and by the plain reading too', () => {
    const { memory, plain } = found.answered as Record<'memory' | 'plain', number>;
    expect(memory).toBe(RUNS);
    expect(plain).toBeGreaterThan(0.6 * RUNS);
    const errors = Object.values(found.errors).reduce((sum, count) => sum + count, 0);
    expect(errors).toBeLessThan(0.4 * RUNS);
  });

  it('are counted by the databases themselves, and not all left to our own reader', () => {
    const { duckdb = 0, parquet = 0, postgres = 0 } = found.counted;
    expect(duckdb).toBeGreaterThan(0.1 * RUNS);
    expect(parquet).toBeGreaterThan(0.2 * RUNS);
    expect(postgres).toBeGreaterThan(0.15 * RUNS);
  });

  it('are of every kind', () => {
    expect(Object.keys(found.answered)).toEqual(
      expect.arrayContaining(['report', 'themes', 'compare', 'check']),
    );
  });

  it('are the same for the same seed', () => {
    const asked = (seed: number) => JSON.stringify(questionOf(seed, 5, dataOf(seed, 0)));
    expect(asked(3)).toBe(asked(3));
    expect(asked(4)).not.toBe(asked(3));
  });
});

it('tells where two results differ', () => {
  expect(firstDifference({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBeNull();
  expect(firstDifference({ a: [1, { b: null }] }, { a: [1, { b: 0 }] })).toBe('$.a.1.b: null ≠ 0');
  expect(firstDifference({ a: 1 }, {})).toBe('$.a: 1 ≠ nothing');
  expect(firstDifference([], {})).toBe('$: [] ≠ {}');
});

it('reads the clocks of the plain reading', () => {
  const at = (text: string, zone: string) => new Date(wallTime(Date.parse(text), zone)).toISOString();
  expect(at('2025-03-30T00:59:59Z', 'Europe/Berlin')).toBe('2025-03-30T01:59:59.000Z');
  expect(at('2025-03-30T01:00:00Z', 'Europe/Berlin')).toBe('2025-03-30T03:00:00.000Z');
  expect(at('2025-01-01T00:00:00Z', 'Asia/Kolkata')).toBe('2025-01-01T05:30:00.000Z');
});
