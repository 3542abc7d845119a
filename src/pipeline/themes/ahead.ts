/** Rows that are held back until the comments of many are matched, on both cores. */

import { hasContent } from '../../enrich/themes/content.ts';
import type { CompiledThemes } from '../../enrich/themes/matcher.ts';
import { isVisible } from '../../map/characters.ts';
import type { Row, Tag, ThemeRules } from '../../model.ts';
import { MATCH_WORKER, MatchPool } from './pool.ts';
import { MOST_COMMENTS, MOST_UNITS } from './slots.ts';
import type { Visit } from './types.ts';

/** How a column of comments is read ahead. */
export interface AheadOptions {
  /** Rows after which a second thread pays. */
  rows: number;
  /** Comments of a batch at most. */
  comments: number;
  /** What the second thread runs. */
  program: URL;
}

/**
 * Measured on two cores, with 12 themes of 12 words, and comments of 86 characters in seven of ten rows: a second thread
 * takes a tenth of a second to start, and saves 0.6 s of a million rows. With it from the first thousand rows on, 30,000
 * took 0.54 s instead of 0.47, 60,000 0.74 instead of 0.65, 120,000 and 250,000 as long as without; a million took 3.3
 * instead of 3.9. Where it waits for 50,000, shorter tables lose nothing, and longer ones hardly anything.
 */
export const USUAL: AheadOptions = { rows: 50_000, comments: MOST_COMMENTS, program: MATCH_WORKER };

/** The place where comments stand in a row, and what the score of its answer is. */
export interface Place {
  comment: number;
  scoreOf: (row: Row) => number | null;
}

/** Comments of more code units are matched when their row is visited: such ones are few. */
const LONG = 4096;
/** Rows of a batch at most, where few of them have a comment. */
const MOST_ROWS = 4 * MOST_COMMENTS;

/** What is known of the comment of a row: it says nothing, it was sent, or it is left to whoever visits the row. */
type Fate = 'empty' | 'sent' | 'left';

/** As `trim`, which takes long to find that there is nothing to do. */
const trimmed = (text: string): string =>
  isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1)) ? text : text.trim();

/** Rows that are held back. */
class Batch {
  readonly rows: Row[] = [];
  readonly lines: number[] = [];
  readonly comments: string[] = [];
  readonly fates: Fate[] = [];
  /** Of those that are sent. */
  readonly texts: string[] = [];
  readonly scores: (number | null)[] = [];
  #units = 0;

  add(row: Row, line: number, { comment, scoreOf }: Place): void {
    const text = trimmed(row[comment] ?? '');
    this.rows.push(row);
    this.lines.push(line);
    this.comments.push(text);
    const fate = text.length > LONG ? 'left' : hasContent(text) ? 'sent' : 'empty';
    this.fates.push(fate);
    if (fate !== 'sent') return;
    this.texts.push(text);
    this.scores.push(scoreOf(row));
    this.#units += text.length;
  }

  isFull(comments: number): boolean {
    return this.texts.length >= comments || this.rows.length >= MOST_ROWS || this.#units >= MOST_UNITS - LONG;
  }
}

/** One reading of the rows of one table. */
export class Ahead {
  /** The row that is being visited, and what it says; `tag` null: it says nothing. */
  row: Row | null = null;
  comment = '';
  tag: Tag | null = null;
  score: number | null = null;
  readonly #visit: Visit;
  readonly #placeIn: () => Place | undefined;
  readonly #rules: ThemeRules;
  readonly #compiled: CompiledThemes;
  readonly #options: AheadOptions;
  #place: Place | undefined;
  #pool: MatchPool | null = null;
  #rows = 0;
  #batch = new Batch();
  readonly #sent: Batch[] = [];

  /** `placeIn` gives undefined while nobody has asked for comments, or where they cannot be matched by themselves. */
  constructor(
    visit: Visit,
    placeIn: () => Place | undefined,
    rules: ThemeRules,
    compiled: CompiledThemes,
    options: AheadOptions,
  ) {
    this.#visit = visit;
    this.#placeIn = placeIn;
    this.#rules = rules;
    this.#compiled = compiled;
    this.#options = options;
  }

  /** Takes the next row, which is visited now or later. */
  readonly take: Visit = (row, line) => {
    if (this.#pool === null) {
      this.row = null;
      if (this.#rows++ >= this.#options.rows) this.#place = this.#placeIn();
      if (this.#place === undefined) {
        this.#visit(row, line);
        return;
      }
      this.#pool = new MatchPool(this.#rules, this.#compiled, this.#options.program);
    }
    this.#batch.add(row, line, this.#place!);
    if (this.#batch.isFull(this.#options.comments)) this.#send();
  };

  /** Visits the rows that are held back still. */
  finish(): void {
    if (this.#pool === null) return;
    this.#send();
    while (!this.#pool.isEmpty) this.#receive();
  }

  /** To be called at the end, whatever happened. */
  async close(): Promise<void> {
    this.row = null;
    await this.#pool?.close();
  }

  #send(): void {
    const pool = this.#pool!;
    if (pool.isFull) this.#receive();
    pool.send(this.#batch.texts, this.#batch.scores);
    this.#sent.push(this.#batch);
    this.#batch = new Batch();
    // What is held back for long costs more to keep.
    while (pool.isReady) this.#receive();
  }

  #receive(): void {
    const tags = this.#pool!.receive();
    const batch = this.#sent.shift()!;
    for (let i = 0, next = 0; i < batch.rows.length; i++) {
      const row = batch.rows[i]!;
      const isSent = batch.fates[i] === 'sent';
      this.comment = batch.comments[i]!;
      this.score = isSent ? batch.scores[next]! : null;
      this.tag = isSent ? tags[next++]! : null;
      this.row = batch.fates[i] === 'left' || (isSent && this.tag === null) ? null : row;
      this.#visit(row, batch.lines[i]!);
    }
  }
}
