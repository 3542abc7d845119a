/** Which sides the arguments of `nps compare` name. */

import type { Asked } from '../analyse/compare.ts';
import { PERIODS, periodOf } from '../enrich/period.ts';
import { parseWindowBound } from '../enrich/window.ts';
import { npsError } from '../errors.ts';
import type { Against, GroupsReport } from '../model/compare.ts';

/** The options that say what is compared, as commander gives them. */
export interface CompareFlags {
  periods?: string;
  a?: string[];
  b?: string[];
  all?: Against;
  adjust: GroupsReport['adjust'];
  by?: string[];
}

/** A FILE argument, and the paths that it stands for. */
export interface FileArgument {
  text: string;
  paths: readonly string[];
}

/**
 * What is compared: periods, segments or groups where options say so; two FILE arguments, each a pattern maybe, are
 * before and after; else it is the last two whole periods. Error `badOption` where options say several of these, or
 * none that makes sense.
 */
export function sidesAsked(
  files: readonly FileArgument[],
  flags: CompareFlags,
  fiscalYearStart: number,
): Asked {
  const { periods, a, b, all, adjust, by = [] } = flags;
  const ways = [periods && '--periods', a && '--a', all && '--all'].filter((way) => way !== undefined);
  if (ways.length > 1)
    throw bad(ways[1]!, `beside ${ways[0]!}`, 'one of --periods, --a and --all: they say what is compared');
  if (b !== undefined && a === undefined)
    throw bad('--b', b[0] ?? '', '--a as well: --b is what it is compared with');
  if (all !== undefined) {
    if (by.length === 0) throw bad('--all', all, '--by as well: it names the groups');
    return { kind: 'groups', against: all, adjust };
  }
  if (a !== undefined) return { kind: 'segments', compared: a, baseline: b ?? null };
  if (periods !== undefined) return periodsAsked(periods, fiscalYearStart);
  const [first, second] = files;
  if (files.length !== 2) return { kind: 'periods', keys: null, period: null };
  return filesAsked(first!, second!);
}

function filesAsked(first: FileArgument, second: FileArgument): Asked {
  const shared = second.paths.find((path) => first.paths.includes(path));
  if (shared !== undefined) throw bad('FILE', shared, 'two different files: before and after');
  return {
    kind: 'files',
    baseline: first.paths,
    compared: second.paths,
    labels: [labelOf(first, second), labelOf(second, first)],
  };
}

/** The name of the file, the whole path where both are called the same. */
function labelOf({ text }: FileArgument, other: FileArgument): string {
  const nameOf = (path: string) => path.split(/[\\/]/).at(-1)!;
  if (text === '-') return 'standard input';
  return nameOf(text) === nameOf(other.text) ? text : nameOf(text);
}

function periodsAsked(text: string, fiscalYearStart: number): Asked {
  const kind = PERIODS.find((one) => one === text.trim().toLowerCase());
  if (kind !== undefined) return { kind: 'periods', keys: null, period: kind };
  const keys = text.split(',').map((key) => key.trim().toUpperCase());
  const [first, second] = keys;
  if (keys.length !== 2 || keys.some((key) => periodOf(key) === null))
    throw bad(
      '--periods',
      text,
      'two periods such as 2025-Q1,2025-Q2, or 2025-03, 2025-W13, 2025, FY2025-Q1; or one of day, week, month, quarter, year: the last two whole ones',
    );
  const bound = (key: string, edge: 'since' | 'until') => parseWindowBound(key, edge, fiscalYearStart)!;
  if (bound(first!, 'since') <= bound(second!, 'until') && bound(second!, 'since') <= bound(first!, 'until'))
    throw bad('--periods', text, 'two periods that share no day');
  return { kind: 'periods', keys: [first!, second!], period: null };
}

const bad = (option: string, value: string, expected: string) =>
  npsError('badOption', { option, value, expected });
