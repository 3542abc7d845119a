/**
 * The way from files to tallies: read → map → enrich → aggregate. Nothing is computed here, and no
 * stage knows another; this file knows their order.
 */

import { npsError } from './errors.ts';
import type { Answer, OnProgress, Question, Scan, Table, Warning } from './model.ts';
import { resolveQuestion } from './pipeline/asked.ts';
import { conclude } from './pipeline/conclude.ts';
import { Pass, type Settled } from './pipeline/pass.ts';
import { siblingComments } from './pipeline/siblings.ts';
import { openTable } from './read/open.ts';

/** What a question needs from the outside world. */
export interface World {
  stdin: AsyncIterable<Buffer>;
  onProgress: OnProgress;
}

/** Opens every input in turn. Errors: those of `openTable`, `noInput`. */
export async function openTables(paths: readonly string[], { stdin, onProgress }: World): Promise<Table[]> {
  if (paths.length === 0) throw npsError('noInput');
  const tables: Table[] = [];
  for (const path of paths) tables.push(await openTable(path, stdin, onProgress));
  return tables;
}

/**
 * Answers a question with tallies. Most files are read once; a second time where the whole file
 * decides otherwise than its beginning (encoding, quoting, columns of JSON, score column, date order),
 * or where `--last` must know the newest answer first.
 * Errors: those of reading, `noScore`, `ambiguousScore`, `unknownColumn`, `badOption`, `noDates`.
 */
export async function answerQuestion(question: Question, world: World): Promise<Answer> {
  let tables = await openTables(question.inputs, world);
  let settled: Settled | null = null;
  let about: Warning[] = [];
  for (;;) {
    const asked = resolveQuestion(question, tables);
    const pass: Pass = new Pass(tables, asked, question, settled);
    const scans: Scan[] = [];
    for (const table of tables) scans.push(await pass.read(table));
    if (scans.some(({ revised }) => revised !== null)) {
      tables = tables.map((table, i) => scans[i]!.revised ?? table);
      settled = null;
      continue;
    }
    if (settled === null) {
      const decided = pass.decided();
      about = decided.warnings;
      if (!pass.agreesWith(decided.settled)) {
        settled = decided.settled;
        continue;
      }
    }
    return conclude(question, {
      asked,
      tables,
      scans,
      pass,
      about,
      comments: await siblingComments(tables, pass),
    });
  }
}
