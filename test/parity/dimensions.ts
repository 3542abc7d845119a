/** Dimensions and conditions drawn for one table, with what they mean. */
import type { Comparison, Period } from '../../src/model.ts';
import type { Random } from '../fuzz/random.ts';
import { SEGMENT_VALUES } from './cells.ts';
import { DAY, type DateMeaning } from './dates.ts';
import { type Data, STAGE_COLUMNS } from './tables.ts';
import { THEME_IDS } from './themes.ts';

/** `text`: as it is asked for; `label`: as results name it; `column`: index in the answers, or the customers. */
export type Dimension = { text: string; label: string } & (
  | { kind: 'column'; column: number }
  | { kind: 'attribute'; column: number }
  | { kind: 'period'; period: Period }
  | { kind: 'category' }
  | { kind: 'stage' }
  | { kind: 'theme' }
  | { kind: 'file' }
);

export interface Condition {
  text: string;
  dimension: Dimension;
  operator: Comparison;
  value: string;
  /** What the value is as a date; null: none. */
  date: DateMeaning | null;
}

/** What may be asked of the data. */
export interface Facts {
  data: Data;
  /** There are themes. */
  themes: boolean;
  /** The order of day and month is given, or no date depends on it. */
  order: boolean;
}

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year'];
const BUILT_IN = [...PERIODS, 'stage', 'theme', 'category'];
const OPERATORS: readonly Comparison[] = ['=', '=', '!=', '!=', '<', '<=', '>', '>=', '~'];

const columnOf = (column: number, name: string, random: Random, isOnly: boolean): Dimension => {
  if (!isOnly || random.chance(0.05))
    return { kind: 'column', column, text: `#${column + 1}`, label: `#${column + 1}` };
  const isBuiltIn = BUILT_IN.includes(name);
  const label = isBuiltIn ? `column:${name}` : name;
  return { kind: 'column', column, text: isBuiltIn || random.chance(0.05) ? `column:${name}` : name, label };
};

function attributes({ table, customers }: Data): Dimension[] {
  const taken = new Set(table.columns.map(({ name }) => name));
  return (customers?.table.columns ?? []).flatMap(({ name }, column): Dimension[] => {
    if (column === 0 || STAGE_COLUMNS.some((one) => one === name)) return [];
    const long = `customers.${name}`;
    return [
      ...(taken.has(name) ? [] : [{ kind: 'attribute' as const, column, text: name, label: name }]),
      ...(taken.has(long) ? [] : [{ kind: 'attribute' as const, column, text: long, label: long }]),
    ];
  });
}

/** One dimension; columns of segments more often than others. */
export function drawDimension(facts: Facts, random: Random): Dimension {
  const { data } = facts;
  const { columns } = data.table;
  const ofColumns = (kinds: readonly string[]): Dimension[] =>
    columns.flatMap(({ kind, name }, i) =>
      kinds.includes(kind)
        ? [columnOf(i, name, random, columns.filter((other) => other.name === name).length === 1)]
        : [],
    );
  const which = random.int(25);
  const named = (text: 'category' | 'stage' | 'theme' | 'file'): Dimension => ({
    kind: text,
    text,
    label: text,
  });
  const segments = ofColumns(['segment']);
  if (which < 8) return random.pick(segments);
  if (which < 12) {
    const period = random.pick(PERIODS);
    return { kind: 'period', period, text: period, label: period };
  }
  if (which === 13) return named('category');
  if (which < 16 && facts.themes) return named('theme');
  if (
    (which === 16 || which === 12) &&
    data.customers?.table.columns.some(({ name }) => name === STAGE_COLUMNS[0])
  )
    return named('stage');
  if (which === 17 && !columns.some(({ name }) => name === 'file')) return named('file');
  const dates = ofColumns(['date']);
  if (which > 17 && which < 20 && dates.length > 0) return random.pick(dates);
  if (which === 20) return random.pick(ofColumns(['score', 'who', 'account', 'comment', 'weight']));
  const known = attributes(data);
  return which > 21 && known.length > 0 ? random.pick(known) : random.pick(segments);
}

