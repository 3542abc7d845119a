import type { Facts, Headline, Legend, Notes } from '../document.ts';
import { headlineParts, legendSign } from '../format.ts';
import { sanitise } from '../sanitise.ts';
import { INDENT, type Page } from './page.ts';
import { widthOf, wrap } from './width.ts';

/** Longer lines than this are hard to read, however wide the terminal. */
const READABLE = 100;

/** `text` after `lead`, wrapped below its own beginning; `lead` may be coloured, `text` is made safe. */
function hanging(lead: string, text: string, page: Page): string[] {
  const margin = widthOf(lead);
  const width = Math.max(20, Math.min(READABLE, page.width) - INDENT - margin);
  return wrap(sanitise(text).replaceAll('−', page.glyphs.minus), width).map(
    (line, index) => `${index === 0 ? lead : ' '.repeat(margin)}${sanitise(line)}`,
  );
}

/** The answer in one line. */
export function drawHeadline(headline: Headline, page: Page): string[] {
  const [score, ...rest] = headlineParts(headline, page.glyphs);
  return [[page.inks.strong(score), ...rest].join('    ')];
}

/** Terms in one column, what they stand for in the next; a term is not repeated. */
export function drawFacts({ items }: Facts, page: Page): string[] {
  const width = Math.max(...items.map(({ term }) => widthOf(sanitise(term))));
  return items.flatMap(({ term, text }, index) => {
    const shown = items[index - 1]?.term === term ? '' : sanitise(term);
    return hanging(page.inks.faint(`${shown}${' '.repeat(width - widthOf(shown))}  `), text, page);
  });
}

/** One remark a paragraph; warnings begin with `!`. */
export function drawNotes({ items }: Notes, page: Page): string[] {
  return items.flatMap(({ level, text }) =>
    hanging(level === 'warning' ? page.inks.warning('! ') : '', text, page),
  );
}

/** What the marks mean, one a line. */
export function drawLegend({ items }: Legend, page: Page): string[] {
  return items.flatMap(({ sign, text }) =>
    hanging(`${legendSign(sign, page.glyphs)} `, text, page).map(page.inks.faint),
  );
}
