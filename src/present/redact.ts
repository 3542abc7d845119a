/**
 * Personal data taken out of text: e-mail addresses, IP addresses, card and phone numbers. Where a number
 * could be something else as well, it is taken out: who asks for this would rather lose an order number than
 * show a phone number.
 */

import { addresses, emails } from './redact/addresses.ts';
import { cards, dates, phones } from './redact/numbers.ts';
import type { Span } from './redact/span.ts';

/** Finds spans in text whose digits, blanks and signs are plain ones; never overlapping, in order. */
type Finder = (text: string) => Span[];

/** What stands in for what was taken out; `null`: it is no personal data, and no part of any. */
const FINDERS: readonly (readonly [label: string | null, find: Finder])[] = [
  ['[e-mail]', emails],
  ['[ip]', addresses],
  [null, dates],
  ['[card]', cards],
  ['[phone]', phones],
];

/** Nothing that is looked for lacks all of these. */
const SUSPECT = /[@\uff20]|%40|:|\p{Nd}[^\p{L}]{0,3}\p{Nd}/u;

/**
 * `text` with e-mail addresses, IP addresses (v4, v6), card numbers (13 to 19 digits whose check digit is
 * right) and phone numbers replaced by `[e-mail]`, `[ip]`, `[card]`, `[phone]`; all else as it stands. A phone
 * number is 7 to 15 digits after `+`, in groups that begin with 0 or a bracket, or grouped like `555-1234`; and
 * any 9 to 15, in groups or in a row. Dates, times, decimals, thousands, years and lists of scores are none.
 * Linear in the length.
 */
export function redact(text: string): string {
  if (!SUSPECT.test(text)) return text;
  let rest = plain(text);
  let found: (Span & { label: string })[] = [];
  for (const [label, find] of FINDERS) {
    const spans = find(rest);
    if (spans.length === 0) continue;
    if (label !== null) found = found.concat(spans.map((span) => ({ ...span, label })));
    // Of the same length, and neither a letter nor a digit nor anything that joins them.
    rest = replaced(rest, spans, ({ start, end }) => '\n'.repeat(end - start));
  }
  return replaced(
    text,
    found.sort((a, b) => a.start - b.start),
    ({ label }) => label,
  );
}

/** `value` with every text in it redacted, however deep; keys stay. */
export function redactAll<T>(value: T): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map(redactAll) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, redactAll(part)])) as T;
}

function replaced<S extends Span>(text: string, spans: readonly S[], by: (span: S) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.start), by(span));
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

/** The same number of characters, with the digits, blanks, dashes and signs of other scripts as those of ASCII. */
function plain(text: string): string {
  return text
    .replace(/%40/g, '@\0\0')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String((code - (code >> 4 === 0x96 ? 6 : 0)) & 15);
    })
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replaceAll('\uff20', '@')
    .replaceAll('\uff0b', '+')
    .replaceAll('\uff0e', '.')
    .replaceAll('\uff08', '(')
    .replaceAll('\uff09', ')');
}
