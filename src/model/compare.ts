/** What `nps compare` is asked, and what it answers. Types only. */

import type { Category, Period, Rejection, Report, Score, Warning } from '../model.ts';

// ── The question ──────────────────────────────────────────────────────────────────────────────────

/** What is compared with what. The difference is that of the compared side less the baseline, whatever they are. */
export type Sides =
  /** Paths: the answers of some files with those of others. */
  | {
      kind: 'files';
      baseline: readonly string[];
      compared: readonly string[];
      labels: readonly [string, string];
    }
  /** Keys of two periods, the baseline first; null: the last two whole ones of this kind (null: of the trend). */
  | { kind: 'periods'; keys: readonly [string, string] | null; period: Period | null }
  /** Conditions as in `--where`, all of which must hold; `baseline` null: everybody else. */
  | { kind: 'segments'; compared: readonly string[]; baseline: readonly string[] | null };

/** Which groups of a breakdown are compared: each with all others together, or each with each. */
export type Against = 'rest' | 'pairs';

// ── The answer ────────────────────────────────────────────────────────────────────────────────────

/** A Score with the shares of the categories, 0…1, null where there are no answers or the side is hidden. */
export interface SharedScore extends Score {
  promoterShare: number | null;
  passiveShare: number | null;
  detractorShare: number | null;
}

/** One side. `n` counts each respondent once, unless `--dedupe none` was asked for. */
export interface Side extends SharedScore {
  /** As the user named it: a file, `2025-Q1`, `plan=Pro and region=EU`; `the rest`. */
  label: string;
  /** Scored answers, a respondent's are all counted, n; null where hidden. */
  answers: number | null;
}

/** NPS of one side less that of the other. */
export interface ScoreDifference {
  /** −200…200, unrounded. */
  points: number;
  /** Interval, points. */
  low: number;
  high: number;
  /** Share, e.g. 0.95. */
  level: number;
  /** In standard errors; null (as `p`) only by `wald`, where each side is of one mind. */
  z: number | null;
  /** Two-sided: how probable so great a difference would be by chance alone, 0…1. */
  p: number | null;
  /** `p` is below 1 − level. */
  beyondChance: boolean;
}

/** What a group has to do with the difference. All but `keys` are null where the group is hidden. */
export interface GroupOfSides {
  keys: Record<string, string | null>;
  baseline: GroupSide;
  compared: GroupSide;
  /** Points of the difference: because the group scores differently; 0 where it is on one side only. */
  rate: number | null;
  /** Points of the difference: because the group is a larger or smaller part. */
  mix: number | null;
  suppressed?: true;
}

/** A group on one side; `share` of that side's n, 0…1, null where hidden. */
export interface GroupSide extends Score {
  share: number | null;
}

/** The difference taken apart by one dimension (or several, crossed): `rate` + `mix` is the difference. */
export interface PartsByGroup {
  by: string[];
  /** Points, unrounded; both null where a side is empty or hidden. */
  rate: number | null;
  mix: number | null;
  /** Simpson's reversal: every group that is on both sides moved, or stayed, against the difference. */
  reversal: boolean;
  groups: GroupOfSides[];
}

/** What is said about a theme on one side; see `ThemeVoices`. Shares are 0…1. */
export interface ThemeSide extends Score {
  /** Among those who say anything. */
  share: number | null;
  /** Points, −200…200. */
  impact: { points: number; low: number; high: number; level: number } | null;
}

/** A theme on both sides. Themes overlap, so that these parts do not add up to the difference. */
export interface ThemeOfSides {
  theme: string;
  label: string;
  parent: string | null;
  /** Its rules look at the score, so that its NPS says nothing and it has no impact. */
  scoreDependent?: true;
  baseline: ThemeSide;
  compared: ThemeSide;
  /** Impact on the compared side less that on the baseline, points; null where one is. */
  impactChange: { points: number; low: number; high: number; level: number } | null;
  suppressed?: true;
}

/** People who answered on both sides. */
export interface Paired extends ScoreDifference {
  /** People. */
  n: number;
  /** NPS of these people on either side, points. */
  baseline: number;
  compared: number;
  /** `transitions[on the baseline][on the compared side]`, n. */
  transitions: Record<Category, Record<Category, number>>;
  /** People in a higher category on the compared side than on the baseline, in the same, in a lower one; n. */
  rose: number;
  stayed: number;
  fell: number;
  /** More than half of those on either side are these people, so that this figure is the one to go by. */
  most: boolean;
}

/** What both kinds of comparison have. */
interface Told {
  schema: 'nps.compare/1';
  metric: 'nps';
  /** Smaller groups are hidden; present only where that was asked for. */
  minN?: number;
  source: Report['source'];
  /** `scored` are the answers that are compared; answers on neither side are among `filtered`. */
  counts: Report['counts'];
  dates: Report['dates'];
  /** How a difference is computed; the score interval has no counterpart, and the default takes its place. */
  method: 'adjusted-wald' | 'wald';
  leftOut: Report['leftOut'];
  rejections: Rejection[];
  warnings: Warning[];
}

/** One side against the other. */
export interface SidesReport extends Told {
  kind: 'files' | 'periods' | 'segments';
  /** Why these periods, where none were named; null elsewhere. */
  why: string | null;
  baseline: Side;
  compared: Side;
  /** Scored answers on neither side, n. */
  outside: number;
  /** compared less baseline; null where a side is empty or hidden. */
  difference: ScoreDifference | null;
  /** Points of the difference: more promoters, fewer detractors (above 0 lifts); null where it is. */
  parts: { promoters: number; detractors: number } | null;
  /** One for each `--by`. */
  breakdowns: PartsByGroup[];
  /** By the change of their impact, the greatest first; present only where rules were given. */
  themes?: ThemeOfSides[];
  /** null: nobody is known to have answered on both sides, or too few to be shown. */
  paired: Paired | null;
}

/** One comparison of a group with another, or with the rest. */
export interface GroupDifference {
  compared: Record<string, string | null>;
  /** null: all other groups together. */
  baseline: Record<string, string | null> | null;
  comparedScore: Score;
  baselineScore: Score;
  /** compared less baseline; `p` and `beyondChance` as if it were the only comparison. null where one is empty or hidden. */
  difference: ScoreDifference | null;
  /** `p` raised for the number of comparisons, 0…1; null where there is none. */
  adjustedP: number | null;
  /** `adjustedP` is below 1 − level. */
  beyondChance: boolean;
}

/** Many groups at once. */
export interface GroupsReport extends Told {
  kind: 'groups';
  against: Against;
  adjust: 'holm' | 'bh' | 'none';
  overall: Score;
  breakdowns: {
    by: string[];
    /** Tests that were done: those that `adjustedP` takes into account. */
    comparisons: number;
    differences: GroupDifference[];
  }[];
}

/** The answer to `nps compare`; `--format json` prints exactly this. `kind` tells what was compared. */
export type Compared = SidesReport | GroupsReport;

// ── In between ────────────────────────────────────────────────────────────────────────────────────

/** The baseline, or what is compared with it. */
export type SideIndex = 0 | 1;
