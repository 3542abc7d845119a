/** The engines that must agree: each is one entry, to which a case's table is given in the way that it reads. */
import type { Place } from './ask.ts';
import type { Asked } from './questions.ts';
import type { Data } from './tables.ts';

/** One way to have a table counted. */
export interface Engine {
  name: string;
  /** Makes the table ready in `folder`, where its CSV files are `files`; null: not for this table. */
  place(data: Data, files: readonly string[], folder: string): Promise<Place | null>;
  /** Why a question cannot be put to it so that the answer is the same; null: it can. */
  refuses(data: Data, asked: Asked): string | null;
  /** Rows have neither lines nor an order. */
  unordered: boolean;
}

/** What every other engine is held to. */
export const MEMORY = { engine: 'memory' } as const;

export const ENGINES: readonly Engine[] = [];
