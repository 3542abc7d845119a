/**
 * Everything that can go wrong for a user, in one catalogue: what happened, and how to put it right.
 * Each of these is exit code 2, or 3 where there is nothing to
 * decide on; a bug is any other exception.
 */

import type { RejectionReason } from './model.ts';

/** Why something could not be used, in words, for one and for many. */
export const REASONS: Record<RejectionReason, readonly [one: string, many: string]> = {
  scoreOutOfRange: ['score outside 0-10', 'scores outside 0-10'],
  scoreNotWhole: ['score that is not a whole number', 'scores that are not whole numbers'],
  scoreNotNumber: ['score that is not a number', 'scores that are not numbers'],
  dateUnreadable: ['date that cannot be read', 'dates that cannot be read'],
  countUnreadable: ['count that is not a number', 'counts that are not numbers'],
  amountUnreadable: ['amount that is not a number', 'amounts that are not numbers'],
  weightUnusable: ['weight that is not a number above 0', 'weights that are not numbers above 0'],
  jsonUnreadable: ['item that is not valid JSON', 'items that are not valid JSON'],
};

interface Entry {
  message: string;
  hint: string;
}

const list = (names: readonly string[]): string => names.map((name) => `  ${name}`).join('\n');

/** The sentence that asks whether `guess` was meant, and a blank; empty where there is none. */
export const meant = (guess: string | null): string =>
  guess === null ? '' : `Did you mean ${quote(guess)}? `;

/** Text in the error messages' quotation marks. */
export const quote = (text: string): string => `'${text}'`;

