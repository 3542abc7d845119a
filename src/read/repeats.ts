/** Headers that come again, where several exports were put end to end. */

const BYTE_ORDER_MARK = '\ufeff';

/**
 * A test for the records below the header rows `header`, asked in order: `'header'` where the first
 * header row comes again, `'more'` for the header rows that belong to it, else null.
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
    if ([cell, ...record.slice(1)].join('\0') !== texts[0]) return null;
    repeated = 1;
    return 'header';
  };
}
