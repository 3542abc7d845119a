/** Question → many groups at once: each with the rest, or each with each. */

import { merge, size } from '../../aggregate/tally.ts';
import { isMultivalued } from '../../enrich/dimension.ts';
import { npsError } from '../../errors.ts';
import type { Against, GroupDifference, GroupsReport } from '../../model/compare.ts';
import type { Answer, Group, Question, Score, Tally } from '../../model.ts';
import { answerQuestion, type World } from '../../pipeline.ts';
import { type Adjustment, adjust } from '../../stats/adjust.ts';
import { restOf } from '../../stats/rest.ts';
import { score } from '../../stats/score.ts';
import { hiddenAmong } from '../hide.ts';
import { orderGroups } from '../order.ts';
import { datesOf, HIDDEN, named, type ReportOptions, refuseInvalid, sourceOf } from '../report.ts';
import { differenceMethod, differenceOf } from './difference.ts';

/** More groups make more pairs than anybody reads: 200 make 19,900. */
const MOST_GROUPS = 200;

/** How many groups are compared. */
export interface GroupsOptions extends ReportOptions {
  against: Against;
  adjust: Adjustment;
}

/**
 * Compares the groups of each breakdown of a question. Errors: those of `answerQuestion`; `badOption` for pairs of
 * themes, which share answers, and of more than 200 groups; `invalidRows` with `strict`.
 */
export async function compareGroups(
  question: Question,
  options: GroupsOptions,
  world: World,
): Promise<GroupsReport> {
  const answer = await answerQuestion(question, world);
  if (options.strict) refuseInvalid(answer);
  const { calendar, dedupe, stages } = question;
  const breakdowns = answer.breakdowns.map(({ by, dimensions, groups }) => ({
    by,
    dimensions,
    groups: orderGroups(groups, dimensions, options.minN <= 1, stages.order),
    multivalued: dimensions.some(isMultivalued),
    // Whoever answered in several periods is in the groups of each, which then exceed the overall.
    repeats: dedupe !== 'none' && dimensions.some(({ kind }) => kind === 'period'),
  }));
  for (const { by, groups, multivalued } of breakdowns)
    refusePairs(by.join(','), groups.length, multivalued, options);
  const [overallHidden, ...hidden] = hiddenAmong(
    [
      { by: [], dimensions: [], groups: [{ keys: [], tally: answer.overall }], sums: true },
      ...breakdowns.map(({ multivalued, repeats, ...shown }) => ({
        ...shown,
        sums: !multivalued && !repeats,
      })),
    ],
    options.minN,
    calendar.fiscalYearStart,
  );
  return {
    schema: 'nps.compare/1',
    metric: 'nps',
    kind: 'groups',
    ...(options.minN > 0 ? { minN: options.minN } : {}),
    source: sourceOf(answer),
    counts: answer.counts,
    dates: datesOf(answer.dates, calendar.timeZone),
    method: differenceMethod(options.interval),
    against: options.against,
    adjust: options.adjust,
    overall: scoreOf(answer.overall, overallHidden![0]!, options),
    breakdowns: breakdowns.map(({ by, groups, repeats }, b) => {
      const sized = groups.map((group, i) => ({ ...group, hidden: hidden[b]![i]! }));
      return { by, ...adjusted(differences(by, sized, repeats ? null : answer.overall, options), options) };
    }),
    leftOut: answer.leftOut,
    rejections: answer.rejections,
    warnings: [...answer.warnings, ...breakdowns.flatMap(sharedPeople)],
  };
}

function refusePairs(by: string, groups: number, multivalued: boolean, { against }: GroupsOptions): void {
  if (against !== 'pairs') return;
  const bad = (expected: string) => npsError('badOption', { option: '--by', value: by, expected });
  if (multivalued)
    throw bad(
      'another dimension, as an answer may be in several of these groups; --all rest compares them with the rest',
    );
  if (groups > MOST_GROUPS)
    throw bad(`a dimension of at most ${MOST_GROUPS} groups (it has ${groups}); --all rest takes more`);
}

const sharedPeople = ({ by, repeats }: { by: string[]; repeats: boolean }): Answer['warnings'] =>
  repeats
    ? [
        {
          code: 'sharedRespondents',
          message: `by ${by.join(' and ')}: whoever answered in several periods is in the groups of each, which the tests take for different people; two periods: --periods A,B.`,
        },
      ]
    : [];

interface Sized extends Group {
  hidden: boolean;
}

/** `overall` null: the groups share people, and together they are more than it. */
function differences(
  by: readonly string[],
  groups: readonly Sized[],
  overall: Tally | null,
  options: GroupsOptions,
): Omit<GroupDifference, 'adjustedP' | 'beyondChance'>[] {
  if (options.against === 'pairs')
    return groups.flatMap((one, i) => groups.slice(i + 1).map((other) => between(by, one, other, options)));
  const all = overall ?? groups.map(({ tally }) => tally).reduce(merge, groups[0]?.tally.map(() => 0) ?? []);
  return groups.map((one) => {
    const tally = restOf(one.tally, all);
    const isSmall = size(tally) > 0 && size(tally) < options.minN;
    return between(
      by,
      { ...one, hidden: one.hidden || isSmall },
      { keys: null, tally, hidden: one.hidden || isSmall },
      options,
    );
  });
}

function between(
  by: readonly string[],
  one: Sized,
  other: Omit<Sized, 'keys'> & { keys: Sized['keys'] | null },
  options: GroupsOptions,
): Omit<GroupDifference, 'adjustedP' | 'beyondChance'> {
  return {
    compared: named(by, one.keys),
    baseline: other.keys && named(by, other.keys),
    comparedScore: scoreOf(one.tally, one.hidden, options),
    baselineScore: scoreOf(other.tally, other.hidden, options),
    difference: one.hidden || other.hidden ? null : differenceOf(one.tally, other.tally, options),
  };
}

/** The family is all tests in one table. */
function adjusted(
  found: readonly Omit<GroupDifference, 'adjustedP' | 'beyondChance'>[],
  { adjust: method, level }: GroupsOptions,
): { comparisons: number; differences: GroupDifference[] } {
  const ps = adjust(
    found.map(({ difference }) => difference?.p ?? null),
    method,
  );
  return {
    comparisons: ps.filter((p) => p !== null).length,
    differences: found.map((one, i) => ({
      ...one,
      adjustedP: ps[i]!,
      beyondChance: ps[i] !== null && ps[i]! < 1 - level,
    })),
  };
}

const scoreOf = (tally: Tally, hidden: boolean, { interval, level }: ReportOptions): Score =>
  hidden ? { ...HIDDEN } : score(tally, { method: interval, level });
