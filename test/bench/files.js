/** The files that are measured, each written when it is first asked for. */
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { joinedReport, report } from './benches.js';
import { writeCustomers, writeExport } from './data.js';
import { writeRegexps, writeRules } from './keywords.js';
import { output } from './measure.js';
import { writeSurvey } from './survey.js';

const BASELINES = ['command', 'loop', 'forAwait'];

/**
 * @typedef {object} Joined
 * @property {string} responses
 * @property {string} customers
 *
 * @typedef {Awaited<ReturnType<typeof import('./shards.js').startShards>>} Shards
 */

/** Paths in one folder. Speed counts for nothing where the answer is wrong: what is written for reports is checked. */
export class Files {
  #folder;
  /** @type {Promise<Shards> | null} */
  #shards = null;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /** 1,000 rows. */
  get small() {
    return this.#exportOf(1_000);
  }

  /** 100,000 rows. */
  get large() {
    return this.#exportOf(100_000);
  }

  /**
   * Any number of rows, unchecked.
   * @param {number} rows
   */
  sized(rows) {
    return this.#written(`sized-${rows}.csv`, (path) => writeExport(path, rows));
  }

  /**
   * 100,000 rows of 50,000 customers, and the table of these; every answer must find its own.
   * @returns {Joined}
   */
  get joined() {
    const [rows, people] = [100_000, 50_000];
    const customers = this.#written('customers.csv', (path) => writeCustomers(path, people));
    const responses = this.#written('responses.csv', (path) => {
      writeExport(path, rows, people);
      const { source } = JSON.parse(output(joinedReport({ responses: path, customers }, 'tier')));
      assert.equal(source.customers[0].customers, people);
      assert.equal(source.customers[0].matched, rows);
    });
    return { responses, customers };
  }

  /**
   * The program baseline/NAME.js, bundled and minified.
   * @param {string} name
   */
  baseline(name) {
    return this.#written(`${name}.mjs`, (outfile) =>
      buildSync({
        entryPoints: [fileURLToPath(new URL(`baseline/${name}.js`, import.meta.url))],
        outfile,
        bundle: true,
        format: 'esm',
        platform: 'node',
        minify: true,
        banner: { js: 'var require=process.getBuiltinModule;' },
      }),
    );
  }

  /**
   * About 137 bytes a row; with a column of respondents or without.
   * @param {number} rows
   * @param {{ respondents?: boolean, whole?: boolean, plans?: readonly string[] }} kind
   */
  survey(rows, kind = {}) {
    const name = ['survey', rows, ...Object.keys(kind), ...(kind.plans ?? [])].join('-');
    return this.#written(`${name}.csv`, (path) => writeSurvey(path, rows, kind));
  }

  /**
   * The survey without respondents as Parquet, by DuckDB.
   * @param {number} rows
   */
  async parquet(rows) {
    const path = join(this.#folder, `survey-${rows}.parquet`);
    if (!existsSync(path)) {
      const { writeParquet } = await import('./rivals/answersIn.js');
      await writeParquet(path, this.survey(rows));
    }
    return path;
  }

  /**
   * Twelve themes of so many keywords.
   * @param {number} keywords
   */
  rules(keywords) {
    return this.#written(`rules-${keywords}.yaml`, (path) => writeRules(path, keywords));
  }

  /**
   * The same as regular expressions, in JSON.
   * @param {string} rules
   */
  regexps(rules) {
    const name = `regexps-${rules.replace(/\W+/g, '-')}.json`;
    return this.#written(name, (path) => writeRegexps(path, rules));
  }

  /**
   * The survey without respondents, all scores whole numbers, in a PostgreSQL of three shards that runs until `close`.
   * @param {number} rows
   * @returns {Promise<Shards>}
   */
  shards(rows) {
    this.#shards ??= import('./shards.js').then(({ PLANS, startShards }) =>
      startShards((plans) =>
        this.survey(Math.round((rows * plans.length) / PLANS.length), { whole: true, plans }),
      ),
    );
    return this.#shards;
  }

  /** Ends what runs and removes all. */
  async close() {
    const shards = await this.#shards?.catch(() => null);
    await shards?.stop();
    rmSync(this.#folder, { recursive: true });
  }

  /** @param {number} rows */
  #exportOf(rows) {
    return this.#written(`${rows}.csv`, (path) => {
      const expected = writeExport(path, rows);
      const { overall, counts } = JSON.parse(output(report(path)));
      const { n, promoters, passives, detractors } = overall;
      const { missing, invalid } = counts;
      assert.deepEqual({ n, promoters, passives, detractors, missing, invalid }, expected);
      for (const name of BASELINES) assert.equal(Number(output([this.baseline(name), path])), rows + 1);
    });
  }

  /**
   * @param {string} name
   * @param {(path: string) => unknown} write
   */
  #written(name, write) {
    const path = join(this.#folder, name);
    if (existsSync(path)) return path;
    try {
      write(path);
    } catch (error) {
      // What is wrong must not be taken for written.
      rmSync(path, { force: true });
      throw error;
    }
    return path;
  }
}
