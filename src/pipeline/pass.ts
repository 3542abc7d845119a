/**
 * One reading of all inputs. The first rows are held back until they tell what the columns are; the
 * rest is counted as it comes. Every row is evidence as well: where all rows together decide
 * otherwise than the first ones, the numbers do not agree with `decided()`, and another pass is due.
 */

import { MemoryEngine } from '../aggregate/memory.ts';
import { evaluator } from '../enrich/dimension.ts';
import { filterTest } from '../enrich/filter.ts';
import { periodKeyer } from '../enrich/period.ts';
import { windowTest } from '../enrich/window.ts';
import { npsError } from '../errors.ts';
import { formatOf } from '../map/format.ts';
import { compileMapping, type Mapper } from '../map/mapper.ts';
import { type Decision, decideMapping, Evidence } from '../map/mapping.ts';
import type {
  Counts,
  Dimension,
  Filter,
  Keys,
  Mapping,
  Question,
  Row,
  Scan,
  Table,
  WallTime,
} from '../model.ts';
import { type Asked, columnIn } from './asked.ts';
import { Rejections } from './findings.ts';

/** Rows that the first decision waits for. */
const HELD = 1000;
const SAMPLED = 200;

/** What must be the same before and after a pass for its numbers to stand. */
export interface Settled {
  /** One for each family. */
  mappings: Mapping[];
  /** The newest answer; null unless `--last` asks for it. */
  newest: WallTime | null;
}

/** Inputs with the same header share their evidence and their mapping. */
interface Family {
  tables: Table[];
  evidence: Evidence;
  mapping: Mapping | null;
}

/** A row that no column filter rejects, on its way to the engine. */
type Take = (row: Row, line: number) => void;

export class Pass {
  readonly counts: Counts = { rows: 0, scored: 0, missing: 0, invalid: 0, duplicates: 0, filtered: 0 };
  readonly rejections = new Rejections();
  readonly engine: MemoryEngine;
  readonly families: Family[];
  /** Dates of the scored answers that count. */
  dates: { first: WallTime; last: WallTime } | null = null;
  undated = 0;
  /** Some of the rows that filters on columns left out. */
  readonly leftOut: Row[] = [];
  readonly #asked: Asked;
  readonly #question: Question;
  readonly #settled: Settled | null;
  #newest: WallTime | null = null;
  /** False once rows had to go uncounted because no score column could be named yet. */
  #complete = true;

  constructor(tables: readonly Table[], asked: Asked, question: Question, settled: Settled | null) {
    this.#asked = asked;
    this.#question = question;
    this.#settled = settled;
    this.families = familiesOf(tables);
    const shapes = asked.breakdowns.map((by) => {
      const period = by.findIndex(({ kind }) => kind === 'period');
      return { depth: by.length, period: period < 0 ? null : period };
    });
    this.engine = new MemoryEngine(shapes, question.dedupe);
    this.families.forEach((family, i) => {
      family.mapping = settled?.mappings[i] ?? null;
    });
  }

