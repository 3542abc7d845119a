/** Lifecycle stages for the answers at hand: which columns they are told from, and how those are read. */

import { attributeCandidates, findAttributes, stageColumns } from '../enrich/attributes.ts';
import type { Evaluated } from '../enrich/dimension.ts';
import {
  type ParsedStage,
  parseStages,
  type StageSubject,
  stageSubjects,
} from '../enrich/stage/condition.ts';
import { compileStages, type StageAccess } from '../enrich/stage.ts';
import { npsError } from '../errors.ts';
import { unknownColumn } from '../map/columns.ts';
import { dateReader, decideDateReading } from '../map/date.ts';
import type { Question, StageAttribute, StageSource, Table, WallTime, Warning } from '../model.ts';
import type { Customers } from './customers.ts';
import type { Rejections } from './findings.ts';
import {
  type CellStudy,
  type CustomerColumn,
  cellReader,
  columnsAbout,
  studyColumns,
} from './stages/columns.ts';

const DAY = 86_400_000;
const ATTRIBUTES: readonly StageAttribute[] = ['firstPurchase', 'signup', 'renewal', 'churned', 'purchases'];

/** How the stages of a question are told. */
export interface Stages {
  source: StageSource;
  warnings: readonly Warning[];
  /** The stage of each answer in a table; null: unknown. */
  of(table: Table): (answer: Evaluated) => string | null;
  /** Whether an answer in a table was given before its customer signed up. */
  predates(table: Table): (answer: Evaluated) => boolean;
  /** Name of the column that says when customers signed up; null: none does. */
  signup: string | null;
  /** Adds the dates of customers that cannot be read. */
  reject(rejections: Rejections): void;
}

/**
 * Decides how stages are told: from a column that holds them where the user names one; else from the
 * attributes of the customers (of the answers, where those have them); else from a column whose name says
 * that it holds stages. Reads the answers once more where attributes are in them. Errors: `noStages`
 * where none of this is there, `badStage` for a condition that cannot be read, `unknownColumn`.
 */
export async function resolveStages(
  question: Question,
  tables: readonly Table[],
  customers: Customers | null,
): Promise<Stages> {
  const columns = columnsAbout(tables, customers);
  const { stage } = question.roles;
  if (stage !== undefined) return fromColumn(question, columns, columnAt(columns, stage, '--stage'));
  const parsed = parseStages(question.stages.definitions);
  if ('malformed' in parsed) throw npsError('badStage', { ...parsed, why: parsed.malformed });
  const attributes = await attributesOf(question, parsed.stages, columns, tables, customers);
  if (attributes.enough) return fromAttributes(question, parsed.stages, columns, attributes);
  const [held] = stageColumns(columns.map(({ name }) => name));
  if (held === undefined)
    throw npsError('noStages', { found: Object.values(namesOf(columns, attributes.found)) });
  return fromColumn(question, columns, held);
}

/** Where the attributes are, and what was found in their columns. */
interface Attributes {
  found: Partial<Record<StageAttribute, number>>;
  studies: ReadonlyMap<number, CellStudy>;
  /** False where no stage but the odd one could be told. */
  enough: boolean;
  warnings: Warning[];
}

async function attributesOf(
  question: Question,
  stages: readonly ParsedStage[],
  columns: readonly CustomerColumn[],
  tables: readonly Table[],
  customers: Customers | null,
): Promise<Attributes> {
  const given: Partial<Record<StageAttribute, number>> = {};
  for (const [attribute, name] of Object.entries(question.stages.attributes))
    given[attribute as StageAttribute] = columnAt(columns, name, `stages.attributes.${attribute}`);
  const subjects = stageSubjects(stages);
  const named = subjects.flatMap(({ kind, name }) =>
    kind === 'column' ? [columnAt(columns, name, 'stages.definitions')] : [],
  );
  const candidates = new Map(ATTRIBUTES.map((one) => [one, attributeCandidates(columns, one)]));
  const positions = [...Object.values(given), ...named, ...[...candidates.values()].flat()];
  const studies = await studyColumns(columns, positions, tables, customers);
  const warnings: Warning[] = [];
  const fits = (position: number, attribute: StageAttribute): boolean => {
    const study = studies.get(position);
    if (study === undefined) return false;
    return attribute === 'purchases' ? study.holdsNumbers : study.holdsDates;
  };
  const found = findAttributes(columns, given, fits);
  for (const [attribute, likely] of candidates) {
    const [first] = likely;
    if (found[attribute] === undefined && first !== undefined)
      warnings.push({
        code: 'unusedAttribute',
        message: `'${columns[first]!.name}' holds ${attribute === 'purchases' ? 'no numbers' : 'no dates'}, so no stage is told from it.`,
      });
  }
  const asked = subjects.filter(({ kind }) => kind === 'attribute').map(({ name }) => name as StageAttribute);
  const enough = asked.includes('firstPurchase')
    ? found.firstPurchase !== undefined
    : named.length > 0 || asked.some((attribute) => found[attribute] !== undefined);
  return { found, studies, enough, warnings };
}

