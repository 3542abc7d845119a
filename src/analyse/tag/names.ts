/** Columns by the names that people choose them by. */

import { splitNames } from '../../enrich/commas.ts';
import { findColumn, unknownColumn } from '../../map/columns.ts';

/**
 * Those of `columns` that `texts` name, in that order, each once: names as they stand, commas and all, or numbers,
 * `#3`. Errors: `unknownColumn`, `repeatedColumn`.
 */
export function chosenOf<C extends { name: string }>(texts: readonly string[], columns: readonly C[]): C[] {
  const named = columns.map(({ name }, index) => ({ index, name, detail: '', partOf: null }));
  const chosen = texts.flatMap((text) => {
    const split = splitNames(text, (name) => findColumn(named, name, '--columns'));
    if ('unknown' in split) throw unknownColumn(named, split.unknown, '--columns');
    return split.found.map(({ index }) => columns[index]!);
  });
  return [...new Set(chosen)];
}
