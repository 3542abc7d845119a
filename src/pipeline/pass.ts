/**
 * One reading of all inputs. The first rows are held back until they tell what the columns are; the
 * rest is counted as it comes. Every row is evidence as well: where all rows together decide
 * otherwise than the first ones, the numbers do not stand, and another pass is due.
 */

import { fileNames } from '../enrich/dimension.ts';
import { type NpsError, npsError } from '../errors.ts';
import type { Customer, Mapping, Question, Row, Scan, Table, WallTime, Warning } from '../model.ts';
import type { Asked } from './asked.ts';
import { type Beside, NOTHING_BESIDE } from './beside.ts';
import { Conditions, type Orders } from './conditions.ts';
import { Counting, type Take } from './counting.ts';
import type { Customers } from './customers.ts';
import { byHeader, Family, warningsOf } from './family.ts';
import type { Setting } from './fate.ts';
import { noAnswerTest } from './repeats.ts';

/** Rows that the first decision waits for. */
const HELD = 1000;
const SAMPLED = 200;

/** What earlier passes have told; each needs the ones before it. */
export interface Known {
  /** How the dates that conditions compare are written, for each family; null: not known yet. */
  orders: readonly Orders[] | null;
  /** What the columns are, for each family (null: it has no row to count); null: not known yet. */
  mappings: readonly (Mapping | null)[] | null;
  /** The newest answer, for `--last`; null: not known yet, or there is none. */
  newest: WallTime | null;
  /** What was noticed when the columns were decided. */
  warnings: readonly Warning[];
  /** A column that was not watched turned out to matter: every cell of every column is evidence. */
  thorough: boolean;
}

/** Before the first pass. */
export const NOTHING_KNOWN: Known = {
  orders: null,
  mappings: null,
  newest: null,
  warnings: [],
  thorough: false,
};

/** One pass: `read` every table, then ask `next`. */
export class Pass {
  readonly counting: Counting;
  readonly families: readonly Family[];
  /** Some of the rows that conditions on columns left out. */
  readonly leftOut: Row[] = [];
  readonly #asked: Asked;
  readonly #question: Question;
  readonly #known: Known;
  readonly #beside: Beside;
  readonly #names: ReadonlyMap<string, string>;
  /** False once rows had to go uncounted because no score column could be named yet. */
  #complete = true;

  /** Errors: `repeatedColumn`. */
  constructor(
    tables: readonly Table[],
    asked: Asked,
    question: Question,
    known: Known,
    beside: Beside = NOTHING_BESIDE,
  ) {
    this.#asked = asked;
    this.#beside = beside;
    beside.customers?.beginPass();
    beside.collector?.beginPass(asked);
    this.#question = question;
    this.#known = known;
    this.counting = new Counting(asked.breakdowns, question.dedupe, beside.collector);
    this.families = byHeader(tables).map((members, i) => {
      const conditions = new Conditions(asked.filters, question, known.orders?.[i] ?? null, beside.customers);
      return new Family(members, conditions, question, known.mappings?.[i] ?? null, known.thorough);
    });
    const paths = tables.map(({ path }) => path);
    const names = fileNames(paths);
    this.#names = new Map(paths.map((path, i) => [path, names[i]!]));
  }

  /** How the rows of `table` are judged under `mapping` in this pass. */
  setting(table: Table, mapping: Mapping): Setting {
    return {
      table,
      file: this.#names.get(table.path)!,
      mapping,
      question: this.#question,
      filters: this.#asked.filters,
      newest: this.#known.newest,
      customers: this.#beside.customers,
      stages: this.#beside.stages,
      themes: this.#beside.themes,
      weight: this.#asked.weight,
    };
  }

  /** Why a row of `table` is no answer; null: it may be one. */
  noAnswerTest(table: Table): ReturnType<typeof noAnswerTest> {
    return noAnswerTest(table, this.#familyOf(table).recognised.format, this.#beside.replaced);
  }

  /** The customers, for another look at the answers; null: there are none. */
  get customers(): Customers | null {
    return this.#beside.customers;
  }

  #familyOf(table: Table): Family {
    return this.families.find(({ tables }) => tables.includes(table))!;
  }

