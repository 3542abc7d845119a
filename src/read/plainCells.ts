/** The cells of one record of plain text, as bytes. */

const MARK = 34;

/** The cells of the record that is all of `bytes`; every mark in it opens a cell, closes it, or is doubled. */
export function cellsOf(bytes: Buffer, delimiter: number): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= bytes.length; ) {
    const end = endOf(bytes, at, bytes.length, delimiter);
    cells.push(textOf(bytes, at, end));
    at = end + 1;
  }
  return cells;
}

/**
 * Whether each cell of the record from `start` to `end` is blank, or in its column's `names`, where that is not null. Few
 * records get beyond a look at their first byte.
 */
export function isLike(
  bytes: Buffer,
  start: number,
  end: number,
  delimiter: number,
  names: readonly (string | null)[],
): boolean {
  let at = start;
  for (let i = 0; i < names.length && at <= end; i++) {
    const name = names[i]!;
    if (name !== null) {
      const first = at < end ? bytes[at]! : delimiter;
      if (first !== delimiter && !mayBe(name, first, bytes[at + 1]!)) return false;
    }
    const stop = endOf(bytes, at, end, delimiter);
    if (name !== null && stop > at) {
      const text = textOf(bytes, at, stop).trim();
      if (text !== '' && text !== name) return false;
    }
    at = stop + 1;
  }
  return true;
}

/** False where a cell that begins with the bytes `first` and `second` is neither `name` nor blank. */
function mayBe(name: string, first: number, second: number): boolean {
  if (first <= 32 || first >= 128 || first === MARK) return true;
  if (name.charCodeAt(0) !== first) return false;
  return name.length < 2 || second >= 128 || name.charCodeAt(1) === second;
}

function endOf(bytes: Buffer, at: number, end: number, delimiter: number): number {
  let from = at;
  if (at < end && bytes[at] === MARK) {
    from = bytes.indexOf(MARK, at + 1);
    while (bytes[from + 1] === MARK && from + 1 < end) from = bytes.indexOf(MARK, from + 2);
  }
  const stop = bytes.indexOf(delimiter, from);
  return stop < 0 || stop > end ? end : stop;
}

function textOf(bytes: Buffer, at: number, end: number): string {
  if (bytes[at] !== MARK || at === end) return bytes.toString('utf8', at, end);
  return bytes.toString('utf8', at + 1, end - 1).replaceAll('""', '"');
}
