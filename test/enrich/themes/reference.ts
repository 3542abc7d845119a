/**
 * The rules read the slow and simple way: a comment is cut into words, and every word is compared. For scripts
 * where accents are all that is dropped.
 */
import type { ThemeRule } from '../../../src/model.ts';

const EMOJI = /\p{Extended_Pictographic}/u;
const NEGATORS = ['not', 'no', 'never', 'nicht', 'не', 'δεν', '不', 'לא', 'لا'];
const HAN = /\p{sc=Han}/u;

interface Word {
  text: string;
  cased: string;
  /** In the text. */
  from: number;
  to: number;
}

interface Span {
  from: number;
  to: number;
}

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ς', 'σ');

const cut = (text: string): Word[] =>
  [...bare(text).matchAll(/\p{sc=Han}|(?:(?!\p{sc=Han})[\p{L}\p{N}])+/gu)].map(({ 0: found, index }) => ({
    text: found.toLowerCase().replaceAll('ς', 'σ'),
    cased: found,
    from: index,
    to: index + found.length,
  }));

interface Wanted {
  text: string;
  cased: string;
  start: boolean;
  end: boolean;
  glued: boolean;
}

const wantedOf = (phrase: string): Wanted[] =>
  phrase.split(' ').flatMap((token) => {
    const isHan = HAN.test(token);
    return (isHan ? [...token] : [token]).map((piece, i) => {
      const cased = bare(piece.replaceAll('*', ''));
      const text = cased.toLowerCase().replaceAll('ς', 'σ');
      return { text, cased, start: token.startsWith('*'), end: token.endsWith('*'), glued: isHan && i > 0 };
    });
  });

const WANTED = new Map<string, Wanted[]>();

/** Where a phrase is among `words`. */
function places(phrase: string, words: readonly Word[], exact: boolean): Span[] {
  const wanted = WANTED.get(phrase) ?? wantedOf(phrase);
  WANTED.set(phrase, wanted);
  const fits = (at: number): boolean =>
    wanted.every(({ text, cased, start, end, glued }, i) => {
      const word = words[at + i];
      if (word === undefined || (glued && words[at + i - 1]!.to !== word.from)) return false;
      const [found, sought] = exact ? [word.cased, cased] : [word.text, text];
      if (start && end) return found.includes(sought);
      return start ? found.endsWith(sought) : end ? found.startsWith(sought) : found === sought;
    });
  return words.flatMap((_, at) => (fits(at) ? [{ from: at, to: at + wanted.length }] : []));
}

/** Which of the rules, all without conditions, hold for a comment: their indexes. */
export function reference(rules: readonly ThemeRule[], text: string): number[] {
  const words = cut(text);
  const plain = bare(text);
  return rules.flatMap((rule, i) => (isMet(rule, text, words, plain) ? [i] : []));
}

function isMet(rule: ThemeRule, text: string, words: readonly Word[], plain: string): boolean {
  const isNegated = ({ from }: Span): boolean =>
    [1, 2, 3].some((back) => {
      const word = words[from - back];
      const next = from < words.length ? words[from]!.from : plain.length;
      return (
        word !== undefined && NEGATORS.includes(word.text) && !/[.:;!?。]/.test(plain.slice(word.to, next))
      );
    });
  const occurrences = (
    part: string,
    exact: boolean,
    masks: readonly Span[],
  ): { span: Span; negated: boolean }[] => {
    const [first, within, second] = part.split(/ ~(\d+) /);
    const seen = (phrase: string) =>
      places(phrase, words, exact).filter(
        ({ from, to }) => !masks.some((mask) => mask.from <= from && to <= mask.to),
      );
    if (second === undefined) return seen(first!).map((span) => ({ span, negated: isNegated(span) }));
    return seen(first!).flatMap((a) =>
      seen(second).flatMap((b) => {
        const between = Math.max(b.from - a.to, a.from - b.to);
        const span = { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
        return between >= 0 && between <= Number(within)
          ? [{ span, negated: isNegated(a) || isNegated(b) }]
          : [];
      }),
    );
  };
  const has = (term: string, masks: readonly Span[], negated: ThemeRule['negated']): boolean => {
    if (EMOJI.test(term)) return text.includes(term);
    const exact = term.startsWith('=');
    const parts = (exact ? term.slice(1) : term).split(' + ').map((part) => occurrences(part, exact, masks));
    if (negated === 'drop') return parts.every((found) => found.some((one) => !one.negated));
    const all = parts.every((found) => found.length > 0);
    return negated === 'keep' ? all : all && parts.some((found) => found.some((one) => one.negated));
  };
  const masks = rule.except.flatMap((term) => occurrences(term, false, []).map(({ span }) => span));
  return (
    !rule.unless.some((term) => has(term, [], 'keep')) &&
    rule.any.some((term) => has(term, masks, rule.negated))
  );
}
