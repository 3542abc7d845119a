/** Where addresses are in a text: of e-mail, and of machines. */

import type { Span } from './span.ts';

/** Without what is more often a part of an address of the web: `?email=…&`. */
const LOCAL = /[\p{L}\p{N}\p{M}!#$%'*+^_`{|}~.-]/u;
const DOMAIN = /[\p{L}\p{N}\p{M}.\0-]*/uy;
const HOST = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}.-]*\.(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)/u;

/** E-mail addresses, `%40` as `@` and two NUL: from each @ to both sides, so that nothing is looked at more than twice. */
export function emails(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > from && LOCAL.test(text[start - 1]!)) start--;
    from = at + 1;
    DOMAIN.lastIndex = from;
    const domain = DOMAIN.exec(text)![0];
    const encoded = domain.startsWith('\0\0') ? 2 : 0;
    const host = HOST.exec(domain.slice(encoded))?.[0];
    if (start === at || host === undefined) continue;
    from = at + 1 + encoded + host.length;
    spans.push({ start, end: from });
  }
  return spans;
}

const WORD = /[\p{L}\p{N}_]/u;
const LONGEST_IP = 45;

/** IP addresses, without port or zone. */
export function addresses(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: run, index } of text.matchAll(/[0-9a-fA-F:.]{3,}/g)) {
    const address = run.replace(/[.:]$/, '').replace(/^\./, '');
    const start = index + run.indexOf(address);
    const end = start + address.length;
    // With a port behind it.
    const host = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/.exec(address)?.[1] ?? address;
    if (host.length > LONGEST_IP || isWord(text[start - 1]) || isWord(text[end])) continue;
    if (isV4(host) || isV6(host)) spans.push({ start, end: start + host.length });
  }
  return spans;
}

const isWord = (character: string | undefined): boolean => character !== undefined && WORD.test(character);

const isV4 = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);

/** Eight groups, or fewer and `::` once; the last two may be written as v4. */
function isV6(text: string): boolean {
  const tail = /(?<=:)[\d.]+$/.exec(text)?.[0] ?? '';
  const address = tail.includes('.') && isV4(tail) ? `${text.slice(0, -tail.length)}0:0` : text;
  const halves = address.split('::');
  if (halves.length > 2 || address.length < 3) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
