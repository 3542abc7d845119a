/** Cells drawn together with what they mean, so that whoever checks a result needs no parser. */
import type { RejectionReason } from '../../src/model.ts';
import type { Random } from '../fuzz/random.ts';
import { type DateMeaning, drawDate, MISSING_WORDS, padded, type Span } from './dates.ts';

/** A score 0…10, nothing, or why it is no score. A word may be anchored; then that is what it means. */
export type ScoreMeaning = number | 'missing' | Extract<RejectionReason, `score${string}`>;

/** A cell as it stands in the file, and what it means; only what its column is for is there. */
export interface Cell {
  text: string;
  score?: ScoreMeaning;
  date?: DateMeaning;
  /** Whom it names, in one spelling; null: nobody. */
  who?: string | null;
  /** null: none that can be used. */
  weight?: number | null;
  /** The words of a comment in small letters; null: it says nothing. */
  words?: readonly string[] | null;
}

/** How the cells of one table are: shares (0…1), and the days that its dates are from. */
export interface Manner {
  /** Of cells that are written in an odd way, or cannot be read. */
  dirt: number;
  /** Of cells that are empty, or say so. */
  gaps: number;
  span: Span;
  /** All dates of the table are written like this; null: each as it likes. */
  dateForm: number | null;
  /** People among whom the respondents are drawn, n. */
  people: number;
}

const INVALID: readonly [string, Extract<RejectionReason, `score${string}`>][] = [
  ['11', 'scoreOutOfRange'],
  ['-1', 'scoreOutOfRange'],
  ['1000', 'scoreOutOfRange'],
  ['99999999999999999999', 'scoreOutOfRange'],
  ['9.5', 'scoreNotWhole'],
  ['0.1', 'scoreNotWhole'],
  ['-9.5', 'scoreNotWhole'],
  ['7,5', 'scoreNotNumber'],
  ['10/10', 'scoreNotNumber'],
  ['08', 'scoreNotNumber'],
  ['00', 'scoreNotNumber'],
  ['+8', 'scoreNotNumber'],
  ['ten', 'scoreNotNumber'],
  ['8%', 'scoreNotNumber'],
  ['8 9', 'scoreNotNumber'],
  ['1e1', 'scoreNotNumber'],
  ['true', 'scoreNotNumber'],
  ['８', 'scoreNotNumber'],
  ['10-Feb', 'scoreNotNumber'],
];

/** Words among the scores; `--anchor` says what they stand for. */
export const ANCHOR_WORDS = ['Absolutely', 'not at  all', 'so-so'];

/** `words`: anchor words are among them. */
export function drawScore(random: Random, { dirt, gaps }: Manner, words: boolean): Cell {
  if (random.chance(gaps)) return { text: random.pick(MISSING_WORDS), score: 'missing' };
  const score = random.chance(0.4) ? 9 + random.int(2) : random.int(11);
  if (!random.chance(dirt)) return { text: `${score}`, score };
  if (words && random.chance(0.4)) {
    const word = random.pick(ANCHOR_WORDS);
    const text = random.pick([
      word,
      word.toLowerCase(),
      word.toUpperCase(),
      word.replace(/\s+/, ' '),
      ` ${word}`,
    ]);
    return { text, score: 'scoreNotNumber' };
  }
  if (random.chance(0.4)) {
    const [text, reason] = random.pick(INVALID);
    return { text: padded(text, random), score: reason };
  }
  const forms = [
    `${score}.0`,
    `${score}.00`,
    `${score} - extremely likely`,
    `${score}: fine`,
    `${score} (nobody)`,
    `Likely - ${score}`,
    `Very (${score})`,
  ];
  return { text: padded(random.pick([`${score}`, `${score}`, ...forms]), random), score };
}

