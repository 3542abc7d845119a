/** Whether a Result of the program agrees with the plain reading of the same rows. */
import type { SidesReport } from '../../src/model/compare.ts';
import type { ThemesReport } from '../../src/model/themes.ts';
import type { Report, Role } from '../../src/model.ts';
import type { Outcome } from './ask.ts';
import {
  expectedCheck,
  expectedSides,
  expectedThemes,
  type Measured,
  sidesView,
  themesView,
} from './brute/others.ts';
import { type Read, Reader, type Taken } from './brute/rows.ts';
import { unusableAttributes } from './brute/stage.ts';
import { expectedReport, type Rows, reportView, type View } from './brute/views.ts';
import { firstDifference } from './differences.ts';
import type { Asked } from './questions.ts';
import type { Data } from './tables.ts';

/** `differs`: where; `skipped`: why the plain reading has nothing to say; else they agree. */
export type Judgement = { agrees: true } | { skipped: string } | { differs: string };

type Source = Pick<Report, 'source' | 'dates'>;

/** What the program took columns for, from what it says; null: the plain reading cannot know. */
function takenFrom(data: Data, asked: Asked, told: Source | null): Taken | null {
  const { columns } = data.table;
  const named: Partial<Record<Role, string>> = told?.source.columns ?? {};
  const indexOf = (role: Role): number | null => {
    const given = asked.roles[role];
    if (given !== undefined) return given;
    const found = columns.findIndex(({ name }) => name === named[role]);
    return found < 0 ? null : found;
  };
  const score = indexOf('score');
  if (score === null) return null;
  const order = asked.flags.dateOrder ?? told?.dates?.order ?? null;
  const date = indexOf('date');
  if (order === null && date !== null && data.table.rows.some((row) => row[date]!.date?.kind === 'numeric'))
    return null;
  return {
    score,
    date,
    respondent: indexOf('respondent'),
    account: indexOf('account'),
    comment: indexOf('comment'),
    order,
    stages: told?.source.stages?.attributes ?? {},
  };
}

/** Of what the plain reading knows nothing. */
const otherKind = (data: Data, { score, date, respondent, comment }: Taken): boolean => {
  const { columns } = data.table;
  const kindOf = (index: number | null) => (index === null ? null : columns[index]!.kind);
  return (
    kindOf(score) !== 'score' ||
    ![null, 'date'].includes(kindOf(date)) ||
    ![null, 'who'].includes(kindOf(respondent)) ||
    ![null, 'comment'].includes(kindOf(comment))
  );
};

/** `files`: names of the files, for each row; `nameOf` turns a path of the result into such a name. */
export function judge(
  data: Data,
  asked: Asked,
  outcome: Outcome,
  files: readonly string[],
  nameOf: (path: string) => string,
): Judgement {
  if ('error' in outcome) return judgeError(data, asked, outcome.error, files);
  const { result } = outcome;
  const told = (
    asked.command.name === 'check' ? (result as { measurements: Source }).measurements : result
  ) as Source;
  if (told.source.inputs.some(({ format }) => format !== 'plain')) return { skipped: 'a format' };
  const taken = takenFrom(data, asked, told);
  if (taken === null || otherKind(data, taken)) return { skipped: 'roles or the order of dates' };
  const reader = new Reader(data, asked, taken);
  const rows = reader.rows(files);
  const unusable = told.source.stages === undefined ? {} : unusableAttributes(data, taken.stages);
  const nameIn = (index: number | null) => (index === null ? null : data.table.columns[index]!.name);
  const weight = asked.command.name === 'report' ? asked.command.weight : null;
  const made: Rows = {
    asked,
    reader,
    rows,
    unusable,
    columns: { score: nameIn(taken.score)!, date: nameIn(taken.date), weight: nameIn(weight) },
  };
  const [found, expected] = views(asked, result, made, taken, nameOf);
  const path = firstDifference(withoutHidden(found, expected, asked.minN), found);
  return path === null ? { agrees: true } : { differs: `plain reading ${path}` };
}