function fromAttributes(
  question: Question,
  stages: readonly ParsedStage[],
  columns: readonly CustomerColumn[],
  { found, studies, warnings }: Attributes,
): Stages {
  const { definitions, order } = question.stages;
  const asked = stageSubjects(stages);
  const position = ({ kind, name }: StageSubject): number | undefined =>
    kind === 'attribute' ? found[name as StageAttribute] : columnAt(columns, name, 'stages.definitions');
  const readings = new Map(
    [...studies].map(([at, study]) => [at, readingOf(columns[at]!.name, study, question)]),
  );
  const used = new Set(asked.flatMap((subject) => position(subject) ?? []));
  const signup = found.signup ?? found.firstPurchase;
  if (signup !== undefined) used.add(signup);
  const dayReader = (at: number, table: Table) => {
    const cellOf = cellReader(columns[at]!, table);
    const { read } = readings.get(at)!;
    return (answer: Evaluated): number | null | undefined => {
      const moment = read(cellOf(answer));
      // `read` says null for what it cannot read, and undefined for nothing at all.
      return moment === undefined ? null : moment === null ? undefined : Math.floor(moment / DAY);
    };
  };
  const access = (table: Table): StageAccess<Evaluated> => ({
    day: ({ at }) => (at === null ? null : Math.floor(at / DAY)),
    hasCustomer: hasCustomer(columns, used),
    dates: (subject) => {
      const at = position(subject);
      return at === undefined ? null : dayReader(at, table);
    },
    values: (subject) => {
      const at = position(subject);
      return at === undefined ? null : cellReader(columns[at]!, table);
    },
    readDate: dateReader({ order: question.dateOrder ?? 'dmy' }, question.calendar.timeZone),
  });
  const hidden = columns.some(({ name, ofCustomer }) => name === 'stage' && !ofCustomer);
  const isAsked = (attribute: StageAttribute) => asked.some(({ name }) => name === attribute);
  return {
    source: {
      order: [...order],
      definitions: [...definitions],
      attributes: namesOf(columns, found),
      ...(found.purchases !== undefined && isAsked('purchases') ? { purchasesAsOf: 'export' as const } : {}),
    },
    warnings: [
      ...warnings,
      ...[...used].flatMap((at) => readings.get(at)?.warnings ?? []),
      ...(hidden ? [HIDDEN] : []),
    ],
    of: (table) => compileStages(stages, access(table)),
    predates: (table) => {
      if (signup === undefined) return () => false;
      const since = dayReader(signup, table);
      return (answer) => {
        const day = since(answer);
        return answer.at !== null && day != null && answer.at < day * DAY;
      };
    },
    signup: signup === undefined ? null : columns[signup]!.name,
    reject(rejections) {
      for (const at of used) {
        const study = studies.get(at);
        if (study === undefined || !study.holdsDates) continue;
        for (const [path, lines] of study.undated)
          rejections.addLines(path, columns[at]!.name, 'dateUnreadable', lines);
      }
    },
  };
}

const HIDDEN: Warning = {
  code: 'hiddenColumn',
  message: "'stage' is derived from the customers' dates; the column of that name is 'column:stage'.",
};

/** Nobody is known where all columns in use are of customers, and none of their tables has a row. */
function hasCustomer(columns: readonly CustomerColumn[], used: ReadonlySet<number>) {
  const places = [...used].map((at) => columns[at]!.place);
  if (places.some((place) => place === null)) return () => true;
  const inTables = [...new Set(places.map((place) => place!.table))];
  return ({ customer }: Evaluated): boolean => inTables.some((table) => customer?.[table] != null);
}

/** How the dates of a column are read, and what is to be told about it. */
function readingOf(
  name: string,
  { dates }: CellStudy,
  { dateOrder, calendar }: Question,
): { read: (cell: string) => WallTime | null | undefined; warnings: Warning[] } {
  const told = decideDateReading(dates, null);
  const order = told.ambiguous && dateOrder !== null ? dateOrder : told.order;
  const unsure = (told.ambiguous && dateOrder === null) || told.mixed;
  const message = `Dates in '${name}': read ${order === 'dmy' ? 'day' : 'month'} first; ${told.why}.`;
  return {
    read: dateReader({ order }, calendar.timeZone),
    warnings: unsure ? [{ code: told.mixed ? 'mixedDates' : 'ambiguousDates', message }] : [],
  };
}

function fromColumn({ stages }: Question, columns: readonly CustomerColumn[], position: number): Stages {
  const column = columns[position]!;
  return {
    source: { order: [...stages.order], definitions: [], attributes: {}, column: column.name },
    warnings: [],
    of: (table) => {
      const cellOf = cellReader(column, table);
      return (answer) => cellOf(answer) || null;
    },
    predates: () => () => false,
    signup: null,
    reject() {},
  };
}

/** Position of the column called `name`, with or without `customers.` before it. Error `unknownColumn`. */
function columnAt(columns: readonly CustomerColumn[], name: string, option: string): number {
  const wanted = name.trim();
  const [, bare] = /^customers\.(.+)$/s.exec(wanted) ?? [];
  const exact = columns.findIndex(({ name: other, ofCustomer }) => other === wanted && !ofCustomer);
  if (exact >= 0) return exact;
  const found = columns.findIndex(({ name: other, ofCustomer }) => ofCustomer && other === (bare ?? wanted));
  if (found >= 0) return found;
  const all = columns.map(({ name: other }, index) => ({ index, name: other, detail: '', partOf: null }));
  throw unknownColumn(all, wanted, option);
}

const namesOf = (
  columns: readonly CustomerColumn[],
  found: Partial<Record<StageAttribute, number>>,
): Partial<Record<StageAttribute, string>> =>
  Object.fromEntries(Object.entries(found).map(([attribute, at]) => [attribute, columns[at]!.name]));
