/** What is measured; one entry each. */
import { fileURLToPath } from 'node:url';
import { LARGE } from './large.js';
import { NPS } from './measure.js';

/**
 * @typedef {import('./files.js').Files} Files
 * @typedef {import('./files.js').Joined} Joined
 * @typedef {import('./measure.js').Command} Command
 *
 * @typedef {object} Bench
 * @property {string} name for --only; entries of one name are neighbours
 * @property {string} about
 * @property {'ratio' | 'MiB'} unit ratio: time of `ours` by time of `theirs`; MiB: peak memory of `ours`
 * @property {number} runs
 * @property {number} [bar] MiB that must not be exceeded
 * @property {number} [wanted] the ratio that is wanted, for information
 * @property {(files: Files) => string[] | Promise<string[]>} ours arguments of node
 * @property {(files: Files) => Command | Promise<Command>} [theirs]
 * @property {(ours: string, theirs: string) => void} [agree] throws where the two say different things on stdout
 * @property {(folder: string) => string | null} [missing] why it cannot be measured here; null: it can
 */

/** @type {(file: string) => string[]} */
export const report = (file) => [NPS, 'report', file, '--format', 'json'];

/** @type {(files: Joined, by: string) => string[]} */
export const joinedReport = ({ responses, customers }, by) => [
  ...report(responses),
  '--customers',
  customers,
  '--by',
  by,
];

/** Memory must not grow with the rows, so it is the same bar for all.
 * @type {(rows: number, runs: number) => Bench}
 */
const tagMemory = (rows, runs) => ({
  name: 'tag-memory',
  about: `tag with themes, ${rows.toLocaleString('en')} rows: peak memory`,
  unit: 'MiB',
  runs,
  bar: 150,
  ours: (files) => [NPS, 'tag', files.sized(rows), '--themes', 'saas', '-q'],
});

/** Twelve themes of twelve keywords. */
const RULES = fileURLToPath(new URL('themes.yaml', import.meta.url));

/** @type {(file: string, rules: string) => string[]} */
const themes = (file, rules) => [NPS, 'themes', file, '--themes', rules, '--format', 'json'];

/** @type {Bench[]} */
export const BENCHES = [
  {
    name: 'start',
    about: 'report, 1,000 rows / node -e 0',
    unit: 'ratio',
    runs: 21,
    ours: ({ small }) => report(small),
    theirs: () => ['-e', '0'],
  },
  {
    name: 'start-bundle',
    about: 'report, 1,000 rows / commander and csv-parse that read the file',
    unit: 'ratio',
    runs: 21,
    ours: ({ small }) => report(small),
    theirs: (files) => [files.baseline('command'), files.small],
  },
  {
    name: 'large',
    about: 'report, 100,000 rows / csv-parse, readable loop',
    unit: 'ratio',
    runs: 9,
    ours: ({ large }) => report(large),
    theirs: (files) => [files.baseline('loop'), files.large],
  },
  {
    name: 'large-for-await',
    about: 'report, 100,000 rows / csv-parse, for await (for information)',
    unit: 'ratio',
    runs: 5,
    ours: ({ large }) => report(large),
    theirs: (files) => [files.baseline('forAwait'), files.large],
  },
  {
    name: 'join',
    about: 'report, 100,000 rows by a column of 50,000 customers / by a column of the answers',
    unit: 'ratio',
    runs: 9,
    ours: ({ joined }) => joinedReport(joined, 'tier'),
    theirs: ({ joined }) => [...report(joined.responses), '--by', 'plan'],
  },
  {
    name: 'join-stage',
    about: 'the same by lifecycle stage (for information)',
    unit: 'ratio',
    runs: 5,
    ours: ({ joined }) => joinedReport(joined, 'stage'),
    theirs: ({ joined }) => report(joined.responses),
  },
  {
    name: 'themes',
    about: 'themes by 144 keywords / report, 100,000 rows',
    unit: 'ratio',
    runs: 9,
    ours: ({ large }) => themes(large, RULES),
    theirs: ({ large }) => report(large),
  },
  {
    name: 'themes-pack',
    about: 'themes by a starter pack of 1,200 terms / report, 100,000 rows (for information)',
    unit: 'ratio',
    runs: 5,
    ours: ({ large }) => themes(large, 'saas'),
    theirs: ({ large }) => report(large),
  },
  {
    name: 'memory',
    about: 'report, 100,000 rows: peak memory',
    unit: 'MiB',
    runs: 5,
    ours: ({ large }) => report(large),
  },
  tagMemory(10_000, 5),
  tagMemory(100_000, 3),
  tagMemory(1_000_000, 1),
  ...LARGE,
];
