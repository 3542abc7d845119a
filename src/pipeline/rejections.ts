/** What could not be used, counted while it is met, or found by a database and placed afterwards. */

import type { Lines, Rejection, RejectionReason, Row } from '../model.ts';
import { LISTED, note } from '../read/notes.ts';

/** Rejections by input, column and reason, with the first twenty lines of each. */
export class Rejections {
  readonly #found = new Map<string, Rejection>();
  #unplaced = new Map<number, Set<string>>();

  /** Counts one. `column` null: the row as a whole is meant. `cell` is kept for whoever may see it. */
  add(input: string, column: string | null, reason: RejectionReason, line: number, cell?: string): void {
    const rejection = this.#of(input, column, reason);
    if (note(rejection, line) && cell !== undefined) rejection.cells = [...(rejection.cells ?? []), cell];
  }

  /** Adds what was counted elsewhere; nothing where the count is 0. */
  addLines(input: string, column: string | null, reason: RejectionReason, { count, lines }: Lines): void {
    if (count === 0) return;
    const rejection = this.#of(input, column, reason);
    rejection.count += count;
    rejection.lines = [...rejection.lines, ...lines].slice(0, LISTED);
  }

  /**
   * Counts `times` that a database found, whose lines are not known yet; `index`: the column of the cell that is to blame,
   * null where it is not one of this input's.
   */
  addUnplaced(
    input: string,
    column: string,
    reason: RejectionReason,
    times: number,
    index: number | null,
    row: Row,
  ): void {
    this.#of(input, column, reason).count += times;
    if (index === null) return;
    const cells = this.#unplaced.get(index) ?? new Set();
    this.#unplaced.set(index, cells);
    cells.add(row[index] ?? '');
  }

  /** By index of their column the cells that were to blame for what has no line yet; asked for once for each input. */
  takeUnplaced(): ReadonlyMap<number, ReadonlySet<string>> {
    const unplaced = this.#unplaced;
    this.#unplaced = new Map();
    return unplaced;
  }

  /** Notes a line of what is counted already, one of the first twenty; lines come in order, some of them again. */
  place(input: string, column: string, reason: RejectionReason, line: number, cell?: string): void {
    const rejection = this.#of(input, column, reason);
    if (!wantsLines(rejection) || line <= (rejection.lines.at(-1) ?? 0)) return;
    rejection.lines.push(line);
    if (cell !== undefined) rejection.cells = [...(rejection.cells ?? []), cell];
  }

  /** Whether a line is still to be noted of what was counted in `column` of `input`. */
  wantsLines(input: string, column: string): boolean {
    return this.list().some((one) => one.input === input && one.column === column && wantsLines(one));
  }

  /** Puts what was found in `input` in the order in which its rows would have shown it; without lines, by reason. */
  arrange(input: string): void {
    const entries = [...this.#found];
    const others = entries.filter(([, rejection]) => rejection.input !== input);
    const own = entries.filter(([, rejection]) => rejection.input === input);
    const lineOf = ({ lines }: Rejection): number => lines[0] ?? Number.MAX_SAFE_INTEGER;
    // The date of a row is looked at before its score: `dateUnreadable` comes before `score…` and `weight…`.
    own.sort(([a, one], [b, other]) => lineOf(one) - lineOf(other) || (a < b ? -1 : 1));
    this.#found.clear();
    for (const [key, rejection] of [...others, ...own]) this.#found.set(key, rejection);
  }

  #of(input: string, column: string | null, reason: RejectionReason): Rejection {
    const key = `${reason}${column === null ? '' : `/${column}`}\u0000${input}`;
    let rejection = this.#found.get(key);
    if (rejection === undefined) {
      rejection = { input, column, reason, count: 0, lines: [] };
      this.#found.set(key, rejection);
    }
    return rejection;
  }

  /** All of them, in the order in which each was first met. */
  list(): Rejection[] {
    return [...this.#found.values()];
  }
}

const wantsLines = ({ lines, count }: Rejection): boolean => lines.length < Math.min(LISTED, count);
