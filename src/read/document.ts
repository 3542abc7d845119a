/** A JSON document: where in it the responses are. */

import { npsError } from '../errors.ts';
import { isRecord, type Json, type JsonRecord, keepLongNumbers } from './jsonText.ts';

/** What APIs call their list of responses, the surest first. */
const LIST_NAMES = ['data', 'responses', 'results', 'items', 'records', 'rows', 'answers'];
/** What stands beside a list in an envelope, other than in a response. */
const ABOUT_LIST =
  /count|total|page|next|prev|limit|offset|cursor|more|success|status|time|version|url|href|message|code|ok/i;
/** What APIs wrap around an object that holds the list. */
const WRAPPER_NAMES = ['data', 'result', 'results', 'payload', 'body'];
const WRAPPERS = 4;

/**
 * The items of the list of responses in a JSON document (`bytes`, UTF-8): the document itself, or a list
 * in an envelope such as `{"data": […]}`; a lone object is one response. Whole numbers of sixteen digits
 * and more come as text, digit by digit. Errors: `badJson`, `noRecords`, with `path` in their messages.
 */
export function recordsIn(bytes: Buffer, path: string): Json[] {
  const document = parse(bytes, path);
  const found = findList(document);
  if (Array.isArray(found)) return found;
  if (isRecord(document) && found === null && Object.keys(document).length > 0) return [document];
  throw npsError('noRecords', { path, found: describe(document, found) });
}

function parse(bytes: Buffer, path: string): Json {
  let text = '';
  try {
    text = bytes.toString('utf8');
    return JSON.parse(keepLongNumbers(text)) as Json;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isTooLong = code === 'ERR_STRING_TOO_LONG';
    const cause = isTooLong ? 'more than 512 MB in one document' : whereItBroke(message, text);
    throw npsError('badJson', { path, cause });
  }
}

/** Position in words. V8 quotes the text around the fault as well, but that may be somebody's comment. */
function whereItBroke(message: string, text: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return /end of/i.test(message) ? 'it ends too early' : 'unexpected text';
  const before = text.slice(0, Number(position)).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

/** The list of responses; null: there is none; the names of several that could be it. */
function findList(value: Json, depth = 0): Json[] | { several: string[] } | null {
  if (Array.isArray(value)) return value.length === 0 || value.some(isRecord) ? value : { several: [] };
  if (!isRecord(value)) return { several: [] };
  const lists = new Map<string, Json[]>();
  for (const [key, list] of Object.entries(value)) {
    const name = key.toLowerCase();
    // A response may have an empty list of tags; an empty list of responses has a name that says so.
    if (Array.isArray(list) && (list.length > 0 ? isRecord(list[0]) : LIST_NAMES.includes(name)))
      lists.set(name, list);
  }
  const named = LIST_NAMES.find((name) => lists.has(name));
  if (named !== undefined) return lists.get(named)!;
  if (lists.size === 1) return isResponse(value) ? null : [...lists.values()][0]!;
  if (lists.size > 1) return { several: [...lists.keys()] };
  const wrapper = Object.keys(value).find((key) => WRAPPER_NAMES.includes(key.toLowerCase()));
  const wrapped = wrapper === undefined ? undefined : value[wrapper];
  return isRecord(wrapped) && depth < WRAPPERS ? findList(wrapped, depth + 1) : null;
}

/** Whether an object says things of its own beside its list: then the list is a part of a response. */
const isResponse = (value: JsonRecord): boolean =>
  Object.entries(value).filter(([key, own]) => typeof own !== 'object' && !ABOUT_LIST.test(key)).length > 1;

function describe(document: Json, found: { several: string[] } | null): string {
  if (Array.isArray(document)) return 'an array, but not of objects';
  if (!isRecord(document)) return `a single ${document === null ? 'null' : typeof document}`;
  return found === null ? 'an empty object' : `several lists: ${found.several.slice(0, 8).join(', ')}`;
}
