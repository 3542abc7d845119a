/** What a reader of the numbers should know about the score column. */

import type { Anchors, Column, Warning } from '../model.ts';
import { commonestFirst, countAnchored } from './anchors.ts';
import type { ColumnProfile } from './profile.ts';
import { isQuotable } from './quotable.ts';
import { foldAnchors, foldWord } from './score.ts';

/** So many different words are listed; more of them are a sign of another kind of column. */
const LISTED = 5;
/** Share of the filled cells that may be no scores without a word about it. */
const FEW = 0.1;

/**
 * Warnings about the score `column` of which `profile` (undefined: no row) is the evidence: words taken
 * for scores where they were detected rather than given (`wanted.anchors` null), words that are none (those
 * that may be somebody's own are only counted, unless `wanted.verbose`), many invalid cells, and questions
 * that offer 1 to 10. Codes: `anchorWord`, `unknownWords`, `manyInvalid`, `oneToTen`.
 */
export function scoreWarnings(
  column: Column,
  profile: ColumnProfile | undefined,
  anchors: Anchors,
  wanted: { anchors: Anchors | null; verbose?: boolean },
): Warning[] {
  if (profile === undefined || profile.filled === 0) return [];
  return [
    ...(wanted.anchors === null ? aboutAnchors(anchors, profile) : []),
    ...aboutUnknownWords(anchors, profile, wanted.verbose === true),
    ...aboutInvalid(column, anchors, profile),
    ...aboutOneToTen(column, profile),
  ];
}

function aboutAnchors(anchors: Anchors, { words, filled }: ColumnProfile): Warning[] {
  return Object.entries(anchors).map(([word, score]) => {
    const count = countAnchored({ [word]: score }, words)[score]!;
    const end = score === 10 ? 'top' : 'bottom';
    return {
      code: 'anchorWord',
      message: `${count} of ${filled} answers are the word '${word}': taken as ${score}, the ${end} of the scale, because no answer is the number ${score}. Overrule with --anchor '${word}=N' or --anchor none.`,
    };
  });
}

function aboutUnknownWords(anchors: Anchors, { words }: ColumnProfile, verbose: boolean): Warning[] {
  const known = foldAnchors(anchors);
  const unknown = [...(words ?? [])].filter(([word]) => !known.has(foldWord(word))).sort(commonestFirst);
  const told = unknown.filter(([word, count]) => verbose || isQuotable(word, count));
  const [first] = told;
  if (unknown.length === 0 || unknown.length > LISTED) return [];
  const listed = told.map(([word, count]) => `'${word}' (${count})`);
  const kept = unknown.length - told.length;
  if (kept > 0) listed.push(`${kept} ${first === undefined ? '' : 'more '}that --verbose shows`);
  const anchor = first === undefined ? 'WORD' : first[0];
  return [
    {
      code: 'unknownWords',
      message: `Words among the scores are invalid: ${listed.join(', ')}. If one stands for a score: --anchor '${anchor}=N'.`,
    },
  ];
}

function aboutInvalid({ name }: Column, anchors: Anchors, profile: ColumnProfile): Warning[] {
  const anchored = countAnchored(anchors, profile.words).reduce((sum, count) => sum + count, 0);
  const invalid = profile.filled - profile.scores - anchored;
  if (invalid <= FEW * profile.filled) return [];
  return [
    {
      code: 'manyInvalid',
      message: `${invalid} of ${profile.filled} filled cells in '${name}' are no scores 0–10. If the column holds several questions, keep one with --where 'COLUMN=value'.`,
    },
  ];
}

function aboutOneToTen({ name, detail }: Column, { distribution }: ColumnProfile): Warning[] {
  const asked = `${name} ${detail}`;
  const offersOne = /\b1\b/.test(asked) && /\b10\b/.test(asked) && !/\b0\b/.test(asked);
  if (!offersOne || distribution[0]! > 0) return [];
  return [
    {
      code: 'oneToTen',
      message:
        'The question offers 1 to 10 and no answer is 0: read as the 0–10 scale, on which 1 to 6 are detractors.',
    },
  ];
}
