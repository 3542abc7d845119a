/** JSON by lines: NDJSON, JSON Lines, and JSON text sequences (RFC 7464), whose records begin with a mark. */

import { isRecord, type Json, keepLongNumbers } from './jsonText.ts';

const RECORD_MARK = '\u001e';

/**
 * Whether a file with this beginning and path holds one JSON value a line: its first line is a value
 * and another follows, or its name says so; or the first line is bad, and most of the others are records.
 */
export function isNdjson(text: string, path: string): boolean {
  const start = unmarked(text);
  if (start.startsWith('[')) return false;
  const named = isNamedNdjson(path);
  const lines = start.split('\n').filter((line) => unmarked(line) !== '');
  const [first = ''] = lines;
  if (parseLine(first) !== undefined && (named || first.startsWith('{'))) return named || lines.length > 1;
  if (lines.length < 2) return named && first.startsWith('{');
  const records = lines.filter((line) => isRecord(parseLine(line))).length;
  return named ? records * 2 >= lines.length : records * 2 > lines.length;
}

/** Whether a file of this name should hold NDJSON, compressed or not. */
export const isNamedNdjson = (path: string): boolean => /\.(ndjson|jsonl|jsonseq)(\.(gz|zst))?$/i.test(path);

/** One line's value; undefined: it is no JSON. */
export function parseLine(line: string): Json | undefined {
  try {
    return JSON.parse(keepLongNumbers(unmarked(line))) as Json;
  } catch {
    return undefined;
  }
}

/** The lines of each chunk of UTF-8 that are not blank, with their numbers from 1; a line cut in two comes with the second chunk. */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<{ text: string; line: number }[]> {
  const decoder = new TextDecoder();
  // Joined once, when its end is there: to search a long line again with every chunk takes minutes.
  let unfinished: string[] = [];
  let line = 0;
  const numbered = (texts: string[]) =>
    texts.map((text) => ({ text: unmarked(text), line: ++line })).filter(({ text }) => text !== '');
  for await (const chunk of chunks) {
    const texts = decoder.decode(chunk, { stream: true }).split('\n');
    unfinished.push(texts[0]!);
    if (texts.length === 1) continue;
    texts[0] = unfinished.join('');
    unfinished = [texts.pop()!];
    yield numbered(texts);
  }
  yield numbered([unfinished.join('')]);
}

/** A line without the mark and blanks around it. */
export function unmarked(line: string): string {
  let text = line.trim();
  while (text.startsWith(RECORD_MARK)) text = text.slice(1).trimStart();
  return text;
}
