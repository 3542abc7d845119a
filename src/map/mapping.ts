/** From the evidence of all rows to a Mapping: what each column is, and how it is read. */

import { type NpsError, npsError } from '../errors.ts';
import type { Anchors, Column, DateOrder, Mapping, Role, Warning } from '../model.ts';
import { detectAnchors } from './anchors.ts';
import { findColumn, labelOf, unknownColumn } from './columns.ts';
import { decideDateReading, orderMatters } from './date.ts';
import { ColumnProfile } from './profile.ts';
import { findAccount, findComment, findDate, findRespondent } from './roles.ts';
import { foldWord } from './score.ts';
import { findScore } from './scoreColumn.ts';

/** What the user said about the columns; the rest is detected. */
export interface Wanted {
  /** Column names by role. */
  roles: Partial<Record<Role, string>>;
  /** null: detect the words at the ends of the scale. */
  anchors: Anchors | null;
  /** null: decide the order of day and month from all rows. */
  dateOrder: DateOrder | null;
}

/** A mapping, what should be known about it, and why it is none yet. */
export interface Decision {
  mapping: Mapping;
  warnings: Warning[];
  /** Set where no score column can be named: `noScore`, `ambiguousScore`. */
  trouble: NpsError | null;
}

/** Evidence about the columns of one table, or of several with the same header. */
export class Evidence {
  readonly profiles: ColumnProfile[] = [];
  /** Rows observed. */
  rows = 0;

  observe(row: readonly string[]): void {
    this.rows++;
    for (let i = 0; i < row.length; i++) {
      let profile = this.profiles[i];
      if (profile === undefined) {
        profile = new ColumnProfile();
        this.profiles[i] = profile;
      }
      profile.observe(row[i]!);
    }
  }

  /** Completes the counts of all columns; observing may go on afterwards. */
  settle(): void {
    for (const profile of this.profiles) profile.settle();
  }
}

/**
 * Decides the mapping of `columns` from `evidence`. `path` and `format` are for messages and the
 * result. Errors: `unknownColumn`, `repeatedColumn` for a name that the user gave.
 */
export function decideMapping(
  path: string,
  format: string,
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
  const { score, anchors, trouble } = decideScore(path, columns, evidence, wanted, given('score'));
  const date = decideDate(columns, evidence, wanted, given('date'), warnings);
  if (score !== null)
    warnings.push(...aboutScore(columns[score]!, profiles[score], anchors, wanted.anchors === null));
  const roles: Mapping['roles'] = {
    score,
    comment: given('comment') ?? findComment(columns, profiles, score),
    date: date?.index ?? null,
    respondent: given('respondent') ?? findRespondent(columns, profiles),
    account: given('account') ?? findAccount(columns, profiles),
    stage: given('stage') ?? null,
  };
  return { mapping: { format, roles, anchors, date: date?.reading ?? null }, warnings, trouble };
}

function decideScore(
  path: string,
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
  const found = findScore(columns, profiles, wanted.anchors);
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

/** The name for `--score`, or the number where the name does not name one column. */
const nameToType = (columns: readonly Column[], index: number): string => {
  const { name } = columns[index]!;
  return columns.filter((column) => column.name === name).length === 1 ? name : `#${index + 1}`;
};

const percent = (profile: ColumnProfile): string =>
  `${Math.round((100 * profile.scores) / profile.filled)} %`;

function decideDate(
  columns: readonly Column[],
  { profiles }: Evidence,
  wanted: Wanted,
  given: number | undefined,
  warnings: Warning[],
) {
  const found = given === undefined ? findDate(columns, profiles) : { index: given, equals: [] };
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
      message: `Dates in '${name}': ${why}. Overrule with --date-order ${order === 'dmy' ? 'mdy' : 'dmy'}.`,
    });
  }
  return { index: found.index, reading: { order, why, matters: orderMatters(evidence) } };
}

function aboutScore(
  column: Column,
  profile: ColumnProfile | undefined,
  anchors: Anchors,
  detected: boolean,
): Warning[] {
  if (profile === undefined || profile.filled === 0) return [];
  const warnings: Warning[] = [];
  const known = new Set(Object.keys(anchors).map(foldWord));
  const countOf = (word: string) =>
    [...(profile.words ?? [])]
      .filter(([w]) => foldWord(w) === foldWord(word))
      .reduce((n, [, count]) => n + count, 0);
  let anchored = 0;
  for (const [word, score] of Object.entries(anchors)) {
    const count = countOf(word);
    anchored += count;
    if (!detected || count === 0) continue;
    const end = score === 10 ? 'top' : 'bottom';
    warnings.push({
      code: 'anchorWord',
      message: `${count} of ${profile.filled} answers are the word '${word}': taken as ${score}, the ${end} of the scale, because no answer is the number ${score}. Overrule with --anchor '${word}=N' or --anchor none.`,
    });
  }
  const invalid = profile.filled - profile.scores - anchored;
  const unknown = [...(profile.words ?? [])]
    .filter(([word]) => !known.has(foldWord(word)))
    .sort((a, b) => b[1] - a[1]);
  if (unknown.length > 0 && unknown.length <= 5) {
    const listed = unknown.map(([word, count]) => `'${word}' (${count})`).join(', ');
    warnings.push({
      code: 'unknownWords',
      message: `Words among the scores are invalid: ${listed}. If one stands for a score: --anchor '${unknown[0]![0]}=N'.`,
    });
  }
  if (invalid > 0.1 * profile.filled) {
    warnings.push({
      code: 'manyInvalid',
      message: `${invalid} of ${profile.filled} filled cells in '${column.name}' are no scores 0–10. If the column holds several questions, keep one with --where 'COLUMN=value'.`,
    });
  }
  const asked = `${column.name} ${column.detail}`;
  if (
    profile.distribution[0] === 0 &&
    /\b1\b/.test(asked) &&
    /(?<![\d-])10\b/.test(asked) &&
    !/\b0\b/.test(asked)
  ) {
    warnings.push({
      code: 'oneToTen',
      message: `The question offers 1 to 10 and no answer is 0: read as the 0–10 scale, on which 1 to 6 are detractors.`,
    });
  }
  return warnings;
}
