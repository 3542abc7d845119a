/** Which column is the score: by name first, then by content alone; equals are refused, never chosen from. */

import type { Anchors, Column } from '../model.ts';
import { countAnchored, detectAnchors } from './anchors.ts';
import type { ColumnProfile } from './profile.ts';

/** Share of the filled cells that must be scores. */
const ENOUGH = 0.9;
/** In so many rows, the lack of an answer above 7 is due to a shorter scale rather than to a company that bad. */
const TELLING = 10;
/** So many answers without two alike are a numbering of the rows. */
const NUMBERED = 9;

export type FoundScore =
  | { kind: 'found'; index: number; anchors: Anchors }
  | { kind: 'ambiguous'; indexes: number[] }
  /** `near`: columns that hold some scores, best first, for the message. */
  | { kind: 'none'; near: number[] };

const fold = (text: string): string =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_\-.:]+/g, ' ')
    .trim();

/** Names that say NPS and nothing else, without blanks. */
const NPS_NAMES = new Set(
  'nps|npsscore|npsrating|npsanswer|npsvalue|netpromoterscore|score010|likelytorecommend|likelihoodtorecommend|recommendationscore|recommendscore|notanps|qrecommend|hsvalue'.split(
    '|',
  ),
);
const saysNps = (name: string): boolean => NPS_NAMES.has(name.replaceAll(' ', ''));
const PLAIN_NAMES = new Set('score|rating|answer|nota|note|puntuación|puntuacion|bewertung'.split('|'));
/** The stem of "recommend" in the languages of the field. */
const RECOMMEND =
  /recommend|recomiend|recomend|recommand|empfehl|empfiehl|weiterempf|raccomand|consigli|aanbevel|aanraden|rekommend|anbefal|polec|рекоменд|推薦|推荐|おすすめ|추천/;
const LIKELY = /likel|probab|wahrschein|waarschijn|sannolik|sandsynlig|prawdopodob|вероятн/;
/** Names of numbers that are something else than an answer 0…10. */
const OTHER =
  /(^| )(group|category|categorie|kategorie|segment|weight|calculated|adjusted ?score|mean|average|avg|median|percentile|csat|ces)( |$)/;