const CATALOGUE = {
  noInput: () => ({
    message: 'no file given and nothing piped in',
    hint: 'Name an export: nps report responses.csv, or pipe one: … | nps report',
  }),
  severalInputs: (p: { count: number; path: string }) => ({
    message: `${p.path}: ${p.count} files, and this command takes one`,
    hint: 'Name one of them.',
  }),
  notFound: (p: { path: string }) => ({
    message: `${p.path}: no such file`,
    hint: 'Check the path; a pattern such as exports/*.csv matched nothing.',
  }),
  isDirectory: (p: { path: string }) => ({
    message: `${p.path}: is a directory`,
    hint: `Name the files in it: ${p.path}/*.csv`,
  }),
  unreadable: (p: { path: string; cause: string }) => ({
    message: `${p.path}: cannot be read (${p.cause})`,
    hint: 'Check that the file exists and that you may read it.',
  }),
  empty: (p: { path: string }) => ({
    message: `${p.path}: is empty`,
    hint: 'Export the responses again; the file holds no header row.',
  }),
  wrongKind: (p: { path: string; kind: string; instead: string }) => ({
    message: `${p.path}: is ${p.kind}, not a table of responses`,
    hint: p.instead,
  }),
  truncated: (p: { path: string; what: string }) => ({
    message: `${p.path}: the ${p.what} ends too early`,
    hint: 'The file is cut off: download or copy it again.',
  }),
  damaged: (p: { path: string; what: string }) => ({
    message: `${p.path}: the ${p.what} is damaged, or something else follows it`,
    hint: 'Download or copy the file again, or decompress it and pipe what comes out: … | nps report',
  }),
  duckdbMissing: (p: { path: string }) => ({
    message: `${p.path}: only DuckDB reads and writes Parquet, and it is not installed, or does not run on this machine`,
    hint: 'Install it beside nps: npm install @duckdb/node-bindings (for all projects: npm install -g @duckdb/node-bindings)',
  }),
  badParquet: (p: { path: string; cause: string }) => ({
    message: `${p.path}: is not a Parquet file that can be read (${p.cause})`,
    hint: 'Write or download the file again; a file that is still being written has no end yet.',
  }),
  badJson: (p: { path: string; cause: string }) => ({
    message: `${p.path}: not valid JSON (${p.cause})`,
    hint: 'Export again, or use --format of the survey tool that gives CSV.',
  }),
  noRecords: (p: { path: string; found: string }) => ({
    message: `${p.path}: no list of responses in this JSON (${p.found})`,
    hint: 'Expected an array of objects, or an object that holds one, e.g. {"data": [ … ]}.',
  }),
  longLine: (p: { path: string; longest: number }) => ({
    message: `${p.path}: a line of more than ${p.longest / 1024 / 1024} MB`,
    hint: 'Responses have a line each: check that this is the export, and whole.',
  }),
  tooWide: (p: { path: string; columns: number }) => ({
    message: `${p.path}: ${p.columns} different keys and no end of them, and each would be a column`,
    hint: 'Keys should be names, not ids: expected a list of responses, each with its id as a value.',
  }),
  badUtf8: (p: { path: string; line: number }) => ({
    message: `${p.path}: JSON must be UTF-8, and line ${p.line} is not`,
    hint: 'Convert it: iconv -f windows-1252 -t utf-8 FILE > NEW',
  }),
  noResponses: (p: { rows: number; where: readonly string[] }) => ({
    message:
      p.rows === 0
        ? 'no responses: there is a header and nothing below it'
        : `no responses: none of ${p.rows} rows meets ${p.where.map(quote).join(' and ')}`,
    hint:
      p.rows === 0
        ? 'Check the period and the filters of the export.'
        : 'Values are compared as they stand, upper and lower case apart; ~ finds parts in any case.',
  }),
  noAnswers: (p: { rows: number; format: string }) => ({
    message: `no responses: of ${p.rows} rows in this ${p.format} export none is an answer to the recommendation question`,
    hint: 'nps inspect FILE says what they are; --from plain takes every row for an answer.',
  }),
  noScore: (p: { path: string; near: readonly string[]; columns: readonly string[] }) => ({
    message: `${p.path}: no column of 0–10 scores found${p.near.length ? `; nearest:\n${list(p.near)}` : ''}\nColumns:\n${list(p.columns)}`,
    hint: "Name it: --score COLUMN (a column's name or its number, such as '#3'); where the column holds several questions, keep one with --where 'COLUMN=value'.",
  }),
  ambiguousScore: (p: { path: string; candidates: readonly string[]; first: string }) => ({
    message: `${p.path}: ${p.candidates.length} columns could equally be the score:\n${list(p.candidates)}`,
    hint: `Say which: --score ${quote(p.first)}`,
  }),
  unknownColumn: (p: { option: string; name: string; guess: string | null; columns: readonly string[] }) => ({
    message: `${p.option}: no column is called ${quote(p.name)}`,
    hint: `${meant(p.guess)}Columns:\n${list(p.columns)}`,
  }),
  repeatedColumn: (p: { option: string; name: string; numbers: readonly string[] }) => ({
    message: `${p.option}: ${p.numbers.length} columns are called ${quote(p.name)}`,
    hint: `Name one by its number: ${p.numbers.map((number) => quote(number)).join(' or ')}`,
  }),
  tagTaken: (p: { path: string; name: string }) => ({
    message: `${p.path}: a column is called ${quote(p.name)} already, as one that is added`,
    hint: "Let the added ones begin with something else: --prefix 'tag_'.",
  }),
  noThemesGiven: () => ({
    message: 'themes: there are no rules to tag comments by',
    hint: 'Name them: --themes FILE, or a pack, --themes saas, consumer or employee; nps init --themes saas copies one to be edited. A column called theme is column:theme.',
  }),
  noComments: (p: { paths: readonly string[] }) => ({
    message: `${p.paths.join(', ')}: no column of comments found, so there is nothing to tag with themes`,
    hint: 'Name it: --comment COLUMN.',
  }),
  noStages: (p: { found: readonly string[] }) => ({
    message: `stage: nothing tells the lifecycle stage of an answer${p.found.length ? `; there is no first purchase or signup beside ${p.found.map(quote).join(', ')}` : ''}`,
    hint: 'Join the customers, --customers FILE, with a column such as first_purchase_at or signup_date; or name a column that holds stages: --stage COLUMN.',
  }),
  badStage: (p: { stage: string; condition: string; why: string }) => ({
    message: `stage ${quote(p.stage)}: condition ${quote(p.condition)}: ${p.why}`,
    hint: "Expected 'days since firstPurchase <= 90', 'days until renewal <= 60', or a comparison such as 'purchases >= 2'.",
  }),
  noKey: (p: { path: string; responses: readonly string[]; customers: readonly string[] }) => ({
    message: `${p.path}: nothing tells which answer belongs to which customer; no id or e-mail address occurs in both`,
    hint: `Say which columns belong together: --on 'answers=customers'.\nColumns of the answers:\n${list(p.responses)}\nColumns of the customers:\n${list(p.customers)}`,
  }),
  unusedOn: (p: { on: string; responses: readonly string[]; customers: readonly string[] }) => ({
    message: `--on ${quote(p.on)}: no column of the answers, or none of the customers, is called so`,
    hint: `Expected 'column of the answers=column of the customers'.\nColumns of the answers:\n${list(p.responses)}\nColumns of the customers:\n${list(p.customers)}`,
  }),
  badOption: (p: { option: string; value: string; expected: string }) => ({
    message: `${p.option} ${quote(p.value)}: not understood`,
    hint: `Expected ${p.expected}.`,
  }),
  noAccount: () => ({
    message: '--cluster account: no column says from which account an answer is',
    hint: 'Name it: --account COLUMN, or --cluster COLUMN.',
  }),
  notTogether: (p: { one: string; other: string; why: string; fix: string }) => ({
    message: `${p.one}: not together with ${p.other}: ${p.why}`,
    hint: p.fix,
  }),
  noDates: (p: { option: string }) => ({
    message: `${p.option}: the data are not dated`,
    hint: 'Name the column that holds the dates: --date COLUMN',
  }),
  sidesOverlap: (p: { count: number }) => ({
    message: `--a and --b: ${p.count} ${p.count === 1 ? 'answer is' : 'answers are'} on both sides`,
    hint: 'What is compared must not share answers. Add a condition that keeps them apart, or leave --b out: then --a is compared with everybody else.',
  }),
  noTwoPeriods: (p: { period: string }) => ({
    message: `no two whole ${p.period}s with answers to compare`,
    hint: 'Name two periods, --periods 2025-Q1,2025-Q2, or a shorter kind: --periods week.',
  }),
  invalidRows: (p: { count: number; where: readonly string[] }) => ({
    message: `--strict: ${p.count} invalid ${p.count === 1 ? 'value' : 'values'}:\n${list(p.where)}`,
    hint: 'Correct those rows, or leave --strict off: they are then counted and left out.',
  }),
  outputIsInput: (p: { path: string }) => ({
    message: `-o ${p.path}: is one of the inputs`,
    hint: 'Write to another file.',
  }),
  unwritable: (p: { path: string; cause: string }) => ({
    message: `${p.path}: cannot be written (${p.cause})`,
    hint: 'Nothing was written. Check the path, the permissions and the space on the disk.',
  }),
  badDatabaseUrl: () => ({
    message: 'the URL of a database cannot be understood',
    hint: 'Expected postgres://user@host:5432/database; signs such as @ or / in a password are written %40 and %2F.',
  }),
  noTable: (p: { path: string }) => ({
    message: `${p.path}: which table holds the responses?`,
    hint: 'Name it: --table responses, or --table survey.responses with its schema.',
  }),
  tableWithoutDatabase: (p: { option: string }) => ({
    message: `${p.option}: no input is a database`,
    hint: 'It goes with a URL: nps report postgres://user@host/database --table responses. For a file leave it off.',
  }),
  unknownTable: (p: { path: string; table: string; guess: string | null; tables: readonly string[] }) => ({
    message: `${p.path}: there is no table or view ${quote(p.table)}`,
    hint: `${meant(p.guess)}${p.tables.length === 0 ? 'There are no tables that you may see.' : `Tables:\n${list(p.tables)}`}`,
  }),
  otherColumns: (p: {
    path: string;
    table: string;
    lacking: readonly string[];
    beside: readonly string[];
  }) => ({
    message: `${p.path}: the table ${quote(p.table)} is there, with other columns${p.lacking.length === 0 ? '' : `; it lacks:\n${list(p.lacking)}`}${p.beside.length === 0 ? '' : `\nIt has besides:\n${list(p.beside)}`}`,
    hint: 'Nothing was written. Name another table, or write just its columns: --columns NAMES.',
  }),
  noDatabase: (p: { path: string; cause: string }) => ({
    message: `${p.path}: no connection (${p.cause})`,
    hint: 'Check host and port, and that the server runs and lets you in from here.',
  }),
  badLogin: (p: { path: string; user: string; cause: string }) => ({
    message: `${p.path}: user ${quote(p.user)} is not let in (${p.cause})`,
    hint: 'Give the password in PGPASSWORD, in ~/.pgpass or in the URL, and the user in the URL or in PGUSER.',
  }),
  noPermission: (p: { path: string; user: string; cause: string }) => ({
    message: `${p.path}: user ${quote(p.user)} may not do this (${p.cause})`,
    hint: 'Have it granted: GRANT SELECT ON a table, and GRANT USAGE ON its schema.',
  }),
  databaseTimeout: (p: { path: string; seconds: number }) => ({
    message: `${p.path}: no answer within ${p.seconds} s`,
    hint: 'Give it longer: --timeout SECONDS. Or ask for less: --since, --where.',
  }),
  databaseFailed: (p: { path: string; cause: string }) => ({
    message: `${p.path}: the database could not answer (${p.cause})`,
    hint: 'Nothing was changed, and there is no result. Where it is not clear why: its log says more.',
  }),
  noConfig: (p: { path: string }) => ({
    message: `--config ${quote(p.path)}: no such file`,
    hint: `Check the path, or write one: nps init --config ${p.path}`,
  }),
  severalConfigs: (p: { folder: string; names: readonly string[] }) => ({
    message: `${p.folder}: several configurations: ${p.names.join(', ')}`,
    hint: 'Keep one of them, or name one: --config FILE',
  }),
  badConfig: (p: { place: string; cause: string }) => ({
    message: `${p.place}: cannot be read as a configuration (${p.cause})`,
    hint: 'Expected YAML or JSON in UTF-8; --no-config leaves the file unread.',
  }),
  unknownKey: (p: { place: string; key: string; guess: string | null; known: readonly string[] }) => ({
    message: `${p.place}: ${p.key}: there is no such key`,
    hint: `${meant(p.guess)}Keys here: ${p.known.join(', ')}.`,
  }),
  badSetting: (p: { place: string; key: string; value: string | null; expected: string }) => ({
    message: `${p.place}: ${p.key}${p.value === null ? '' : ` ${quote(p.value)}`}: not understood`,
    hint: `Expected ${p.expected}.`,
  }),
  noThemes: (p: { path: string; guess: string | null; packs: readonly string[] }) => ({
    message: `--themes ${quote(p.path)}: no such file, and no pack is called so`,
    hint: `${meant(p.guess)}Packs: ${p.packs.join(', ')}. For rules of your own, check the path.`,
  }),
  themesExist: (p: { path: string; pack: string }) => ({
    message: `${p.path}: is there already, and is not the pack ${quote(p.pack)} as it comes; nothing was written`,
    hint: `Keep it and use it: --themes ${p.path}. Or move it out of the way and run this again; --themes ${p.pack} uses the pack without a copy.`,
  }),
  unreadableThemes: (p: { place: string; cause: string }) => ({
    message: `${p.place}: cannot be read as rules of themes (${p.cause})`,
    hint: 'Expected YAML or JSON in UTF-8; a term that begins with a sign wants quotes.',
  }),
  badTheme: (p: { place: string; name: string; value: string | null; why: string; fix: string }) => ({
    message: `${p.place}: ${p.name}${p.value === null ? '' : ` ${quote(p.value)}`}: ${p.why}`,
    hint: p.fix,
  }),
  badRule: (p: { rule: string; column: number; why: string; fix: string }) => ({
    message: `--rule ${quote(p.rule)}: column ${p.column}: ${p.why}`,
    hint: p.fix,
  }),
  noRules: () => ({
    message: 'no rule to check',
    hint: "Give one: nps check FILE --rule 'nps >= 30', or --min 30, or in the configuration under check.",
  }),
  emptySegment: (p: { segment: string }) => ({
    message: `--rule: no row meets ${quote(p.segment)}`,
    hint: 'Values are compared as they stand, upper and lower case apart; ~ finds parts in any case.',
  }),
  noBaseline: (p: { rule: string }) => ({
    message: `--rule ${quote(p.rule)}: there is nothing to compare with`,
    hint: 'Say with what: --baseline FILE, as --write-baseline FILE writes it, or --baseline last-period.',
  }),
  badBaseline: (p: { path: string; why: string }) => ({
    message: `--baseline: ${p.path}: ${p.why}`,
    hint: 'Expected what nps check --write-baseline FILE writes, or nps report --json.',
  }),
} satisfies Record<string, (parameters: never) => Entry>;

