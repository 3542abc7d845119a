/** Headers that come again, where several exports were put end to end. */

import { filledWidth } from './cells.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * A test for the records below the header rows `header`, asked in order: `'header'` where the first
 * header row comes again, with columns more or fewer at its end, `'more'` for the header rows that belong to it,
 * else null.
 */
export function repeatTest(
  header: readonly (readonly string[])[],
): (record: readonly string[]) => 'header' | 'more' | null {
  const [first] = header;
  if (first === undefined) return () => null;
  const texts = header.map((record) => record.join('\0'));
  const [cell = ''] = first;
  const marked = BYTE_ORDER_MARK + cell;
  let repeated = 0;
  return (record) => {
    if (repeated > 0 && repeated < texts.length && record.join('\0') === texts[repeated]) {
      repeated++;
      return 'more';
    }
    repeated = 0;
    // Hardly a row begins as the header does.
    if (record[0] !== cell && record[0] !== marked) return null;
    if (!beginsAlike(first, [cell, ...record.slice(1)])) return null;
    repeated = 1;
    return 'header';
  };
}

/** True if both are the same, or one is the beginning of the other, and most of it. */
function beginsAlike(header: readonly string[], record: readonly string[]): boolean {
  const ends = [header, record].map(filledWidth);
  const [shorter, longer] = [Math.min(...ends), Math.max(...ends)];
  if (shorter !== longer && (shorter < 2 || shorter * 2 <= longer)) return false;
  return header.slice(0, shorter).every((cell, i) => cell === record[i]);
}
