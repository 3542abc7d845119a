/** What `nps themes test` answers: whether rules tag comments as people would. Types only. */

import type { Warning } from '../model.ts';

/** An example of the rules that they tag otherwise than it says. */
export interface FailedCase {
  /** Of the example in the file, from 1. */
  number: number;
  text: string;
  /** Themes that it should have and has not, and the other way round. */
  missing: string[];
  extra: string[];
}

/** How well what was found agrees with what should have been. Shares; null where nothing was found, or was to be found. */
export interface Agreement {
  /** Of what was found, what should have been. */
  precision: number | null;
  /** Of what should have been found, what was. */
  recall: number | null;
  /** Harmonic mean of both. */
  f1: number | null;
}

/** A theme by comments that people have labelled. Counts are comments. */
export interface ThemeAgreement extends Agreement {
  theme: string;
  /** With this label. */
  labelled: number;
  /** That the rules give the theme. */
  found: number;
  /** Both. */
  both: number;
}

/** A comment that the rules and the label disagree about. */
export interface Miss {
  /** `missing`: labelled, and not found; `extra`: found, and not labelled. */
  kind: 'missing' | 'extra';
  theme: string;
  /** Of the file; JSON: position of the item. */
  line: number;
  text: string;
}

/** Rules against labels. */
export interface GoldResult {
  path: string;
  /** Names of the columns. */
  columns: { comment: string; label: string; score?: string };
  /** Comments with a label, which all else is about, and without, which are left out. */
  comments: number;
  unlabelled: number;
  /** In the order of the rules; those that no comment has, by label or by rule, too. */
  themes: ThemeAgreement[];
  /** Over all pairs of a comment and a theme. */
  micro: Agreement;
  /** Means over the themes that are labelled at all; what is not defined for one counts as 0. */
  macro: Agreement;
  /** Themes that were missed, and what the same comments got that they should not have; null: nothing. */
  confusion: { labelled: string; found: string | null; count: number }[];
  /** Of the themes with the most, in turn. */
  misses: Miss[];
  /** Labels that no theme is called; not looked at. `guess`: what may be meant. */
  unknownLabels: { label: string; count: number; guess: string | null }[];
}

/** The answer to `nps themes test`; `--format json` prints exactly this. */
export interface ThemesTest {
  schema: 'nps.themes.test/1';
  /** Path of the rules, or the name of their pack. */
  rules: string;
  /** The examples beside the rules; null: labels were looked at instead. */
  examples: { count: number; passed: number; failed: FailedCase[] } | null;
  /** null: no labels were given. */
  gold: GoldResult | null;
  warnings: Warning[];
}
