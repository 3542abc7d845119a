/**
 * The text that names a table of a database: `postgres://user@host:5432/shop#survey.responses`. Whoever asks a question
 * gets it without user, password and parameters, so that nothing downstream can tell them.
 */

import { npsError } from '../../errors.ts';
import { quoteName } from '../dialect.ts';

/** A URL of a table, taken apart. */
export interface TableUrl {
  /** What the driver connects by: with user, password and parameters, and without the table. */
  connection: string;
  /** The parts of the table's name, as the database has them: schema, where one is given, and table. */
  table: readonly string[];
  /** `postgres://host:5432/shop#survey.responses`. */
  path: string;
}

/** What the paths of this process stand for. */
const known = new Map<string, TableUrl>();

/** True for what names a database and not a file. */
export const isPostgresUrl = (path: string): boolean => /^postgres(?:ql)?:\/\//i.test(path);

/** The table that `url` names, as it was written; null: none. */
export function tableOf(url: string): string | null {
  const [, fragment = ''] = /#(.*)$/s.exec(url) ?? [];
  try {
    return decodeURIComponent(fragment) || null;
  } catch {
    return fragment;
  }
}

/**
 * The path of a table, under which `openPostgresInput` finds it: all that may be shown of `url`. `table`: the one that is
 * meant where the URL names none. `timeout`: how long a statement may take, seconds; null: as ever.
 * Errors: `badDatabaseUrl`, `noTable`, `badOption`.
 */
export function pathOfTable(url: string, table: string | null, timeout: number | null): string {
  if (known.has(url)) return url;
  const name = tableOf(url) ?? table;
  if (name === null) throw npsError('noTable', { path: publicUrl(url) });
  const connection = connectionOf(url, timeout);
  const parts = nameParts(name);
  const path = `${publicUrl(url)}#${shownName(parts)}`;
  const before = known.get(path);
  // The same table as another user is another table.
  const own = before === undefined || before.connection === connection ? path : `${path} (${known.size})`;
  known.set(own, { connection, table: parts, path: own });
  return own;
}

/** The table `table` in the database of another one, which `path` stands for. Errors: those of `pathOfTable`. */
export function pathBeside(path: string, table: string): string {
  const { connection } = parseTableUrl(path);
  return pathOfTable(connection, table, null);
}

/** What a path of `pathOfTable` stands for; any other URL is taken apart. Errors: those of `pathOfTable`. */
export function parseTableUrl(path: string): TableUrl {
  return known.get(path) ?? known.get(pathOfTable(path, null, null))!;
}

/**
 * What the driver connects by. A mode of encryption means what it means to every other program for PostgreSQL, and not
 * what the driver makes of it. Error `badDatabaseUrl`.
 */
export function connectionOf(path: string, timeout: number | null = null): string {
  const url = path.replace(/#.*$/s, '');
  if (!URL.canParse(url) && !URL.canParse(url.replace('@/', '@host/'))) throw npsError('badDatabaseUrl');
  const added: string[] = [];
  if (/[?&]sslmode=(?!no-verify)/.test(url) && !/[?&]uselibpqcompat=/.test(url))
    added.push('uselibpqcompat=true');
  if (timeout !== null && !/[?&]statement_timeout=/.test(url))
    added.push(`statement_timeout=${Math.ceil(timeout * 1000)}`);
  if (added.length === 0) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${added.join('&')}`;
}

/** All of a URL that may be shown: scheme, host, port and database. */
export function publicUrl(path: string): string {
  const [, rest = ''] = /^\w+:\/\/([^?#]*)/s.exec(path) ?? [];
  return `postgres://${rest.replace(/^.*@/s, '')}`;
}

/**
 * A name such as `survey.responses` at its dots; what stands in quotation marks is taken as it stands, everything else
 * in lower case, as PostgreSQL does. Error `badOption` where nothing stands between two dots, or a mark has no other.
 */
export function nameParts(name: string): string[] {
  const parts: string[] = [];
  const part = /\s*(?:"((?:[^"]|"")+)"|([^".]+?))\s*(\.|$)/sy;
  for (let more = true; more; ) {
    const [, quoted, plain, end] = part.exec(name) ?? [];
    if (end === undefined)
      throw npsError('badOption', {
        option: '--table',
        value: name,
        expected: `a table such as responses or survey.responses; other names in quotation marks: '"My Table"'`,
      });
    parts.push(quoted === undefined ? plain!.toLowerCase() : quoted.replaceAll('""', '"'));
    more = end === '.';
  }
  return parts;
}

/** The name as part of a statement. */
export const quoteParts = (parts: readonly string[]): string => parts.map(quoteName).join('.');

/** The name as people write it: in quotation marks only where it needs them. */
export const shownName = (parts: readonly string[]): string =>
  parts.map((part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : quoteName(part))).join('.');
