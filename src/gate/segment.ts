/** The conditions between the braces of a rule. */

/** One condition, and where it begins in the text. */
export interface Part {
  text: string;
  /** 0-based. */
  at: number;
}

const OPERATOR = /[=<>~]/;
const DIVIDER = /^(?:,|\s+and\s+)/i;
const WHOLE = /^"[^"]*"$/;

/**
 * Divides at commas and at `and`. A piece without a comparison belongs to the value before it, or to the name after
 * it, so that `company=Acme, Inc.` is one condition; a whole condition may stand in double quotes. Never empty; a
 * condition may be.
 */
export function conditionsIn(text: string): Part[] {
  const parts: Part[] = [];
  for (const [from, until] of pieces(text)) {
    const part = trimmed(text, from, until);
    const before = parts.at(-1);
    if (before !== undefined && isOne(before.text, part.text))
      parts[parts.length - 1] = trimmed(text, before.at, until);
    else parts.push(part);
  }
  return parts.map((part) => (WHOLE.test(part.text) ? { ...part, text: part.text.slice(1, -1) } : part));
}

const isOne = (before: string, after: string): boolean =>
  [before, after].every((text) => text !== '' && !WHOLE.test(text)) &&
  !(OPERATOR.test(before) && OPERATOR.test(after));

/** Where what stands between two dividers begins and ends. */
function pieces(text: string): [from: number, until: number][] {
  const found: [number, number][] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const divider = DIVIDER.exec(text.slice(at, at + 200))?.[0];
    if (divider !== undefined) {
      found.push([start, at]);
      at += divider.length;
      start = at;
    } else if (text[at] === '"' && text.slice(start, at).trim() === '') {
      const closing = text.indexOf('"', at + 1);
      at = closing < 0 ? text.length : closing + 1;
    } else at++;
  }
  return [...found, [start, text.length]];
}

function trimmed(text: string, from: number, until: number): Part {
  const part = text.slice(from, until);
  return { text: part.trim(), at: from + (part.length - part.trimStart().length) };
}
