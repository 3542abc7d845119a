/** JSON by lines: NDJSON, JSON Lines, and JSON text sequences (RFC 7464), whose records begin with a mark. */

import { type Json, keepLongNumbers } from './jsonText.ts';

const RECORD_MARK = '\u001e';

/**
 * Whether a file with this beginning and path holds one JSON value a line: its first line is a value
 * and another follows, or its name says so and nothing speaks against it.
 */
export function isNdjson(text: string, path: string): boolean {
  const start = unmarked(text);
  if (start.startsWith('[')) return false;
  const end = start.indexOf('\n');
  const first = end < 0 ? start : start.slice(0, end);
  const rest = end < 0 ? '' : unmarked(start.slice(end));
  const complete = parseLine(first) !== undefined;
  if (!/\.(ndjson|jsonl|jsonseq)(\.gz)?$/i.test(path))
    return complete && first.startsWith('{') && rest !== '';
  if (complete || end < 0) return complete || first.startsWith('{');
  // A bad first line, unless it is the beginning of an object over several lines.
  return rest.startsWith('{') && parseLine(rest.split('\n', 1)[0]!) !== undefined;
}

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
  let rest = '';
  let line = 0;
  const numbered = (texts: string[]) =>
    texts.map((text) => ({ text: unmarked(text), line: ++line })).filter(({ text }) => text !== '');
  for await (const chunk of chunks) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = texts.pop()!;
    yield numbered(texts);
  }
  yield numbered([rest]);
}

/** A line without the mark and blanks around it. */
function unmarked(line: string): string {
  let text = line.trim();
  while (text.startsWith(RECORD_MARK)) text = text.slice(1).trimStart();
  return text;
}
