/** Long format: one row for each question answered, and the kind of question in a column. */

import type { Row } from '../model.ts';
import { readScore } from './score.ts';

/** More kinds are no kinds of question. */
const MOST_KINDS = 30;
const LONGEST_KIND = 60;
/** Fewer answers say nothing about a kind. */
const FEWEST = 3;
const ENOUGH = 0.9;
const LETTERS = /[^\s\d.,:/+-]{2}/;

/** How the rows of a long table are told apart, by indexes of columns. */
export interface LongFormat {
  kind: number;
  answer: number;
  /** The kind whose answers are scores. */
  scores: string;
  /** All kinds, the most frequent first. */
  kinds: string[];
}

interface Cell {
  filled: number;
  scores: number;
  high: number;
}

/** Looks for a column that is full of scores in the rows of one kind only. */
export class LongFormatSearch {
  /** For each column its different cells, and for each of them what stands in the other columns; null: too many. */
  readonly #kinds: (Map<string, { rows: number; cells: Cell[] }> | null)[] = [];

  observe(row: Row): void {
    const answers = row.map(cellOf);
    for (let column = 0; column < row.length; column++) {
      let kinds = this.#kinds[column];
      if (kinds === undefined) this.#kinds[column] = kinds = new Map();
      const kind = row[column]!.trim();
      if (kinds === null || kind === '') continue;
      let found = kinds.get(kind);
      if (found === undefined) {
        if (kinds.size === MOST_KINDS || kind.length > LONGEST_KIND) {
          this.#kinds[column] = null;
          continue;
        }
        found = { rows: 0, cells: row.map(() => ({ filled: 0, scores: 0, high: 0 })) };
        kinds.set(kind, found);
      }
      found.rows++;
      for (const [i, answer] of answers.entries()) add(found.cells[i], answer);
    }
  }

  /** The kind with the most scores; null: no column tells kinds apart. */
  found(): LongFormat | null {
    let best: (LongFormat & { count: number }) | null = null;
    for (const [kind, kinds] of this.#kinds.entries()) {
      if (!kinds || kinds.size < 2) continue;
      const names = [...kinds].sort((a, b) => b[1].rows - a[1].rows).map(([name]) => name);
      // Numbers and dates are no kinds of question.
      if (names.filter((name) => LETTERS.test(name)).length < names.length / 2) continue;
      for (const [scores, { cells }] of kinds) {
        for (const [answer, cell] of cells.entries()) {
          const others = [...kinds]
            .filter(([name]) => name !== scores)
            .map(([, other]) => other.cells[answer]);
          if (answer === kind || !areScores(cell) || others.some(areScores) || !others.some(isFilled))
            continue;
          if (cell.scores > (best?.count ?? 0))
            best = { kind, answer, scores, kinds: names, count: cell.scores };
        }
      }
    }
    return best && { kind: best.kind, answer: best.answer, scores: best.scores, kinds: best.kinds };
  }
}

function cellOf(text: string): Cell {
  const read = readScore(text);
  if (read.kind === 'missing') return { filled: 0, scores: 0, high: 0 };
  const score = read.kind === 'score' ? read.score : null;
  return { filled: 1, scores: score === null ? 0 : 1, high: score !== null && score >= 9 ? 1 : 0 };
}

function add(sum: Cell | undefined, { filled, scores, high }: Cell): void {
  if (sum === undefined) return;
  sum.filled += filled;
  sum.scores += scores;
  sum.high += high;
}

const isFilled = (cell: Cell | undefined): boolean => (cell?.filled ?? 0) > 0;
const areScores = (cell: Cell | undefined): boolean =>
  cell !== undefined && cell.scores >= FEWEST && cell.scores >= ENOUGH * cell.filled && cell.high > 0;
