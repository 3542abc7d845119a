import stringWidth from 'string-width';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many terminal columns a text takes: 2 for most of CJK and emoji, 0 for combining marks. */
export const widthOf = (text: string): number => stringWidth(text);

/** Columns of the widest of many texts; 0 for none. However many there are: `Math.max` takes some 100,000. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

/** `text` if it is no wider than `width`, else its beginning and the ellipsis; never wider than `width`. */
export function cut(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  if (room <= 0) return ellipsis.slice(0, Math.max(0, width));
  const [head = ''] = pieces(text, room);
  return `${widthOf(head) > room ? '' : head.trimEnd()}${ellipsis}`;
}

/**
 * Lines of at most `width` columns, broken at blanks. Words wider than that are broken anywhere if
 * `anywhere`, else they keep their line to themselves. There is at least one line.
 */
export function wrap(text: string, width: number, anywhere = false): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text
    .split(' ')
    .flatMap((word) => (anywhere && widthOf(word) > width ? [...pieces(word, width)] : [word]));
  words.forEach((word, index) => {
    const longer = index === 0 ? word : `${line} ${word}`;
    if (index > 0 && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  });
  return [...lines, line];
}

/** A text in pieces of at most `width` columns, never within what is read as one character. */
function* pieces(text: string, width: number): Generator<string> {
  let piece = '';
  let used = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    const next = widthOf(segment);
    if (used + next > width && piece !== '') {
      yield piece;
      piece = '';
      used = 0;
    }
    piece += segment;
    used += next;
  }
  yield piece;
}