/** What one `--by` asks for; no dimension twice, and one of several values at most. */
export function drawBy(facts: Facts, random: Random): Dimension[] {
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  const found: Dimension[] = [];
  for (let i = 0; i < count; i++) {
    const next = drawDimension(facts, random);
    // A column may be named in two ways, and then is two dimensions.
    if (
      !found.some(
        ({ kind, text, label }) => kind === next.kind && (text === next.text || label === next.label),
      )
    )
      found.push(next);
  }
  return found;
}

function drawValue(
  { data }: Facts,
  dimension: Dimension,
  random: Random,
): { value: string; date: DateMeaning | null } {
  const none = (value: string) => ({ value, date: null });
  const { first, days } = data.manner.span;
  const at = (first + random.int(days)) * DAY + random.int(24) * 3_600_000;
  const day = new Date(at).toISOString();
  if (dimension.kind === 'period') {
    const keys: Record<Period, string> = {
      day: day.slice(0, 10),
      week: `${day.slice(0, 4)}-W${`${1 + random.int(52)}`.padStart(2, '0')}`,
      month: day.slice(0, 7),
      quarter: `${day.slice(0, 4)}-Q${1 + random.int(4)}`,
      year: day.slice(0, 4),
    };
    const date =
      dimension.period === 'day' ? ({ kind: 'wall', at: Math.floor(at / DAY) * DAY } as const) : null;
    return random.chance(0.1) ? none(random.pick(['', '(none)'])) : { value: keys[dimension.period], date };
  }
  if (dimension.kind === 'category')
    return none(random.pick(['promoter', 'passive', 'detractor', '', 'Promoter']));
  if (dimension.kind === 'theme') return none(random.pick([...THEME_IDS, 'untagged', '', '(none)']));
  if (dimension.kind === 'stage')
    return none(random.pick(['new', 'lost', 'prospect', 'established', 'renewal', '']));
  if (dimension.kind === 'file') return none(random.pick(['a.csv', 'b.csv', 'a', '']));
  const table = dimension.kind === 'column' ? data.table : data.customers!.table;
  const { kind } = table.columns[dimension.column]!;
  if (kind === 'date') {
    if (random.chance(0.1)) return none(random.pick(['', '(none)', 'NA', 'soon', '2025', '1740787200']));
    const form = random.int(3);
    if (form === 0)
      return { value: day.slice(0, 10), date: { kind: 'wall', at: Math.floor(at / DAY) * DAY } };
    if (form === 1) return { value: day.slice(0, 16), date: { kind: 'wall', at } };
    return { value: `${day.slice(0, 19)}Z`, date: { kind: 'instant', at } };
  }
  if (kind === 'score' || kind === 'weight') return none(`${random.int(11)}`);
  const cells = table.rows.map((row) => row[dimension.column]!.text.trim());
  // A blank line, or a text that looks like an operator, has no place in what is asked.
  const fitting = cells.filter((text) => !/[=<>!~]/.test(text) && text.length < 30);
  return none(fitting.length > 0 && random.chance(0.7) ? random.pick(fitting) : random.pick(SEGMENT_VALUES));
}

/** One condition that can be answered by `facts`. */
export function drawCondition(facts: Facts, random: Random): Condition {
  let dimension = drawDimension(facts, random);
  // Nobody knows yet in which order its dates are written.
  if (dimension.kind === 'column' && !facts.order && facts.data.numericDates) {
    if (facts.data.table.columns[dimension.column]!.kind === 'date') dimension = drawDimension(facts, random);
  }
  const operator = random.pick(OPERATORS);
  const { value, date } = drawValue(facts, dimension, random);
  return { text: `${dimension.text}${operator}${value}`, dimension, operator, value, date };
}

/** The conditions of a segment, 1 to `many`. */
export const segmentIn = (facts: Facts, random: Random, many: number): Condition[] =>
  Array.from({ length: 1 + random.int(many) }, () => drawCondition(facts, random));