export type ErrorCode = keyof typeof CATALOGUE;
type Parameters<C extends ErrorCode> = (typeof CATALOGUE)[C] extends () => Entry
  ? never
  : (typeof CATALOGUE)[C] extends (p: infer P) => Entry
    ? P
    : never;

const NOTHING_TO_DECIDE_ON: ReadonlySet<ErrorCode> = new Set(['noResponses', 'noAnswers', 'noTwoPeriods']);

/** An error that its reader can act on. `message` says what and where, `hint` how to put it right. */
export class NpsError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly exitCode: 2 | 3;

  constructor(code: ErrorCode, entry: Entry) {
    super(entry.message);
    this.name = 'NpsError';
    this.code = code;
    this.hint = entry.hint;
    this.exitCode = NOTHING_TO_DECIDE_ON.has(code) ? 3 : 2;
  }
}

/** What tells the rows of a long table apart, by names of columns. */
export interface LongTable {
  kind: string;
  /** All kinds of question, and the one whose answers are scores. */
  kinds: readonly string[];
  scores: string;
  answer: string;
}

/** `error` with the advice that a table wants that has one row for each question answered. */
export function adviseLongTable(error: NpsError, table: LongTable): NpsError {
  const { kind, kinds, scores, answer } = oneLine(table) as LongTable;
  const hint = `There is one row for each question: ${quote(kind)} says ${kinds.slice(0, 8).map(quote).join(', ')}${kinds.length > 8 ? ', …' : ''}.\nKeep the answers to one: --score ${quote(answer)} --where ${quote(`${kind}=${scores}`)}`;
  return new NpsError(error.code, { message: error.message, hint });
}

/** Names come from headers and may hold line breaks; in a message each stays on its line. */
function oneLine(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ');
  if (Array.isArray(value)) return value.map(oneLine);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, oneLine(part)]))
    : value;
}

/** The catalogue's error `code`, worded with `parameters`. */
export function npsError<C extends ErrorCode>(
  code: C,
  ...[parameters]: Parameters<C> extends never ? [] : [Parameters<C>]
): NpsError {
  const word = CATALOGUE[code] as (p?: unknown) => Entry;
  return new NpsError(code, word(oneLine(parameters ?? {})));
}
