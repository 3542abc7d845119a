/** The answers to a question sorted into the two sides of a comparison, while they are counted. */

import { Sides, type Sorted } from '../aggregate/sides.ts';
import { dimensionLabel, isMultivalued } from '../enrich/dimension.ts';
import { periodEnd, periodStart } from '../enrich/period.ts';
import { npsError } from '../errors.ts';
import type { SideIndex, Sides as SidesAsked } from '../model/compare.ts';
import type { Calendar, Dedupe, Dimension, WallTime, Warning } from '../model.ts';
import type { Asked } from './asked.ts';
import type { Collector } from './collector.ts';
import { allHold, groupsIn, type Judged, type Setting } from './fate.ts';

/** On which side an answer is; null: on neither. `later`: nobody knows before all answers are there. */
type SideOf = (judged: Judged) => SideIndex | null | 'later';

/** What was gathered. Topics are the themes by their index, then comments that have content at all. */
export interface SidesGathered extends Sorted {
  /** Dimensions of the breakdowns that say something about sides. */
  breakdowns: readonly (readonly Dimension[])[];
  /** Scored answers on neither side, n. */
  outside: number;
  warnings: Warning[];
}

/** Sorts the answers to a question; to be read with `finish` once they are counted. */
export class SideCollector implements Collector {
  /** Topic of all comments that have content. */
  readonly content: number;
  readonly #asked: SidesAsked;
  readonly #calendar: Calendar;
  readonly #dedupe: Dedupe;
  #conditions: Asked['sides'] = [];
  #breakdowns: Dimension[][] = [];
  #warnings: Warning[] = [];
  #sides: Sides;
  #overlap = 0;

  /** `themes`: how many the rules have. */
  constructor(asked: SidesAsked, calendar: Calendar, dedupe: Dedupe, themes: number) {
    this.content = themes;
    this.#asked = asked;
    this.#calendar = calendar;
    this.#dedupe = dedupe;
    this.#sides = new Sides([], dedupe);
  }

  /** Midnights of the days on which answers were given whose side is still to be told. */
  get days(): WallTime[] {
    return this.#sides.days;
  }

  beginPass({ breakdowns, sides }: Asked): void {
    const isOfUse = (by: readonly Dimension[]) => !by.some((dimension) => this.#whyNot(dimension) !== null);
    this.#breakdowns = breakdowns.filter(isOfUse);
    this.#conditions = sides;
    this.#warnings = breakdowns.flatMap((by) => by.flatMap((dimension) => this.#whyNot(dimension) ?? []));
    this.#sides = new Sides(
      this.#breakdowns.map((by) => by.length),
      this.#dedupe,
    );
    this.#overlap = 0;
  }

  taker(setting: Setting): (judged: Judged) => void {
    const sides = this.#sides;
    const { table, mapping, themes } = setting;
    const groupsOf = this.#breakdowns.map((by) => groupsIn(setting, by));
    const read = themes?.of(table, mapping);
    const sideOf = this.#sideOf(setting);
    if (mapping.roles.respondent === null && this.#dedupe !== 'none')
      this.#warnings.push(anonymous(table.path));
    return (judged) => {
      const side = sideOf(judged);
      const { at, respondent } = judged;
      const tag = side === null ? null : (read?.(judged).tag ?? null);
      const topics = tag === null ? NONE : [...tag, this.content];
      const spoken = { score: judged.score!, at, respondent, topics };
      const groups = groupsOf.map((keysOf) => keysOf(judged)[0]!);
      if (side === 'later') sides.keep(spoken, groups);
      else sides.take(spoken, groups, side);
    };
  }

  /**
   * What was sorted; `sideOf` tells the sides of answers that wait for it. To be called once, after the last pass.
   * Error `sidesOverlap` where an answer is on both sides.
   */
  finish(sideOf: (at: WallTime) => SideIndex | null = () => null): SidesGathered {
    if (this.#overlap > 0) throw npsError('sidesOverlap', { count: this.#overlap });
    const sorted = this.#sides.finish(sideOf);
    return {
      ...sorted,
      breakdowns: this.#breakdowns,
      outside: this.#sides.outside,
      warnings: this.#warnings,
    };
  }

  #sideOf(setting: Setting): SideOf {
    const asked = this.#asked;
    if (asked.kind === 'files') {
      const pathOf = (input: string) => (input === '-' ? STDIN : input);
      const side = asked.compared.map(pathOf).includes(setting.table.path) ? 1 : 0;
      return () => side;
    }
    if (asked.kind === 'periods') {
      if (asked.keys === null) return () => 'later';
      const inPeriods = sideOfPeriods(asked.keys, this.#calendar.fiscalYearStart);
      return ({ at }) => (at === null ? null : inPeriods(at));
    }
    const [first = [], second = []] = this.#conditions;
    const compared = allHold(setting, second, '--a');
    if (asked.baseline === null) return (judged) => (compared(judged) ? 1 : 0);
    const baseline = allHold(setting, first, '--b');
    return (judged) => {
      const isCompared = compared(judged);
      if (!baseline(judged)) return isCompared ? 1 : null;
      if (isCompared) this.#overlap++;
      return 0;
    };
  }

  /** Why a dimension takes no difference apart; null: it does. */
  #whyNot(dimension: Dimension): Warning | null {
    const by = dimensionLabel(dimension);
    if (isMultivalued(dimension))
      return {
        code: 'partsByTheme',
        message: `--by ${by}: left out, as an answer may be in several of its groups; --themes RULES tells what themes have to do with the difference.`,
      };
    if (dimension.kind === 'period' && this.#asked.kind === 'periods')
      return { code: 'partsByPeriod', message: `--by ${by}: left out, as it is periods that are compared.` };
    return null;
  }
}

/** On which of two periods' sides a moment is; null: in neither. `fiscalYearStart` as for `periodStart`. */
export function sideOfPeriods(
  keys: readonly [string, string],
  fiscalYearStart: number,
): (at: WallTime) => SideIndex | null {
  const [first, second] = keys.map((key) => ({
    start: periodStart(key, fiscalYearStart),
    end: periodEnd(key, fiscalYearStart),
  })) as [Span, Span];
  return (at) =>
    at >= first.start && at <= first.end ? 0 : at >= second.start && at <= second.end ? 1 : null;
}

interface Span {
  start: WallTime;
  end: WallTime;
}

const NONE: readonly number[] = [];
/** What the table of standard input is called. */
const STDIN = 'stdin';

const anonymous = (path: string): Warning => ({
  code: 'anonymousInput',
  message: `${path}: no column says who answered, so every answer counts, and nobody can be found on both sides. Name it: --respondent COLUMN.`,
});
