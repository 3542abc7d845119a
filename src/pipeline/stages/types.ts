import type { Evaluated } from '../../enrich/dimension.ts';
import type { StageAttribute, StageSource, Table, Warning } from '../../model.ts';
import type { Rejections } from '../rejections.ts';
import type { CellStudy } from './columns.ts';

/** How the stages of a question are told. */
export interface Stages {
  source: StageSource;
  warnings: readonly Warning[];
  /** The stage of each answer in a table; null: unknown. */
  of(table: Table): (answer: Evaluated) => string | null;
  /** Days from the day on which its customer came to an answer in a table, negative where it was given before; null: unknown. */
  tenureDays(table: Table): (answer: Evaluated) => number | null;
  /** The column that says when customers came; null: none does. `signup` false: they may be asked before. */
  start: { column: string; signup: boolean } | null;
  /** Adds what is known of customers and cannot be read. */
  reject(rejections: Rejections): void;
}

/** Where the attributes are, as positions among the columns, and what was found in theirs. */
export interface FoundAttributes {
  found: Partial<Record<StageAttribute, number>>;
  studies: ReadonlyMap<number, CellStudy>;
  /** False where no stage but the odd one could be told. */
  enough: boolean;
  warnings: Warning[];
}
