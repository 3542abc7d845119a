/** From the evidence of all rows to a Mapping: what each column is, and how it is read. */

import { type NpsError, npsError } from '../errors.ts';
import type { Anchors, Column, DateOrder, Mapping, Role, Warning } from '../model.ts';
import { detectAnchors } from './anchors.ts';
import { findColumn, labelOf, nameToType, unknownColumn } from './columns.ts';
import { decideDateReading, orderMatters } from './date.ts';
import type { Evidence } from './evidence.ts';
import type { Recognised } from './format.ts';
import { columnNamed } from './formats/format.ts';
import { ColumnProfile } from './profile.ts';
import { findAccount, findComment, findDate, findRespondent } from './roles.ts';
import { findScore } from './scoreColumn.ts';
import { scoreWarnings } from './scoreWarnings.ts';

/** What the user said about the columns; the rest is detected. */
export interface Wanted {
  /** A vendor's format or `plain`; null: recognise it. */
  format: string | null;
  /** Column names by role. */
  roles: Partial<Record<Role, string>>;
  /** null: detect the words at the ends of the scale. */
  anchors: Anchors | null;
  /** null: decide the order of day and month from all rows. */
  dateOrder: DateOrder | null;
  /** Cells are quoted whatever stands in them; else only what reads as an answer on a scale. */
  verbose?: boolean;
}

/** A mapping, what should be known about it, and why it is none yet. */
export interface Decision {
  mapping: Mapping;
  warnings: Warning[];
  /** Set where no score column can be named: `noScore`, `ambiguousScore`. */
  trouble: NpsError | null;
}

/**
 * Decides the mapping of `columns` from `evidence`, and from what their format says. `path` is for messages.
 * Errors: `unknownColumn`, `repeatedColumn` for a name that the user gave.
 */
export function decideMapping(
  path: string,
  recognised: Recognised,
  columns: readonly Column[],
  evidence: Evidence,
  wanted: Wanted,
): Decision {
  evidence.settle();
  const { profiles } = evidence;
  const warnings: Warning[] = [];
  const given = (role: Role): number | undefined => {
    const name = wanted.roles[role];
    if (name === undefined) return undefined;
    const column = findColumn(columns, name, `--${role}`);
    if (column === null) throw unknownColumn(columns, name, `--${role}`);
    return column.index;
  };
  const { told } = recognised;
  const others = told === null ? columns : columns.filter(({ index }) => !told.all.includes(index));
  const filled = columns.filter(({ index }) => (profiles[index]?.filled ?? 0) > 0);
  const named = (role: Role): number | undefined =>
    given(role) ??
    filled.find(({ index }) => index === told?.roles[role])?.index ??
    columnNamed(filled, recognised.format?.roles?.[role] ?? [])?.index;
  const { score, anchors, trouble } = decideScore(
    path,
    recognised,
    columns,
    evidence,
    wanted,
    given('score') ?? told?.roles.score,
  );
  const date = decideDate(columns, others, evidence, wanted, named('date'), warnings);
  if (score !== null) warnings.push(...scoreWarnings(columns[score]!, profiles[score], anchors, wanted));
  const roles: Mapping['roles'] = {
    score,
    comment: named('comment') ?? findComment(others, profiles, score),
    date: date?.index ?? null,
    respondent: named('respondent') ?? findRespondent(others, profiles),
    account: named('account') ?? findAccount(others, profiles),
    // It may be a column of the customers.
    stage: findColumn(columns, wanted.roles.stage ?? '', '--stage')?.index ?? null,
  };
  return {
    mapping: {
      format: recognised.name,
      roles,
      anchors,
      date: date?.reading ?? null,
      ...(told !== null && told.roles.score === score ? { invalid: told.invalid } : {}),
    },
    warnings,
    trouble,
  };
}

function decideScore(
  path: string,
  { scoreColumns }: Recognised,
  columns: readonly Column[],
  { profiles }: Evidence,
  wanted: Wanted,
  given: number | undefined,
) {
  if (given !== undefined) {
    const profile = profiles[given];
    const anchors =
      wanted.anchors ?? (profile ? detectAnchors(profile.words ?? new Map(), profile.distribution) : {});
    return { score: given, anchors, trouble: null };
  }
  const candidates = columns.filter(({ index }) => scoreColumns.includes(index));
  const inFormat = findScore(candidates, profiles, wanted.anchors, true);
  const found = inFormat.kind === 'none' ? findScore(columns, profiles, wanted.anchors) : inFormat;
  if (found.kind === 'found') return { score: found.index, anchors: found.anchors, trouble: null };
  const trouble =
    found.kind === 'ambiguous'
      ? npsError('ambiguousScore', {
          path,
          candidates: found.indexes.map((index) => labelOf(columns[index]!)),
          first: nameToType(columns, found.indexes[0]!),
        })
      : npsError('noScore', {
          path,
          near: found.near.map(
            (index) =>
              `${labelOf(columns[index]!)} (${percent(profiles[index]!)} of its filled cells are 0–10)`,
          ),
          columns: columns.map(labelOf),
        });
  return { score: null, anchors: {}, trouble };
}

const percent = (profile: ColumnProfile): string =>
  `${Math.round((100 * profile.scores) / profile.filled)} %`;

/** `others`: those that are looked at where none is `given`. */
function decideDate(
  columns: readonly Column[],
  others: readonly Column[],
  { profiles }: Evidence,
  wanted: Wanted,
  given: number | undefined,
  warnings: Warning[],
) {
  const found = given === undefined ? findDate(others, profiles) : { index: given, equals: [] };
  if (found.equals.length > 1) {
    const names = found.equals.map((index) => labelOf(columns[index]!)).join(', ');
    warnings.push({
      code: 'severalDates',
      message: `Several columns could say when the answer was given: ${names}. None is used; choose with --date COLUMN.`,
    });
  }
  if (found.index === null) return null;
  const { name } = columns[found.index]!;
  const evidence = (profiles[found.index] ?? new ColumnProfile()).dates;
  const { order, why, ambiguous, mixed } = decideDateReading(evidence, wanted.dateOrder);
  if (ambiguous || mixed) {
    warnings.push({
      code: ambiguous ? 'ambiguousDates' : 'mixedDates',
      message: `Dates in '${name}': read ${order === 'dmy' ? 'day' : 'month'} first; ${why}. Overrule with --date-order ${order === 'dmy' ? 'mdy' : 'dmy'}.`,
    });
  }
  return { index: found.index, reading: { order, why, matters: orderMatters(evidence) } };
}