/** What Qualtrics adds to the text of a question for the column that holds promoter, passive or detractor. */
const OTHER_ENDING = /[-–:]\s*(nps )?group$/;
/** Above so many words a name is a question, and its words are what it asks about. */
const LONGEST_LABEL = 4;
/** Names that promise counts, ids or ordinals, which may run from 0 to 10 as well. */
const COUNTS =
  /^(#\d*|t|no|nr|id|row|index|idx|line|age|month|day|week|weekday|hour|year|quarter|count|quantity|qty|visits?|orders?|purchases|tenure|level|version|wave|duration|progress|status|finished|step|page|x|y|lat|latitude|lon|longitude|seed|lastpage)$|(^| )(id|ids|count|number of|days|hours|months|years|amount|total|minutes|seconds|version)( |$)|^nb/;

/** Whether a name says that its numbers are something else: `Q1_NPS_GROUP`, `calculated.score`, `Average NPS`. */
function namesOther(text: string): boolean {
  const name = fold(text);
  if (OTHER_ENDING.test(text.trim().toLowerCase())) return true;
  if (!OTHER.test(name)) return false;
  const written = text.trim().split(/\s+/).length;
  // "Would you recommend Acme Group?" asks all the same.
  return written === 1 || (written <= LONGEST_LABEL && !RECOMMEND.test(name));
}

/** How strongly a name says "this is the recommendation score": 3 strong, 2 fair, 1 weak, 0 silent. */
function nameStrength(column: Column): number {
  if (namesOther(column.name) || namesOther(column.detail)) return 0;
  const names = [fold(column.name), fold(column.detail)];
  if (names.some((name) => saysNps(name) || (RECOMMEND.test(name) && LIKELY.test(name)))) return 3;
  if (names.some((name) => RECOMMEND.test(name))) return 2;
  const last = fold(column.name.split(/[.›]/).at(-1)!);
  if (
    names.some((name) => PLAIN_NAMES.has(name) || /(^| )nps( |$)/.test(name)) ||
    PLAIN_NAMES.has(last) ||
    saysNps(last)
  )
    return 1;
  return 0;
}

/**
 * Finds the score column. A named one needs 90 % of its filled cells to be scores once anchor words
 * count as their ends; one found by content alone needs the same without words, and an answer of 9 or
 * 10. Columns that look like a 1–5 or 1–7 scale, ids, counts, means and categories are passed over.
 * `anchors`: those that the user gave; read instead of the detected ones. `known`: a format says that the
 * score is among these columns, whatever they are called.
 */
export function findScore(
  columns: readonly Column[],
  profiles: readonly ColumnProfile[],
  anchors: Anchors | null,
  known = false,
): FoundScore {
  let best = 0;
  let fitting: { index: number; anchors: Anchors }[] = [];
  for (const column of columns) {
    const profile = profiles[column.index];
    // Without a bare score no column fits, whatever its name: most are passed over here.
    if (profile === undefined || sum(profile.plain) === 0) continue;
    const detected = detectAnchors(profile.words ?? new Map(), profile.distribution);
    // What the words are taken for is the user's say, which column is the score is not changed by it.
    const standing = { ...detected, ...anchors };
    const strength = known ? 3 : nameStrength(column);
    const rank = strength > 0 ? strength : 0.5;
    if (
      rank < best ||
      !(strength > 0 ? fitsByName(profile, standing, strength) : fitsByContent(column, profile))
    )
      continue;
    if (rank > best) fitting = [];
    best = rank;
    fitting.push({ index: column.index, anchors: anchors ?? detected });
  }
  const [only] = fitting;
  if (only === undefined) return { kind: 'none', near: nearest(columns, profiles) };
  return fitting.length === 1
    ? { kind: 'found', ...only }
    : { kind: 'ambiguous', indexes: fitting.map(({ index }) => index) };
}

function fitsByName(profile: ColumnProfile, anchors: Anchors, strength: number): boolean {
  const anchored = countAnchored(anchors, profile.words);
  const counts = profile.distribution.map((count, score) => count + anchored[score]!);
  const bare = sum(profile.plain);
  const scores = sum(counts);
  // Words alone are another kind of question ("Agree", "Very likely").
  if (bare === 0 || bare < sum(anchored) || scores < ENOUGH * profile.filled) return false;
  // A file of a few rows may not have a promoter yet.
  const isSmall = profile.filled + profile.missing < TELLING && (strength > 1 || counts[0]! > 0);
  return isSmall || !isShorterScale(counts);
}

/** 0–2, 1–5, 1–7 and their like. `counts`: answers per score 0…10. */
function isShorterScale(counts: readonly number[]): boolean {
  const highest = counts.findLastIndex((count) => count > 0);
  return highest <= 5 || (highest <= 7 && counts[0] === 0);
}

function fitsByContent(column: Column, profile: ColumnProfile): boolean {
  const counts = profile.distribution;
  const name = fold(column.name.split('.').at(-1)!);
  const numbered = profile.filled >= NUMBERED && counts.every((count) => count <= 1);
  if (namesOther(column.name) || COUNTS.test(name) || numbered) return false;
  return (
    profile.scores >= ENOUGH * profile.filled &&
    sum(profile.plain) * 2 >= profile.scores &&
    counts[9]! + counts[10]! > 0
  );
}

/** Columns of which a good part are scores, for a user to choose from: at most eight. */
function nearest(columns: readonly Column[], profiles: readonly ColumnProfile[]): number[] {
  const share = (index: number) => profiles[index]!.scores / profiles[index]!.filled;
  const chance = (column: Column) => nameStrength(column) + share(column.index);
  // A column that never says 9 or 10 is near only by its name: course days and ids are not.
  const mayBe = (column: Column) =>
    nameStrength(column) > 0 || sum(profiles[column.index]!.distribution.slice(9)) > 0;
  return columns
    .filter(({ index }) => profiles[index] !== undefined && profiles[index].filled > 0 && share(index) >= 0.3)
    .filter(mayBe)
    .sort((a, b) => chance(b) - chance(a) || a.index - b.index)
    .slice(0, 8)
    .map(({ index }) => index);
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
