/** The text that names a table of a database: `postgres://user@host:5432/shop#survey.responses`. */

import { npsError } from '../../errors.ts';
import { quoteName } from '../dialect.ts';

/** A URL of a table, taken apart. */
export interface TableUrl {
  /** What the driver connects by: with user, password and parameters, and without the table. */
  connection: string;
  /** The parts of the table's name, as the database has them: schema, where one is given, and table. */
  table: readonly string[];
}

/** True for what names a database and not a file. */
export const isPostgresUrl = (path: string): boolean => /^postgres(?:ql)?:\/\//i.test(path);

/** `url` with `table` in it; a table that it names already is replaced. */
export const withTable = (url: string, table: string): string =>
  `${url.replace(/#.*$/s, '')}#${encodeURIComponent(table)}`;

/** The table that `url` names, as it was written; null: none. */
export function tableOf(url: string): string | null {
  const [, fragment = ''] = /#(.*)$/s.exec(url) ?? [];
  try {
    return decodeURIComponent(fragment) || null;
  } catch {
    return fragment;
  }
}

/** Takes a URL apart. Errors: `badDatabaseUrl`, `noTable`. */
export function parseTableUrl(path: string): TableUrl {
  const connection = connectionOf(path);
  const table = tableOf(path);
  if (table === null) throw npsError('noTable', { path: publicUrl(path) });
  return { connection, table: nameParts(table) };
}

/**
 * What the driver connects by. A mode of encryption means what it means to every other program for PostgreSQL, and not
 * the driver's own reading of it. Error `badDatabaseUrl`.
 */
export function connectionOf(path: string): string {
  const url = path.replace(/#.*$/s, '');
  // Without a host the rest may still be there: it is then told by the environment.
  if (!URL.canParse(url) && !URL.canParse(url.replace('@/', '@host/'))) throw npsError('badDatabaseUrl');
  if (!/[?&]sslmode=/.test(url) || /[?&](uselibpqcompat|sslmode=no-verify)/.test(url)) return url;
  return `${url}&uselibpqcompat=true`;
}

/** A URL as it may be shown: without user, password and parameters. */
export function publicUrl(path: string): string {
  const [, scheme = '', rest = ''] = /^(\w+:\/\/)([^?#]*)/s.exec(path) ?? [];
  return `${scheme}${rest.replace(/^.*@/s, '')}`;
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
        expected:
          'a table such as responses or survey.responses; other names in quotation marks: \'"My Table"\'',
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
