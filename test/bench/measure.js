/** Whole processes, as a user waits for them: from spawn to exit. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {string[] | { program: string, args: string[] }} Command arguments of node, or another program with its own
 */

const PEAK = new URL('peak.js', import.meta.url).href;
export const NPS = fileURLToPath(new URL('../../bin/nps.js', import.meta.url));

/**
 * What a program says on stdout; one that fails is an error.
 * @param {Command} command
 */
export function output(command) {
  return spawn(command, ['ignore', 'pipe', 'pipe']).output[1] ?? '';
}

/**
 * Milliseconds.
 * @param {Command} command
 */
export function wallTime(command) {
  const start = process.hrtime.bigint();
  spawn(command, ['ignore', 'ignore', 'pipe']);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/**
 * Peak of the resident memory in MiB of a Node with these arguments.
 * @param {string[]} args
 */
export function peakMemory(args) {
  const { output } = spawn(['--import', PEAK, ...args], ['ignore', 'ignore', 'pipe', 'pipe']);
  return Number(output[3]) / 1024;
}

/**
 * @param {Command} command
 * @param {('ignore' | 'pipe')[]} stdio
 */
function spawn(command, stdio) {
  const { program, args } = Array.isArray(command) ? { program: process.execPath, args: command } : command;
  const result = spawnSync(program, args, { stdio, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (result.status === 0) return result;
  const why = result.error?.message ?? `exit ${result.status ?? result.signal}\n${result.stderr}`;
  throw new Error(`${program} ${args.join(' ')}: ${why}`);
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
