/** Stages that are told from the attributes of customers. */

import type { Evaluated } from '../../enrich/dimension.ts';
import { type ParsedStage, type StageSubject, stageSubjects } from '../../enrich/stage/condition.ts';
import { compileStages, type StageAccess } from '../../enrich/stage.ts';
import { dateReader, decideDateReading } from '../../map/date.ts';
import { isMissing } from '../../map/missing.ts';
import type { DateOrder, Question, StageAttribute, Table, WallTime, Warning } from '../../model.ts';
import { hiddenColumn } from '../asked.ts';
import { type CellStudy, type CustomerColumn, cellReader, columnAt, hasColumn, namesOf } from './columns.ts';
import type { FoundAttributes, Stages } from './types.ts';

const DAY = 86_400_000;

/** Stages by the definitions in the question, where `attributes` were found among `columns`. */
export function stagesFromAttributes(
  question: Question,
  stages: readonly ParsedStage[],
  columns: readonly CustomerColumn[],
  { found, studies, warnings }: FoundAttributes,
): Stages {
  const { definitions, order } = question.stages;
  const asked = stageSubjects(stages);
  const position = ({ kind, name }: StageSubject): number | undefined =>
    kind === 'attribute' ? found[name as StageAttribute] : columnAt(columns, name, 'stages.definitions');
  const readings = new Map(
    [...studies].map(([at, study]) => [
      at,
      readingOf(columns[at]!, study, question, orderBeside(at, columns, studies)),
    ]),
  );
  const used = new Set(asked.flatMap((subject) => position(subject) ?? []));
  const start = found.signup ?? found.firstPurchase;
  if (start !== undefined) used.add(start);
  const dayReader = (at: number, table: Table) => {
    const cellOf = cellReader(columns[at]!, table);
    const { read } = readings.get(at)!;
    return (answer: Evaluated): number | null | undefined => {
      const moment = read(cellOf(answer));
      // `read` says null for what it cannot read, and undefined for nothing at all.
      return moment === undefined ? null : moment === null ? undefined : Math.floor(moment / DAY);
    };
  };
  const positionIn = (table: Table, subject: StageSubject): number | null => {
    const at = position(subject);
    return at !== undefined && hasColumn(table, columns[at]!) ? at : null;
  };
  const access = (table: Table): StageAccess<Evaluated> => ({
    day: ({ at }) => (at === null ? null : Math.floor(at / DAY)),
    hasCustomer: hasCustomer(columns, used, found.firstPurchase),
    dates: (subject) => {
      const at = positionIn(table, subject);
      return at === null ? null : dayReader(at, table);
    },
    values: (subject) => {
      const at = positionIn(table, subject);
      if (at === null) return null;
      const cellOf = cellReader(columns[at]!, table);
      if (subject.kind !== 'attribute') return cellOf;
      return (answer) => {
        const cell = cellOf(answer);
        return isMissing(cell) ? null : cell;
      };
    },
    readDate: dateReader({ order: question.dateOrder ?? 'dmy' }, question.calendar.timeZone),
  });
  const namesakes = columns.filter(({ name }) => name === 'stage');
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
      ...namesakes
        .slice(-1)
        .map(({ ofCustomer }) => hiddenColumn('stage', ofCustomer ? 'customers.stage' : 'column:stage')),
    ],
    of: (table) => compileStages(stages, access(table)),
    tenureDays: (table) => {
      if (start === undefined || !hasColumn(table, columns[start]!)) return () => null;
      const since = dayReader(start, table);
      return (answer) => {
        const day = since(answer);
        return answer.at === null || day == null ? null : Math.floor(answer.at / DAY) - day;
      };
    },
    start: start === undefined ? null : { column: columns[start]!.name, signup: found.signup !== undefined },
    reject(rejections) {
      for (const at of used) {
        const study = studies.get(at)!;
        const [reason, places] =
          at === found.purchases
            ? (['countUnreadable', study.unnumbered] as const)
            : (['dateUnreadable', study.holdsDates ? study.undated[readings.get(at)!.order] : []] as const);
        for (const [path, lines] of places) rejections.addLines(path, columns[at]!.name, reason, lines);
      }
    },
  };
}

/**
 * Nobody is known where the first purchase (without one: all that is in use) is a column of customers, and no table
 * of customers in use has a row.
 */
function hasCustomer(
  columns: readonly CustomerColumn[],
  used: ReadonlySet<number>,
  firstPurchase: number | undefined,
) {
  const told = [...used].filter((at) => columns[at]!.places !== null);
  const places = told.flatMap((at) => columns[at]!.places!);
  const first = firstPurchase === undefined ? undefined : columns[firstPurchase]!;
  if (first === undefined ? told.length < used.size : first.places === null) return () => true;
  const inTables = [...new Set(places.map(({ table }) => table))];
  return ({ customer }: Evaluated): boolean => inTables.some((table) => customer?.[table] != null);
}

/** The order of day and month that the other columns of the same tables are sure of; null: they are not, or disagree. */
function orderBeside(
  at: number,
  columns: readonly CustomerColumn[],
  studies: FoundAttributes['studies'],
): DateOrder | null {
  const tables = columns[at]!.places?.map(({ table }) => table) ?? [];
  const others = [...studies].filter(([other]) =>
    columns[other]!.places?.some(({ table }) => tables.includes(table)),
  );
  const orders = others.flatMap(([, { dates }]) => {
    const { dayFirst, monthFirst } = dates.counts;
    return [...(dayFirst > 0 ? ['dmy' as const] : []), ...(monthFirst > 0 ? ['mdy' as const] : [])];
  });
  return new Set(orders).size === 1 ? orders[0]! : null;
}

/** How the dates of a column are read, and what is to be told about it; `beside`: what other columns are sure of. */
function readingOf(
  { name }: CustomerColumn,
  { dates }: CellStudy,
  { dateOrder, calendar }: Question,
  beside: DateOrder | null,
): { order: DateOrder; read: (cell: string) => WallTime | null | undefined; warnings: Warning[] } {
  const told = decideDateReading(dates, null);
  const known = beside ?? dateOrder;
  const order = told.ambiguous && known !== null ? known : told.order;
  const unsure = (told.ambiguous && known === null) || told.mixed;
  const message = `Dates in '${name}': read ${order === 'dmy' ? 'day' : 'month'} first; ${told.why}.`;
  return {
    order,
    read: dateReader({ order }, calendar.timeZone),
    warnings: unsure ? [{ code: told.mixed ? 'mixedDates' : 'ambiguousDates', message }] : [],
  };
}
