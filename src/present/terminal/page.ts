import { Chalk, type ChalkInstance } from 'chalk';
import type { Glyphs } from '../format.ts';

/** Colours a text, or leaves it. */
export type Ink = (text: string) => string;

/** What each kind of text is written in; with colour level 0 it comes back unchanged. */
export interface Inks {
  title: Ink;
  strong: Ink;
  faint: Ink;
  warning: Ink;
  line: Ink;
  promoters: Ink;
  passives: Ink;
  detractors: Ink;
}

/** All that the drawing of a block depends on, besides the block. */
export interface Page {
  /** Columns. */
  width: number;
  /** Cut long names; otherwise they wrap. */
  truncate: boolean;
  glyphs: Glyphs;
  inks: Inks;
}

/** Columns left free before everything but headings. */
export const INDENT = 2;

/** The inks for a colour level: 0 none, 1 sixteen colours, 2 and 3 more. */
export function inksOf(level: 0 | 1 | 2 | 3): Inks {
  const chalk = new Chalk({ level });
  // chalk joins all its arguments, and `map` passes three.
  const ink =
    (style: ChalkInstance): Ink =>
    (text) =>
      style(text);
  return {
    title: ink(chalk.bold),
    strong: ink(chalk.bold),
    faint: ink(chalk.dim),
    warning: ink(chalk.yellow),
    line: ink(chalk.cyan),
    promoters: ink(chalk.green),
    passives: ink(chalk.yellow),
    detractors: ink(chalk.red),
  };
}
