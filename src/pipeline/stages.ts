/** Lifecycle stages for the answers at hand: which columns they are told from, and how those are read. */

import { stageColumns } from '../enrich/attributes.ts';
import { NONE } from '../enrich/filter.ts';
import { parseStages } from '../enrich/stage/condition.ts';
import { npsError } from '../errors.ts';
import { findColumn } from '../map/columns.ts';
import { recognise } from '../map/format.ts';
import type { Filter, Question, StageDefinition, Table } from '../model.ts';
import type { Customers } from './customers.ts';
import { findStageAttributes } from './stages/attributes.ts';
import { type CustomerColumn, cellReader, columnAt, columnsAbout, namesOf } from './stages/columns.ts';
import { stagesFromAttributes } from './stages/derived.ts';
import type { Stages } from './stages/types.ts';

/**
 * Decides how stages are told: from a column that holds them where the user names one; without tables of customers
 * from the one that an earlier tagging left; else from the
 * attributes of the customers (of the answers, where those have them); else from a column whose name says
 * that it holds stages. Reads the answers once more where attributes are in them. Errors: `noStages`
 * where none of this is there, `badStage` for a condition that cannot be read, `unknownColumn`; `badOption` where
 * one of `filters` asks for a stage that no definition names.
 */
export async function resolveStages(
  question: Question,
  tables: readonly Table[],
  customers: Customers | null,
  filters: readonly Filter[] = [],
): Promise<Stages> {
  const { stage } = question.roles;
  const { attributes: named, definitions } = question.stages;
  const conditions = definitions.flatMap(({ when, unless }) => [...when, ...unless]);
  const columns = columnsAbout(tables, customers, [stage ?? '', ...Object.values(named), ...conditions]);
  if (stage !== undefined) return fromColumn(question, columns, columnAt(columns, stage, '--stage'), tables);
  const told = tables.map(
    (table) => table.columns[recognise(table, question.format).told?.roles.stage ?? -1]?.name,
  );
  const before = customers === null ? columns.findIndex(({ name }) => told.includes(name)) : -1;
  if (before >= 0) return fromColumn(question, columns, before, tables);
  const parsed = parseStages(question.stages.definitions);
  if ('malformed' in parsed) throw npsError('badStage', { ...parsed, why: parsed.malformed });
  const attributes = await findStageAttributes(question, parsed.stages, columns, tables, customers);
  if (attributes.enough) {
    refuseUnknownStages(filters, definitions);
    return stagesFromAttributes(question, parsed.stages, columns, attributes);
  }
  const [held] = stageColumns(columns.map(({ name }) => name));
  if (held === undefined)
    throw npsError('noStages', { found: Object.values(namesOf(columns, attributes.found)) });
  return fromColumn(question, columns, held, tables);
}

function refuseUnknownStages(filters: readonly Filter[], definitions: readonly StageDefinition[]): void {
  const names = definitions.map(({ name }) => name);
  for (const { dimension, operator, value } of filters) {
    const isNamed = dimension.kind === 'stage' && (operator === '=' || operator === '!=');
    if (isNamed && !['', NONE, ...names].includes(value))
      throw npsError('badOption', {
        option: '--where',
        value: `stage${operator}${value}`,
        expected: `one of the stages ${names.join(', ')}`,
      });
  }
}

function fromColumn(
  { stages }: Question,
  columns: readonly CustomerColumn[],
  position: number,
  tables: readonly Table[],
): Stages {
  const column = columns[position]!;
  const name = column.places === null ? nameIn(tables, column.name) : column.name;
  return {
    source: { order: [...stages.order], definitions: [], attributes: {}, column: name },
    warnings: [],
    of: (table) => {
      const cellOf = cellReader(column, table);
      return (answer) => cellOf(answer) || null;
    },
    tenureDays: () => () => null,
    start: null,
    reject() {},
  };
}

/** What the column is called that may have been named by its number. */
const nameIn = (tables: readonly Table[], name: string): string =>
  tables.flatMap(({ columns }) => findColumn(columns, name, '--stage') ?? [])[0]?.name ?? name;