const NAMES = ['Pro', 'Free', 'pro', 'Team', 'EU', 'US', 'Größe', '日本', 'é', 'e\u0301'];
const NUMBERS = [
  '1',
  '2',
  '10',
  '9',
  '2.0',
  '2.50',
  '-3',
  '007',
  '1e3',
  '1,5',
  '+4',
  '100000000000000000000',
];
const ODD = [
  'NA',
  'None',
  'null',
  '(none)',
  'a,b',
  'a;b',
  'say "hi"',
  '"',
  "it's",
  'two\nlines',
  'tab\there',
  'a\u00a0b',
  'a  b',
  'month',
  'promoter',
  'untagged',
  'x=1',
  '%_',
  '\\N',
  '\\',
  'ﬁ',
  '😀',
  'true',
  'İ',
];

/** What stands in a segment; its value is the text without the blanks around it. `numbers`: numbers, mostly. */
export function drawSegment(random: Random, { dirt, gaps }: Manner, numbers: boolean): Cell {
  if (random.chance(gaps)) return { text: random.pick(['', '', ' ', '\t']) };
  const text = random.pick(numbers ? NUMBERS : NAMES);
  return { text: random.chance(dirt) ? padded(random.chance(0.5) ? random.pick(ODD) : text, random) : text };
}

/** Texts that a condition on a segment may compare with. */
export const SEGMENT_VALUES: readonly string[] = [...NAMES, ...NUMBERS, ...ODD, '', 'r', '5', 'zzz'];

/** How people are written down. */
export type Naming = 'email' | 'number' | 'name';

/** `person`: 0…; the same one is always the same, however it is written. */
export function drawWho(random: Random, { dirt, gaps, people }: Manner, naming: Naming): Cell {
  if (random.chance(gaps))
    return { text: random.pick([...MISSING_WORDS, 'anonymous', ' Anonymous ']), who: null };
  const person = random.int(people);
  const who = { email: `p${person}@a.example`, number: `${1001 + person}`, name: `ann ${person} ö` }[naming];
  if (!random.chance(dirt)) return { text: who, who };
  const text =
    naming === 'number'
      ? random.pick([`${who}.0`, ` ${who}`, `${who}`])
      : random.pick([who.toUpperCase(), who[0]!.toUpperCase() + who.slice(1), padded(who, random)]);
  return { text, who };
}

const WEIGHTS: readonly [string, number | null][] = [
  ['1', 1],
  ['0.5', 0.5],
  ['2', 2],
  ['1.25', 1.25],
  ['0,5', 0.5],
  ['2e0', 2],
  [' 3 ', 3],
  ['.25', 0.25],
];
const NO_WEIGHTS = ['', '0', '-1', 'x', 'NaN', '1,234', '1e200'];

export function drawWeight(random: Random, { dirt }: Manner): Cell {
  if (random.chance(dirt * 0.5)) return { text: random.pick(NO_WEIGHTS), weight: null };
  const [text, weight] = random.pick(random.chance(Math.max(dirt, 0.1)) ? WEIGHTS : WEIGHTS.slice(0, 4));
  return { text, weight };
}

const WORDS = [
  'the',
  'app',
  'works',
  'price',
  'prices',
  'slow',
  'fast',
  'support',
  'helpful',
  'helps',
  'invoice',
  'bad',
  'café',
  'team',
  'expensive',
];
const NOTHING = ['', ' ', 'n/a', 'N/A', '-', 'none', 'x', '42', '...', 'nothing', 'No comment', 'ja'];

export function drawComment(random: Random, { dirt, gaps }: Manner): Cell {
  if (random.chance(Math.max(gaps, 0.1))) return { text: random.pick(NOTHING), words: null };
  const words = Array.from({ length: 2 + random.int(6) }, () => random.pick(WORDS));
  const between = random.chance(dirt) ? random.pick([', ', '; ', '\n', '\t', ' "" ', '. ', '  ']) : ' ';
  const cased = words.map((word) => (random.chance(0.2) ? word.toUpperCase() : word));
  return { text: cased.join(between) + random.pick(['', '.', '!', ' ']), words };
}

export function drawDateCell(random: Random, { dirt, gaps, span, dateForm }: Manner): Cell {
  return drawDate(random, { dirt, gaps, span, form: dateForm });
}
