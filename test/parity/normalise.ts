/** Results without what must differ from engine to engine. */
import type { Outcome } from './ask.ts';
import type { Engine } from './engines.ts';

/** Keys whose values are about the engine, the file or its bytes. */
const OWN = new Set(['engine', 'engineWhy', 'path', 'paths', 'container', 'encoding']);
const PATH = /postgres:\/\/[^\s':]*(?::\d+)?[^\s':]*|[^\s']*\/(?:a|b|customers)\.(?:csv|parquet)/g;
const nameIn = (path: string): string => /(?<=\/)(b|customers)(?=\.)/.exec(path)?.[0] ?? 'a';
const LINES = / \(lines? [\d, …]+\)|, lines? [\d, …]+/g;
/** Of those who asked for an engine that could not do it. */
const NOT_COUNTED = 'notCountedByDuckDb';
/** Lists in the order of the rows in which each item was first met. */
const LISTS = new Set(['rejections', 'warnings', 'leftOut']);

/** An outcome as it can be compared with that of an engine whose rows have `lines` and an `order`, or not. */
export function normalised(outcome: Outcome, { lines, order }: Pick<Engine, 'lines' | 'order'>): unknown {
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      const named = value.replace(PATH, nameIn);
      return lines ? named : named.replace(LINES, '');
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.filter((item) => item?.code !== NOT_COUNTED).map((item) => visit(item, key));
      return !order && LISTS.has(key) ? sorted(items) : items;
    }
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !OWN.has(name) && (lines || (name !== 'lines' && name !== 'cells')))
        // The file is named by its own key.
        .map(([name, inner]) => [name, name === 'input' ? nameIn(String(inner)) : visit(inner, name)]),
    );
  };
  return visit(outcome, '');
}

const sorted = (items: readonly unknown[]): unknown[] =>
  [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
