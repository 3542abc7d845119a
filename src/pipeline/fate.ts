/** What becomes of one row: mapped, tested by the conditions that need a mapping, and by the window. */

import { isMultivalued, type Key, valuesOf } from '../enrich/dimension.ts';
import { filterAny } from '../enrich/filter.ts';
import { periodKeyer } from '../enrich/period.ts';
import { parseWeight } from '../enrich/weight.ts';
import { windowTest } from '../enrich/window.ts';
import { compileMapping } from '../map/mapper.ts';
import type {
  Customer,
  Dimension,
  Filter,
  Mapping,
  Question,
  RejectionReason,
  Row,
  Table,
  WallTime,
} from '../model.ts';
import { columnIn } from './asked.ts';
import type { Customers } from './customers.ts';
import type { Stages } from './stages/types.ts';
import type { Themes } from './themes/types.ts';

/** `filtered`: by a condition; `outside`: of the window only. */
export type Fate = 'filtered' | 'outside' | 'missing' | 'invalid' | 'scored';

/** One row as it was read, or several that agree in all that is asked for, and what becomes of it. */
export interface Judged {
  row: Row;
  /** How many rows they are, n ≥ 1. */
  times: number;
  fate: Fate;
  /** null: missing or invalid. */
  score: number | null;
  at: WallTime | null;
  /** null: there are no tables of customers. */
  customer: Customer | null;
  respondent: string | null;
  /** What is wrong with the score, or else with the weight; null: nothing, or the row is left out. */
  invalid: RejectionReason | null;
  /** By how much the answer counts, above 0; 1 where answers do not weigh, or where it does not count. */
  weight: number;
  /**
   * There is a date, but none that can be read. Told even where the row is left out because it has no
   * date: nobody knows whether it should be.
   */
  dateUnreadable: boolean;
}

/** What all rows of one input have in common. */
export interface Setting {
  table: Table;
  /** The input's name in the dimension `file`. */
  file: string;
  mapping: Mapping;
  question: Question;
  /** Those on columns are not looked at: they have been. */
  filters: readonly Filter[];
  /** The newest answer, for `--last`; null: not known. */
  newest: WallTime | null;
  customers: Customers | null;
  /** null: stages are not asked for. */
  stages: Stages | null;
  /** null: themes are not asked for. */
  themes: Themes | null;
  /** A column of weights; left out or null: every answer counts the same. */
  weight?: Dimension | null;
}

/** The values of a dimension for the answers of one input. Error `repeatedColumn`. */
export const valuesIn = (
  { table, file, mapping, question, customers, stages, themes }: Setting,
  dimension: Dimension,
  option: string,
) =>
  valuesOf(dimension, {
    file,
    column: columnIn(table, dimension, option),
    attribute: dimension.kind === 'attribute' ? (customers?.attribute(dimension.name, option) ?? null) : null,
    stage: (dimension.kind === 'stage' && stages?.of(table)) || (() => null),
    periodKey:
      dimension.kind === 'period' ? periodKeyer(dimension.name, question.calendar.fiscalYearStart) : () => '',
    themes: (dimension.kind === 'theme' && themes?.keysOf(table, mapping)) || (() => [null]),
  });

/**
 * The groups of a breakdown `by` that an answer of one input is in: one, or one for each value of a dimension that
 * has several. The lists are filled anew for the next answer. Error `repeatedColumn`.
 */
export function groupsIn(
  setting: Setting,
  by: readonly Dimension[],
): (answer: Judged) => readonly (readonly Key[])[] {
  const readers = by.map((dimension) => valuesIn(setting, dimension, '--by'));
  const several = by.findIndex(isMultivalued);
  const keys = by.map((): Key => null);
  const only = [keys];
  return (answer) => {
    for (let i = 0; i < readers.length; i++) keys[i] = readers[i]!(answer)[0]!;
    if (several < 0) return only;
    const values = readers[several]!(answer);
    return values.length === 1 ? only : values.map((value) => keys.with(several, value));
  };
}

/**
 * Whether all of `filters` hold for an answer of one input, those on columns as well; dates in columns are read as
 * those of the answers are. `option` names them in the error `repeatedColumn`.
 */
export function allHold(
  setting: Setting,
  filters: readonly Filter[],
  option: string,
): (answer: Judged) => boolean {
  const { readDate } = compileMapping(setting.mapping, setting.table.columns, setting.question.calendar);
  const tests = filters.map((filter) => testOf(setting, filter, readDate, option));
  return (answer) => tests.every((test) => test(answer));
}

function testOf(
  setting: Setting,
  filter: Filter,
  readDate: Parameters<typeof filterAny>[1],
  option: string,
): (answer: Judged) => boolean {
  const keysOf = valuesIn(setting, filter.dimension, option);
  const test = filterAny(filter, readDate);
  return (answer) => test(keysOf(answer));
}

/** Judges the rows of one input. The object returned is the same each time, filled anew: rows are many. */
export function judge(setting: Setting): (row: Row, customer?: Customer | null, times?: number) => Judged {
  const { table, mapping, question, filters, newest } = setting;
  const { calendar, window } = question;
  const mapper = compileMapping(mapping, table.columns, calendar);
  const ofKind = (...kinds: Dimension['kind'][]) =>
    filters
      .filter(({ dimension }) => kinds.includes(dimension.kind))
      .map((filter) => testOf(setting, filter, mapper.readDate, '--where'));
  const timed = ofKind('period', 'stage');
  const others = ofKind('category', 'file', 'theme');
  const inWindow = windowTest(window, newest, calendar.fiscalYearStart);
  const weightsOf = setting.weight ? valuesIn(setting, setting.weight, '--weight') : null;
  const judged: Judged = {
    row: [],
    times: 1,
    fate: 'filtered',
    score: null,
    at: null,
    customer: null,
    respondent: null,
    invalid: null,
    weight: 1,
    dateUnreadable: false,
  };
  const all = (tests: readonly ((answer: Judged) => boolean)[]): boolean => {
    for (const test of tests) if (!test(judged)) return false;
    return true;
  };
  /** False where the weight cannot be used, and the score with it. */
  const weigh = (cell: string): boolean => {
    const weight = parseWeight(cell);
    if (weight === null) judged.score = null;
    else judged.weight = weight;
    return weight !== null;
  };
  return (row, customer = null, times = 1) => {
    const { score, at, dateUnreadable, respondent } = mapper.read(row);
    judged.row = row;
    judged.times = times;
    judged.customer = customer;
    judged.score = score.kind === 'score' ? score.score : null;
    judged.at = at;
    judged.respondent = respondent;
    judged.invalid = null;
    judged.weight = 1;
    judged.fate = 'filtered';
    judged.dateUnreadable = false;
    if (!all(others)) return judged;
    judged.dateUnreadable = dateUnreadable;
    if (!all(timed)) return judged;
    // Before the window, which is counted back from the newest answer that can be used.
    const isUsable = score.kind === 'score' && (weightsOf === null || weigh(weightsOf(judged)[0] ?? ''));
    if (!inWindow(at)) judged.fate = 'outside';
    else if (isUsable) judged.fate = 'scored';
    else if (score.kind === 'score') {
      judged.fate = 'invalid';
      judged.invalid = 'weightUnusable';
    } else {
      judged.fate = score.kind;
      if (score.kind === 'invalid') judged.invalid = score.reason;
    }
    return judged;
  };
}
