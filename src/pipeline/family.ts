/** Inputs with the same header: they are one table, and share what is decided about its columns. */

import { Evidence } from '../map/evidence.ts';
import { type Recognised, recognise } from '../map/format.ts';
import { type Decision, decideMapping } from '../map/mapping.ts';
import type { Mapping, Question, Row, Table, Warning } from '../model.ts';
import type { Conditions } from './conditions.ts';

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
  foresee(rows: readonly Row[]): Mapping | null {
    if (rows.length === 0) return null;
    const evidence = new Evidence(this.#thorough);
    for (const row of rows) evidence.observe(row);
    const { mapping, trouble } = this.#decide(evidence);
    return trouble === null ? mapping : null;
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
