/** Records of JSON as cells: one column for each path to a value, in the order of their first appearance. */

import type { Column } from '../model.ts';
import { isRecord, type Json, type JsonRecord } from './jsonText.ts';

/** Deeper values are kept as a mark, not followed: no export nests like this, hostile files do. */
const DEPTH = 12;
const MARK = '{…}';

/** The columns of a table of records: `person.plan` for the plan within a person. They grow with the records. */
export class RecordColumns {
  readonly list: Column[] = [];
  readonly #index = new Map<string, number>();

  /**
   * The cells of one record, in the order of `list`, which gets a column for each path that was not met
   * before. Text stays as it is, null is empty, a list is its items with commas between them.
   */
  cells(record: JsonRecord): string[] {
    const cells: string[] = new Array(this.list.length).fill('');
    this.#fill(cells, record, '', 0);
    return cells;
  }

  #fill(cells: string[], record: JsonRecord, prefix: string, depth: number): void {
    for (const [key, value] of Object.entries(record)) {
      const path = prefix + key;
      if (isRecord(value) && depth < DEPTH) this.#fill(cells, value, `${path}.`, depth + 1);
      else cells[this.#column(path)] = cellText(value);
    }
  }

  #column(path: string): number {
    const known = this.#index.get(path);
    if (known !== undefined) return known;
    const index = this.list.length;
    this.#index.set(path, index);
    this.list.push({ index, name: path.trim() || `#${index + 1}`, detail: '', partOf: null });
    return index;
  }
}

function cellText(value: Json): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(itemText).join(', ');
  return typeof value === 'object' ? MARK : String(value);
}

const itemText = (item: Json): string => (typeof item === 'object' && item !== null ? MARK : cellText(item));
