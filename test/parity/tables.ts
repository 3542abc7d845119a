/** Tables of answers and of customers, drawn with the meaning of every cell. */
import type { Random } from '../fuzz/random.ts';
import {
  ANCHOR_WORDS,
  type Cell,
  drawComment,
  drawDateCell,
  drawScore,
  drawSegment,
  drawWeight,
  drawWho,
  type Manner,
  type Naming,
} from './cells.ts';
import { DATE_FORMS, DAY, TYPED_FORMS } from './dates.ts';

/** What a column is for. */
export type Kind = 'id' | 'score' | 'date' | 'who' | 'account' | 'weight' | 'comment' | 'segment';

export interface Column {
  name: string;
  kind: Kind;
}

export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

/** All that the questions of one case are about. */
export interface Data {
  /** Nearly clean, and of many rows: what a database counts by itself. */
  easy: boolean;
  table: Table;
  manner: Manner;
  /** Words that `--anchor` may name are among the scores. */
  words: boolean;
  /** Dates of the table depend on the order of day and month. */
  numericDates: boolean;
  /** null: there is no table of customers. `on`: the columns that belong together. */
  customers: { table: Table; on: string } | null;
}

const SPANS = [
  { from: '2025-03-01', days: 31 },
  { from: '2024-10-20', days: 500 },
  { from: '2024-10-20', days: 500 },
  { from: '2025-03-28', days: 5 },
  { from: '2018-12-25', days: 2600 },
  { from: '1998-02-01', days: 300 },
  { from: '2031-12-20', days: 40 },
];

const SEGMENTS = [
  'plan',
  'Plan',
  'region',
  'month',
  'category',
  'plan, tier',
  'a=b',
  'Größe',
  'say "hi"',
  "o'clock",
  'select',
  'null',
  'team name',
  'x.y',
  'file',
  'customers.level',
];

const size = (random: Random, easy: boolean): number => {
  if (easy) return random.pick([60, 300, 900, 1500]);
  const which = random.int(100);
  if (which < 3) return 0;
  if (which < 10) return 1 + random.int(3);
  if (which < 75) return 5 + random.int(75);
  return which < 98 ? 80 + random.int(220) : 3000;
};

function drawManner(random: Random, easy: boolean): Manner {
  const span = random.pick(SPANS);
  const dirt = easy ? random.pick([0, 0.005, 0.03]) : random.pick([0, 0.03, 0.03, 0.3]);
  return {
    dirt,
    gaps: random.pick([0, 0.03, 0.2]),
    span: { first: Date.parse(span.from) / DAY, days: span.days },
    dateForm:
      easy || random.chance(0.25)
        ? random.int(TYPED_FORMS)
        : random.chance(0.33)
          ? random.int(DATE_FORMS)
          : null,
    people: 3 + random.int(random.chance(0.5) ? 30 : 500),
  };
}

/** Case `random`: as long as it is drawn from one sequence, the same. */
export function drawData(random: Random): Data {
  const easy = random.chance(0.35);
  const manner = drawManner(random, easy);
  const words = random.chance(0.2);
  const naming = random.pick<Naming>(['email', 'number', 'name']);
  const others = drawSome(random, SEGMENTS, 1 + random.int(4));
  const columns: Column[] = [
    { name: random.pick(['nps', 'NPS Score', 'score', 'Would you recommend us, or not?']), kind: 'score' },
    ...(random.chance(0.2) ? [{ name: 'second score', kind: 'score' as const }] : []),
    ...(random.chance(0.92)
      ? [{ name: random.pick(['date', 'submitted_at', 'Timestamp', 'answered on']), kind: 'date' as const }]
      : []),
    ...(random.chance(0.2) ? [{ name: 'created', kind: 'date' as const }] : []),
    ...(random.chance(easy ? 0.5 : 0.8) ? [{ name: nameOf(naming), kind: 'who' as const }] : []),
    ...(random.chance(0.3) ? [{ name: random.pick(['account', 'company']), kind: 'account' as const }] : []),
    ...(random.chance(0.25) ? [{ name: random.pick(['weight', 'w']), kind: 'weight' as const }] : []),
    ...(random.chance(0.65)
      ? [{ name: random.pick(['comment', 'feedback', 'Why?']), kind: 'comment' as const }]
      : []),
    ...others.map((name) => ({ name, kind: 'segment' as const })),
    ...(random.chance(0.3) ? [{ name: 'seats', kind: 'segment' as const }] : []),
    ...(random.chance(0.08) ? [{ name: others[0]!, kind: 'segment' as const }] : []),
  ];
  const shuffled = [{ name: 'no', kind: 'id' as const }, ...drawSome(random, columns, columns.length)];
  const rows = Array.from({ length: size(random, easy) }, (_, i) =>
    shuffled.map((column) => drawCell(column, random, manner, words, naming, i)),
  );
  // Questions about the rows of one day, or with the same cells in many rows.
  const repeated = random.chance(0.3)
    ? rows.map((row) => (random.chance(0.5) ? random.pick(rows) : row))
    : rows;
  return {
    easy,
    table: { columns: shuffled, rows: repeated },
    manner,
    words: words && manner.dirt > 0,
    numericDates: rows.some((row) => row.some(({ date }) => date?.kind === 'numeric')),
    customers:
      !easy && shuffled.some(({ kind }) => kind === 'who') && random.chance(0.35)
        ? { table: drawCustomers(random, manner, naming), on: `${nameOf(naming)}=key` }
        : null,
  };
}