  /** Reads one input to its end. Errors: those of reading, `repeatedColumn`. */
  async read(table: Table): Promise<Scan> {
    const family = this.#familyOf(table);
    const { counts } = this.counting;
    const keeps = family.conditions.test(table);
    const watch = family.conditions.watch(table);
    const learning = this.#known.mappings === null;
    const noAnswer = this.noAnswerTest(table);
    const customerOf = this.#beside.customers?.finderFor(table) ?? null;
    let take = family.mapping && this.counting.taker(this.setting(table, family.mapping));
    let held: [Row, number, Customer | null][] = [];
    const release = (): void => {
      take = this.#decide(family, table);
      if (take !== null) for (const one of held) take(...one);
      held = [];
    };
    const scan = await table.scan((row, line) => {
      counts.rows++;
      const reason = noAnswer(row, line);
      if (reason !== null) {
        this.counting.leaveOut(table.path, reason, line);
        return;
      }
      watch?.(row);
      const customer = customerOf === null ? null : customerOf(row);
      if (!keeps(row, customer)) {
        counts.filtered++;
        if (this.leftOut.length < SAMPLED) this.leftOut.push(row);
        return;
      }
      if (learning) family.evidence.observe(row);
      if (take !== null) take(row, line, customer);
      else if (this.#complete) {
        held.push([row, line, customer]);
        if (held.length === HELD) release();
      }
    });
    if (held.length > 0) release();
    return scan;
  }

  /**
   * What another pass has to know for its numbers to stand; null: those of this one do. Errors:
   * `noResponses` where the conditions on columns keep no row at all, `noAnswers` where the format keeps none; `noScore`, `ambiguousScore`.
   */
  next(): Known | null {
    const { orders, mappings, newest: assumed, thorough } = this.#known;
    const written = this.families.map(({ conditions }) => conditions.decided());
    if (orders === null && differ(written, this.#ordersInForce()))
      return { ...NOTHING_KNOWN, orders: written };
    if (mappings === null && this.families.some(({ evidence }) => evidence.missedSomething()))
      return { ...NOTHING_KNOWN, orders: written, thorough: true };
    const { newest } = this.counting;
    const known = { orders: written, newest, warnings: this.warnings, thorough };
    if (mappings === null) {
      const decided = this.#decided();
      const used = this.families.map(({ mapping }) => mapping);
      if (!this.#complete || differ(decided.map(essence), used.map(essence)))
        return { ...known, mappings: decided };
    }
    const counted = this.#question.window.last !== null && newest !== assumed;
    return counted ? { ...known, mappings: this.families.map(({ mapping }) => mapping) } : null;
  }

  /** What this pass went by, for another one that is to go by the same. */
  get settled(): Known {
    const mappings = this.families.map(({ mapping }) => mapping);
    return { ...this.#known, orders: this.#ordersInForce(), mappings, warnings: this.warnings };
  }

  /** What was noticed when the columns were decided, in this pass or an earlier one. */
  get warnings(): readonly Warning[] {
    return this.#known.mappings === null ? warningsOf(this.families) : this.#known.warnings;
  }

  #ordersInForce(): Orders[] {
    return this.families.map(({ conditions }) => conditions.orders);
  }

  /** Decides by the rows so far how the family is counted; null: they name no score column. */
  #decide(family: Family, table: Table): Take | null {
    const { mapping = null, trouble = null } = family.decision() ?? {};
    if (mapping === null || trouble !== null) {
      this.#complete = false;
      return null;
    }
    family.mapping = mapping;
    return this.counting.taker(this.setting(table, mapping));
  }

  #noResponses(): NpsError {
    const { counts, leftOuts } = this.counting;
    const { rows, duplicates } = counts;
    const left = leftOuts.list().reduce((sum, { count }) => sum + count, 0);
    if (rows > 0 && left + duplicates === rows)
      return npsError('noAnswers', { rows, format: this.families[0]!.recognised.title });
    return npsError('noResponses', { rows, where: this.#question.where });
  }

  #decided(): (Mapping | null)[] {
    const decisions = this.families.map((family) => family.decision());
    if (decisions.every((decision) => decision === null)) throw this.#noResponses();
    for (const decision of decisions) if (decision?.trouble) throw decision.trouble;
    return decisions.map((decision) => decision?.mapping ?? null);
  }
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What of a mapping makes numbers, for comparing. */
const essence = (mapping: Mapping | null): unknown =>
  mapping && [mapping.roles, mapping.anchors, mapping.date?.order];
