/** Results without what must differ from engine to engine. */
import type { Outcome } from './ask.ts';

/** Keys whose values are about the engine, the file or its bytes. */
const OWN = new Set(['engine', 'engineWhy', 'why', 'path', 'paths', 'container', 'encoding']);
const PATH = /\S*\/(\w+)\.(?:csv|parquet|ndjson)|postgres:\/\/\S+/g;

/** An outcome as it can be compared; `unordered`: rows have no lines, and nothing is told in their order. */
export function normalised(outcome: Outcome, unordered: boolean): unknown {
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return value.replace(PATH, '$1').replace(/ \(lines? [\d, …]+\)/g, unordered ? '' : '$&');
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => visit(item, key));
      return unordered && (key === 'rejections' || key === 'warnings' || key === 'leftOut')
        ? sorted(items)
        : items;
    }
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !OWN.has(name) && !(unordered && (name === 'lines' || name === 'cells')))
        .map(([name, inner]) => [name, visit(inner, name)]),
    );
  };
  return visit(outcome, '');
}

const sorted = (items: readonly unknown[]): unknown[] =>
  [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
