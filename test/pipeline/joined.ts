/** Questions put to answers and their customers. */
import type { Answer, Question, Row } from '../../src/model.ts';
import { CustomerTable } from '../../src/pipeline/customers/table.ts';
import { answerQuestion } from '../../src/pipeline.ts';
import { csv, type Files, question, sizes, withFiles, worldOf } from './ask.ts';

/** Cells of a table with its header, or the text of a file of any kind. */
export type Made = readonly Row[] | string;

const written = (made: Record<string, Made>): Files =>
  Object.fromEntries(
    Object.entries(made).map(([name, one]) => [name, typeof one === 'string' ? one : csv(one)]),
  );

/** The answer to a question about files of answers and files of customers, whose names stand for their paths in it. */
export const askJoined = (
  answers: Record<string, Made>,
  customers: Record<string, Made>,
  changes: Partial<Question> = {},
): Promise<Answer> =>
  withFiles({ ...written(answers), ...written(customers) }, async (paths, folder) => {
    const count = Object.keys(answers).length;
    const files = { inputs: paths.slice(0, count), customers: paths.slice(count) };
    const answer = await answerQuestion(question({ ...changes, ...files }), worldOf());
    return JSON.parse(JSON.stringify(answer).replaceAll(`${folder}/`, '')) as Answer;
  });

/** n of each group of a breakdown. */
export const groupsBy = ({ breakdowns }: Answer, i = 0): Record<string, number> =>
  sizes(breakdowns[i]!.groups);

export const codes = ({ warnings }: Pick<Answer, 'warnings'>): string[] => warnings.map(({ code }) => code);

/** What is said under a code. */
export const messages = ({ warnings }: Pick<Answer, 'warnings'>, wanted: string): string[] =>
  warnings.filter(({ code }) => code === wanted).map(({ message }) => message);

/** A table of customers in memory, its rows on the lines after the header; several files with one header. */
export const customerTable = (header: Row, files: Record<string, readonly Row[]>): CustomerTable =>
  new CustomerTable(
    header.map((name, index) => ({ index, name, detail: '', partOf: null })),
    Object.entries(files).map(([path, rows]) => ({
      path,
      rows,
      lines: rows.map((_, i) => i + 2),
      warnings: [],
    })),
  );
