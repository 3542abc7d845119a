/** Whole processes, as a user waits for them: from spawn to exit. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PEAK = new URL('peak.js', import.meta.url).href;
export const NPS = fileURLToPath(new URL('../../bin/nps.js', import.meta.url));

/**
 * stdout of a Node with these arguments; a process that fails ends the benchmark.
 * @param {string[]} args
 */
export function output(args) {
  return spawn(args, ['ignore', 'pipe', 'pipe']).output[1] ?? '';
}

/**
 * Milliseconds.
 * @param {string[]} args
 */
export function wallTime(args) {
  const start = process.hrtime.bigint();
  spawn(args, ['ignore', 'ignore', 'pipe']);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/**
 * Peak of the resident memory in MiB.
 * @param {string[]} args
 */
export function peakMemory(args) {
  const { output } = spawn(['--import', PEAK, ...args], ['ignore', 'ignore', 'pipe', 'pipe']);
  return Number(output[3]) / 1024;
}

/**
 * @param {string[]} args
 * @param {('ignore' | 'pipe')[]} stdio
 */
function spawn(args, stdio) {
  const result = spawnSync(process.execPath, args, { stdio, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (result.status === 0) return result;
  throw new Error(`node ${args.join(' ')}: exit ${result.status ?? result.signal}\n${result.stderr}`);
}

/**
 * Smallest, middle and largest.
 * @param {number[]} values
 */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median =
    (sorted[Math.floor(middle)] ?? Number.NaN) / 2 + (sorted[Math.ceil(middle)] ?? Number.NaN) / 2;
  return { min: sorted[0] ?? Number.NaN, median, max: sorted.at(-1) ?? Number.NaN };
}
