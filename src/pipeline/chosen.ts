/** Which answers `--dedupe` lets count, for whoever wants the answers themselves. */

import { Candidates } from '../aggregate/candidates.ts';
import type { Dedupe, Table, WallTime } from '../model.ts';
import type { Collector } from './collector.ts';
import type { Judged, Setting } from './fate.ts';

/** Where the answer stands that counts of a respondent's. */
interface Place {
  at: WallTime | null;
  table: Table;
  line: number;
}

/** Remembers for every respondent the answer that counts in the whole: memory grows with the respondents. */
export class Chosen implements Collector {
  readonly #candidates: Candidates<Place>;
  #places = new Map<string, Place>();

  /** `dedupe`: `latest` or `first`. */
  constructor(dedupe: Dedupe) {
    this.#candidates = new Candidates(dedupe);
  }

  beginPass(): void {
    this.#places = new Map();
  }

  taker({ table }: Setting): (judged: Judged, line: number) => void {
    return ({ respondent, at }, line) => {
      if (respondent === null) return;
      const next = { at, table, line };
      const best = this.#places.get(respondent);
      this.#places.set(respondent, best === undefined ? next : this.#candidates.choose([best, next]));
    };
  }

  /** True for an answer that counts: an anonymous one does. */
  counts(respondent: string | null, table: Table, line: number): boolean {
    if (respondent === null) return true;
    const place = this.#places.get(respondent);
    return place?.table === table && place.line === line;
  }
}