function views(
  asked: Asked,
  result: unknown,
  made: Rows,
  taken: Taken,
  nameOf: (path: string) => string,
): [found: View, expected: View] {
  const { command } = asked;
  if (command.name === 'themes') return [themesView(result as ThemesReport, nameOf), expectedThemes(made)];
  if (command.name === 'check') {
    const { measurements } = result as { measurements: Measured };
    return [
      {
        counts: measurements.counts,
        values: measurements.values.map(({ n, value, baseline }) =>
          baseline === undefined ? [n, value] : null,
        ),
      },
      expectedCheck(made),
    ];
  }
  if (command.name === 'compare' && command.sides.kind !== 'groups')
    return [sidesView(result as SidesReport), expectedSides(made, result as SidesReport)];
  const cluster = command.name === 'report' ? command.cluster : null;
  const clusterOf =
    cluster === null
      ? null
      : ({ cells }: Read) => {
          const column =
            cluster === 'account' ? taken.account : cluster.kind === 'column' ? cluster.column : null;
          return column === null ? null : cells[column]!.text.trim().toLowerCase() || null;
        };
  const expected = expectedReport(made, clusterOf);
  if (command.name === 'report') return [reportView(result as Report, nameOf), expected];
  const { counts, overall } = result as Report;
  const { n, promoters, passives, detractors, suppressed } = overall;
  return [
    { counts, overall: suppressed ? 'hidden' : { n, promoters, passives, detractors } },
    { counts: expected.counts, overall: expected.overall },
  ];
}

/** What is hidden is not known, but what is too small must be. */
function withoutHidden(found: unknown, expected: unknown, minN: number): unknown {
  if (found === 'hidden') return found;
  if (typeof expected !== 'object' || expected === null) return expected;
  if ('n' in expected && 'promoters' in expected) {
    const n = expected.n as number;
    return minN > 0 && n > 0 && n < minN ? 'hidden' : expected;
  }
  const inside = (key: string): unknown => (found as Record<string, unknown> | null)?.[key];
  if (Array.isArray(expected)) return expected.map((one, i) => withoutHidden(inside(`${i}`), one, minN));
  return Object.fromEntries(
    Object.entries(expected).map(([key, one]) => {
      // What goes with an overall that is hidden.
      const isHidden =
        minN > 0 && ['distribution', 'accounts', 'weighted'].includes(key) && inside('overall') === 'hidden';
      return [key, isHidden ? inside(key) : withoutHidden(inside(key), one, minN)];
    }),
  );
}

function judgeError(
  data: Data,
  asked: Asked,
  { code, message }: { code: string; message: string },
  files: readonly string[],
): Judgement {
  const wrong = { differs: `plain reading: unexpected error ${code}: ${message}` };
  const { roles, flags, command } = asked;
  const undated = roles.date === undefined;
  switch (code) {
    case 'noScore':
    case 'ambiguousScore':
      return roles.score === undefined || data.table.rows.length === 0 ? { skipped: code } : wrong;
    case 'noDates':
      return undated || command.name === 'compare' || command.name === 'check' ? { skipped: code } : wrong;
    case 'noAccount':
      return roles.account === undefined ? { skipped: code } : wrong;
    case 'noTwoPeriods':
    case 'noStages':
      return { skipped: code };
    case 'badOption':
      // Pairs of themes share answers, and of many groups nobody reads all.
      return command.name === 'compare' && command.sides.kind === 'groups' ? { skipped: code } : wrong;
    case 'noComments':
      return roles.comment === undefined ? { skipped: code } : wrong;
  }
  const taken = takenFrom(data, asked, null);
  if (taken === null) return { skipped: `${code}, and roles` };
  const read = new Reader(data, asked, taken).rows(files);
  if (code === 'noResponses') return read.every(({ fate }) => fate === 'notKept') ? { agrees: true } : wrong;
  const reader = new Reader(data, asked, taken);
  const meets = (conditions: readonly Parameters<Reader['holds']>[1][]) =>
    read.filter(
      (row) =>
        row.fate !== 'notKept' &&
        row.fate !== 'filtered' &&
        conditions.every((condition) => reader.holds(row, condition)),
    );
  // Which column the dates are in is not told where the question does not name it.
  if (undated && data.table.columns.some(({ kind }) => kind === 'date'))
    return { skipped: `${code}, and dates` };
  // Stages are told from columns that an error says nothing about.
  if (JSON.stringify([asked.where, command]).includes('"stage"')) return { skipped: `${code}, and stages` };
  if (code === 'emptySegment' && command.name === 'check')
    return command.rules.some(({ segment }) => segment.length > 0 && meets(segment).length === 0)
      ? { agrees: true }
      : wrong;
  if (code === 'sidesOverlap' && command.name === 'compare' && command.sides.kind === 'segments') {
    const { compared, baseline } = command.sides;
    return meets([...compared, ...(baseline ?? [])]).some(({ fate }) => fate === 'scored')
      ? { agrees: true }
      : wrong;
  }
  return flags.from === undefined ? { skipped: code } : wrong;
}
