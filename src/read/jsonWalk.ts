/** JSON text token by token, for what `JSON.parse` does not tell, or not in every version of Node. */

import { afterString } from './jsonText.ts';

/** Where a text stops being JSON, as an index; its length where it ends too early; null: nowhere. */
type Fault = number | null;

/** A key or a value, and the ends of what holds them. */
type Expected = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'comma';

const BLANKS = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** What may be wrong in a string: control characters, and escapes; those that there are have a group. */
const DOUBTFUL = /[^ -\u{10ffff}]|\\(["\\/bfnrt]|u[\da-fA-F]{4})?/gu;

/**
 * Walks through one JSON value, however deep. `repeated`: the keys that stand more than once in one object,
 * up to the fault; they are told apart as they are written.
 */
export function walkJson(text: string): { fault: Fault; repeated: string[] } {
  const repeated = new Set<string>();
  /** The keys of each object that is open; null for an array. */
  const open: (Set<string> | null)[] = [];
  let expected: Expected = 'value';
  let at = afterMatch(BLANKS, text, 0);
  const stop = (fault: Fault) => ({ fault, repeated: [...repeated] });

  for (; at < text.length; at = afterMatch(BLANKS, text, at)) {
    const char = text[at]!;
    const keys = open.at(-1);
    const wantsValue: boolean = expected === 'value' || expected === 'first value';
    if (expected === 'comma' && keys === undefined) return stop(at);
    if (char === '"' && expected !== 'colon' && expected !== 'comma') {
      const end = afterString(text, at);
      const fault = faultInString(text, at, end);
      if (fault !== null) return stop(fault);
      if (!wantsValue) {
        const key = text.slice(at + 1, end - 1);
        if (keys!.has(key)) repeated.add(JSON.parse(`"${key}"`) as string);
        keys!.add(key);
      }
      expected = wantsValue ? 'comma' : 'colon';
      at = end;
      continue;
    }
    const isEnd = (char === '}' && keys) || (char === ']' && keys === null);
    if ((char === '{' || char === '[') && wantsValue) {
      open.push(char === '{' ? new Set() : null);
      expected = char === '{' ? 'first key' : 'first value';
    } else if (isEnd && isBetween(expected)) {
      open.pop();
      expected = 'comma';
    } else if (char === ',' && expected === 'comma') expected = keys === null ? 'value' : 'key';
    else if (char === ':' && expected === 'colon') expected = 'value';
    else {
      const end = wantsValue ? afterMatch(SCALAR, text, at) : at;
      if (end === at) return stop(at);
      expected = 'comma';
      at = end;
      continue;
    }
    at++;
  }
  return stop(expected === 'comma' && open.length === 0 ? null : text.length);
}

/** An array or an object may end before its first item, and after each. */
const isBetween = (expected: Expected): boolean => expected === 'comma' || expected.startsWith('first');

/** Index after what `pattern` matches at `at`; `at` where it does not. */
function afterMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function faultInString(text: string, start: number, end: number): Fault {
  for (const { index, 1: known } of text.slice(start + 1, end - 1).matchAll(DOUBTFUL))
    if (known === undefined) return start + 1 + index;
  return end > text.length ? text.length : null;
}
