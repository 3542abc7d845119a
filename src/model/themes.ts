/** What `nps themes` answers. Types only. */

import type { Counts, LeftOut, Rejection, Report, Score, Warning } from '../model.ts';

/** Answers by what they say in words. All counts are n, of answers and not of voices. */
export interface CommentCounts {
  /** Scored answers that the conditions keep. */
  answers: number;
  /** With any text as a comment. */
  comments: number;
  /** With one that says something: not `n/a`, not a dash. */
  withContent: number;
  /** With one that has a theme. */
  tagged: number;
}

/** A comment that is quoted. */
export interface Quote {
  /** 0…10. */
  score: number;
  text: string;
}

/** What customers are worth, in the unit of the column; each counts once, by the category of the latest answer. */
export interface Amount {
  total: number;
  promoters: number;
  passives: number;
  detractors: number;
  /** Customers whose amount is known, n. */
  customers: number;
}

/** A theme in the latest whole period against the one before it; shares as in `ThemeVoices`. */
export interface ThemeChange {
  share: number;
  previousShare: number;
  /** Of the shares; `interval` null where one of the periods has no comments. */
  difference: number;
  interval: { low: number; high: number; level: number } | null;
  /** Points; null where nobody mentions it in that period. */
  nps: number | null;
  previousNps: number | null;
}

/**
 * A theme (or `untagged`), counted by voices: a respondent counts once, by the answer that has the theme. All but
 * the names are null where the group is suppressed.
 */
export interface ThemeVoices extends Score {
  /** Answers with the theme; a respondent's are all counted. */
  mentions: number | null;
  /** Share of voices with the theme among those who say anything; null where nobody does. */
  share: number | null;
  /** Share of those with the theme among all promoters, and among all detractors; null where there are none. */
  promoterShare: number | null;
  detractorShare: number | null;
  /**
   * NPS of everyone less that of those without the theme, in points −200…200; null where nobody or everybody has
   * the theme, and where the theme hangs on the score.
   */
  impact: { points: number; low: number; high: number; level: number } | null;
}

export interface ThemeResult extends ThemeVoices {
  theme: string;
  /** As people are shown it. */
  label: string;
  /** The theme that it is part of; null: a theme of the highest level. */
  parent: string | null;
  /** Its rules look at the score, so that its NPS says nothing. */
  scoreDependent?: true;
  /** null: there are no two whole periods. */
  change: ThemeChange | null;
  /** Present only where a column of amounts is named; null where suppressed. */
  value?: Amount | null;
  /** Present only where quotes are asked for. */
  quotes?: Quote[];
}

/** The answer to `nps themes`. */
export interface ThemesReport {
  schema: 'nps.themes/1';
  metric: 'nps';
  minN?: number;
  source: Report['source'];
  counts: Counts;
  /** `coverage`: tagged among those with content, a share; null where there are none. */
  comments: CommentCounts & { coverage: number | null };
  dates: Report['dates'];
  /** Everyone, each respondent once. */
  overall: Score;
  /** Those whose comments say something. */
  commenters: Score;
  /** What `change` compares; null: there are no two whole periods. */
  periods: { current: string; previous: string } | null;
  /** Present only where a column of amounts is named: all customers. */
  value?: Amount;
  /** By impact, from what lifts the score most to what lowers it most; those without one last. */
  themes: ThemeResult[];
  /** Comments that no rule matches; `theme` is `untagged`. */
  untagged: ThemeResult;
  breakdowns: {
    by: string[];
    groups: {
      keys: Record<string, string | null>;
      overall: Score;
      themes: (ThemeVoices & { theme: string })[];
    }[];
  }[];
  leftOut: LeftOut[];
  rejections: Rejection[];
  warnings: Warning[];
}