const nameOf = (naming: Naming): string => ({ email: 'email', number: 'user_id', name: 'Kunde' })[naming];

const drawSome = <T>(random: Random, list: readonly T[], count: number): T[] => {
  const left = [...list];
  return Array.from(
    { length: Math.min(count, list.length) },
    () => left.splice(random.int(left.length), 1)[0]!,
  );
};

function drawCell(
  { kind, name }: Column,
  random: Random,
  manner: Manner,
  words: boolean,
  naming: Naming,
  row: number,
): Cell {
  switch (kind) {
    case 'id':
      return { text: `r${row}` };
    case 'score':
      return drawScore(random, manner, words);
    case 'date':
      return drawDateCell(random, manner);
    case 'who':
      return drawWho(random, manner, naming);
    case 'account':
      return drawSegment(random, manner, false);
    case 'weight':
      return drawWeight(random, manner);
    case 'comment':
      return drawComment(random, manner);
    case 'segment':
      return drawSegment(random, manner, name === 'seats');
  }
}

/** Names of the columns that stages are told from, in the order in which `brute/stage.ts` looks for them. */
export const STAGE_COLUMNS = ['first_purchase_at', 'renewal_date', 'churned_on', 'orders_count'] as const;

/** Some of the people, some of them twice, in other spellings, with values that agree or do not. */
function drawCustomers(random: Random, manner: Manner, naming: Naming): Table {
  const staged = random.chance(0.6);
  const columns: Column[] = [
    { name: 'key', kind: 'who' },
    { name: 'tier_c', kind: 'segment' },
    { name: random.pick(['plan', 'region', 'level', 'tier_d']), kind: 'segment' },
    ...(staged ? STAGE_COLUMNS.map((name) => ({ name, kind: 'segment' as const })) : []),
  ];
  const share = random.pick([0.3, 0.9, 1.5]);
  const rows = Array.from({ length: Math.ceil(Math.min(manner.people, 400) * share) }, () =>
    columns.map((column): Cell => {
      if (column.kind === 'who') return drawWho(random, manner, naming);
      if (column.name === 'orders_count')
        return { text: random.pick(['1', '2', '3', '', 'NA', random.chance(0.05) ? 'two' : '2']) };
      if (STAGE_COLUMNS.some((name) => name === column.name)) return drawDay(random, manner);
      return drawSegment(random, manner, false);
    }),
  );
  return { columns, rows };
}

/** Days from an answer to one on which a stage begins or ends, and their neighbours. */
const EDGES = [-366, -365, -364, -91, -90, -89, -1, 0, 1, 59, 60, 61];

/** A day around those of the answers, sometimes of years before, and at the edge of a stage as often as not. */
function drawDay(random: Random, { span }: Manner): Cell {
  if (random.chance(0.3)) return { text: random.pick(['', 'NA', '-']), date: { kind: 'missing' } };
  if (random.chance(0.03)) return { text: 'soon', date: { kind: 'unreadable' } };
  const days = random.chance(0.5)
    ? random.int(span.days) + random.pick(EDGES)
    : random.chance(0.4)
      ? -random.int(800)
      : random.int(span.days + 60) - 30;
  const at = (span.first + days) * DAY;
  return { text: new Date(at).toISOString().slice(0, 10), date: { kind: 'wall', at } };
}

/** For whoever needs a word that may be anchored. */
export const anchorIn = (random: Random): string => random.pick([...ANCHOR_WORDS, 'NA', 'ten']);
