/** Question → every answer's row, with what is known of it beside: told as it is read, so that memory stays flat. */

import { npsError } from '../errors.ts';
import type { Period, Question, Report, RowCell, Warning } from '../model.ts';
import { lookAgain } from '../pipeline/again.ts';
import { Chosen } from '../pipeline/chosen.ts';
import { completed } from '../pipeline/completed.ts';
import { conclude } from '../pipeline/conclude.ts';
import { settle, type World } from '../pipeline.ts';
import { reportOf } from './report.ts';
import { readersOf } from './tag/cells.ts';
import { type Column, columnsFor } from './tag/columns.ts';
import { chosenOf } from './tag/names.ts';

/** How rows are tagged. */
export interface TagOptions {
  /** What the periods are. */
  period: Period;
  /** What the names of added columns begin with; null: `nps_`, or `tag_` where that would be a name twice. */
  prefix: string | null;
  /** One text for each `--columns`, names with commas between them; empty: all columns. */
  columns: readonly string[];
  /** Without comments the themes that the question has rules for are an error, and not only left out. */
  needsThemes: boolean;
}

/** Rows that are ready to be read. */
export interface Tagging {
  columns: readonly Pick<Column, 'name' | 'fromData'>[];
  /** What was read as what, and what was counted; its score is no part of the rows. */
  report: Report;
  /** Rows that `rows` hands out, n. */
  count: number;
  /**
   * Reads the inputs again and hands out each row, in the order of `columns`; `between` is waited for now and then,
   * and what it throws ends the reading. Errors: those of reading.
   */
  rows(take: (cells: RowCell[]) => void, between: () => Promise<void>): Promise<void>;
}

const NO_COMMENTS: Warning = {
  code: 'noComments',
  message: 'no column of comments was found, so no themes are told.',
};

/** The numbers of the report that nobody asks for. */
const NUMBERS = { interval: 'adjusted-wald', level: 0.95, minN: 0, strict: false } as const;

/**
 * Settles what the columns are. The rows are those that `nps report` counts for the same question, and those whose
 * score is missing or invalid; of a respondent's answers, with `dedupe`, the one that counts. Memory grows with the
 * customers, with the respondents where `dedupe` is not `none`, and with the rows of a long table.
 * Errors: those of `settle`, `conclude` and `completed`; `noComments` for rules without comments; `tagTaken` where
 * a column is called like an added one; `unknownColumn`, `repeatedColumn` for `--columns`.
 */
export async function tag(given: Question, options: TagOptions, world: World): Promise<Tagging> {
  const question: Question = { ...given, by: [], onlyRows: true };
  const chosen = question.dedupe === 'none' ? null : new Chosen(question.dedupe);
  const settled = await settle(question, world, chosen);
  const { found, warnings } = await completed(question, settled);
  const answer = conclude(question, found);
  const paths = found.tables.map(({ path }) => path);
  const lacksComments = question.themes !== null && found.beside.themes === null;
  if (lacksComments && options.needsThemes) throw npsError('noComments', { paths });
  const { tables, pass, beside } = found;
  const { columns: all, warnings: taken } = columnsFor(question, found, options.prefix);
  const columns = options.columns.length === 0 ? all : chosenOf(options.columns, all);
  const report = reportOf(answer, question, NUMBERS);
  const { scored, missing, invalid } = report.counts;
  return {
    columns,
    report: {
      ...report,
      warnings: [...report.warnings, ...warnings, ...taken, ...(lacksComments ? [NO_COMMENTS] : [])],
    },
    count: scored + missing + invalid,
    rows: (take, between) =>
      lookAgain(
        tables,
        pass,
        (setting) => {
          const full = { ...setting, stages: beside.stages, themes: beside.themes };
          const readers = readersOf(columns, full, {
            period: options.period,
            commentOf: beside.siblings?.commentOf ?? null,
          });
          return {
            kept: (judged, line) => {
              if (judged.fate === 'filtered' || judged.fate === 'outside') return;
              const repeats =
                judged.fate === 'scored' && chosen?.counts(judged.respondent, setting.table, line) === false;
              if (!repeats) take(readers.map((read) => read(judged)));
            },
          };
        },
        { between },
      ),
  };
}
