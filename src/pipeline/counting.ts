/** From judged rows to counts, tallies, dates and rejections. */

import { MemoryEngine, shapeOf } from '../aggregate/memory.ts';
import { SurveyCounts } from '../map/surveys.ts';
import type { Counts, Customer, Dedupe, Dimension, Keys, LeftOutReason, Row, WallTime } from '../model.ts';
import { columnIn } from './asked.ts';
import type { Collector } from './collector.ts';
import { type Fate, groupsIn, type Judged, judge, type Setting } from './fate.ts';
import { LeftOuts } from './findings.ts';
import { Invitations } from './invitations.ts';
import { Rejections } from './rejections.ts';

/**
 * A row that no condition on a column rejects, on its way to the engine; `line` is where it begins. Or `times` rows that
 * agree in all that is asked for, and `line` is null. Gives what became of it.
 */
export type Take = (row: Row, line: number | null, customer: Customer | null, times?: number) => Fate;

/** All that is counted in one pass. */
export class Counting {
  readonly counts: Counts = { rows: 0, scored: 0, missing: 0, invalid: 0, duplicates: 0, filtered: 0 };
  /** What was counted does not stand, since other columns may matter than the first rows of an input told. */
  unforeseen = false;
  /** False once rows had to go uncounted because no score column could be named yet. */
  complete = true;
  readonly rejections = new Rejections();
  readonly leftOuts = new LeftOuts();
  readonly engine: MemoryEngine;
  /** Of the rows that may be answers. */
  readonly invitations = new Invitations();
  /** Of the scored answers, duplicates among them. */
  readonly surveys = new SurveyCounts();
  /** Of the scored answers, duplicates among them; null: none is dated. */
  dates: { first: WallTime; last: WallTime } | null = null;
  /** The newest answer that the conditions keep, in the window or not; null: none is dated. */
  newest: WallTime | null = null;
  /** Scored answers from before their customer signed up, n; 0 where stages are not asked for. */
  premature = 0;
  readonly #breakdowns: readonly (readonly Dimension[])[];
  #repeats = 0;
  readonly #collector: Collector | null;

  /** `collector`: is shown every answer that counts, duplicates among them. */
  constructor(
    breakdowns: readonly (readonly Dimension[])[],
    dedupe: Dedupe,
    collector: Collector | null = null,
  ) {
    this.#breakdowns = breakdowns;
    this.#collector = collector;
    this.engine = new MemoryEngine(breakdowns.map(shapeOf), collector?.dedupes ? 'none' : dedupe);
  }

  /** Answers of respondents who had answered before, as `Engine` has them, with those that a database found. */
  get repeats(): MemoryEngine['repeats'] {
    const { count, atLeast } = this.engine.repeats;
    return { count: count + this.#repeats, atLeast };
  }

  /** Notes repeats that a database found, n. */
  addRepeats(count: number): void {
    this.#repeats += count;
  }

  /** Counts a row that is no answer to the question, or one that was sent again. */
  leaveOut(input: string, reason: LeftOutReason | 'replaced', line: number): void {
    if (reason === 'replaced') {
      this.counts.duplicates++;
      return;
    }
    this.counts.filtered++;
    this.leftOuts.add(input, reason, line);
  }

  /** Counts the rows of one input. Error `repeatedColumn`. */
  taker(setting: Setting): Take {
    const { counts, engine, rejections } = this;
    const { path, columns } = setting.table;
    const { score: scoreColumn, date: dateColumn } = setting.mapping.roles;
    const cellOf = (row: Row, index: number) => (setting.question.verbose ? row[index] : undefined);
    const look = judge(setting);
    const { weight = null } = setting;
    const weightColumn = weight === null ? null : columnIn(setting.table, weight, '--weight');
    const reject = ({ row, invalid, times }: Judged, line: number | null): void => {
      const ofWeight = invalid === 'weightUnusable';
      const index = ofWeight ? weightColumn : scoreColumn;
      const name = ofWeight ? weight!.name : columns[scoreColumn!]!.name;
      if (line === null) rejections.addUnplaced(path, name, invalid!, times, index, row);
      else rejections.add(path, name, invalid!, line, index === null ? undefined : cellOf(row, index));
    };
    const { onlyRows, dedupe } = setting.question;
    const remembers = dedupe === 'none' ? !onlyRows : !this.#collector?.dedupes;
    const countSurvey = this.surveys.watch(columns);
    const tenureDays = setting.stages?.tenureDays(setting.table) ?? null;
    const groupsOf = this.#breakdowns.map((by) => groupsIn(setting, by));
    const collect = this.#collector?.taker(setting);
    const invite = this.invitations.watch(setting);
    // Filled anew for each row; the engine keeps none of it.
    const keys: (readonly Keys[])[] = this.#breakdowns.map(() => []);
    const rejectDate = ({ row, times }: Judged, line: number | null): void => {
      const { name } = columns[dateColumn!]!;
      if (line === null) rejections.addUnplaced(path, name, 'dateUnreadable', times, dateColumn, row);
      else rejections.add(path, name, 'dateUnreadable', line, cellOf(row, dateColumn!));
    };
    return (row, line, customer, times = 1) => {
      const judged = look(row, customer, times);
      const { fate, score, at } = judged;
      if (judged.dateUnreadable) rejectDate(judged, line);
      if (score !== null && at !== null && fate !== 'filtered') this.#note(at, fate === 'scored');
      invite?.(row, fate);
      switch (fate) {
        case 'filtered':
        case 'outside':
          counts.filtered += times;
          break;
        case 'missing':
          counts.missing += times;
          break;
        case 'invalid':
          counts.invalid += times;
          reject(judged, line);
          break;
        case 'scored':
          counts.scored += times;
          countSurvey?.(row, times);
          if ((tenureDays?.(judged) ?? 0) < 0) this.premature += times;
          for (let b = 0; b < keys.length; b++) keys[b] = groupsOf[b]!(judged);
          collect?.(judged, line ?? 0);
          engine.take({ score: score!, at, respondent: remembers ? judged.respondent : null, times }, keys);
      }
      return fate;
    };
  }

  #note(at: WallTime, counts: boolean): void {
    if (this.newest === null || at > this.newest) this.newest = at;
    if (!counts) return;
    if (this.dates === null) this.dates = { first: at, last: at };
    else if (at < this.dates.first) this.dates.first = at;
    else if (at > this.dates.last) this.dates.last = at;
  }
}
