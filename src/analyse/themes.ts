/** Question → themes: who speaks of what, how they score, what that does to the score of everyone. */

import { size } from '../aggregate/tally.ts';
import type { Voiced } from '../aggregate/voices.ts';
import { UNTAGGED } from '../enrich/dimension.ts';
import { periodKeyer } from '../enrich/period.ts';
import { doubtsFromCounts } from '../enrich/themes/doubts.ts';
import { dependsOnScore } from '../enrich/themes/matcher.ts';
import type { Quote, ThemeResult, ThemesReport, ThemeVoices } from '../model/themes.ts';
import type { Answer, Category, Counts, Question, Theme, Warning } from '../model.ts';
import { type Gathered, VoiceCollector } from '../pipeline/voices.ts';
import { answerQuestion, type World } from '../pipeline.ts';
import { orderGroups } from './order.ts';
import { datesOf, named, type ReportOptions, refuseInvalid, sourceOf } from './report.ts';
import { changeOf, lastTwo } from './themes/change.ts';
import { hiddenVoices } from './themes/hide.ts';
import { scoreOf, voicesOf } from './themes/voices.ts';

/** How the numbers of a report on themes are made. */
export interface ThemesOptions extends ReportOptions {
  /** Comments to quote of each theme, n. */
  quotes: number;
}

/**
 * Answers a question with a report on the themes of its rules. Errors: those of `answerQuestion`, `noThemesGiven`
 * without rules; `invalidRows` with `strict`. Without a scored answer every score is null.
 */
export async function themes(
  question: Question,
  options: ThemesOptions,
  world: World,
): Promise<ThemesReport> {
  const list = question.themes?.rules.themes ?? [];
  const collector = new VoiceCollector(list.length, question.dedupe, options.quotes);
  const answer = await answerQuestion(question, world, collector);
  const gathered = collector.finish(
    periodKeyer(answer.trend?.period ?? 'month', question.calendar.fiscalYearStart),
  );
  const whole = {
    ...answer,
    counts: countsOf(answer.counts, gathered),
    rejections: [...answer.rejections, ...gathered.rejections],
  };
  if (options.strict) refuseInvalid(whole);
  return reportOf(whole, gathered, collector, question, options);
}

/** The answers that count, where the engine has counted all. */
function countsOf(counts: Counts, { overall, comments }: Gathered): Counts {
  const scored = size(overall.all);
  return { ...counts, scored, duplicates: counts.duplicates + comments.answers - scored };
}

type Topics = Pick<VoiceCollector, 'untagged' | 'content' | 'everything'>;

function reportOf(
  answer: Answer,
  gathered: Gathered,
  topics: Topics,
  { calendar, stages, themes: source, dedupe }: Question,
  options: ThemesOptions,
): ThemesReport {
  const list = source!.rules.themes;
  const { overall, comments, amounts } = gathered;
  const hidden = hiddenVoices({ ...gathered, topics: [...list.keys(), topics.untagged] }, answer.breakdowns, {
    minN: options.minN,
    dedupes: dedupe !== 'none',
    fiscalYearStart: calendar.fiscalYearStart,
  });
  const periods = lastTwo(answer, gathered.periods);
  const resultOf = (topic: number, theme: Theme | null): ThemeResult => {
    const isHidden = hidden.topic(topic, null, 0);
    const voices = voicesOf(overall, topic, topics.content, isHidden, options);
    return {
      theme: theme?.id ?? UNTAGGED,
      label: theme?.label ?? theme?.id ?? UNTAGGED,
      parent: theme?.parent ?? null,
      ...voices,
      ...(theme !== null && dependsOnScore(theme.rules)
        ? { scoreDependent: true as const, impact: null }
        : {}),
      change: periods && !isHidden ? changeOf(topic, periods, topics.content, options) : null,
      ...(amounts ? { value: isHidden ? null : amounts.of(topic) } : {}),
      ...(options.quotes > 0 ? { quotes: isHidden ? [] : quotesOf(topic, voices, gathered, options) } : {}),
    };
  };
  const found = list.map((theme, i) => ({ topic: i, result: resultOf(i, theme) })).sort(byImpact);
  const commenters = overall.topics.get(topics.content)?.with ?? overall.all.map(() => 0);
  const { withContent, tagged } = comments;
  return {
    schema: 'nps.themes/1',
    metric: 'nps',
    ...(options.minN > 0 ? { minN: options.minN } : {}),
    source: sourceOf(answer),
    counts: answer.counts,
    comments: { ...comments, coverage: withContent === 0 ? null : tagged / withContent },
    dates: datesOf(answer.dates, calendar.timeZone),
    overall: scoreOf(overall.all, hidden.everyone, options),
    commenters: scoreOf(commenters, isSmall(size(commenters), options), options),
    periods: periods && { current: periods.current.keys[0]!, previous: periods.previous.keys[0]! },
    ...(amounts ? { value: amounts.of(topics.everything) } : {}),
    themes: found.map(({ result }) => result),
    untagged: resultOf(topics.untagged, null),
    breakdowns: answer.breakdowns.map(({ by, dimensions }, b) => {
      const groups = gathered.breakdowns[b]!.map((group, g) => ({
        keys: group.keys,
        tally: group.all,
        group,
        g,
      }));
      return {
        by,
        groups: orderGroups(groups, dimensions, options.minN <= 1, stages.order).map(
          ({ keys, group, g }) => ({
            keys: named(by, keys),
            overall: scoreOf(group.all, hidden.group(b, g), options),
            themes: found.map(({ topic, result: { theme, scoreDependent } }) => ({
              theme,
              ...voicesOf(group, topic, topics.content, hidden.topic(topic, b, g), options),
              ...(scoreDependent ? { impact: null } : {}),
            })),
          }),
        ),
      };
    }),
    leftOut: answer.leftOut,
    rejections: answer.rejections,
    warnings: [...answer.warnings, ...doubtsAboutUse(list, overall, withContent)],
  };
}

const isSmall = (n: number, { minN }: ThemesOptions): boolean => n > 0 && n < minN;

/** Of a theme that lowers the score, detractors first; else promoters. */
function quotesOf(
  topic: number,
  { impact }: ThemeVoices,
  { quotes }: Gathered,
  { quotes: wanted }: ThemesOptions,
): Quote[] {
  const order: Category[] = ['promoter', 'passive', 'detractor'];
  if (impact !== null && impact.points < 0) order.reverse();
  return order.flatMap((category) => quotes.of(topic, category)).slice(0, wanted);
}

function doubtsAboutUse(list: readonly Theme[], { topics }: Voiced, comments: number): Warning[] {
  const ids = list.map(({ id }) => id);
  const counts = list.map((_, i) => topics.get(i)?.mentions ?? 0);
  return doubtsFromCounts(ids, counts, comments).map(({ code, message }) => ({ code, message }));
}

interface Found {
  topic: number;
  result: ThemeResult;
}

const byImpact = ({ result: a }: Found, { result: b }: Found): number =>
  (b.impact?.points ?? -Infinity) - (a.impact?.points ?? -Infinity) || (a.theme < b.theme ? -1 : 1);
