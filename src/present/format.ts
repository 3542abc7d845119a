import type { Cell, ChecklistItem, Headline, Legend, Mark, Range } from './document.ts';

/** The characters that differ between a terminal that speaks Unicode and one that does not. */
export interface Glyphs {
  minus: string;
  /** Where there is no number to show. */
  none: string;
  ellipsis: string;
  rule: string;
  bullet: string;
  /** The three groups, told apart without colour. */
  bar: { promoters: string; passives: string; detractors: string };
  mark: Record<Mark, string>;
  /** What became of a rule. */
  outcome: Record<ChecklistItem['outcome'], string>;
  /** In the order that asciichart asks for. */
  line: readonly string[];
  /** A station of a journey. */
  node: string;
  /** The axes: upright, upright with a label, corner, level, level with a label. */
  axis: readonly [string, string, string, string, string];
}

/** For terminals that speak Unicode, and for Markdown. */
export const UNICODE: Glyphs = {
  minus: '−',
  none: '–',
  ellipsis: '…',
  rule: '─',
  bullet: '·',
  bar: { promoters: '█', passives: '▒', detractors: '░' },
  mark: { small: '*', partial: '~', moved: '!' },
  outcome: { pass: '✓', fail: '✗', warn: '!', undecided: '?' },
  line: ['┼', '┤', '╶', '╴', '─', '╰', '╭', '╮', '╯', '│'],
  node: '●',
  axis: ['│', '┤', '└', '─', '┬'],
};

/** For terminals that do not. */
export const ASCII: Glyphs = {
  minus: '-',
  none: '-',
  ellipsis: '...',
  rule: '-',
  bullet: '-',
  bar: { promoters: '#', passives: '=', detractors: '.' },
  mark: { small: '*', partial: '~', moved: '!' },
  outcome: { pass: 'ok', fail: 'not ok', warn: 'warning', undecided: 'undecided' },
  line: ['+', '+', '-', '-', '-', '`', '.', '.', "'", '|'],
  node: 'o',
  axis: ['|', '+', '+', '-', '+'],
};

/** Whole points with their sign, `+63`, `0`, `−12`; a dash for null. */
export function points(value: number | null, glyphs: Glyphs): string {
  if (value === null) return glyphs.none;
  if (value === 0) return '0';
  return value > 0 ? `+${value}` : `${glyphs.minus}${-value}`;
}

/** Points with one decimal and their sign, `+2.3`, `0.0`, `−0.4`; a dash for null. */
export function tenths(value: number | null, glyphs: Glyphs): string {
  if (value === null) return glyphs.none;
  const digits = Math.abs(value).toFixed(1);
  return digits === '0.0' ? digits : `${value > 0 ? '+' : glyphs.minus}${digits}`;
}

/** Money without a fraction, in groups of three digits, `1,250`, `−80`; a dash for null. */
export function amount(value: number | null, glyphs: Glyphs): string {
  if (value === null) return glyphs.none;
  const whole = Math.round(Math.abs(value));
  const digits = whole < 1e15 ? `${whole}`.replace(/\B(?=(\d{3})+$)/g, ',') : whole.toExponential(3);
  return value < 0 && whole > 0 ? `${glyphs.minus}${digits}` : digits;
}

/** A count or a dash. */
export function count(value: number | null, glyphs: Glyphs): string {
  return value === null ? glyphs.none : `${value}`;
}

/** Whole percent, `71%`, or a dash. */
export function percent(value: number | null, glyphs: Glyphs): string {
  return value === null ? glyphs.none : `${value}%`;
}

/** `+49 to +73`; the ends are padded to the widths given, so that intervals stand in line. */
export function range(value: Range | null, glyphs: Glyphs, low = 0, high = 0): string {
  if (value === null) return glyphs.none;
  return `${points(value.low, glyphs).padStart(low)} to ${points(value.high, glyphs).padStart(high)}`;
}

/** `−1.2 to +3.4`, or a dash. */
export const tenthsRange = (value: Range | null, glyphs: Glyphs, low = 0, high = 0): string =>
  value === null
    ? glyphs.none
    : `${tenths(value.low, glyphs).padStart(low)} to ${tenths(value.high, glyphs).padStart(high)}`;

/** No name is so long; a whole document in a cell would take minutes to lay out, and nobody could read the table. */
const LONGEST = 1000;

const readable = (text: string, { ellipsis }: Glyphs): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}${ellipsis}` : text;

/** A cell as text, without its mark; a text that is null is `(none)`, one beyond all measure is cut. Shares have no text. */
export function cellText(cell: Cell, glyphs: Glyphs): string {
  switch (cell.type) {
    case 'text':
      return readable(cell.value ?? '(none)', glyphs);
    case 'points':
      return points(cell.value, glyphs);
    case 'tenths':
      return tenths(cell.value, glyphs);
    case 'amount':
      return amount(cell.value, glyphs);
    case 'interval':
      return range(cell.value, glyphs);
    case 'count':
      return count(cell.value, glyphs);
    case 'percent':
      return percent(cell.value, glyphs);
    case 'hidden':
      return 'hidden';
    case 'shares':
      return '';
  }
}

/** A cell's mark, to follow its text, or nothing. */
export function markText(cell: Cell, glyphs: Glyphs): string {
  return 'mark' in cell && cell.mark !== undefined ? glyphs.mark[cell.mark] : '';
}

/** How a legend names what it explains: as it stands in the tables. */
export const legendSign = (sign: Legend['items'][number]['sign'], { mark }: Glyphs): string =>
  ({ ...mark, hidden: 'hidden', percent: '%' })[sign];

/** The parts of a headline: `NPS +63`, `95% interval +49 to +73`, `102 answers`; those that are defined. */
export function headlineParts(headline: Headline, glyphs: Glyphs): [string, ...string[]] {
  const { label, score, interval, level, n, mark } = headline;
  const parts: [string, ...string[]] = [`${label} ${cellText(score, glyphs)}`];
  if (interval !== null && level !== null) parts.push(`${level}% interval ${range(interval, glyphs)}`);
  if (n === 0) parts.push('no answers with a score');
  if (n !== null && n > 0) {
    parts.push(`${n} ${n === 1 ? 'answer' : 'answers'}${mark === undefined ? '' : glyphs.mark[mark]}`);
  }
  if (n !== null && headline.accounts !== undefined)
    parts.push(`${headline.accounts} ${headline.accounts === 1 ? 'account' : 'accounts'}`);
  if (headline.effectiveN !== undefined) parts.push(`effective n ${headline.effectiveN}`);
  return parts;
}
