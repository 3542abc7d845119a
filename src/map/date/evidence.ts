/** What the cells of a column together say about its dates. */

import { isMissing } from '../missing.ts';
import { isPlainZoned, plainMoment } from './plain.ts';
import type { DateText } from './scanner.ts';
import { isReadable, readDateText } from './text.ts';

/** How many of the cells shown are what. Every cell is in `missing`, `failed`, `zoned` or `naive`. */
export interface DateCounts {
  /** Empty, or a word that says so (`NA`, `-`, …). */
  missing: number;
  /** Filled, and no date that could be read. */
  failed: number;
  /** Moments: with a zone or an offset, or counted since 1970 in UTC. */
  zoned: number;
  /** Dates that name no zone. */
  naive: number;
  /** Year first. */
  iso: number;
  /** With the month's name. */
  named: number;
  /** Two numbers and a year, by what stands between them. */
  slashed: number;
  dashed: number;
  dotted: number;
  /** Of those: the first part is above 12. */
  dayFirst: number;
  /** Of those: the second part is above 12. */
  monthFirst: number;
  /** Of those: neither is, and the parts differ, so that either order gives a date of its own. */
  openSlashed: number;
  openDashed: number;
  openDotted: number;
  /** Ten digits: seconds since 1970. */
  seconds: number;
  /** Thirteen digits: milliseconds since 1970. */
  milliseconds: number;
  /** 20000 to 60000: Excel's days. */
  serials: number;
}

const none = (): DateCounts => ({
  missing: 0,
  failed: 0,
  zoned: 0,
  naive: 0,
  iso: 0,
  named: 0,
  slashed: 0,
  dashed: 0,
  dotted: 0,
  dayFirst: 0,
  monthFirst: 0,
  openSlashed: 0,
  openDashed: 0,
  openDotted: 0,
  seconds: 0,
  milliseconds: 0,
  serials: 0,
});

/**
 * What all the cells of a column together say about its dates. Cheap enough to be shown every cell.
 * Holds counts and nothing else, so the order of the cells does not matter, and evidence merges.
 */
export class DateEvidence {
  readonly counts: DateCounts = none();

  /** The evidence of two parts of a column: commutes, associates, and `new DateEvidence()` is neutral. */
  static merge(a: DateEvidence, b: DateEvidence): DateEvidence {
    const merged = new DateEvidence();
    for (const key of Object.keys(merged.counts) as (keyof DateCounts)[]) {
      merged.counts[key] = a.counts[key] + b.counts[key];
    }
    return merged;
  }

  /** Cells that are a date in one order at least. */
  get parsed(): number {
    return this.counts.zoned + this.counts.naive;
  }

  /** Cells that are not missing. */
  get filled(): number {
    return this.parsed + this.counts.failed;
  }

  /** Counts one cell, as it stands in the file, or `times` equal ones. */
  observe(cell: string, times = 1): void {
    const counts = this.counts;
    if (!Number.isNaN(plainMoment(cell))) {
      counts.iso += times;
      if (isPlainZoned(cell)) counts.zoned += times;
      else counts.naive += times;
      return;
    }
    const text = cell.trim();
    if (isMissing(text)) {
      counts.missing += times;
      return;
    }
    const date = readDateText(text);
    if (date === null || !this.#count(date, times)) {
      counts.failed += times;
      return;
    }
    if (date.offset === null) counts.naive += times;
    else counts.zoned += times;
  }

  /** False where neither order gives a day of the calendar: such a cell is no evidence for an order either. */
  #count(date: DateText, times: number): boolean {
    const monthFirst = isReadable(date, 'mdy');
    switch (date.form) {
      case 'numeric':
        return this.#countNumeric(date, monthFirst, times);
      case 'iso':
        if (monthFirst) this.counts.iso += times;
        return monthFirst;
      case 'named':
        if (monthFirst) this.counts.named += times;
        return monthFirst;
      case 'serial':
        this.counts.serials += times;
        return true;
      default:
        this.counts[date.form] += times;
        return true;
    }
  }

  #countNumeric(date: DateText, monthFirst: boolean, times: number): boolean {
    const counts = this.counts;
    const dayFirst = isReadable(date, 'dmy');
    if (!dayFirst && !monthFirst) return false;
    const open = dayFirst && monthFirst && date.first !== date.second ? times : 0;
    if (date.separator === '/') {
      counts.slashed += times;
      counts.openSlashed += open;
    } else if (date.separator === '-') {
      counts.dashed += times;
      counts.openDashed += open;
    } else {
      counts.dotted += times;
      counts.openDotted += open;
    }
    if (!monthFirst) counts.dayFirst += times;
    if (!dayFirst) counts.monthFirst += times;
    return true;
  }
}
