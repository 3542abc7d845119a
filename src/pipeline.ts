/**
 * The way from files to tallies: read → map → enrich → aggregate. Nothing is computed here, and no
 * stage knows another; this file knows their order.
 */

import { NpsError, npsError } from './errors.ts';
import type { Answer, Question, Row, Scan, Table } from './model.ts';
import { type Asked, resolveQuestion } from './pipeline/asked.ts';
import type { Beside } from './pipeline/beside.ts';
import type { Collector } from './pipeline/collector.ts';
import { conclude, type Found } from './pipeline/conclude.ts';
import type { Customers } from './pipeline/customers.ts';
import { type Known, NOTHING_KNOWN } from './pipeline/known.ts';
import { explained } from './pipeline/longFormat.ts';
import { openInput } from './pipeline/open.ts';
import { Pass } from './pipeline/pass.ts';
import { replacedEvents } from './pipeline/repeats.ts';
import { siblingComments } from './pipeline/siblings.ts';
import type { Stages } from './pipeline/stages/types.ts';
import type { Themes } from './pipeline/themes/types.ts';
import type { World } from './pipeline/world.ts';

export type { World } from './pipeline/world.ts';

/** Opens every input in turn; `engine`: what is to count its rows. Errors: those of `openInput`, `noInput`. */
export async function openTables(
  paths: readonly string[],
  world: World,
  engine?: Question['engine'],
): Promise<Table[]> {
  if (paths.length === 0) throw npsError('noInput');
  const tables: Table[] = [];
  for (const path of paths) tables.push(await openInput(path, world, engine));
  return tables;
}

/** Answers a question with tallies; `collector` is shown every answer that counts. Errors: those of `settle`. */
export async function answerQuestion(
  question: Question,
  world: World,
  collector: Collector | null = null,
): Promise<Answer> {
  return conclude(question, await settle(question, world, collector));
}

/**
 * Reads the inputs until what the columns are is settled, and all that counts is counted. Most files are read once; again where the whole file decides
 * otherwise than its beginning (encoding, quoting, columns of JSON, score column, date order), or where
 * `--last` must know the newest answer first.
 * Errors: those of reading, `noResponses`, `noScore`, `ambiguousScore`, `unknownColumn`,
 * `repeatedColumn`, `badOption`, `noDates`, `noThemesGiven`, `noComments`.
 */
export async function settle(
  question: Question,
  world: World,
  collector: Collector | null = null,
): Promise<Found> {
  let tables = await openTables(question.inputs, world, question.engine);
  const customers = await customersFor(question, world);
  let known: Known | null = NOTHING_KNOWN;
  let beside: Beside | null = null;
  for (;;) {
    const asked: Asked = await resolved(question, tables, customers);
    beside ??= {
      replaced: await replacedEvents(tables, question),
      customers,
      stages: asked.usesStage ? await stagesFor(question, tables, customers, asked) : null,
      themes: await themesOf(question, asked, collector !== null),
      collector,
      siblings: null,
    };
    const pass: Pass = new Pass(tables, asked, question, known, beside);
    const scans: Scan[] = [];
    for (const table of tables) scans.push(await pass.read(table));
    if (scans.some(({ revised }) => revised !== null)) {
      tables = tables.map((table, i) => scans[i]!.revised ?? table);
      beside = null;
      continue;
    }
    known = await nextOf(pass, tables);
    if (known !== null) continue;
    if (beside.siblings !== null) return { asked, tables, scans, pass, beside };
    const siblings = await siblingComments(tables, pass);
    const themes = siblings && (await themesOf(question, asked, collector !== null, siblings.commentOf));
    beside = { ...beside, siblings, ...(themes ? { themes } : {}) };
    if (!themes) return { asked, tables, scans, pass, beside };
    known = pass.settled;
  }
}

async function nextOf(pass: Pass, tables: readonly Table[]): Promise<Known | null> {
  try {
    return pass.next();
  } catch (error) {
    throw tables.length === 1 ? await explained(error, tables[0]!) : error;
  }
}

async function customersFor({ customers, on }: Question, world: World): Promise<Customers | null> {
  if (customers.length === 0) return null;
  const { customersOf } = await import('./pipeline/enrichment.ts');
  return customersOf(await openTables(customers, world, 'memory'), on);
}

async function stagesFor(
  question: Question,
  tables: readonly Table[],
  customers: Customers | null,
  { filters, sides }: Asked,
): Promise<Stages> {
  const { resolveStages } = await import('./pipeline/enrichment.ts');
  return resolveStages(question, tables, customers, [...filters, ...sides.flat()]);
}

async function themesOf(
  { themes }: Question,
  { usesTheme }: Asked,
  collects: boolean,
  commentOf: ((row: Row) => string) | null = null,
): Promise<Themes | null> {
  if (themes === null && usesTheme) throw npsError('noThemesGiven');
  if (themes === null || !(usesTheme || collects)) return null;
  const { themesFor } = await import('./pipeline/enrichment.ts');
  return themesFor(themes, commentOf);
}

/** `resolveQuestion`, where NDJSON may name a column only further down than anyone has looked. */
async function resolved(
  question: Question,
  tables: readonly Table[],
  customers: Customers | null,
): Promise<Asked> {
  try {
    return resolveQuestion(question, tables, customers);
  } catch (error) {
    const growing = tables.filter(({ reading }) => reading.container === 'ndjson');
    if (!(error instanceof NpsError && error.code === 'unknownColumn') || growing.length === 0) throw error;
    for (const table of growing) await table.scan(() => {});
    return resolveQuestion(question, tables, customers);
  }
}
