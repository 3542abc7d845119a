/** Amounts of money as exports write them. */

const CURRENCY = /^(?:\p{Sc}|[A-Z]{3}|[A-Z]{0,2}\p{Sc}|kr\.?|Fr\.?|zł|Kč)$/iu;
const SHAPE = /^(-?)([^\d.,()-]*?)\s*(-?)(\d[\d.,'’\s\u00a0\u202f]*)\s*([^\d.,()-]*)$/u;

/**
 * The number in a cell: `1200`, `$1,200.50`, `1.200,50 €`, `1 200`, `CHF 1'200`, `(50)` and `-50`. The last of points
 * and commas divides off the fraction, unless it occurs several times, or is a comma with three digits behind it
 * (`1,200`). null: an empty cell; undefined: no amount.
 */
export function parseAmount(cell: string): number | null | undefined {
  const text = cell.trim();
  if (text === '') return null;
  const isBracketed = text.startsWith('(') && text.endsWith(')');
  const [, sign, before, inner, digits, after] =
    SHAPE.exec(isBracketed ? text.slice(1, -1).trim() : text) ?? [];
  if (digits === undefined) return undefined;
  for (const unit of [before!.trim(), after!.trim()])
    if (unit !== '' && !CURRENCY.test(unit)) return undefined;
  const amount = plain(digits.replace(/['’\s\u00a0\u202f]/g, ''));
  if (amount === null) return undefined;
  return isBracketed || sign === '-' || inner === '-' ? -amount : amount;
}

/** Digits with points and commas as a number; null: they stand where no number has them. */
function plain(digits: string): number | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return Number(digits);
  const mark = digits[last]!;
  const other = mark === '.' ? ',' : '.';
  const repeated = digits.indexOf(mark) < last;
  const thousands = repeated || (mark === ',' && !digits.includes(other) && digits.length - last === 4);
  const whole = thousands ? digits : digits.slice(0, last);
  const parts = whole.split(thousands ? mark : other);
  const isGrouped =
    parts.length === 1 || (parts[0]!.length <= 3 && parts.slice(1).every((part) => /^\d{3}$/.test(part)));
  if (!isGrouped || !/^\d+$/.test(parts.join(''))) return null;
  const fraction = thousands ? '' : digits.slice(last + 1);
  return /^\d*$/.test(fraction) ? Number(`${parts.join('')}.${fraction || '0'}`) : null;
}
