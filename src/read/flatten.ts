/** Records of JSON as cells: one column for each path to a value, in the order of their first appearance. */

import { type NpsError, npsError } from '../errors.ts';
import type { Column } from '../model.ts';
import { isRecord, type Json, type JsonRecord } from './jsonText.ts';

/** Deeper values are kept as a mark, not followed: no export nests like this, hostile files do. */
const DEPTH = 12;
const MARK = '{…}';
/** What tells the items of a list apart, the steadiest first: an answer's own id is new in every record. */
const IDENTITIES: readonly (readonly string[])[] = [
  ['field', 'ref'],
  ['field', 'id'],
  ['question', 'id'],
  ['question_id'],
  ['questionId'],
  ['question_ref'],
  ['ref'],
  ['key'],
  ['question', 'text'],
  ['question'],
  ['metric'],
  ['slug'],
  ['name'],
  ['label'],
  ['title'],
  ['id'],
];
/** Lists with more different items than this tell nothing by the names of their items. */
const MOST_ITEMS = 200;
/**
 * Every row has a cell for each column: where ids are keys, memory would grow with their square. So many
 * columns may there be, and so many records that bring new ones.
 */
const MOST_COLUMNS = 30_000;
const MOST_GROWTH = 5000;
/** Between the keys of a path, in which a dot may stand as well. */
const SEPARATOR = '\0';

/** The columns of a table of records: `person.plan` for the plan within a person. They grow with the records. */
export class RecordColumns {
  readonly list: Column[] = [];
  readonly #input: string;
  #growth = 0;
  readonly #index = new Map<string, number>();
  /** For each list of records by its path: the items that have columns. */
  readonly #items = new Map<string, Set<string>>();

  /** `input`: whose columns they are, for messages. */
  constructor(input: string) {
    this.#input = input;
  }

  /**
   * The cells of one record, in the order of `list`, which gets a column for each path that was not met
   * before. Text stays as it is, null is empty, a list is its items with commas between them. The records
   * in a list that are told apart by what they are about have columns of their own, `answers.q1.number`.
   * Names have no blanks around their keys. Errors: `tooWide`.
   */
  cells(record: JsonRecord): string[] {
    const known = this.list.length;
    const cells: string[] = new Array(known).fill('');
    this.#fill(cells, record, '', 0);
    if (cells.length > known && ++this.#growth > MOST_GROWTH) throw this.#tooWide();
    return cells;
  }

  #fill(cells: string[], record: JsonRecord, prefix: string, depth: number): void {
    for (const [key, value] of Object.entries(record)) {
      const path = prefix + key;
      if (isRecord(value) && depth < DEPTH) this.#fill(cells, value, path + SEPARATOR, depth + 1);
      else if (!Array.isArray(value) || depth >= DEPTH || !this.#spread(cells, value, path, depth))
        cells[this.#column(path)] = cellText(value);
    }
  }

  /** Gives each record of a list its columns; false where the list is none of records that can be told apart. */
  #spread(cells: string[], list: readonly Json[], path: string, depth: number): boolean {
    const names = identitiesOf(list);
    if (names === null) return false;
    const known = this.#items.get(path) ?? new Set();
    this.#items.set(path, known);
    if (known.size + names.length > MOST_ITEMS && names.some((name) => !known.has(name))) return false;
    for (const [i, item] of list.entries()) {
      known.add(names[i]!);
      this.#fill(cells, item as JsonRecord, path + SEPARATOR + names[i] + SEPARATOR, depth + 1);
    }
    return true;
  }

  #tooWide(): NpsError {
    return npsError('tooWide', { path: this.#input, columns: this.list.length });
  }

  #column(path: string): number {
    const known = this.#index.get(path);
    if (known !== undefined) return known;
    const index = this.list.length;
    if (index === MOST_COLUMNS) throw this.#tooWide();
    this.#index.set(path, index);
    const keys = path.split(SEPARATOR).map((key) => key.trim());
    this.list.push({ index, name: keys.join('.') || `#${index + 1}`, detail: '', partOf: null });
    return index;
  }
}

/** For each item of a list of records a name of its own; null: they have none, or are no records. */
function identitiesOf(list: readonly Json[]): string[] | null {
  if (list.length === 0 || !list.every(isRecord)) return null;
  for (const path of IDENTITIES) {
    const names = list.map((item) => identityAt(item, path));
    if (names.every((name) => name !== null) && new Set(names).size === names.length) return names;
  }
  return null;
}

function identityAt(item: JsonRecord, path: readonly string[]): string | null {
  let value: Json | undefined = item;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
    ? String(value).trim()
    : null;
}

function cellText(value: Json): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(itemText).join(', ');
  return typeof value === 'object' ? MARK : String(value);
}

const itemText = (item: Json): string => (typeof item === 'object' && item !== null ? MARK : cellText(item));
