/**
 * What a person is to read, before it has a shape: headings, figures, tables, charts, remarks. One
 * description per kind of Result makes a Document, one renderer per format prints it. Numbers are
 * whole and rounded already (points −100…100, percent 0…100), so that all formats show the same;
 * texts are as they came and are made safe by the renderer.
 */

/**
 * `small`: too few answers to rely on; `partial`: a period that the answers cover only in part; `moved`: a change
 * beyond chance.
 */
export type Mark = 'small' | 'partial' | 'moved';

/** Whole points, both ends included. */
export interface Range {
  low: number;
  high: number;
}

/** Answers in each of the three groups, as counts; or shares of their weight. */
export interface Shares {
  promoters: number;
  passives: number;
  detractors: number;
}

/**
 * One cell of a table. `null`: not defined there (no answers), shown as a dash; a text that is null
 * is the group whose key is unknown, shown as `(none)`. `hidden`: suppressed.
 */
export type Cell =
  | { type: 'text'; value: string | null; mark?: Mark }
  | { type: 'points'; value: number | null; mark?: Mark }
  /** Points with one decimal, for effects that are small. */
  | { type: 'tenths'; value: number | null; mark?: Mark }
  /** Money, in the unit of its column. */
  | { type: 'amount'; value: number | null }
  | { type: 'interval'; value: Range | null }
  | { type: 'count'; value: number | null; mark?: Mark }
  | { type: 'percent'; value: number | null }
  | { type: 'shares'; value: Shares | null }
  | { type: 'hidden' };

/** A column; `short` is its label where room is scarce. A `shares` column is left out where it does not fit. */
export interface Column {
  type: Exclude<Cell['type'], 'hidden'>;
  label: string;
  short?: string;
}

/** A grid of typed cells; each row has one cell for each column. */
export interface Table {
  kind: 'table';
  columns: Column[];
  rows: Cell[][];
}

/** The one line that answers the question. `level` is the interval's, in percent. */
export interface Headline {
  kind: 'headline';
  label: string;
  score: Extract<Cell, { type: 'points' | 'hidden' }>;
  interval: Range | null;
  level: number | null;
  /** null: hidden. */
  n: number | null;
  /** Accounts that the answers are of; left out where that plays no part. */
  accounts?: number;
  /** Answers of one weight that would tell as much, whole; left out where answers do not weigh. */
  effectiveN?: number;
  mark?: Mark;
}

/** One bar split in three. */
export interface ShareBar {
  kind: 'shareBar';
  shares: Shares;
  /** The shares are of a weight: they have no counts. */
  weighted?: true;
}

/** How often each score was given; `counts[score]` for 0…10. */
export interface Histogram {
  kind: 'histogram';
  counts: number[];
}

/** One period of a line chart, or one station of a journey. `value` null: no answers (n 0) or hidden (n null), a gap in the line. */
export interface Point {
  label: string;
  value: number | null;
  n: number | null;
  marks: Mark[];
}

/** A score over time; `table` says the same in numbers, null where they stand beside the chart anyway. */
export interface LineChart {
  kind: 'line';
  /** What is drawn, e.g. `NPS`. */
  label: string;
  /** What one point is, e.g. `month`. */
  period: string;
  points: Point[];
  table: Table | null;
}

/** Effects to either side of nothing, the greatest first; numbers have one decimal. */
export interface Diverging {
  kind: 'diverging';
  /** What a row is, e.g. `theme`. */
  label: string;
  /** What the values are, e.g. `points`. */
  unit: string;
  /** Of the intervals, in percent; null: there are none. */
  level: number | null;
  rows: { label: string; value: number; interval: Range | null }[];
}

/** The score at each stage of a customer's life, in its order; a station without a score is a gap in the way. */
export interface Journey {
  kind: 'journey';
  stations: Point[];
}

/** A list of named facts; several with the same term in a row continue one another. */
export interface Facts {
  kind: 'facts';
  items: { term: string; text: string }[];
}

/** A remark; a warning asks to be acted upon. */
export interface Note {
  level: 'info' | 'warning';
  text: string;
}

/** Remarks, one below the other. */
export interface Notes {
  kind: 'notes';
  items: Note[];
}

/** Lines to be copied as they stand: never wrapped, cut or coloured. */
export interface Code {
  kind: 'code';
  /** What highlighters call it, e.g. `yaml`. */
  language: string;
  lines: string[];
}

/** Rules, and what became of each. */
export interface Checklist {
  kind: 'checklist';
  items: ChecklistItem[];
}

/** One rule; its numbers have as many decimals as show which side of the bound they are on. */
export interface ChecklistItem {
  /** `warn`: not met, or undecided, and it passes. */
  outcome: 'pass' | 'fail' | 'warn' | 'undecided';
  /** As the user wrote it. */
  rule: string;
  unit: 'points' | 'percent' | 'n';
  /** null: not defined, as without answers. */
  value: number | null;
  /** `level` in percent; null: there is none. */
  interval: (Range & { level: number }) | null;
  /** Answers that it rests on. */
  n: number;
  /** Of a change: what it is compared with, in points; null: it is none. */
  before: { value: number | null; n: number } | null;
  /** Why it is not decided; null: it is. */
  remark: string | null;
}

/** What the marks and words in the tables mean; only those that occur. */
export interface Legend {
  kind: 'legend';
  items: { sign: Mark | 'hidden' | 'percent'; text: string }[];
}

/** Anything that a section can hold; a renderer draws each kind. */
export type Block =
  | Headline
  | ShareBar
  | Histogram
  | Table
  | LineChart
  | Diverging
  | Journey
  | Facts
  | Notes
  | Code
  | Checklist
  | Legend;

/** Blocks that belong together; `title` null: they need no heading. */
export interface Section {
  title: string | null;
  blocks: Block[];
}

/** `result` is the answer, `notes` is how it came about: assumptions, what was left out, warnings. */
export interface Document {
  result: Section[];
  notes: Section[];
}
