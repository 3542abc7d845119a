/** What is measured on tables that one does not open in a spreadsheet; one entry each. */
import { statfsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sameMentions, sameReport, sameTallies } from './agree.js';
import { NPS } from './measure.js';
import { miller, pandas } from './rivals/shell.js';

const MILLION = 1_000_000;
/** Bytes that ten million rows take, and some to spare. */
const ROOM = 2e9;

/** Twelve themes of twelve keywords. */
const RULES = fileURLToPath(new URL('themes.yaml', import.meta.url));

/** @type {(name: string) => string} */
const rival = (name) => fileURLToPath(new URL(`rivals/${name}.js`, import.meta.url));

/** @type {(input: string, ...options: string[]) => string[]} */
const report = (input, ...options) => [
  NPS,
  ...['report', input, ...options, '--by', 'plan,month', '--format', 'json'],
];

/** @type {(command: string, ...options: string[]) => (file: string, rules: string) => string[]} */
const withThemes =
  (command, ...options) =>
  (file, rules) => [NPS, command, file, '--themes', rules, ...options, '--format', 'json'];

/**
 * @param {string} name
 * @param {number} wanted
 * @param {(files: import('./files.js').Files) => string} rules
 * @returns {import('./benches.js').Bench[]}
 */
const againstRegexps = (name, wanted, rules) =>
  [
    { what: 'themes', ours: withThemes('themes') },
    { what: 'report --by theme', ours: withThemes('report', '--by', 'theme') },
  ].map(({ what, ours }) => ({
    name,
    about: `${what}, 1,000,000 rows / regexp_matches of DuckDB, by hand`,
    unit: 'ratio',
    runs: 5,
    wanted,
    ours: (files) => ours(files.survey(MILLION), rules(files)),
    theirs: (files) => [rival('regexp'), files.survey(MILLION), files.regexps(rules(files))],
    agree: sameMentions,
  }));

/**
 * @param {string} name
 * @param {import('./rivals/shell.js').Rival} rival
 * @returns {import('./benches.js').Bench}
 */
const againstShell = (name, { missing, command, answer }) => ({
  name: 'rivals',
  about: `report by plan and month, 1,000,000 rows / ${name}`,
  unit: 'ratio',
  runs: 5,
  wanted: 0.25,
  ours: (files) => report(files.survey(MILLION)),
  theirs: (files) => command(files.survey(MILLION)),
  agree: sameTallies(answer),
  missing,
});

/** @type {(folder: string) => string | null} */
const roomFor = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < ROOM ? `less than ${ROOM / 1e9} GB are free in ${folder}` : null;
};

/** @type {import('./benches.js').Bench[]} */
export const LARGE = [
  {
    name: 'engine',
    about: 'report by plan and month, 1,000,000 rows / the same in SQL of DuckDB, by hand',
    unit: 'ratio',
    runs: 9,
    ours: (files) => report(files.survey(MILLION)),
    theirs: (files) => [rival('duckdb'), files.survey(MILLION)],
    agree: sameTallies(JSON.parse),
  },
  {
    name: 'engine-respondents',
    about: 'the same, and who answered before',
    unit: 'ratio',
    runs: 9,
    ours: (files) => report(files.survey(MILLION, { respondents: true })),
    theirs: (files) => [rival('duckdb'), files.survey(MILLION, { respondents: true }), 'customer_id'],
    agree: sameTallies(JSON.parse),
  },
  againstShell('pandas', pandas),
  againstShell('Miller', miller),
  ...againstRegexps('themes-regexp', 1, () => RULES),
  ...againstRegexps('themes-regexp-1000', 0.5, (files) => files.rules(1000)),
  {
    name: 'parquet',
    about: 'report by plan and month, 1,000,000 rows of Parquet / of CSV',
    unit: 'ratio',
    runs: 7,
    wanted: 0.5,
    ours: async (files) => report(await files.parquet(MILLION)),
    theirs: (files) => report(files.survey(MILLION)),
    agree: sameReport,
  },
  {
    name: 'shards',
    about:
      'report by plan and month, 5,000,000 rows in three shards of PostgreSQL / the same in SQL, by hand',
    unit: 'ratio',
    runs: 5,
    wanted: 1.2,
    ours: async (files) => {
      const { url, table } = await files.shards(5 * MILLION);
      return report(url, '--table', table);
    },
    theirs: async (files) => {
      const { url, table } = await files.shards(5 * MILLION);
      return [rival('postgres'), url, table];
    },
    agree: sameTallies(JSON.parse),
  },
  {
    name: 'scale',
    about: 'report by plan and month, 10,000,000 rows / 1,000,000 rows',
    unit: 'ratio',
    runs: 3,
    wanted: 10.5,
    ours: (files) => report(files.survey(10 * MILLION)),
    theirs: (files) => report(files.survey(MILLION)),
    missing: roomFor,
  },
  {
    name: 'scale',
    about: 'the same: peak memory',
    unit: 'MiB',
    runs: 1,
    bar: 600,
    ours: (files) => report(files.survey(10 * MILLION)),
    missing: roomFor,
  },
];
