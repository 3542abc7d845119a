/**
 * `npm run bench [-- --only NAME] [--runs N]`: how long and how large, against what it rests on. Two
 * programs take turns, so that whatever else the machine does falls on both.
 */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BENCHES } from './benches.js';
import { Files } from './files.js';
import { benchMatcher } from './matcher.js';
import { output, peakMemory, spread, wallTime } from './measure.js';

/** Not a program against another, but a function by the clock. */
const MATCHER = 'matcher';

const { values } = parseArgs({ options: { only: { type: 'string' }, runs: { type: 'string' } } });
const isChosen = (/** @type {string} */ name) => values.only === undefined || values.only === name;
const chosen = BENCHES.filter(({ name }) => isChosen(name));
const names = [...new Set(BENCHES.map(({ name }) => name)), MATCHER];
assert(names.some(isChosen), `--only: one of ${names.join(', ')}`);
assert(values.runs === undefined || /^[1-9]\d*$/.test(values.runs), '--runs: a number of at least 1');

const folder = mkdtempSync(join(tmpdir(), 'nps-bench-'));
const files = new Files(folder);
try {
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model}`,
  );
  console.log('× is the ratio of the medians, lowest and highest that of a pair; the times are ms\n');
  if (chosen.length > 0)
    print(['bench', 'median', 'min', 'max', 'runs', 'nps', 'min', 'other', 'min', 'what']);
  for (const bench of chosen) await attempt(bench);
  if (isChosen(MATCHER)) await benchMatcher(folder);
} finally {
  await files.close();
}

/**
 * Prints the line of a bench; one that cannot be measured ends none of the others.
 * @param {import('./benches.js').Bench} bench
 */
async function attempt(bench) {
  const missing = bench.missing?.(folder) ?? null;
  if (missing !== null) return print([bench.name, 'skipped', ...Array(7).fill(''), missing]);
  try {
    print(await measure(bench));
  } catch (error) {
    process.exitCode = 1;
    print([bench.name, 'failed', ...Array(7).fill(''), bench.about]);
    console.log(error instanceof Error ? error.message.trimEnd() : error);
  }
}

/**
 * @param {import('./benches.js').Bench} bench
 * @returns {Promise<string[]>} a line of the table
 */
async function measure(bench) {
  const { name, about, wanted, runs, bar } = bench;
  const times = Number(values.runs ?? runs);
  const [ours, theirs] = [await bench.ours(files), await bench.theirs?.(files)];
  if (theirs === undefined) {
    const { min, median, max } = spread(Array.from({ length: times }, () => peakMemory(ours)));
    const isOver = bar !== undefined && max > bar;
    if (isOver) process.exitCode = 1;
    const [middle = '', ...others] = [median, min, max].map((value) => value.toFixed(0));
    const limit = bar === undefined ? '' : `${isOver ? '>' : '≤'} ${bar}`;
    return [name, `${middle} MiB`, ...others, String(times), limit, '', '', '', about];
  }

  bench.agree?.(output(ours), output(theirs));
  const pairs = Array.from(
    { length: times },
    () => /** @type {const} */ ([wallTime(ours), wallTime(theirs)]),
  );
  const [mine, other] = [spread(pairs.map(([time]) => time)), spread(pairs.map(([, time]) => time))];
  const ratio = spread(pairs.map(([a, b]) => a / b));
  return [
    name,
    `${(mine.median / other.median).toFixed(2)} ×`,
    ...[ratio.min, ratio.max].map((value) => value.toFixed(2)),
    String(times),
    ...[mine.median, mine.min, other.median, other.min].map((value) => value.toFixed(0)),
    wanted === undefined ? about : `${about} (wanted: ≤ ${wanted})`,
  ];
}

/** @param {string[]} cells */
function print(cells) {
  const widths = [19, 9, 7, 7, 5, 8, 8, 8, 8];
  console.log(
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(19) : i === 9 ? `  ${cell}` : cell.padStart(widths[i] ?? 0)))
      .join(''),
  );
}
