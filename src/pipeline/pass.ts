/**
 * One reading of all inputs. The first rows are held back until they tell what the columns are; the
 * rest is counted as it comes. Every row is evidence as well: where all rows together decide
 * otherwise than the first ones, the numbers do not stand, and another pass is due.
 */

import { fileNames } from '../enrich/dimension.ts';
import { isText } from '../map/score.ts';
import type { Mapping, Question, Row, Scan, Table, Warning } from '../model.ts';
import type { Asked } from './asked.ts';
import { type Beside, NOTHING_BESIDE } from './beside.ts';
import { Conditions, type Orders } from './conditions.ts';
import { readByCount } from './counted.ts';
import { Counting } from './counting.ts';
import type { Customers } from './customers.ts';
import { mappingsOf } from './decided.ts';
import { byHeader, Family, warningsOf } from './family.ts';
import type { Setting } from './fate.ts';
import { foresee } from './foresight.ts';
import { differ, essence, type Known, NOTHING_KNOWN } from './known.ts';
import { readByLook, type Visit } from './looked.ts';
import { ORDINARY, Reads } from './reads.ts';
import { noAnswerTest } from './repeats.ts';
import { trendPeriod } from './trend.ts';
import type { Unread } from './unread.ts';
import { columnsFor } from './wanted.ts';

const UNFORESEEN =
  'its first rows do not tell for certain what its columns are: name them, with --score, --date and the like';
/** So many of the rows that are left out are kept until the columns are known. */
const SAMPLED = 5000;

/** One pass: `read` every table, then ask `next`. */
export class Pass {
  readonly counting: Counting;
  readonly families: readonly Family[];
  readonly reads = new Reads();
  /** Rows that conditions on columns left out while the columns were not known. */
  readonly #leftOut: Row[] = [];
  #hasLeftOutText = false;
  readonly #ways = new Map<Family, 'looked' | 'foreseen'>();
  readonly #asked: Asked;
  readonly #question: Question;
  readonly #known: Known;
  readonly #beside: Beside;
  readonly #names: ReadonlyMap<string, string>;

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
    const names = fileNames(tables.map(({ path }) => path));
    this.#names = new Map(tables.map(({ path }, i) => [path, names[i]!]));
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
    const { notCounted = ORDINARY } = table;
    const counter = this.#known.looks ? undefined : table.counter;
    const input = this.at(table);
    const look = () => readByLook(input, (visit) => table.scan(visit));
    if (counter === undefined) {
      this.reads.add({ engine: 'memory', why: this.#known.looks ? UNFORESEEN : notCounted });
      this.#noteWay(input, 'looked');
      return look();
    }
    const counted = await readByCount(input, counter);
    if ('rows' in counted) {
      this.reads.add(counter);
      this.#noteWay(input, 'foreseen');
      return counted;
    }
    // Of text our own reader is quicker to tell the rows.
    const foresight = table.reading.container === 'csv' ? null : foresee(input);
    const columns = foresight && columnsFor(foresight.setting, input);
    const read = columns && ((visit: Visit) => counter.stream(columns, visit));
    const streamed = read && (await readByLook(input, read, foresight));
    this.reads.add(streamed ? counter : { engine: 'memory', why: counted.why });
    this.#noteWay(input, streamed ? 'foreseen' : 'looked');
    return streamed ?? look();
  }

  /** What all rows of some inputs tell, and the first ones of others, does not go together. */
  #noteWay({ family, learning }: Unread, way: 'looked' | 'foreseen'): void {
    if (!learning) return;
    const before = this.#ways.get(family);
    if (before !== undefined && before !== way) this.counting.unforeseen = true;
    this.#ways.set(family, way);
  }

  #leaveOut({ mapping }: Family, row: Row): void {
    if (mapping === null) {
      if (this.#leftOut.length < SAMPLED) this.#leftOut.push(row);
    } else if (!this.#hasLeftOutText) this.#hasLeftOutText = isText(row[mapping.roles.score!] ?? '');
  }

  /** Whether words stand in the column `score` of a row that a condition on columns left out. */
  hasLeftOutText(score: number): boolean {
    return this.#hasLeftOutText || this.#leftOut.some((row) => isText(row[score] ?? ''));
  }

  /** Where `table` stands in this pass. */
  at(table: Table): Unread {
    const family = this.#familyOf(table);
    return {
      table,
      family,
      alone: this.families.flatMap(({ tables }) => tables).length === 1,
      counting: this.counting,
      asked: this.#asked,
      beside: this.#beside,
      learning: this.#known.mappings === null,
      byDays: this.#known.byDays,
      settingOf: (mapping) => this.setting(table, mapping),
      leaveOut: (row) => this.#leaveOut(family, row),
    };
  }

  /**
   * What another pass has to know for its numbers to stand; null: those of this one do. Errors:
   * `noResponses` where the conditions on columns keep no row at all, `noAnswers` where the format keeps none; `noScore`, `ambiguousScore`.
   */
  next(): Known | null {
    const { orders, mappings, newest: assumed, thorough, looks } = this.#known;
    // What was learnt about how to read stays learnt, or two passes would ask for each other for ever.
    const anew: Known = { ...NOTHING_KNOWN, orders, thorough, looks };
    if (this.counting.unforeseen) return { ...anew, looks: true };
    const written = this.families.map(({ conditions }) => conditions.decided());
    if (orders === null && differ(written, this.#ordersInForce())) return { ...anew, orders: written };
    if (mappings === null && this.families.some(({ evidence }) => evidence.missedSomething()))
      return { ...anew, orders: written, thorough: true };
    const { newest } = this.counting;
    const known = { ...this.#known, orders: written, newest, warnings: this.warnings };
    if (mappings === null) {
      const decided = mappingsOf(this.families, this.counting, this.#question);
      const used = this.families.map(({ mapping }) => mapping);
      if (!this.counting.complete || differ(decided.map(essence), used.map(essence)))
        return { ...known, mappings: decided };
      // The same numbers, but only all rows tell why.
      for (const [i, family] of this.families.entries()) family.mapping = decided[i]!;
    }
    const settled = { ...known, mappings: this.families.map(({ mapping }) => mapping) };
    if (this.#question.window.last !== null && newest !== assumed) return settled;
    return this.#lacksDays() ? { ...settled, byDays: true } : null;
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

  /** Whether a database counted by months what the trend shows by days. */
  #lacksDays(): boolean {
    const { dates } = this.counting;
    if (this.#known.byDays || this.reads.choice.engine === 'memory' || dates === null) return false;
    return trendPeriod(dates.first, dates.last, this.#asked.breakdowns) === 'day';
  }

  #ordersInForce(): Orders[] {
    return this.families.map(({ conditions }) => conditions.orders);
  }
}
