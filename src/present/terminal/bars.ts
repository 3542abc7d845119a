import type { Histogram, ShareBar, Shares } from '../document.ts';
import { answersIn, cellsOf, GROUPS, histogramRows, shareText } from '../figures.ts';
import { INDENT, type Page } from './page.ts';

const LONGEST_SHARES = 60;
const LONGEST_SCORE = 40;
const SHORTEST = 5;
const GAP = 2;

/** The three groups as one bar, each in its own character and colour. */
export function bar(shares: Shares, width: number, { glyphs, inks }: Page): string {
  const cells = cellsOf(shares, width);
  return GROUPS.map((group) => inks[group](glyphs.bar[group].repeat(cells[group]))).join('');
}

/** A bar with its key below, which says the same in numbers. */
export function drawShareBar({ shares, weighted }: ShareBar, page: Page): string[] {
  const n = answersIn(shares);
  const key = GROUPS.map((group) => {
    const sign = page.inks[group](page.glyphs.bar[group]);
    return `${sign} ${group} ${shareText(shares[group], n, weighted)}`;
  });
  return [bar(shares, Math.min(LONGEST_SHARES, page.width), page), key.join('   ')];
}

/** One bar for each score, from 10 down to 0, with its count and share. */
export function drawHistogram({ counts }: Histogram, { width, glyphs, inks }: Page): string[] {
  const margin = INDENT + GAP + Math.max(...histogramRows(counts, 0).map(({ text }) => text.length));
  const room = Math.max(SHORTEST, Math.min(LONGEST_SCORE, width - margin));
  return histogramRows(counts, room).map(
    ({ text, group, length }) => `${text}${' '.repeat(GAP)}${inks[group](glyphs.bar[group].repeat(length))}`,
  );
}
