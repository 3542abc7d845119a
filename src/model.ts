/**
 * The nouns of the house, types only. Units are in the name or the comment: points (−100…100),
 * share (0…1), n (a count). `null` means "not defined here", and the comment says when.
 */

// ── Tables ────────────────────────────────────────────────────────────────────────────────────────

/** The cells of one data row as text, in the order of the table's columns; never shorter than them. */
export type Row = readonly string[];

/** A column of one input, named as a user addresses it. */
export interface Column {
  /** 0-based; people write `#1` for index 0. */
  index: number;
  /** First header row, trimmed; `question › sub` where that is empty; `#24` where nothing else names it. */
  name: string;
  /** The further header rows (question text, choice), for recognising roles; `''` if there are none. */
  detail: string;
  /** Index of the column whose question this one continues (an empty first header cell); null otherwise. */
  partOf: number | null;
}

/** How delimited text is taken apart. `quote` null: a quotation mark is an ordinary character. */
export interface Dialect {
  /** One character, or one and a blank. */
  delimiter: string;
  quote: '"' | "'" | null;
  /** There where a backslash stands before a mark within a quoted cell, instead of a second mark. */
  escape?: '\\';
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
/** `parquet`, and `postgres` for a table of a database: only a database reads these. */
export type Container = 'csv' | 'json' | 'ndjson' | 'parquet' | 'postgres';
/** What counts the answers. */
export type EngineName = 'memory' | 'duckdb' | 'postgres';

/** Which records at the top are not data, and which vendor's way of writing headers they show. */
export interface Layout {
  /** Records before the header: titles, dates of the export. */
  preamble: number;
  /** Header rows: 0 (JSON, or a table without a header) to 3. */
  header: number;
  /** A vendor whose exports have just such headers; null: an ordinary table. */
  shape: 'surveymonkey' | 'qualtrics' | null;
}

/** How the bytes of one input become rows: the first half of a Mapping. */
export interface Reading {
  container: Container;
  encoding: Encoding;
  bom: boolean;
  gzip: boolean;
  /** null for JSON and NDJSON. */
  dialect: Dialect | null;
  layout: Layout;
}

/** What a scan saw besides the rows. Line numbers from 1, at most the first twenty. */
export interface Scan {
  /** Data rows handed out; blank ones and repeated headers are not among them. */
  rows: number;
  /** Rows at the end that are no data: totals, copyright. */
  footers: number[];
  /** Rows with cells missing, or with filled cells beyond the last column. */
  short: Lines;
  long: Lines;
  /** Rows that repeat the header, as where two exports were put end to end. */
  repeatedHeaders: number[];
  /** Tables with other columns below this one, which are left out: the line of each header, and how many rows it has. */
  otherTables: { line: number; rows: number }[];
  /** Items of JSON that are no records, or lines that are no JSON. */
  unreadable: Lines;
  /** Rows that were not read as they stand, because exactly one other reading fits the table. */
  repairs: Record<Repair, Lines>;
  /** NUL characters, which were left out of the text. */
  nulBytes: number;
  /** Lines that are not UTF-8: read as Windows-1252, or in the code page of DOS. */
  notUtf8: Lines;
  codePage: Lines;
  /** Keys that one object of JSON has twice, as far as its beginning shows; the last value is read. */
  repeatedKeys: string[];
  /** Set where the whole file contradicts how its beginning was read: read it again with this one. */
  revised: Table | null;
}

/**
 * What was wrong with a row: a quotation mark that belongs to the text, another delimiter than the table's, one too
 * many before or after an empty cell, one within a text, one too few.
 */
export type Repair =
  | 'strayQuote'
  | 'otherDelimiter'
  | 'extraDelimiter'
  | 'unquotedDelimiter'
  | 'missingDelimiter';

/** Goes with the error `empty`, of an input that holds blank lines at most. */
export interface BlankInput {
  /** 0: not even those. */
  blankLines: number;
  /** What it would be by its name. */
  container: Container;
}

/** How often something was met, and on which lines (the first twenty). */
export interface Lines {
  count: number;
  lines: number[];
}

/** Which cells of a table are wanted where a database counts its rows. */
export interface Wanted {
  /** Indexes of the columns whose cells are wanted as they stand, ascending. */
  columns: readonly number[];
  /** A column of dates of which only the periods matter (it is not among `columns`); null: there is none. */
  dates: {
    column: number;
    grain: 'day' | 'month';
    /** Days and months are those of UTC, so that moments with a zone may be put together by them. */
    utc: boolean;
  } | null;
}

/**
 * A table whose rows a database can count, which is quicker than to look at each. Of `count` and `rowsWith` the rows
 * have `''` in all cells that are not wanted.
 */
export interface RowCounter {
  /** What counts them, and why it does, as a clause for people: for `source`. */
  engine: Exclude<EngineName, 'memory'>;
  why: string;
  /**
   * Calls `visit` once for all rows that agree in what is wanted; `times` says how many they are, n ≥ 1. Of the rows whose
   * dates, written alike, lie in the same day or month of the calendar the earliest and the latest date are told,
   * in two calls; a date that is written in another way is told as it stands. In no promised order.
   * null: the rows cannot be counted as `scan` would read them; this shows before the first call.
   */
  count(wanted: Wanted, visit: (row: Row, times: number) => void): Promise<Scan | null>;
  /**
   * Calls `visit` for every row in order, as `Table.scan` does, with nothing but the cells of `columns`. null: the rows
   * cannot be told as `scan` would read them, lines and all; this shows before the first call.
   */
  stream(
    columns: readonly number[],
    visit: (row: Row, line: number) => void,
    between?: () => Promise<void>,
  ): Promise<Scan | null>;
  /**
   * Of the rows that hold one of `cells` in each of the columns `where`: how many name somebody in the column
   * `respondent`, and how many different people they name, as `identityIn` compares them; n.
   */
  people(
    respondent: number,
    where: readonly { column: number; cells: readonly string[] }[],
  ): Promise<{ answers: number; people: number }>;
  /**
   * Calls `visit` for the rows that have one of `cells` in `column`, with the line on which each begins, in their order,
   * until it returns false. Not there where rows have neither order nor lines.
   */
  rowsWith?(
    column: number,
    cells: readonly string[],
    wanted: readonly number[],
    visit: (row: Row, line: number) => boolean,
  ): Promise<void>;
}

/** One input, opened: what its columns are called, and its rows as often as they are asked for. */
export interface Table {
  path: string;
  reading: Reading;
  /** Complete before a scan for CSV; for JSON it may grow while rows are handed out. */
  columns: readonly Column[];
  /** The first rows, as far as opening it has shown them: enough to tell whose export it is. */
  sample: readonly Row[];
  /**
   * Calls `visit` for every data row in order; `line` is where the row begins (JSON: its position). `between` is
   * called now and then between two rows and waited for: whoever writes what is read keeps up. What it throws
   * ends the scan.
   */
  scan(visit: (row: Row, line: number) => void, between?: () => Promise<void>): Promise<Scan>;
  /** The table exactly as read: every record from the header rows on, footers included. */
  records(visit: (record: Row) => void): Promise<void>;
  /** A file that holds the table and nothing else, read as its beginning suggested; null or left out: there is none. */
  file?: string | null;
  /** Left out where no database reads the table; then `notCounted` may say why, as a clause for people. */
  counter?: RowCounter;
  notCounted?: string;
}

// ── Mapping ───────────────────────────────────────────────────────────────────────────────────────

export type Role = 'score' | 'comment' | 'date' | 'respondent' | 'account' | 'stage';

/** Order of the parts of a numeric date such as 3/4/2025, for the whole column. */
export type DateOrder = 'dmy' | 'mdy';

/** How the date column is read. */
export interface DateReading {
  order: DateOrder;
  /** False where every date is read the same in either order. */
  matters: boolean;
  /** One clause for people: why this order. */
  why: string;
}

/** Words that stand for a score, as written in the cells (`Absolutely` → 10). */
export type Anchors = Readonly<Record<string, number>>;

/**
 * What a column is and how it is read, decided once for all inputs with the same header, and obeyed
 * by every engine. Plain data: it can be shown, saved, compared.
 */
export interface Mapping {
  /** The vendor's format, `plain` where none was recognised. */
  format: string;
  /** Column index for each role; null where no column has it. Score is null only in `inspect`. */
  roles: Record<Role, number | null>;
  anchors: Anchors;
  date: DateReading | null;
  /** Index of a column that says of rows without a score what was wrong with it (a `RejectionReason`), where there is one. */
  invalid?: number;
}

/**
 * Why a row of a vendor's export is no answer to the question: nobody answered (`declined`), a preview or a
 * test (`test`), another question than the recommendation (`otherMetric`), an answer of the staff to the
 * customer (`staffReply`), an event that is no answer (`otherEvent`), or the tool itself leaves it out of
 * its score (`excluded`).
 */
export type LeftOutReason = 'declined' | 'test' | 'otherMetric' | 'staffReply' | 'otherEvent' | 'excluded';

/** Rows that a vendor's format leaves out, counted per input and reason. */
export interface LeftOut {
  input: string;
  reason: LeftOutReason;
  count: number;
  /** Of the first twenty. */
  lines: number[];
}

// ── Customers ─────────────────────────────────────────────────────────────────────────────────────

/** What is known of whoever gave an answer: a row of each table of customers, in their order; null where it has none. */
export type Customer = readonly (Row | null)[];

/** What lifecycle stages are told from. `purchases` is a count, the others are dates. */
export type StageAttribute = 'firstPurchase' | 'signup' | 'renewal' | 'churned' | 'purchases';

/**
 * One lifecycle stage. It holds for an answer where all of `when` hold and none of `unless`. A condition is
 * `days since churned >= 0`, `days until renewal <= 60`, or a comparison as in `--where`, `purchases >= 2`.
 */
export interface StageDefinition {
  name: string;
  when: readonly string[];
  unless: readonly string[];
}

/** How stages are told; of `definitions` the first that holds is the stage. */
export interface StageSettings {
  definitions: readonly StageDefinition[];
  /** Names in the order of life, for showing. */
  order: readonly string[];
  /** Names of columns for the attributes that are not to be found by themselves. */
  attributes: Partial<Record<StageAttribute, string>>;
}

/** How the stages in a report were told. */
export interface StageSource {
  /** Names in the order of life. */
  order: string[];
  /** The first that holds is the stage; empty where a column holds the stages. */
  definitions: StageDefinition[];
  /** Names of the columns in use; `firstPurchase` is the same as `signup` where that stands for it. */
  attributes: Partial<Record<StageAttribute, string>>;
  /** The column that holds the stages; left out where they are derived. */
  column?: string;
  /** Present where a count of purchases is used: it is as of the export, not of the answer. */
  purchasesAsOf?: 'export';
}

// ── Themes ────────────────────────────────────────────────────────────────────────────────────────

/** The rules by which comments are tagged, as data: plain, so that it can be shown and compared. */
export interface ThemeRules {
  version: 1;
  /** A parent comes before its children. */
  themes: readonly Theme[];
  /** Comments whose themes are known. */
  examples: readonly ThemeExample[];
}

/** A comment has a theme where one of its rules holds, or where it has one of the theme's children. */
export interface Theme {
  id: string;
  /** What people are shown; null: the id. */
  label: string | null;
  /** The id of the theme that this one is part of; null: a theme of the highest level. */
  parent: string | null;
  /** None in a theme that only holds its children together. */
  rules: readonly ThemeRule[];
}

/** What becomes of words that a negation goes before: `keep` counts them, `drop` does not, `only` nothing else. */
export type Negated = 'keep' | 'drop' | 'only';

/** Holds where a term of `any` is in the comment, none of `unless` is, and all of `when` hold. */
export interface ThemeRule {
  any: readonly string[];
  /** Phrases inside which nothing of `any` is seen. */
  except: readonly string[];
  unless: readonly string[];
  when: readonly ConditionOfTheme[];
  negated: Negated;
}

/** Of what is left out, everything holds. An answer without a score, or a language, meets no condition on it. */
export interface ConditionOfTheme {
  group?: readonly Category[];
  /** Both ends included, 0…10. */
  score?: { from: number; to: number };
  /** Codes such as `de`; `de` holds for `de-AT` too. */
  lang?: readonly string[];
}

/** A comment and the themes that it has; the parents of these go without saying. */
export interface ThemeExample {
  text: string;
  themes: readonly string[];
  score: number | null;
  lang: string | null;
}

/** Which of the rules' themes a comment has: their indexes, ascending. */
export type Tag = readonly number[];

/** Rules, and where they are from: a path, or the name of a pack. */
export interface ThemeSource {
  path: string;
  rules: ThemeRules;
  /** What is allowed in the rules and yet hardly meant. */
  warnings: readonly Warning[];
}

// ── Responses ─────────────────────────────────────────────────────────────────────────────────────

/** A wall-clock moment in the report's zone, as milliseconds since 1970-01-01T00:00 of that same wall clock. */
export type WallTime = number;

export type Category = 'promoter' | 'passive' | 'detractor';

/** One answer with a valid score. */
export interface Response {
  score: number;
  /** null: no date, or an unreadable one. */
  at: WallTime | null;
  /** Trimmed and lower-cased; null: anonymous. */
  respondent: string | null;
  row: Row;
}

export type RejectionReason =
  | 'scoreOutOfRange'
  | 'scoreNotWhole'
  | 'scoreNotNumber'
  | 'dateUnreadable'
  | 'countUnreadable'
  | 'amountUnreadable'
  | 'weightUnusable'
  | 'jsonUnreadable';

/** What could not be used, counted per input, column and reason. */
export interface Rejection {
  input: string;
  /** A column's name; null where the row as a whole is meant. */
  column: string | null;
  reason: RejectionReason;
  count: number;
  /** Line numbers (CSV: physical, from 1; JSON: position of the item, from 1) of the first twenty. */
  lines: number[];
  /** The cells in these lines, where the question is `verbose`. */
  cells?: string[];
}

/** Something a reader of the result should know. `code` is stable, `message` is for people. */
export interface Warning {
  code: string;
  message: string;
}

// ── Questions ─────────────────────────────────────────────────────────────────────────────────────

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What answers can be grouped by. */
export type Dimension =
  | { kind: 'column'; name: string }
  /** A column of the customers; `name` as it was written, `plan` or `customers.plan`. */
  | { kind: 'attribute'; name: string }
  | { kind: 'period'; name: Period }
  | { kind: 'stage'; name: 'stage' }
  | { kind: 'category'; name: 'category' }
  /** The themes of the comment: an answer may have several values. */
  | { kind: 'theme'; name: 'theme' }
  | { kind: 'file'; name: 'file' };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~';

/** One `--where`: all of them must hold. */
export interface Filter {
  dimension: Dimension;
  operator: Comparison;
  value: string;
}

/** A span of calendar time to keep, both ends included; `last` counts back from the newest answer. */
export interface Window {
  since: string | null;
  until: string | null;
  last: { count: number; unit: 'day' | 'week' | 'month' | 'quarter' | 'year' } | null;
}

export type Dedupe = 'none' | 'latest' | 'first';

/** Calendar settings: in which zone days begin, and in which month (1…12) the fiscal year does. */
export interface Calendar {
  timeZone: string;
  fiscalYearStart: number;
}

/** Everything that `nps report` was asked, as the user wrote it; names are resolved once columns are known. */
export interface Question {
  /** Paths; `-` is standard input. */
  inputs: string[];
  /** A vendor's format or `plain`; null: recognise it. */
  format: string | null;
  roles: Partial<Record<Role, string>>;
  /** null: detect them. */
  anchors: Anchors | null;
  dateOrder: DateOrder | null;
  /** What is told about cells that could not be used quotes them, whatever stands in them. */
  verbose?: boolean;
  /** One text for each `--by`: `plan,quarter`. */
  by: string[];
  /** One text for each `--where`: `plan=Pro`. */
  where: string[];
  window: Window;
  calendar: Calendar;
  dedupe: Dedupe;
  /** What counts the answers of big inputs; left out: what suits them. */
  engine?: 'memory' | 'duckdb' | undefined;
  /** Nothing is wanted but rows: who answered before, which takes memory to find out and is only told, is not. */
  onlyRows?: true;
  /** Paths of tables of customers. */
  customers: string[];
  /** One text for each `--on`: `customer_id=id`, or the one name that both tables use. */
  on: string[];
  stages: StageSettings;
  /** By which comments are tagged; null: none were given. */
  themes: ThemeSource | null;
  /** The column of what customers are worth, as the user wrote it; left out where nobody asks. */
  value?: string;
  /** `account` for the role, or a column, as the user wrote it: answers of one account are not independent. */
  cluster?: string;
  /** The column by which answers weigh, as the user wrote it. */
  weight?: string;
  /** Conditions as in `where` for each side of a comparison, where they tell the sides; left out elsewhere. */
  sides?: readonly (readonly string[])[];
  /** Conditions as in `where` of each segment that is looked at by itself; left out where there is none. */
  segments?: readonly (readonly string[])[];
}

// ── Tallies ───────────────────────────────────────────────────────────────────────────────────────

/**
 * How often each score 0…10 was given: all that an engine returns about a group, and all that the
 * statistics need. Index = score. Tallies merge (`aggregate/tally.ts`).
 */
export type Tally = readonly number[];

/** One value for each dimension of a breakdown, in its order; null: unknown, shown as `(none)`. */
export type Keys = readonly (string | null)[];

export interface Group {
  keys: Keys;
  tally: Tally;
}

/** Comments of a long table, which stand in rows of their own beside the scores. */
export interface SiblingComments {
  column: string;
  /** Names of the columns in which an answer and its comment agree. */
  matchedBy: string[];
  /** Answers with a comment, n. */
  count: number;
}

/** What the pipeline found for a Question: tallies and what to know about them, nothing computed yet. */
export interface Answer {
  /** What counted the answers, and why it and no other, as a clause for people. */
  engine: { engine: EngineName; why: string };
  inputs: InputSummary[];
  /** Names of the columns in use, of the first input. */
  columns: Partial<Record<Role, string>>;
  /** Long format: the comments that were found in other rows; null elsewhere. */
  comments: SiblingComments | null;
  /** One for each table of customers. */
  customers: CustomerSource[];
  /** null: stages were not asked for. */
  stages: StageSource | null;
  /** Path of the rules, or the name of their pack; null: themes were not asked for. */
  themes: string | null;
  counts: Counts;
  /** null: no answer has a date, or no column of dates was found. */
  dates: { first: WallTime; last: WallTime; undated: number; reading: DateReading } | null;
  overall: Tally;
  /** null: not dated. Every period from the first to the last, the empty ones too. */
  trend: { period: Period; groups: (Group & { partial: boolean })[] } | null;
  /** `by`: the labels of `dimensions`. */
  breakdowns: { by: string[]; dimensions: Dimension[]; groups: Group[] }[];
  /** Rows with a date of sending (in the column `by`), and those of them with an answer, n; null: the data do not tell. */
  invitations: { answered: number; invited: number; by: string } | null;
  leftOut: LeftOut[];
  rejections: Rejection[];
  warnings: Warning[];
}

// ── Results ───────────────────────────────────────────────────────────────────────────────────────

export type IntervalMethod = 'adjusted-wald' | 'score' | 'wald';

export interface Interval {
  /** Points, −100…100. */
  low: number;
  high: number;
  /** Share, e.g. 0.95. */
  level: number;
  /** `cluster` and `weighted`: of answers in accounts, and of answers that weigh; nobody chooses these. */
  method: IntervalMethod | 'cluster' | 'weighted';
}

/** A Net Promoter Score with what it rests on. Counts are null only where `suppressed`. */
export interface Score {
  n: number | null;
  promoters: number | null;
  passives: number | null;
  detractors: number | null;
  /** Points, unrounded; null where n is 0 or the group is suppressed. */
  nps: number | null;
  /** null where `nps` is. */
  interval: Interval | null;
  /** Present only where the group is hidden because of `--min-n`. */
  suppressed?: true;
  /** By account only: accounts with answers, n; an answer without one is one. null where suppressed. */
  accounts?: number | null;
  /**
   * By account or weight only: by how much that raises the variance; null where suppressed, without answers, or (by
   * account) of a single account or of answers that are all alike.
   */
  designEffect?: number | null;
  /** By weight only: how many answers of one weight would tell as much (Kish), n; null where suppressed or empty. */
  effectiveN?: number | null;
  /** By weight only: shares 0…1 of the weight, where the counts are of answers; null where suppressed or empty. */
  weighted?: { promoters: number; passives: number; detractors: number } | null;
}

export interface ScoredGroup extends Score {
  keys: Record<string, string | null>;
  /** Periods only: answers do not cover the whole of it (the first and the last). */
  partial?: true;
}

export interface Breakdown {
  by: string[];
  groups: ScoredGroup[];
  /** false: with `--dedupe`, a respondent counts once in each period, so the groups exceed the overall. */
  sums?: false;
  /** By theme: an answer is in the group of each of its themes, so that the groups need not sum to the overall. */
  multivalued?: true;
}

export interface Trend {
  period: Period;
  /** Every period from the first to the last, empty ones included (n 0, nps null). */
  groups: ScoredGroup[];
}

/** The score of one window. */
export interface RollingPoint extends Score {
  /** Its last day, `2025-03-31`: the end of a period of the trend; of the newest, the day of the last answer. */
  at: string;
  /** Its first day. */
  from: string;
  /** It begins before the first answer. */
  partial?: true;
}

/** Windows that overlap: an answer counts in each that holds it; with `--dedupe`, a respondent once in each. */
export interface Rolling {
  /** How long they are: `90d`. */
  window: string;
  /** One for each period of the trend, in its order; empty where no answer is dated. */
  points: RollingPoint[];
}

export interface InputSummary {
  path: string;
  /** Vendor shape or `plain`. */
  format: string;
  container: Container;
  encoding: Encoding;
  /** Data rows read, blank ones left out. */
  rows: number;
}

/** A table of customers (or several with one header), and how the answers fit to it. All counts are n. */
export interface CustomerSource {
  paths: string[];
  rows: number;
  /** Different keys. */
  customers: number;
  /** Names of the columns that belong together; the first may be of another table of customers. */
  on: { response: string; customer: string };
  /** Answers whose customer was found, whose key no customer has, and that have no key. */
  matched: number;
  unmatched: number;
  withoutKey: number;
  /** Matched among all answers, a share; null without answers. Filters and windows do not matter for it. */
  matchRate: number | null;
  /** Customers to whom no answer belongs. */
  neverAsked: number;
  /** Rows beyond the first of their customer, and customers whose rows do not agree: the last row holds. */
  repeated: number;
  conflicting: number;
}

export interface Counts {
  /**
   * rows = scored + missing + invalid + duplicates + filtered. Filtered are rows that a condition, the window
   * or the vendor's format leaves out; duplicates, earlier answers of a respondent (with `--dedupe`) and
   * earlier events of one answer.
   */
  rows: number;
  scored: number;
  missing: number;
  invalid: number;
  duplicates: number;
  filtered: number;
}

/** The answer to `nps report`; `--format json` prints exactly this. */
export interface Report {
  schema: 'nps.report/1';
  metric: 'nps';
  /** Groups with fewer answers are hidden; present only where that was asked for. */
  minN?: number;
  /** By which column answers are in accounts, and how many have none, n; present only with `--cluster`. */
  cluster?: { by: string; withoutAccount: number };
  /** By which column answers weigh; present only with `--weight`. */
  weight?: { by: string };
  /** Everyone who could answer, n: the interval of the overall is for so many; present only with `--population`. */
  population?: number;
  source: {
    /** What counted the answers, and why it and no other, as a clause for people. */
    engine: EngineName;
    engineWhy: string;
    inputs: InputSummary[];
    /** Path of the configuration; left out where there is none. */
    config?: string;
    /** Names of the columns in use; a role that no column has is left out. */
    columns: Partial<Record<Role, string>>;
    /** Present only in the long format. */
    comments?: SiblingComments;
    /** Present only with tables of customers. */
    customers?: CustomerSource[];
    /** Present only where stages were asked for. */
    stages?: StageSource;
    /** Path of the rules, or the name of their pack; present only where themes were asked for. */
    themes?: string;
  };
  counts: Counts;
  /** null: no column of dates was found. `order`: null where no date depends on it. */
  dates: {
    first: string;
    last: string;
    undated: number;
    order: DateOrder | null;
    why: string;
    timeZone: string;
  } | null;
  /**
   * Of the invitations in the column `by` those that were answered, n, and their share 0…1; null where the data do not
   * tell (`Invitations` says when), or the overall is hidden. It counts rows, whatever `--dedupe` says.
   */
  responseRate: { answered: number; invited: number; share: number; by: string } | null;
  /** `distribution`: answers per score 0…10; null where suppressed. */
  overall: Score & { distribution: number[] | null };
  /** null: the data are not dated. */
  trend: Trend | null;
  breakdowns: Breakdown[];
  /** Present only with `--rolling`. */
  rolling?: Rolling;
  /** Rows that the vendor's format says are no answers; they are among `filtered`. */
  leftOut: LeftOut[];
  rejections: Rejection[];
  warnings: Warning[];
}

export type ColumnType = 'empty' | 'integer' | 'number' | 'date' | 'email' | 'word' | 'text';

/** A cell that does not fit its column's role. */
export interface Trouble {
  line: number;
  /** null: it may be somebody's words, and the question is not `verbose`. */
  value: string | null;
  reason: RejectionReason;
}

export interface InspectedColumn {
  /** From 1: `#3`. */
  number: number;
  name: string;
  /** Further header rows; null where there are none. */
  detail: string | null;
  role: Role | null;
  type: ColumnType;
  filled: number;
  missing: number;
  /** Filled cells that read as a score 0…10. */
  scores: number;
  /** The first five. */
  trouble: Trouble[];
}

/** The answer to `nps inspect`: what a file holds, and how it would be read. */
export interface Inspection {
  schema: 'nps.inspect/1';
  path: string;
  container: Container;
  encoding: Encoding;
  bom: boolean;
  gzip: boolean;
  /** null for JSON and NDJSON; `quote` null: quotation marks are ordinary characters. */
  delimiter: string | null;
  quote: string | null;
  preambleRows: number;
  headerRows: number;
  footerRows: number;
  /** Vendor shape or `plain`, and by what it was told. */
  format: string;
  formatWhy: string;
  /** Data rows. */
  rows: number;
  /** Rows that were not read as they stand; of the lines, the first twenty. */
  repairs: { repair: Repair; count: number; lines: number[] }[];
  columns: InspectedColumn[];
  /** Words that stand for a score. */
  anchors: Anchors;
  /** null: no column of dates. */
  date: DateReading | null;
  /** Why no score column could be named, and how to name one; null where one is. */
  problem: { code: string; message: string; hint: string } | null;
  /** Rows that the vendor's format says are no answers. */
  leftOut: LeftOut[];
  /** Earlier events of answers that were sent again, n. */
  replaced: number;
  /** What `nps report` will not use. */
  rejections: Rejection[];
  warnings: Warning[];
}

/** The answer to `nps rows`: the table exactly as read, header first. */
export interface RawTable {
  schema: 'nps.rows/1';
  rows: string[][];
  warnings: Warning[];
}

/** A cell of rows that are handed on: text as it was read, a number, the ids of themes; null: unknown. */
export type RowCell = string | number | null | readonly string[];

// ── Reporting progress ────────────────────────────────────────────────────────────────────────────

/** Called now and then while reading, with the share of the bytes read (null: their number is not known). */
export type OnProgress = (share: number | null) => void;
