/** Question → Inspection: what a file holds and how it would be read, before anyone trusts a number. */

import { type NpsError, npsError } from '../errors.ts';
import { Evidence } from '../map/evidence.ts';
import { type Recognised, recognise } from '../map/format.ts';
import { compileMapping } from '../map/mapper.ts';
import { decideMapping, type Wanted } from '../map/mapping.ts';
import { ColumnProfile, typeOf } from '../map/profile.ts';
import { isQuotable } from '../map/quotable.ts';
import { suggestsDate } from '../map/roles.ts';
import type {
  Calendar,
  Column,
  Inspection,
  Mapping,
  RejectionReason,
  Repair,
  Role,
  Row,
  Scan,
  Table,
  Trouble,
} from '../model.ts';
import { LeftOuts, readingWarnings } from '../pipeline/findings.ts';
import { explained } from '../pipeline/longFormat.ts';
import { Rejections } from '../pipeline/rejections.ts';
import { noAnswerTest, type Replaced, replacedEvents } from '../pipeline/repeats.ts';
import { scanWhole } from '../pipeline/whole.ts';
import { openTables, type World } from '../pipeline.ts';

const EXAMPLES = 5;

/**
 * Inspects the input at `path`. Reads it twice: what the columns are, then what will be rejected; more often
 * where the whole file contradicts how it was read, or holds events that replace each other. That no score column is found is part of the answer, not an error. Errors: those of
 * reading; `unknownColumn`, `repeatedColumn` for a name in `wanted`.
 */
export async function inspect(
  path: string,
  wanted: Wanted,
  calendar: Calendar,
  world: World,
): Promise<Inspection> {
  const [opened] = await openTables([path], world);
  let look!: Look;
  const { table, scan } = await scanWhole(opened!, (one) => {
    look = new Look(one, wanted.format);
    return look.observe;
  });
  const replaced = await replacedEvents([table], { format: wanted.format, calendar });
  const replacedRows = replaced.get(table)?.size ?? 0;
  if (replacedRows > 0) {
    look = new Look(table, wanted.format, replaced);
    await table.scan(look.observe);
  }
  const { recognised, noAnswer, evidence, leftOuts } = look;
  const decided = decideMapping(table.path, recognised, table.columns, evidence, wanted);
  const { mapping, warnings } = decided;
  const trouble =
    evidence.rows > 0
      ? ((await explained(decided.trouble, table)) as NpsError | null)
      : scan.rows > 0
        ? npsError('noAnswers', { rows: scan.rows, format: recognised.title })
        : npsError('noResponses', { rows: 0, where: [] });
  const { rejections, examples } =
    trouble === null
      ? await findTrouble(table, mapping, calendar, noAnswer, evidence, wanted.verbose === true)
      : { rejections: new Rejections(), examples: new Map() };
  rejections.addLines(table.path, null, 'jsonUnreadable', scan.unreadable);
  return {
    schema: 'nps.inspect/1',
    path: table.path,
    ...readingOf(table, scan),
    format: recognised.name,
    formatWhy: recognised.why,
    columns: table.columns.map((column) =>
      inspected(column, evidence.profiles[column.index] ?? new ColumnProfile(), mapping, examples),
    ),
    anchors: { ...mapping.anchors },
    date: mapping.date,
    problem: trouble && { code: trouble.code, message: trouble.message, hint: trouble.hint },
    leftOut: leftOuts.list(),
    replaced: replacedRows,
    rejections: rejections.list(),
    warnings: [...readingWarnings(table, scan), ...warnings],
  };
}

/** One look at all rows of a table: which are no answers, and what the others say about the columns. */
class Look {
  readonly recognised: Recognised;
  readonly noAnswer: ReturnType<typeof noAnswerTest>;
  readonly evidence = new Evidence(true);
  readonly leftOuts = new LeftOuts();
  readonly #path: string;

  constructor(table: Table, format: string | null, replaced: Replaced = new Map()) {
    this.recognised = recognise(table, format);
    this.noAnswer = noAnswerTest(table, this.recognised.format, replaced);
    this.#path = table.path;
  }

  readonly observe = (row: Row, line: number): void => {
    const reason = this.noAnswer(row, line);
    if (reason === null) this.evidence.observe(row);
    else if (reason !== 'replaced') this.leftOuts.add(this.#path, reason, line);
  };
}

function readingOf(table: Table, scan: Scan) {
  const { container, encoding, bom, gzip, dialect, layout } = table.reading;
  return {
    container,
    encoding,
    bom,
    gzip,
    delimiter: dialect?.delimiter ?? null,
    quote: dialect?.quote ?? null,
    preambleRows: layout.preamble,
    headerRows: layout.header,
    footerRows: scan.footers.length,
    rows: scan.rows,
    repairs: Object.entries(scan.repairs)
      .filter(([, { count }]) => count > 0)
      .map(([repair, met]) => ({ repair: repair as Repair, ...met })),
  };
}

type Examples = Map<number, Trouble[]>;

async function findTrouble(
  table: Table,
  mapping: Mapping,
  calendar: Calendar,
  noAnswer: ReturnType<typeof noAnswerTest>,
  { profiles }: Evidence,
  verbose: boolean,
): Promise<{ rejections: Rejections; examples: Examples }> {
  const mapper = compileMapping(mapping, table.columns, calendar);
  const rejections = new Rejections();
  const examples: Examples = new Map();
  const add = (role: 'score' | 'date', reason: RejectionReason, line: number, row: readonly string[]) => {
    const index = mapping.roles[role]!;
    const cell = verbose ? row[index] : undefined;
    rejections.add(table.path, mapper.columnOf(reason), reason, line, cell);
    const found = examples.get(index) ?? [];
    if (found.length === EXAMPLES) return;
    const value = row[index]!;
    const may = verbose || isQuotable(value, profiles[index]?.words?.get(value) ?? 1);
    examples.set(index, [...found, { line, value: may ? value : null, reason }]);
  };
  await table.scan((row, line) => {
    if (noAnswer(row, line) !== null) return;
    const { score, dateUnreadable } = mapper.read(row);
    if (score.kind === 'invalid') add('score', score.reason, line, row);
    if (dateUnreadable) add('date', 'dateUnreadable', line, row);
  });
  return { rejections, examples };
}

function inspected(
  column: Column,
  profile: ColumnProfile,
  mapping: Mapping,
  examples: Examples,
): Inspection['columns'][number] {
  const role = Object.entries(mapping.roles).find(([, index]) => index === column.index)?.[0] as
    | Role
    | undefined;
  return {
    number: column.index + 1,
    name: column.name,
    detail: column.detail || null,
    role: role ?? null,
    type: typeOf(profile, suggestsDate(column)),
    filled: profile.filled,
    missing: profile.missing,
    scores: profile.scores,
    trouble: examples.get(column.index) ?? [],
  };
}
