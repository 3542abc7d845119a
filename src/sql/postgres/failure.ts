/** What a database complains about → an error of ours, without anything that is secret. */

import { NpsError, npsError } from '../../errors.ts';

/** What is known of the conversation that failed. */
export interface Circumstances {
  /** `postgres://host:port/database`, for people. */
  path: string;
  user: string;
  /** Never told; null: there was none. */
  password: string | null;
  /** How long a statement may take, seconds. */
  timeout: number;
}

/** Codes of SQLSTATE, and those of Node where there is no server to give one. */
const LOGIN = new Set(['28P01', '28000']);
const REFUSED = new Set(['42501']);
const STOPPED = '57014';
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ENOENT',
  '53300',
  '57P03',
]);

/** Codes that say that there is no such table, or schema. */
export const UNKNOWN_TABLE: ReadonlySet<string> = new Set(['42P01', '3F000', '0A000']);

/** SQLSTATE, or the code of Node; empty: none. */
export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** The error of the catalogue: `noDatabase`, `badLogin`, `noPermission`, `databaseTimeout` or `databaseFailed`. */
export function databaseError(error: unknown, { path, user, password, timeout }: Circumstances): NpsError {
  if (error instanceof NpsError) return error;
  const code = codeOf(error);
  const cause = causeOf(error, password);
  // The driver says so where a password is wanted and there is none.
  if (LOGIN.has(code) || /password must be a (non-empty )?string|client password/i.test(cause))
    return npsError('badLogin', { path, user, cause });
  if (REFUSED.has(code)) return npsError('noPermission', { path, user, cause });
  if (code === STOPPED && /statement timeout/.test(cause))
    return npsError('databaseTimeout', { path, seconds: timeout });
  if (UNREACHABLE.has(code) || /timeout expired|does not support SSL/.test(cause))
    return npsError('noDatabase', { path, cause });
  return npsError('databaseFailed', { path, cause });
}

function causeOf(error: unknown, password: string | null): string {
  const { message, errors } = error as Error & { errors?: Error[] };
  const text = message || errors?.map((each) => each.message).join(', ') || codeOf(error) || String(error);
  return password ? text.replaceAll(password, '…') : text;
}
