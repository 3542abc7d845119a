import { measuredText } from '../check/measuredText.ts';
import type { Checklist, ChecklistItem } from '../document.ts';
import { sanitise } from '../sanitise.ts';
import { INDENT, type Ink, type Inks, type Page } from './page.ts';
import { widest, widthOf, wrap } from './width.ts';

const INKS: Record<ChecklistItem['outcome'], keyof Inks> = {
  pass: 'promoters',
  fail: 'detractors',
  warn: 'warning',
  undecided: 'warning',
};

/** One rule a line: its sign, the rule, what was measured; below where the line has no room, as is why it is undecided. */
export function drawChecklist({ items }: Checklist, page: Page): string[] {
  const { glyphs, inks, width } = page;
  const signs = widest(items.map(({ outcome }) => glyphs.outcome[outcome]));
  const rules = items.map(({ rule }) => sanitise(rule));
  const measured = items.map((item) => measuredText(item, glyphs));
  const room = Math.max(20, width - INDENT - signs - 1);
  const column = widest(rules);
  const beside = column + 2 + widest(measured) <= room;
  const below = (text: string): string[] =>
    wrap(text, room).map((line) => `${' '.repeat(signs + 1)}${sanitise(line)}`);
  return items.flatMap(({ outcome, remark }, i) => {
    const ink: Ink = inks[INKS[outcome]];
    const sign = glyphs.outcome[outcome];
    const lead = `${ink(sign)}${' '.repeat(signs - widthOf(sign))} `;
    const [rule, value] = [rules[i]!, measured[i]!];
    return [
      ...(beside
        ? [`${lead}${rule}${' '.repeat(column - widthOf(rule))}  ${value}`]
        : [`${lead}${rule}`, ...below(value)]),
      ...(remark === null ? [] : below(remark)),
    ];
  });
}
