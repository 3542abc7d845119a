/** Question → one side against the other. */

import { size } from '../../aggregate/tally.ts';
import { npsError } from '../../errors.ts';
import type { Side, Sides as SidesAsked, SidesReport } from '../../model/compare.ts';
import type { Answer, Period, Question, Tally } from '../../model.ts';
import { SideCollector, type SidesGathered, sideOfPeriods } from '../../pipeline/sides.ts';
import { answerQuestion, type World } from '../../pipeline.ts';
import { score } from '../../stats/score.ts';
import { datesOf, HIDDEN, type ReportOptions, refuseInvalid, sourceOf } from '../report.ts';
import { differenceMethod, differenceOf } from './difference.ts';
import { hiddenSides, peopleOn } from './hide.ts';
import { pairedOf } from './paired.ts';
import { partsOf } from './parts.ts';
import { lastTwoPeriods } from './periods.ts';
import { themesOf } from './themes.ts';

/**
 * Compares two sides of the answers to a question. Errors: those of `answerQuestion`; `sidesOverlap`; `noDates` and
 * `noTwoPeriods` for periods; `invalidRows` with `strict`. Where a side has no answers, there is no difference.
 */
export async function compareSides(
  question: Question,
  asked: SidesAsked,
  options: ReportOptions,
  world: World,
): Promise<SidesReport> {
  const { calendar, dedupe } = question;
  const themes = question.themes?.rules.themes.length ?? 0;
  const collector = new SideCollector(asked, calendar, dedupe, themes);
  const sides = asked.kind === 'segments' ? { sides: [asked.baseline ?? [], asked.compared] } : {};
  // Respondents are one voice on each side, which is not for the engine to decide.
  const answer = await answerQuestion({ ...question, ...sides, dedupe: 'none' }, world, collector);
  if (options.strict) refuseInvalid(answer);
  if (asked.kind === 'periods') refuseUndated(answer);
  const chosen = chosenPeriods(asked, answer, collector, calendar.fiscalYearStart);
  const gathered = collector.finish(
    chosen === null ? undefined : sideOfPeriods(chosen.keys, calendar.fiscalYearStart),
  );
  const labels = chosen?.keys ?? labelsOf(asked);
  return reportOf(answer, gathered, collector.content, {
    question,
    asked,
    options,
    labels,
    why: chosen?.why ?? null,
  });
}

/** Without any answer it is not the dates that are missing. */
function refuseUndated({ dates, columns, overall }: Answer): void {
  if (dates === null && (columns.date === undefined || size(overall) > 0))
    throw npsError('noDates', { option: '--periods' });
}

interface Told {
  question: Question;
  asked: SidesAsked;
  options: ReportOptions;
  labels: readonly [string, string];
  why: string | null;
}

function reportOf(
  answer: Answer,
  gathered: SidesGathered,
  content: number,
  { question, asked, options, labels, why }: Told,
): SidesReport {
  const { calendar, stages, dedupe, themes } = question;
  const { sides, pairs, breakdowns, outside } = gathered;
  const [before, after] = [sides[0].overall, sides[1].overall];
  const list = themes?.rules.themes ?? [];
  const hides = hiddenSides(gathered, peopleOn(pairs), [...list.keys()], {
    minN: options.minN,
    fiscalYearStart: calendar.fiscalYearStart,
  });
  const isHidden = hides.sides.some((one) => one);
  const sideAt = (i: 0 | 1): Side =>
    sideOf(labels[i], sides[i].overall.all, sides[i].answers, hides.sides[i], options);
  const [baseline, compared] = [sideAt(0), sideAt(1)];
  const voices = size(before.all) + size(after.all);
  const taken = sides[0].answers + sides[1].answers;
  const { counts } = answer;
  return {
    schema: 'nps.compare/1',
    metric: 'nps',
    kind: asked.kind,
    ...(options.minN > 0 ? { minN: options.minN } : {}),
    source: sourceOf(answer),
    counts: {
      ...counts,
      scored: voices,
      duplicates: counts.duplicates + taken - voices,
      filtered: counts.filtered + outside,
    },
    dates: datesOf(answer.dates, calendar.timeZone),
    method: differenceMethod(options.interval),
    why,
    baseline,
    compared,
    outside,
    difference: isHidden ? null : differenceOf(after.all, before.all, options),
    parts: partsByCategory(baseline, compared),
    breakdowns: breakdowns.map((by, b) =>
      partsOf(
        by,
        sides[0].breakdowns[b]!,
        sides[1].breakdowns[b]!,
        { side: isHidden, group: (keys) => hides.group(b, keys) },
        { ...options, stageOrder: stages.order },
      ),
    ),
    ...(themes === null
      ? {}
      : {
          themes: themesOf(
            list,
            [before, after],
            content,
            (topic) => isHidden || hides.topic(topic),
            options,
          ),
        }),
    paired: hides.paired ? null : pairedOf(pairs, [before.all, after.all], options.level),
    leftOut: answer.leftOut,
    rejections: answer.rejections,
    warnings: [
      ...answer.warnings.filter(({ code }) => dedupe === 'none' || code !== 'repeatedRespondents'),
      ...gathered.warnings,
    ],
  };
}

function sideOf(label: string, tally: Tally, answers: number, hidden: boolean, options: ReportOptions): Side {
  const found = hidden ? HIDDEN : score(tally, { method: options.interval, level: options.level });
  const shareOf = (part: number | null) => (part === null || !found.n ? null : part / found.n);
  return {
    label,
    ...found,
    answers: hidden ? null : answers,
    promoterShare: shareOf(found.promoters),
    passiveShare: shareOf(found.passives),
    detractorShare: shareOf(found.detractors),
  };
}

function partsByCategory(
  { promoterShare: p0, detractorShare: d0 }: Side,
  { promoterShare: p1, detractorShare: d1 }: Side,
): SidesReport['parts'] {
  if (p0 === null || p1 === null || d0 === null || d1 === null) return null;
  return { promoters: 100 * (p1 - p0), detractors: 100 * (d0 - d1) };
}

/** The periods, and why these; null: they are named, or it is something else that is compared. */
function chosenPeriods(
  asked: SidesAsked,
  { trend }: Answer,
  { days }: SideCollector,
  fiscalYearStart: number,
): { keys: readonly [string, string]; why: string } | null {
  if (asked.kind !== 'periods' || asked.keys !== null) return null;
  const period: Period = asked.period ?? trend?.period ?? 'month';
  const keys = lastTwoPeriods(days, period, fiscalYearStart);
  return { keys, why: `the last two whole ${period}s with answers` };
}

function labelsOf(asked: SidesAsked): readonly [string, string] {
  switch (asked.kind) {
    case 'files':
      return asked.labels;
    case 'periods':
      return asked.keys!;
    case 'segments': {
      const words = (texts: readonly string[]) => texts.join(' and ');
      return [asked.baseline === null ? 'the rest' : words(asked.baseline), words(asked.compared)];
    }
  }
}
