/** Options that several commands share: what they are called, and how their texts are understood. */

import { type Command, Option } from 'commander';
import { DEFAULT_STAGES } from '../enrich/stages.ts';
import { npsError } from '../errors.ts';
import { parseAnchors } from '../map/anchors.ts';
import { FORMAT_NAMES } from '../map/format.ts';
import { isTimeZone } from '../map/zone.ts';
import type {
  DateOrder,
  Dedupe,
  IntervalMethod,
  Question,
  Role,
  StageSettings,
  ThemeSource,
} from '../model.ts';
import { addCustomersTableOption, addTableOptions, type DatabaseFlags } from './database.ts';
import { addEngineOption, type EngineFlag } from './engine.ts';
import { windowOf } from './window.ts';

/** The parser of an option that may be given several times. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** The options of `addColumnOptions`, as commander gives them. */
export interface InputFlags extends Pick<DatabaseFlags, 'table' | 'timeout'> {
  from?: string;
  score?: string;
  comment?: string;
  date?: string;
  respondent?: string;
  account?: string;
  stage?: string;
  anchor?: string[];
  dateOrder?: DateOrder;
  /** Of `addVerboseOption`. */
  verbose?: true;
}

/** With those of `addQuestionOptions`; texts are not understood yet. */
export interface QuestionFlags extends InputFlags, DatabaseFlags, EngineFlag {
  by?: string[];
  where?: string[];
  since?: string;
  until?: string;
  last?: string;
  tz: string;
  fiscalYearStart: string;
  dedupe: Dedupe;
  customers?: string[];
  on?: string[];
  /** Has no flag: from a configuration file. */
  stages?: StageSettings;
}

/** Those of `addScoreOptions`; texts are not understood yet. */
export interface ScoreFlags {
  interval: IntervalMethod;
  level: string;
  minN: string;
  strict?: true;
}

/** Adds the options that say which column is what, and those about the table that they are in. */
export function addColumnOptions(command: Command): Command {
  return addTableOptions(command)
    .optionsGroup('Columns (found by themselves where not given):')
    .option('--score <column>', "the column of 0–10 answers, by name or number ('#3')")
    .option('--comment <column>', 'the column of comments')
    .option('--date <column>', 'when the answer was given')
    .option('--respondent <column>', 'who answered: an id or an e-mail address')
    .option('--account <column>', 'the company behind the respondent')
    .option('--stage <column>', 'a column that holds lifecycle stages already')
    .option(
      '--anchor <word=score>',
      "what a word in the score column stands for: 'Absolutely=10'; 'none': no word does",
      collect,
    )
    .addOption(
      new Option('--date-order <order>', 'read 3/4/2025 day first or month first').choices(['dmy', 'mdy']),
    )
    .addOption(
      new Option('--from <format>', "whose export it is, where that is told wrongly; 'plain': nobody's")
        .choices(FORMAT_NAMES)
        .default(undefined, 'recognised'),
    );
}

/** Adds the option about what is told of cells that could not be used. */
export const addVerboseOption = (command: Command): Command =>
  command
    .optionsGroup('Output:')
    .option('--verbose', 'quote cells that could not be used, which may be personal data');

/** Adds the options that say which answers count and how they are grouped. `dedupe`: the rule where none is given. */
export function addQuestionOptions(command: Command, dedupe: Dedupe = 'none'): Command {
  addCustomerOptions(addEngineOption(command))
    .optionsGroup('Groups and filters:')
    .option(
      '--by <dimensions>',
      'a breakdown: a column of the answers or the customers, day, week, month, quarter, year, stage, theme, category or file; several with commas cross (repeatable)',
      collect,
    );
  return addDedupeOption(addFilterOptions(command), dedupe);
}

/** Adds the option about respondents who answered more than once. */
export const addDedupeOption = (command: Command, dedupe: Dedupe = 'none'): Command =>
  command.addOption(
    new Option('--dedupe <rule>', 'count one answer for each respondent')
      .choices(['none', 'latest', 'first'])
      .default(dedupe),
  );

/** Adds the options about tables of customers. */
export function addCustomerOptions(command: Command): Command {
  return addCustomersTableOption(command.optionsGroup('Customers:'))
    .option(
      '--customers <file>',
      'a table of customers, whose columns become segments; CSV, JSON or NDJSON (repeatable)',
      collect,
    )
    .option(
      '--on <columns>',
      "by which columns answers and customers belong together: 'customer_id=id' (found where not given)",
      collect,
    );
}

