/** A JSON document: where in it the responses are. */

import { npsError } from '../errors.ts';
import { isRecord, type Json, type JsonRecord, keepLongNumbers } from './jsonText.ts';
import { walkJson } from './jsonWalk.ts';

/** What APIs call their list of responses, the surest first. */
const LIST_NAMES = ['data', 'responses', 'results', 'items', 'records', 'rows', 'answers'];
/** Words of what stands beside a list in an envelope, other than in a response. */
const ABOUT_LIST = new Set(
  `count total totals page pages next prev previous limit offset cursor more success status time timestamp
  version url href link message code ok size per first last from to since until start end sort order query
  filter object type kind schema format title description survey form project workspace organization
  organisation generated exported export request`.split(/\s+/),
);
/** A key under which a score stands. */
const SCORE = /score|rating|nps|recommend/i;
/** What APIs wrap around an object that holds the list. */
const WRAPPER_NAMES = ['data', 'result', 'results', 'payload', 'body'];
const WRAPPERS = 4;

/**
 * The items of the list of responses in a JSON document (`bytes`, UTF-8, no more than a string holds): the document itself, or a list
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
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(keepLongNumbers(text)) as Json;
  } catch {
    throw npsError('badJson', { path, cause: fault(text) });
  }
}

/** Where `text` stops being JSON. V8's message quotes what stands there, and that may be somebody's comment. */
function fault(text: string): string {
  const at = walkJson(text).fault ?? text.length;
  const before = text.slice(0, at).split('\n');
  const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  return at === text.length ? `it ends too early, at ${place}` : place;
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
  // Answers may be those of many people to one question, or those of one person.
  if (named !== undefined && named !== 'answers') return lists.get(named)!;
  const items = [...lists.values()].map(([item]) => item);
  if (lists.size > 0 && isResponse(value, items)) return null;
  if (named !== undefined) return lists.get(named)!;
  if (lists.size === 1) return [...lists.values()][0]!;
  if (lists.size > 1) return { several: [...lists.keys()] };
  const wrapper = Object.keys(value).find((key) => WRAPPER_NAMES.includes(key.toLowerCase()));
  const wrapped = wrapper === undefined ? undefined : value[wrapper];
  return isRecord(wrapped) && depth < WRAPPERS ? findList(wrapped, depth + 1) : null;
}

/**
 * Whether an object that holds lists, which begin with `items`, is itself a response: it has a score and
 * they have not; or they have none either, and it says more than one thing that is not about the list.
 */
function isResponse(value: JsonRecord, items: readonly (Json | undefined)[]): boolean {
  const own = Object.keys(value).filter((key) => typeof value[key] !== 'object' && !isAboutList(key));
  const isScored = own.some((key) => SCORE.test(key));
  if (items.some((item) => isRecord(item) && Object.keys(item).some((key) => SCORE.test(key))))
    return isScored && own.length > 2;
  return isScored || own.length > 1;
}

/** `nextPage`, `total_count`, `survey-id`. */
const isAboutList = (key: string): boolean =>
  key.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => ABOUT_LIST.has(word.toLowerCase()));

function describe(document: Json, found: { several: string[] } | null): string {
  if (Array.isArray(document)) return 'an array, but not of objects';
  if (!isRecord(document)) return `a single ${document === null ? 'null' : typeof document}`;
  return found === null ? 'an empty object' : `several lists: ${found.several.slice(0, 8).join(', ')}`;
}
