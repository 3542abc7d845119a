/** What `nps themes suggest` answers: terms that rules lack. Types only. */

import type { Report, Warning } from '../model.ts';
import type { Quote } from './themes.ts';

/** Comments by the group of their score, n. */
export interface ByCategory {
  detractors: number;
  passives: number;
  promoters: number;
}

/** A term that would tag comments which have no theme. */
export interface UntaggedTerm extends ByCategory {
  /** Valid in a rule as it stands, in the spelling that most people use. */
  term: string;
  /** Untagged comments with the term: coverage rises by just so many. The sum of the three groups. */
  comments: number;
  /** Different people among those who wrote them; an answer without a respondent counts as one of its own. */
  voices: number;
  /** Phrases in which a word mostly stands; empty for a phrase. */
  phrases: string[];
  /** Short ones, at most as many as were asked for; left out where none were. */
  quotes?: Quote[];
}

/** A term that detractors and promoters use to different degrees. People are counted, each once in a group. */
export interface KeyTerm {
  term: string;
  /** Detractors with the term, and the share of all detractors with a comment. */
  detractors: number;
  detractorShare: number;
  promoters: number;
  promoterShare: number;
  /** Weighted log-odds in standard errors (Fightin' Words, a₀ = 500); above 0: of detractors. */
  z: number;
  /** |z| is at least 3.3: hardly chance, though many terms were looked at. */
  remarkable: boolean;
  /** Themes that a comment of nothing but the term has; empty: no rule covers it. */
  themes: string[];
  phrases: string[];
}

/** A word that is one letter (another, more or less), or two that changed places, away from a keyword of a theme, and that no rule finds. */
export interface NearMiss {
  word: string;
  /** Comments with it, n. */
  comments: number;
  /** Those of them that have no theme. */
  untagged: number;
  keyword: string;
  theme: string;
}

/** The answer to `nps themes suggest`; `--format json` prints exactly this. */
export interface Suggestions {
  schema: 'nps.themes.suggest/1';
  source: Report['source'];
  counts: Report['counts'];
  dates: Report['dates'];
  /** Comments that say something. Counts are n. */
  coverage: {
    comments: number;
    tagged: number;
    untagged: number;
    /** tagged / comments, a share; null without comments. */
    share: number | null;
    /** Untagged comments that all terms of `untagged` together would tag, n. */
    gain: number;
    /** The share with these. */
    shareWith: number | null;
  };
  /** Where not all comments were looked at: every figure but those of `counts` is of the sample. null: all were. */
  sampled: { comments: number; of: number } | null;
  /** A name that no theme has, for a theme made of `untagged`. */
  theme: string;
  /** Terms by how many untagged comments they would tag: the most people first. */
  untagged: UntaggedTerm[];
  keyness: {
    /** Detractors and promoters with a comment that says something, n. */
    detractors: number;
    promoters: number;
    /** Both together are too few to tell, and `terms` is empty. */
    tooFew: boolean;
    /** The largest |z| first. */
    terms: KeyTerm[];
  };
  /** The most frequent first; none without rules. */
  nearMisses: NearMiss[];
  leftOut: Report['leftOut'];
  rejections: Report['rejections'];
  warnings: Warning[];
}
