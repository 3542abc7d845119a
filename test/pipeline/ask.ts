/** Questions put to files that a test writes, and tables made without a file. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DEFAULT_STAGES } from '../../src/enrich/stages.ts';
import type { Answer, Group, Question, Row, Scan, Table } from '../../src/model.ts';
import { answerQuestion, type World } from '../../src/pipeline.ts';
import { emptyScan } from '../../src/read/notes.ts';

/** A question that asks for nothing but the score. */
export const question = (changes: Partial<Question> = {}): Question => ({
  inputs: ['a.csv'],
  format: null,
  roles: {},
  anchors: null,
  dateOrder: null,
  by: [],
  where: [],
  window: { since: null, until: null, last: null },
  calendar: { timeZone: 'UTC', fiscalYearStart: 1 },
  dedupe: 'none',
  customers: [],
  on: [],
  stages: DEFAULT_STAGES,
  themes: null,
  ...changes,
});

/** Only the window that is named. */
export const windowOf = (window: Partial<Question['window']>): Question['window'] => ({
  since: null,
  until: null,
  last: null,
  ...window,
});

export const worldOf = (stdin = ''): World => ({
  stdin: (async function* () {
    if (stdin !== '') yield Buffer.from(stdin);
  })(),
  onProgress: () => {},
});

export type Files = Record<string, string | Uint8Array>;

/** Runs `work` in a new folder that holds `files`, given their full paths in order. */
export async function withFiles<T>(
  files: Files,
  work: (paths: string[], folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'nps-test-'));
  try {
    const paths: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      paths.push(path);
    }
    return await work(paths, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The answer to a question about `files`, whose names stand for their paths in it. */
export const ask = (files: Files, changes: Partial<Question> = {}): Promise<Answer> =>
  withFiles(files, async (inputs, folder) => {
    const answer = await answerQuestion(question({ ...changes, inputs }), worldOf());
    return JSON.parse(JSON.stringify(answer).replaceAll(`${folder}/`, '')) as Answer;
  });

/** Cells as CSV, quoted where they must be. */
export const csv = (rows: readonly Row[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');

const quoted = (cell: string): string =>
  /[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** n of each group by its keys, `Pro|2025-03`; `(none)` for unknown ones. */
export const sizes = (groups: readonly Group[]): Record<string, number> =>
  Object.fromEntries(
    groups
      .map(({ keys, tally }): [string, number] => [
        keys.map((key) => key ?? '(none)').join('|'),
        tally.reduce((a, b) => a + b, 0),
      ])
      .sort(),
  );

/** Answers in all, n. */
export const total = ({ overall }: Pick<Answer, 'overall'>): number => overall.reduce((a, b) => a + b, 0);

/** What of an answer does not depend on how the rows are spread over files. */
export const numbers = ({ counts, dates, overall, trend, breakdowns }: Answer) => ({
  counts,
  dates: dates && {
    first: dates.first,
    last: dates.last,
    undated: dates.undated,
    order: dates.reading.order,
  },
  overall,
  trend,
  breakdowns: breakdowns.map(({ by, groups }) => ({
    by,
    groups: groups.map(({ keys, tally }) => JSON.stringify([keys, tally])).sort(),
  })),
});

/** A table in memory, its rows on the lines after the header. `scan`: what else a scan tells. */
export function tableOf(
  path: string,
  [header = [], ...rows]: readonly (readonly string[])[],
  scan: Partial<Scan> = {},
): Table {
  return {
    path,
    reading: {
      container: 'csv',
      encoding: 'utf-8',
      bom: false,
      gzip: false,
      dialect: { delimiter: ',', quote: '"' },
      layout: { preamble: 0, header: 1, shape: null },
    },
    columns: header.map((name, index) => ({ index, name, detail: '', partOf: null })),
    sample: rows,
    async scan(visit) {
      rows.forEach((row, i) => void visit([...row], i + 2));
      return { ...emptyScan(), rows: rows.length, ...scan };
    },
    async records(visit) {
      for (const record of [header, ...rows]) visit(record);
    },
  };
}