  /** Reads one input to its end. */
  async read(table: Table): Promise<Scan> {
    const family = this.families.find(({ tables }) => tables.includes(table))!;
    const keeps = this.columnFilter(table);
    let take = family.mapping ? this.#counter(table, family.mapping) : null;
    let held: [Row, number][] = [];
    const release = () => {
      const { mapping, trouble } = this.#decision(family);
      if (trouble !== null) {
        this.#complete = false;
        return;
      }
      family.mapping = mapping;
      take = this.#counter(table, mapping);
      for (const [row, line] of held) take(row, line);
    };
    const scan = await table.scan((row, line) => {
      this.counts.rows++;
      if (!keeps(row)) {
        this.counts.filtered++;
        if (this.leftOut.length < SAMPLED) this.leftOut.push(row);
        return;
      }
      if (this.#settled === null) family.evidence.observe(row);
      if (take) take(row, line);
      else if (this.#complete) {
        held.push([row, line]);
        if (held.length === HELD) release();
      }
    });
    if (take === null && this.#complete) release();
    held = [];
    return scan;
  }

  /** What all rows decide. Errors: `noResponses`; `noScore`, `ambiguousScore` where they name no score column. */
  decided(): { settled: Settled; warnings: Decision['warnings'] } {
    const { rows, filtered } = this.counts;
    if (rows === filtered) throw npsError('noResponses', { rows, where: this.#question.where });
    const decisions = this.families.map((family) => this.#decision(family));
    const trouble = decisions.find((decision) => decision.trouble !== null)?.trouble;
    if (trouble) throw trouble;
    const newest = this.#question.window.last === null ? null : this.#newest;
    return {
      settled: { mappings: decisions.map(({ mapping }) => mapping), newest },
      warnings: decisions.flatMap(({ warnings }) => warnings),
    };
  }

  /** Whether the numbers of this pass stand: every row was counted, and as `decided` says. */
  agreesWith(decided: Settled): boolean {
    const used: Settled = {
      mappings: this.families.flatMap(({ mapping }) => mapping ?? []),
      newest: this.#settled?.newest ?? null,
    };
    return this.#complete && essence(used) === essence(decided);
  }

  #decision({ tables, evidence }: Family): Decision {
    const [table] = tables;
    return decideMapping(table!.path, formatOf(table!), table!.columns, evidence, this.#question);
  }

  /** Whether the filters on columns keep a row of `table`. */
  columnFilter(table: Table): (row: Row) => boolean {
    const tests = this.#asked.filters
      .filter(({ dimension }) => dimension.kind === 'column')
      .map((filter) => ({
        column: columnIn(table, filter.dimension, '--where'),
        test: this.#test(filter, null),
      }));
    return (row) =>
      tests.every(({ column, test }) => test(column === null ? null : (row[column] ?? '').trim()));
  }

  #test(filter: Filter, mapper: Mapper | null) {
    return filterTest(
      filter,
      mapper?.readDate ?? compileMapping(NO_MAPPING, [], this.#question.calendar).readDate,
    );
  }

  #evaluator(table: Table, dimension: Dimension, option: string) {
    const { fiscalYearStart } = this.#question.calendar;
    const periodKey = dimension.kind === 'period' ? periodKeyer(dimension.name, fiscalYearStart) : () => '';
    return evaluator(dimension, { path: table.path, column: columnIn(table, dimension, option), periodKey });
  }

  /** The way of one row from mapping to tally. */
  #counter(table: Table, mapping: Mapping): Take {
    const { counts, engine, rejections } = this;
    const mapper = compileMapping(mapping, table.columns, this.#question.calendar);
    const keyers = this.#asked.breakdowns.map((by) =>
      by.map((dimension) => this.#evaluator(table, dimension, '--by')),
    );
    const conditions = this.#asked.filters
      .filter(({ dimension }) => dimension.kind !== 'column')
      .map((filter) => ({
        value: this.#evaluator(table, filter.dimension, '--where'),
        test: this.#test(filter, mapper),
      }));
    const { since, until, last } = this.#question.window;
    const windowed = since !== null || until !== null || last !== null;
    const inWindow = windowTest(
      this.#question.window,
      this.#settled?.newest ?? null,
      this.#question.calendar.fiscalYearStart,
    );
    return (row, line) => {
      const { score, at, dateUnreadable, respondent } = mapper.read(row);
      const answer = { row, score: score.kind === 'score' ? score.score : null, at };
      if (conditions.some(({ value, test }) => !test(value(answer)))) {
        counts.filtered++;
        return;
      }
      if (answer.score !== null && at !== null && (this.#newest === null || at > this.#newest))
        this.#newest = at;
      if (windowed && !inWindow(at)) {
        counts.filtered++;
        return;
      }
      if (dateUnreadable)
        rejections.add(table.path, mapper.columnOf('dateUnreadable'), 'dateUnreadable', line);
      if (score.kind === 'missing') counts.missing++;
      else if (score.kind === 'invalid') {
        counts.invalid++;
        rejections.add(table.path, mapper.columnOf(score.reason), score.reason, line);
      } else {
        counts.scored++;
        this.#dated(at);
        const keys: Keys[] = keyers.map((by) => by.map((key) => key(answer)));
        engine.take({ score: score.score, at, respondent }, keys);
      }
    };
  }

  #dated(at: WallTime | null): void {
    if (at === null) this.undated++;
    else if (this.dates === null) this.dates = { first: at, last: at };
    else if (at < this.dates.first) this.dates.first = at;
    else if (at > this.dates.last) this.dates.last = at;
  }
}

const NO_MAPPING: Mapping = {
  format: 'plain',
  roles: { score: null, comment: null, date: null, respondent: null, account: null, stage: null },
  anchors: {},
  date: null,
};

function familiesOf(tables: readonly Table[]): Family[] {
  const families = new Map<string, Family>();
  for (const table of tables) {
    const header = JSON.stringify(table.columns.map(({ name, detail }) => [name, detail]));
    const family = families.get(header);
    if (family) family.tables.push(table);
    else families.set(header, { tables: [table], evidence: new Evidence(), mapping: null });
  }
  return [...families.values()];
}

/** Settled things without the words about them, for comparing. */
const essence = ({ mappings, newest }: Settled): string =>
  JSON.stringify([newest, ...mappings.map(({ roles, anchors, date }) => [roles, anchors, date?.order])]);
