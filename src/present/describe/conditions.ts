/** The conditions of a lifecycle stage in words. */

import type { StageAttribute, StageDefinition } from '../../model.ts';

/** What each attribute is called: alone, with its article, and denied. */
export const NOUNS: Readonly<Record<StageAttribute, { plain: string; the: string; no: string }>> = {
  firstPurchase: { plain: 'first purchase', the: 'the first purchase', no: 'no first purchase' },
  signup: { plain: 'signup', the: 'the signup', no: 'no signup' },
  renewal: { plain: 'renewal', the: 'the renewal', no: 'no renewal' },
  churned: { plain: 'churned', the: 'the churn', no: 'not churned' },
  purchases: { plain: 'purchases', the: 'purchases', no: 'no purchases' },
};

const DAYS = /^\s*days\s+(since|until)\s+(.+?)\s*(>=|<=|(?<!!)=|>|<)\s*([-+]?\d+)\s*$/i;
const NUMBER = /^\s*(.+?)\s*(>=|<=|(?<!!)=|>|<)\s*(\d+(?:\.\d+)?)\s*$/;
const SUBJECT = /^\s*(?:days\s+(?:since|until)\b)?(.*?)[!<>]?[=<>~]/i;

const fold = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

const attributeCalled = (name: string): StageAttribute | undefined =>
  (Object.keys(NOUNS) as StageAttribute[]).find((one) => fold(one) === fold(name));

/** Whether any of the conditions looks at an attribute. */
export const namedIn = (conditions: readonly string[], attribute: StageAttribute): boolean =>
  conditions.some((text) => attributeCalled(SUBJECT.exec(text)?.[1] ?? '') === attribute);

/** Days between a date and the answer, both ends included. */
interface Span {
  direction: string;
  /** A date's name as it was written. */
  name: string;
  low: number;
  high: number;
}

/**
 * A definition's conditions, each a clause that ends where another may follow: `first purchase at most 90 days
 * before the answer`. Those on the same date are one. What has no words stands as it was written. Empty
 * where there are no conditions.
 */
export function conditionWords({ when, unless }: Pick<StageDefinition, 'when' | 'unless'>): string[] {
  return [
    ...merged(when).map((one) => (typeof one === 'string' ? plainWords(one, false) : spanWords(one, false))),
    ...unless.map((text) => {
      const span = spanOf(text);
      return span === null ? plainWords(text, true) : spanWords(span, true);
    }),
  ];
}

/** Spans of the same date cut to what they have in common, at the place of the first. */
function merged(conditions: readonly string[]): (Span | string)[] {
  const all: (Span | string)[] = [];
  for (const text of conditions) {
    const span = spanOf(text);
    const same = all.find(
      (one): one is Span =>
        typeof one !== 'string' && one.direction === span?.direction && fold(one.name) === fold(span.name),
    );
    if (span === null || same === undefined) {
      all.push(span ?? text);
      continue;
    }
    same.low = Math.max(same.low, span.low);
    same.high = Math.min(same.high, span.high);
  }
  return all;
}

function spanOf(text: string): Span | null {
  const [, direction, name, operator, number] = DAYS.exec(text) ?? [];
  if (name === undefined) return null;
  const days = Number(number);
  const [low, high] = {
    '>=': [days, Number.POSITIVE_INFINITY],
    '>': [days + 1, Number.POSITIVE_INFINITY],
    '<=': [Number.NEGATIVE_INFINITY, days],
    '<': [Number.NEGATIVE_INFINITY, days - 1],
    '=': [days, days],
  }[operator!] as [number, number];
  return { direction: direction!.toLowerCase(), name, low, high };
}

function spanWords({ direction, name, low, high }: Span, isDenied: boolean): string {
  const attribute = attributeCalled(name);
  const called = attribute === undefined ? `'${name}'` : NOUNS[attribute].plain;
  const denied = attribute === undefined ? `no '${name}'` : NOUNS[attribute].no;
  return `${isDenied ? denied : called} ${whenWords(direction, low, high)}`;
}

/** `at most 90 days before the answer`. */
function whenWords(direction: string, low: number, high: number): string {
  const [side, other] = direction === 'since' ? ['before', 'after'] : ['after', 'before'];
  if (low === 0 && high === 0) return 'on the day of the answer';
  if (high === Number.POSITIVE_INFINITY && low === 0) return `on the day of the answer or ${side}`;
  if (high === Number.POSITIVE_INFINITY && low > 0) return `at least ${days(low)} ${side} the answer`;
  if (low === Number.NEGATIVE_INFINITY && high === -1) return `${other} the answer`;
  if (low === Number.NEGATIVE_INFINITY && high >= 0) return `at most ${days(high)} ${side} the answer`;
  if (low === high) return `${days(Math.abs(low))} ${low < 0 ? other : side} the answer`;
  if (high === Number.POSITIVE_INFINITY) return `at most ${days(-low)} ${other} the answer`;
  if (low === Number.NEGATIVE_INFINITY) return `at least ${days(-high)} ${other} the answer`;
  return `${low} to ${days(high)} ${side} the answer`;
}

const days = (n: number): string => `${n} day${n === 1 ? '' : 's'}`;

/** `2 purchases or more`; anything but a number of purchases as it was written. */
function plainWords(text: string, isDenied: boolean): string {
  const [, name, operator, number] = NUMBER.exec(text) ?? [];
  const not = isDenied ? 'not ' : '';
  if (name === undefined || attributeCalled(name) !== 'purchases') return `${not}${text.trim()}`;
  const count = `${number} purchase${number === '1' ? '' : 's'}`;
  const words = {
    '>=': `${count} or more`,
    '>': `more than ${count}`,
    '<=': `${count} or fewer`,
    '<': `fewer than ${count}`,
    '=': count,
  }[operator!];
  return `${not}${words}`;
}
