import type { ChecklistItem } from '../document.ts';
import { type Glyphs, points } from '../format.ts';

/** What was measured for a rule: `+41 (95% +33 to +49, n 210)`, `25% (95% 16% to 37%, n 60)`, `210`. */
export function measuredText(
  { unit, value, interval, n, before }: Pick<ChecklistItem, 'unit' | 'value' | 'interval' | 'n' | 'before'>,
  glyphs: Glyphs,
): string {
  const inUnit = (number: number | null): string => {
    if (number === null) return glyphs.none;
    return unit === 'points' ? points(number, glyphs) : `${number}${unit === 'percent' ? '%' : ''}`;
  };
  if (unit === 'n') return inUnit(value);
  const range =
    interval === null ? '' : `${interval.level}% ${inUnit(interval.low)} to ${inUnit(interval.high)}, `;
  const earlier = before === null ? '' : `; before ${points(before.value, glyphs)}, n ${before.n}`;
  return `${inUnit(value)} (${range}n ${n}${earlier})`;
}