/** Adds the options that say which answers count, in the group of options that is open. */
export function addFilterOptions(command: Command): Command {
  return command
    .option(
      '--where <condition>',
      "keep answers for which it holds: 'plan=Pro', also != < <= > >= and ~ for contains (repeatable)",
      collect,
    )
    .option('--since <date>', 'from this day, week, month, quarter or year on')
    .option('--until <date>', 'up to and including it')
    .option('--last <span>', 'the last 90d, 12w, 6m, 4q or 1y, counted back from the newest answer')
    .option('--tz <zone>', 'time zone in which days and months are counted', 'UTC')
    .option(
      '--fiscal-year-start <month>',
      'first month of the fiscal year, 1 to 12; a fiscal year bears the name of the year it ends in',
      '1',
    );
}

/** Adds the options that say how numbers are made. */
export function addScoreOptions(command: Command): Command {
  return addIntervalOptions(command.optionsGroup('Numbers:'))
    .option('--min-n <n>', 'hide groups with fewer answers, and those that would give them away', '0')
    .option('--strict', 'make invalid values an error');
}

/** Adds the options about intervals, in the group of options that is open. */
export const addIntervalOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--interval <method>', 'how the interval is computed')
        .choices(['adjusted-wald', 'score', 'wald'])
        .default('adjusted-wald'),
    )
    .option('--level <share>', 'confidence level', '0.95');

const bad = (option: string, value: string, expected: string) =>
  npsError('badOption', { option, value, expected });

/** A whole number from `low` to `high`. Error `badOption`. */
export function wholeNumber(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text.trim()) && value >= low && value <= high) return value;
  throw bad(
    option,
    text,
    high === Number.MAX_SAFE_INTEGER
      ? `a whole number from ${low} on`
      : `a whole number from ${low} to ${high}`,
  );
}

/** Below it a bare number is no percentage that anybody means. */
const LOWEST_PERCENTAGE = 50;

/** A confidence level: `0.95`, `95` or `95%` as the share 0.95. Error `badOption`. */
export function confidenceLevel(text: string, option = '--level'): number {
  const [, digits, sign] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  const given = Number(digits);
  const level = sign === '%' || given >= LOWEST_PERCENTAGE ? given / 100 : given;
  if (level > 0 && level < 1) return level;
  throw bad(option, text, 'a level between 0 and 1, such as 0.95 or 95%');
}

/** How numbers are made. Error `badOption`. */
export const scoreOptionsOf = ({ interval, level, minN, strict }: ScoreFlags) => ({
  interval,
  level: confidenceLevel(level),
  minN: wholeNumber('--min-n', minN, 0, Number.MAX_SAFE_INTEGER),
  strict: strict === true,
});

/** Roles, anchors, date order and whether cells are quoted, as given. Error `badOption`. */
export function inputSettings(
  flags: InputFlags,
): Pick<Question, 'format' | 'roles' | 'anchors' | 'dateOrder' | 'verbose'> {
  const roles: Partial<Record<Role, string>> = {};
  for (const role of ['score', 'comment', 'date', 'respondent', 'account', 'stage'] as const) {
    if (flags[role] !== undefined) roles[role] = flags[role];
  }
  const anchors = flags.anchor === undefined ? null : parseAnchors(flags.anchor);
  if (flags.anchor !== undefined && anchors === null)
    throw bad('--anchor', flags.anchor.join(' '), "a word and its score, such as 'Absolutely=10', or none");
  return {
    format: flags.from ?? null,
    roles,
    anchors,
    dateOrder: flags.dateOrder ?? null,
    ...(flags.verbose ? { verbose: true } : {}),
  };
}

/** The Question in the flags of a command. Error `badOption`. */
export function questionOf(
  inputs: string[],
  flags: QuestionFlags,
  themes: ThemeSource | null = null,
): Question {
  const fiscalYearStart = wholeNumber('--fiscal-year-start', flags.fiscalYearStart, 1, 12);
  if (!isTimeZone(flags.tz))
    throw bad('--tz', flags.tz, 'a time zone such as UTC, Europe/Berlin or America/New_York');
  return {
    inputs,
    ...inputSettings(flags),
    by: flags.by ?? [],
    where: flags.where ?? [],
    window: windowOf(flags, fiscalYearStart),
    calendar: { timeZone: flags.tz, fiscalYearStart },
    dedupe: flags.dedupe,
    engine: flags.engine,
    customers: flags.customers ?? [],
    on: flags.on ?? [],
    stages: flags.stages ?? DEFAULT_STAGES,
    themes,
  };
}
