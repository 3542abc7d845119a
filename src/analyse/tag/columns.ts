/** Which columns a tagged table has: the original ones of all inputs, and what is added. */

import type { Attribute } from '../../enrich/dimension.ts';
import { NpsError, npsError } from '../../errors.ts';
import { recognise } from '../../map/format.ts';
import { attributeName, MORE_TAGS, PREFIX, TAGS } from '../../map/formats/nps.ts';
import type { Question, Role, Table, Warning } from '../../model.ts';
import type { Found } from '../../pipeline/conclude.ts';

/** What is added by the program itself, without the prefix. */
export type TagName = (typeof TAGS)[number] | (typeof MORE_TAGS)[number];

const FROM_DATA: readonly TagName[] = ['respondent', 'account', 'comment', 'stage'];

/** Where the cells of a column come from. */
export type Origin =
  /** For each input the index of its column; an input without it is left out. `counts`: an earlier tagging wrote numbers. */
  | { kind: 'original'; at: ReadonlyMap<Table, number>; counts?: boolean }
  | { kind: 'tag'; tag: TagName }
  | { kind: 'attribute'; attribute: Attribute };

/** A column of the tagged table. */
export interface Column {
  name: string;
  /** Its texts are somebody's, not ours. */
  fromData: boolean;
  origin: Origin;
}

/** What the names of added columns begin with where `nps_score`, or another of them, is a column's name already. */
const OTHER_PREFIX = 'tag_';

/**
 * `columnsOf` with the prefix that is given; where none is (null), with the one of an earlier tagging, else with
 * `nps_`, or with `tag_` and a warning if a name is taken. Error `tagTaken`.
 */
export function columnsFor(
  question: Question,
  found: Found,
  prefix: string | null,
): { columns: Column[]; warnings: Warning[] } {
  try {
    return {
      columns: columnsOf(question, found, prefix ?? earlierPrefix(question, found) ?? PREFIX),
      warnings: [],
    };
  } catch (error) {
    if (prefix !== null || !(error instanceof NpsError && error.code === 'tagTaken')) throw error;
    const message = `${error.message}; so those begin with '${OTHER_PREFIX}'.`;
    return { columns: columnsOf(question, found, OTHER_PREFIX), warnings: [{ code: error.code, message }] };
  }
}

/** The prefix by which an input was tagged before; null: none was. */
function earlierPrefix(
  { format }: Pick<Question, 'format'>,
  { tables }: Pick<Found, 'tables'>,
): string | null {
  for (const table of tables) {
    const { told } = recognise(table, format);
    const score = told?.roles.score;
    if (score !== undefined) return table.columns[score]!.name.slice(0, -'score'.length);
  }
  return null;
}

/**
 * The original columns in their order (of several inputs each name once, in the order of appearance; the second of a
 * name is another column than the first), then the added ones. What an earlier tagging has added is made anew in its
 * place. Error `tagTaken` where any other column is called like an added one.
 */
export function columnsOf(question: Question, { tables, beside, pass }: Found, prefix: string): Column[] {
  const { stages, themes, customers } = beside;
  const has = (role: Role) =>
    pass.families.some(({ mapping }) => mapping !== null && mapping.roles[role] !== null);
  const wanted: Record<(typeof MORE_TAGS)[number], boolean> = {
    respondent: has('respondent'),
    account: has('account'),
    comment: has('comment') || beside.siblings !== null,
    stage: stages !== null,
    tenure_days: stages !== null && stages.start !== null,
    themes: themes !== null,
  };
  const tags: Column[] = [...TAGS, ...MORE_TAGS.filter((tag) => wanted[tag])].map((tag) => ({
    name: prefix + tag,
    fromData: FROM_DATA.includes(tag),
    origin: { kind: 'tag', tag },
  }));
  const attributes: Column[] = [...(customers?.attributes ?? [])].map(([name, attribute]) => ({
    name: attributeName(prefix, name),
    fromData: true,
    origin: { kind: 'attribute', attribute },
  }));
  const added = new Map([...tags, ...attributes].map((column) => [column.name, column]));
  const counted = tables.filter((table) =>
    pass.families.some((family) => family.mapping !== null && family.tables.includes(table)),
  );
  refuseTaken(question, counted, added);
  const wasTagged = counted.some((table) => recognise(table, question.format).told !== null);
  const tenure = wasTagged ? `${prefix}tenure_days` : null;
  const inPlace = originalsOf(counted, tenure).map((column) => added.get(column.name) ?? column);
  return [...inPlace, ...[...added.values()].filter((column) => !inPlace.includes(column))];
}

function refuseTaken(
  { format }: Pick<Question, 'format'>,
  tables: readonly Table[],
  added: ReadonlyMap<string, Column>,
): void {
  for (const table of tables) {
    const taken = table.columns.find(({ name }) => added.has(name));
    if (taken !== undefined && recognise(table, format).told === null)
      throw npsError('tagTaken', { path: table.path, name: taken.name });
  }
}

/** The columns of all inputs. `tenure`: the name of the one in which an earlier tagging counted days. */
function originalsOf(tables: readonly Table[], tenure: string | null): Column[] {
  const found = new Map<string, { name: string; at: Map<Table, number> }>();
  for (const table of tables) {
    const seen = new Map<string, number>();
    for (const { name, index } of table.columns) {
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      const key = `${before} ${name}`;
      const column = found.get(key) ?? { name, at: new Map() };
      found.set(key, column);
      column.at.set(table, index);
    }
  }
  return [...found.values()].map(({ name, at }) => ({
    name,
    fromData: true,
    origin: { kind: 'original', at, counts: name === tenure },
  }));
}
