/**
 * `npm run bench [-- --only NAME] [--runs N]`: how long and how large, against what it rests on. Two
 * programs take turns, so that whatever else the machine does falls on both.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { BENCHES, joinedReport, report } from './benches.js';
import { writeCustomers, writeExport } from './data.js';
import { benchMatcher } from './matcher.js';
import { output, peakMemory, spread, wallTime } from './measure.js';

/** Not a program against another, but a function by the clock. */
const MATCHER = 'matcher';
const BASELINES = ['command', 'loop', 'forAwait'];

const { values } = parseArgs({ options: { only: { type: 'string' }, runs: { type: 'string' } } });
const isChosen = (/** @type {string} */ name) => values.only === undefined || values.only === name;
const chosen = BENCHES.filter(({ name }) => isChosen(name));
const names = [...new Set(BENCHES.map(({ name }) => name)), MATCHER];
assert(names.some(isChosen), `--only: one of ${names.join(', ')}`);
assert(values.runs === undefined || /^[1-9]\d*$/.test(values.runs), '--runs: a number of at least 1');

const folder = mkdtempSync(join(tmpdir(), 'nps-bench-'));
try {
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model}\n`);
  if (chosen.length > 0) {
    const files = prepare();
    print(['bench', 'median', 'min', 'max', 'runs', 'nps', 'other', 'what']);
    for (const bench of chosen) print(measure(bench, files));
  }
  if (isChosen(MATCHER)) await benchMatcher(folder);
} finally {
  rmSync(folder, { recursive: true });
}

/** Speed counts for nothing where the answer is wrong, so the answers are checked first. */
function prepare() {
  buildSync({
    entryPoints: BASELINES.map((name) => fileURLToPath(new URL(`baseline/${name}.js`, import.meta.url))),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    banner: { js: 'var require=process.getBuiltinModule;' },
  });
  const baseline = (/** @type {string} */ name) => join(folder, `${name}.mjs`);
  const exportOf = (/** @type {number} */ rows) => {
    const path = join(folder, `${rows}.csv`);
    const expected = writeExport(path, rows);
    const { overall, counts } = JSON.parse(output(report(path)));
    const { n, promoters, passives, detractors } = overall;
    const { missing, invalid } = counts;
    assert.deepEqual({ n, promoters, passives, detractors, missing, invalid }, expected);
    for (const name of BASELINES) assert.equal(Number(output([baseline(name), path])), rows + 1);
    return path;
  };
  return {
    small: exportOf(1_000),
    large: exportOf(100_000),
    sized,
    joined: joinedOf(100_000, 50_000),
    baseline,
  };
}

/** @param {number} rows */
function sized(rows) {
  const path = join(folder, `sized-${rows}.csv`);
  if (!existsSync(path)) writeExport(path, rows);
  return path;
}

/**
 * An export, and the table of the customers in it; every answer must find its own.
 * @param {number} rows
 * @param {number} people
 */
function joinedOf(rows, people) {
  const files = { responses: join(folder, 'responses.csv'), customers: join(folder, 'customers.csv') };
  writeExport(files.responses, rows, people);
  writeCustomers(files.customers, people);
  const { source } = JSON.parse(output(joinedReport(files, 'tier')));
  assert.equal(source.customers[0].customers, people);
  assert.equal(source.customers[0].matched, rows);
  return files;
}

/**
 * @param {import('./benches.js').Bench} bench
 * @param {import('./benches.js').Files} files
 * @returns {string[]} a line of the table
 */
function measure({ name, about, unit, runs, bar, ours, theirs }, files) {
  const times = Number(values.runs ?? runs);
  const [mine, other] = [ours(files), theirs?.(files)];
  const line = (/** @type {number[]} */ results, /** @type {string[]} */ ...each) => {
    const { median, min, max } = spread(results);
    const [low, middle, high] = [min, median, max].map((value) => value.toFixed(unit === 'MiB' ? 0 : 2));
    return [
      name,
      `${middle} ${unit === 'MiB' ? 'MiB' : '×'}`,
      `${low}`,
      `${high}`,
      String(times),
      ...each,
      about,
    ];
  };
  if (other === undefined) {
    const peaks = Array.from({ length: times }, () => peakMemory(mine));
    const isOver = bar !== undefined && Math.max(...peaks) > bar;
    if (isOver) process.exitCode = 1;
    return line(peaks, bar === undefined ? '' : `${isOver ? '> ' : '≤ '}${bar}`, '');
  }

  const pairs = Array.from({ length: times }, () => [wallTime(mine), wallTime(other)]);
  const column = (/** @type {number} */ i) => pairs.map((pair) => pair[i] ?? Number.NaN);
  const milliseconds = [0, 1].map((i) => `${spread(column(i)).median.toFixed(0)} ms`);
  return line(
    pairs.map(([a = Number.NaN, b = Number.NaN]) => a / b),
    ...milliseconds,
  );
}

/** @param {string[]} cells */
function print(cells) {
  const widths = [16, 9, 7, 7, 5, 9, 9];
  console.log(
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(16) : i === 7 ? `  ${cell}` : cell.padStart(widths[i] ?? 0)))
      .join(''),
  );
}
