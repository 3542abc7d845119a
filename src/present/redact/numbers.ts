/** Where numbers are in a text that lead to a person: of cards and phones; and dates, which do not. */

import type { Span } from './span.ts';

/** Dates in figures, times, and both written together: their digits are nobody's number. */
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?:19|20)\\d\\d';
const DATE = new RegExp(
  [
    `(?<!\\d)(?:${YEAR}[-./](?:0?[1-9]|1[0-2])[-./]${DAY}|${DAY}[-./]${DAY}[-./]${YEAR})(?!\\d)`,
    // With so short a year it may be a part of something longer.
    `(?<!\\d|\\d[-./])${DAY}[-/]${DAY}[-/]\\d\\d(?![-./]?\\d)`,
    `(?<!\\d)${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?(?!\\d)`,
    '(?<!\\d)(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:[-+]\\d\\d:?\\d\\d)?(?!\\d)',
  ].join('|'),
  'g',
);

/** Dates in figures, and times. */
export function dates(text: string): Span[] {
  return [...text.matchAll(DATE)].map(({ 0: date, index }) => ({
    start: index,
    end: index + date.length,
  }));
}

/** Digits in a row; `start` in the whole text. */
interface Group {
  digits: string;
  start: number;
  /** What stands between this and the group before. */
  gap: string;
}

/** A run of groups that could be one number; `start` with a plus or a bracket before it. */
interface Run {
  start: number;
  lead: string;
  groups: Group[];
  /** False where a letter touches it. */
  free: boolean;
}

/** Groups of digits with up to three blanks or signs between them. */
const RUN = /(?:\+ ?)?\(?\+?\d+(?:[ ().\-/]{1,3}\d+)*/g;

function numbersIn(text: string, find: (run: Run) => Span[]): Span[] {
  const spans: Span[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const groups = [...run.matchAll(/(\D*)(\d+)/g)].map((match) => ({
      gap: match[1]!,
      digits: match[2]!,
      start: index + match.index + match[1]!.length,
    }));
    const end = index + run.length;
    const free = !touches(text.slice(Math.max(0, index - 2), index)) && !isEnd(text.slice(end, end + 2));
    for (const span of find({ start: index, lead: groups[0]!.gap, groups, free })) spans.push(span);
  }
  return spans;
}

/** A letter, or one with a sign between: `a7`, `a-7`, as in an id of many parts. */
const touches = (before: string): boolean => /[\p{L}_]$|[\p{L}\p{N}_][-_#]$/u.test(before);

/** A letter, an extension (`x12`) aside; or a percent sign. */
const isEnd = (after: string): boolean => /^[\p{L}_%]/u.test(after) && !/^(?:x\d|ex)/i.test(after);

const SHORTEST_CARD = 13;
const LONGEST_CARD = 19;
const endOf = ({ start, digits }: Group): number => start + digits.length;

/** Card numbers: 13 to 19 digits, in a row or in groups, whose check digit is right. */
export const cards = (text: string): Span[] => numbersIn(text, cardsIn);

function cardsIn({ groups, free }: Run): Span[] {
  const spans: Span[] = [];
  if (!free) return spans;
  for (let first = 0; first < groups.length; first++) {
    const last = lastOfCard(groups, first);
    if (last === null) continue;
    spans.push({ start: groups[first]!.start, end: endOf(groups[last]!) });
    first = last;
  }
  return spans;
}

/** The longest card number that begins with group `first`: blanks or dashes, one at a time, between its groups. */
function lastOfCard(groups: readonly Group[], first: number): number | null {
  let found: number | null = null;
  let digits = '';
  for (let i = first; i < groups.length; i++) {
    if (i > first && !/^[ -]$/.test(groups[i]!.gap)) break;
    if (digits.length + groups[i]!.digits.length > LONGEST_CARD) break;
    digits += groups[i]!.digits;
    if (isCard(digits)) found = i;
  }
  return found;
}

/** Thirteen digits that begin with 1 are milliseconds since 1970. */
const isCard = (digits: string): boolean =>
  digits.length >= SHORTEST_CARD && !/^1\d{12}$/.test(digits) && isLuhn(digits);

/** The check digit of card numbers; a number of nothing but zeros is none. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum > 0 && sum % 10 === 0;
}

const SHORTEST_PHONE = 7;
const LONGEST_PHONE = 15;
const MOST_GROUPS = 8;
/** Without a plus, a leading 0 or brackets, so few digits are no phone number. */
const SHORTEST_BARE = 9;

/** Phone numbers, and what cannot be told from one. */
export const phones = (text: string): Span[] => numbersIn(text, phonesIn);

function phonesIn({ start, lead, groups, free }: Run): Span[] {
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first++) {
    const own = first === 0 ? lead : groups[first]!.gap;
    // What follows the point of a decimal is no number of its own.
    if (first > 0 && own === '.') continue;
    const last = lastOfPhone(groups, first, own, free);
    if (last === null) continue;
    const opening = /[+(][ (+]*$/.exec(own)?.[0].length ?? 0;
    spans.push({
      start: first === 0 ? start : groups[first]!.start - opening,
      end: endOf(groups[last]!),
    });
    first = last;
  }
  return spans;
}

function lastOfPhone(groups: readonly Group[], first: number, lead: string, free: boolean): number | null {
  let found: number | null = null;
  let length = 0;
  const end = Math.min(groups.length, first + MOST_GROUPS);
  for (let i = first; i < end && length <= LONGEST_PHONE; i++) {
    length += groups[i]!.digits.length;
    if (i > first && groups[i]!.gap.includes('+')) break;
    if (
      length >= SHORTEST_PHONE &&
      length <= LONGEST_PHONE &&
      isPhone(groups.slice(first, i + 1), lead, free)
    )
      found = i;
  }
  return found;
}

function isPhone(groups: readonly Group[], lead: string, free: boolean): boolean {
  const [{ digits }] = groups as [Group];
  if (lead.includes('+')) return true;
  if (!free) return false;
  const length = groups.reduce((sum, group) => sum + group.digits.length, 0);
  if (groups.length === 1) return isBare(digits);
  if (isOther(groups)) return false;
  return digits.startsWith('0') || lead.includes('(') || length >= SHORTEST_BARE || shortButGrouped(groups);
}

/** Seconds and milliseconds since 1970 are dates. */
const isBare = (digits: string): boolean =>
  digits.length >= SHORTEST_BARE && !/^1(?:\d{9}|\d{12})$/.test(digits);

/** `555-1234`, `1234 5678`, `12 34 56 78`. */
const shortButGrouped = (groups: readonly Group[]): boolean =>
  /^(?:3,4|4,4|2,2,2,2|2,3,3|3,2,3)$/.test(groups.map(({ digits }) => digits.length).join());

/** Numbers in groups that say something else: decimals, thousands, scores one after the other, years. */
function isOther(groups: readonly Group[]): boolean {
  const gaps = new Set(groups.slice(1).map(({ gap }) => gap));
  const digits = groups.map((group) => group.digits);
  if (groups.length === 2 && gaps.has('.')) return true;
  const even = digits.slice(1).every((group) => group.length === 3) && digits[0]!.length <= 3;
  if (even && gaps.size === 1 && (gaps.has('.') || (gaps.has(' ') && digits[0]!.length < 3))) return true;
  return (
    digits.every((group) => Number(group) <= 10 && group.length <= 2) ||
    digits.every((group) => /^(?:19|20)\d\d$/.test(group))
  );
}
