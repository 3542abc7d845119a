/** Programs that are not of this package: pandas and Miller, as the system has them. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rollUp } from './rollUp.js';

/**
 * @typedef {object} Rival
 * @property {() => string | null} missing why it cannot be measured; null: it can
 * @property {(file: string) => { program: string, args: string[] }} command
 * @property {(output: string) => import('./rollUp.js').Answer} answer
 */

const PYTHON = '/usr/bin/python3';
const MILLER = 'mlr';
const TALLIES = fileURLToPath(new URL('tallies.py', import.meta.url));

/** @type {(program: string, args: string[]) => boolean} */
const runs = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** @type {Rival} */
export const pandas = {
  missing: () => (runs(PYTHON, ['-c', 'import pandas']) ? null : 'pandas is not installed'),
  command: (file) => ({ program: PYTHON, args: [TALLIES, file] }),
  answer(output) {
    const { tallies, first, last } = JSON.parse(output);
    return { ...rollUp(tallies, null), first: first.slice(0, 19), last: last.slice(0, 19) };
  },
};

/**
 * Without the first and the last date, which would double its time.
 * @type {Rival}
 */
export const miller = {
  missing: () => (runs(MILLER, ['--version']) ? null : 'Miller (mlr) is not installed'),
  command(file) {
    const cut = ['cut', '-f', 'responded_at,plan,score'];
    const month = ['put', '$month = substr0($responded_at, 0, 6)'];
    const count = ['count-distinct', '-f', 'plan,month,score', '-o', 'times'];
    const args = ['-S', '--icsv', '--ojson', ...cut, 'then', ...month, 'then', ...count, file];
    return { program: MILLER, args };
  },
  answer: (output) =>
    rollUp(
      // Miller writes numbers as numbers.
      JSON.parse(output).map((/** @type {any} */ row) => ({ ...row, score: String(row.score) })),
      null,
    ),
};
