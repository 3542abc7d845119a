/** Inputs with the same header: they are one table, and share what is decided about its columns. */

import { Evidence } from '../map/evidence.ts';
import { type Recognised, recognise } from '../map/format.ts';
import { type Decision, decideMapping } from '../map/mapping.ts';
import { isMissing } from '../map/missing.ts';
import type { Mapping, Question, Row, Table, Warning } from '../model.ts';
import type { Conditions } from './conditions.ts';

/** In so many parts the first rows are looked at: what all of them tell, the rows to come will hardly gainsay. */
const PARTS = 4;
/** Fewer rows in a part tell nothing. */
const ENOUGH = 100;

/** What the first rows of an input tell. */
export interface Foreseen {
  mapping: Mapping;
  /** Each part of them tells the same about what is which column. */
  clear: boolean;
  /** Indexes of the columns in which they have nothing, or words for it. */
  empty: readonly number[];
}

/** The inputs that have one header, and what is known about it. */
export class Family {
  readonly tables: readonly Table[];
  /** Whose export it is. */
  readonly recognised: Recognised;
  readonly conditions: Conditions;
  /** What all rows seen so far say; only those that the conditions on columns keep. */
  readonly evidence: Evidence;
  /** Obeyed in this pass; null until it is decided, and for good where no row has to be counted. */
  mapping: Mapping | null;
  readonly #question: Question;
  readonly #thorough: boolean;
  /** The last decision, and after how many rows it was made. */
  #last: { rows: number; decision: Decision } | null = null;

  constructor(
    tables: readonly Table[],
    conditions: Conditions,
    question: Question,
    mapping: Mapping | null,
    thorough = false,
  ) {
    this.tables = tables;
    this.recognised = recognise(tables[0]!, question.format);
    this.conditions = conditions;
    this.mapping = mapping;
    this.#question = question;
    // What is said about a column that the user names counts every cell of it.
    const named = Object.keys(question.roles).length > 0 || question.anchors !== null;
    this.#thorough = thorough || named;
    this.evidence = new Evidence(this.#thorough);
  }

  /** What the evidence so far decides; null without a row. */
  decision(): Decision | null {
    const { rows } = this.evidence;
    if (rows === 0) return null;
    if (this.#last?.rows === rows) return this.#last.decision;
    const decision = this.#decide(this.evidence);
    this.#last = { rows, decision };
    return decision;
  }

  /** What `rows` would decide if they were all; null: they name no score column. Nothing is learnt. */
  foresee(rows: readonly Row[]): Foreseen | null {
    const whole = this.#decidedBy(rows);
    if (whole === null) return null;
    const part = Math.floor(rows.length / PARTS);
    const parts = Array.from({ length: PARTS }, (_, i) => rows.slice(i * part, (i + 1) * part));
    const isSame = (mapping: Mapping | undefined): boolean =>
      JSON.stringify(mapping?.roles) === JSON.stringify(whole.mapping.roles);
    return {
      ...whole,
      clear: part >= ENOUGH && parts.every((some) => isSame(this.#decidedBy(some)?.mapping)),
    };
  }

  #decidedBy(rows: readonly Row[]): Pick<Foreseen, 'mapping' | 'empty'> | null {
    if (rows.length === 0) return null;
    const evidence = new Evidence(this.#thorough);
    for (const row of rows) evidence.observe(row);
    const { mapping, trouble } = this.#decide(evidence);
    if (trouble !== null) return null;
    const { columns } = this.tables[0]!;
    const isEmpty = (index: number): boolean => rows.every((row) => isMissing(row[index] ?? ''));
    return { mapping, empty: columns.map(({ index }) => index).filter(isEmpty) };
  }

  /** Learns what the columns are from `rows`; of `columns` all rows will be shown to the evidence. */
  learnAnew(rows: readonly Row[], columns: readonly number[]): void {
    for (const row of rows) this.evidence.observe(row);
    this.evidence.beginAnew(columns);
  }

  #decide(evidence: Evidence): Decision {
    const { path, columns } = this.tables[0]!;
    return decideMapping(path, this.recognised, columns, evidence, this.#question);
  }
}

/** The tables put together by their headers, in the order in which each header comes first. */
export function byHeader(tables: readonly Table[]): Table[][] {
  const found = new Map<string, Table[]>();
  for (const table of tables) {
    const header = JSON.stringify(table.columns.map(({ name, detail }) => [name, detail]));
    const same = found.get(header);
    if (same) same.push(table);
    else found.set(header, [table]);
  }
  return [...found.values()];
}

/** What was noticed about the columns of all families; of several, each says which file it speaks of. */
export function warningsOf(families: readonly Family[]): Warning[] {
  return families.flatMap((family) => {
    const warnings = family.decision()?.warnings ?? [];
    if (families.length === 1) return warnings;
    return warnings.map(({ code, message }) => ({ code, message: `${family.tables[0]!.path}: ${message}` }));
  });
}
