/** Tagged rows of files that a test writes. */
import { type Tagging, type TagOptions, tag } from '../../../src/analyse/tag.ts';
import type { Question, RowCell } from '../../../src/model.ts';
import { type RowFormat, rowWriter } from '../../../src/present/rowWriter.ts';
import { type Files, question, withFiles, worldOf } from '../../pipeline/ask.ts';

export const OPTIONS: TagOptions = { period: 'month', prefix: null, columns: [], needsThemes: false };

/** All rows, as records by the names of the columns. */
export async function recordsOf(tagging: Tagging): Promise<Record<string, RowCell>[]> {
  const records: Record<string, RowCell>[] = [];
  await tagging.rows(
    (cells) => records.push(Object.fromEntries(cells.map((cell, i) => [tagging.columns[i]!.name, cell]))),
    async () => {},
  );
  return records;
}

/** The same as text. */
export async function textOf(tagging: Tagging, format: RowFormat): Promise<string> {
  const writer = rowWriter(format, tagging.columns);
  const parts = [writer.head()];
  await tagging.rows(
    (cells) => parts.push(writer.rows([cells])),
    async () => {},
  );
  return [...parts, writer.tail()].join('');
}

/** The rows of `files`; those called `crm…` are tables of customers. */
export const tagged = (
  files: Files,
  changes: Partial<Question> = {},
  options: Partial<TagOptions> = {},
): Promise<{
  names: string[];
  records: Record<string, RowCell>[];
  count: number;
  report: Tagging['report'];
}> =>
  withFiles(files, async (paths) => {
    const isCustomers = (path: string) => /crm[^/]*$/.test(path);
    const inputs = paths.filter((path) => !isCustomers(path));
    const asked = question({ ...changes, inputs, customers: paths.filter(isCustomers) });
    const tagging = await tag(asked, { ...OPTIONS, ...options }, worldOf());
    return {
      names: tagging.columns.map(({ name }) => name),
      records: await recordsOf(tagging),
      count: tagging.count,
      report: tagging.report,
    };
  });
