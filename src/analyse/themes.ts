/** Question → themes: who speaks of what, how they score, what that does to the score of everyone. */

import { merge, size } from '../aggregate/tally.ts';
import type { Topic, Voiced } from '../aggregate/voices.ts';
import { UNTAGGED } from '../enrich/dimension.ts';
import { periodKeyer } from '../enrich/period.ts';
import { doubtsFromCounts } from '../enrich/themes/doubts.ts';
import { dependsOnScore } from '../enrich/themes/matcher.ts';
import type {
  Answer,
  Question,
  Score,
  Theme,
  ThemeChange,
  ThemeResult,
  ThemesReport,
  ThemeVoices,
} from '../model.ts';
import { type Gathered, VoiceCollector } from '../pipeline/voices.ts';
import { answerQuestion, type World } from '../pipeline.ts';
import { impact } from '../stats/impact.ts';
import { countsOf } from '../stats/nps.ts';
import { score } from '../stats/score.ts';
import { shareDifference } from '../stats/shareDifference.ts';
import { orderGroups } from './order.ts';
import { datesOf, HIDDEN, named, type ReportOptions, refuseInvalid, sourceOf } from './report.ts';

/** How the numbers of a report on themes are made. */
export interface ThemesOptions extends ReportOptions {
  /** Comments to quote of each theme, n. */
  quotes: number;
}

const NO_VOICES: ThemeVoices = {
  ...HIDDEN,
  mentions: null,
  share: null,
  promoterShare: null,
  detractorShare: null,
  impact: null,
};

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
  const whole = { ...answer, rejections: [...answer.rejections, ...gathered.rejections] };
  if (options.strict) refuseInvalid(whole);
  return reportOf(whole, gathered, collector, question, options);
}

type Topics = Pick<VoiceCollector, 'untagged' | 'content' | 'everything'>;

function reportOf(
  answer: Answer,
  gathered: Gathered,
  topics: Topics,
  { calendar, stages, themes: source }: Question,
  options: ThemesOptions,
): ThemesReport {
  const list = source!.rules.themes;
  const { overall, comments, quotes, amounts } = gathered;
  const periods = lastTwo(answer, gathered.periods);
  const voicesOf = voicesIn(overall, topics, options);
  const resultOf = (topic: number, theme: Theme | null): ThemeResult => {
    const conditioned = theme !== null && dependsOnScore(theme.rules);
    const voices = voicesOf(topic);
    const isHidden = voices.suppressed === true;
    const falls = (voices.impact?.points ?? 0) < 0;
    const order = falls
      ? (['detractor', 'passive', 'promoter'] as const)
      : (['promoter', 'passive', 'detractor'] as const);
    const quoted = order.flatMap((category) => quotes.of(topic, category)).slice(0, options.quotes);
    return {
      theme: theme?.id ?? UNTAGGED,
      label: theme === null ? UNTAGGED : (theme.label ?? theme.id),
      parent: theme?.parent ?? null,
      ...voices,
      ...(conditioned ? { scoreDependent: true as const, impact: null } : {}),
      change: periods && !isHidden ? changeOf(topic, periods, topics, options) : null,
      ...(amounts ? { value: isHidden ? null : amounts.of(topic) } : {}),
      ...(options.quotes > 0 ? { quotes: isHidden ? [] : quoted } : {}),
    };
  };
  const found = list.map((theme, i) => resultOf(i, theme));
  const content = overall.topics.get(topics.content);
  const counted = list.map((_, i) => overall.topics.get(i)?.mentions ?? 0);
  return {
    schema: 'nps.themes/1',
    metric: 'nps',
    ...(options.minN > 0 ? { minN: options.minN } : {}),
    source: sourceOf(answer),
    counts: answer.counts,
    comments: {
      ...comments,
      coverage: comments.withContent === 0 ? null : comments.tagged / comments.withContent,
    },
    dates: datesOf(answer.dates, calendar.timeZone),
    overall: scoreOf(overall.all, options),
    commenters: scoreOf(content?.with ?? overall.all.map(() => 0), options),
    periods: periods && { current: periods.current.keys[0]!, previous: periods.previous.keys[0]! },
    ...(amounts ? { value: amounts.of(topics.everything) } : {}),
    themes: found.sort(byImpact),
    untagged: resultOf(topics.untagged, null),
    breakdowns: answer.breakdowns.map(({ by, dimensions }, b) => {
      const groups = gathered.breakdowns[b]!;
      const ordered = orderGroups(
        groups.map(({ keys, all }) => ({ keys, tally: all })),
        dimensions,
        options.minN <= 1,
        stages.order,
      );
      return {
        by,
        groups: ordered.map(({ keys }) => {
          const group = groups.find((one) => one.keys.every((key, i) => key === keys[i]))!;
          const voices = voicesIn(group, topics, options);
          return {
            keys: named(by, keys),
            overall: scoreOf(group.all, options),
            themes: found.map(({ theme, scoreDependent }) => ({
              theme,
              ...voices(list.findIndex(({ id }) => id === theme)),
              ...(scoreDependent ? { impact: null } : {}),
            })),
          };
        }),
      };
    }),
    leftOut: answer.leftOut,
    rejections: answer.rejections,
    warnings: [
      ...answer.warnings,
      ...doubtsFromCounts(
        list.map(({ id }) => id),
        counted,
        comments.withContent,
      ).map(({ code, message }) => ({ code, message })),
    ],
  };
}

const isSmall = (n: number, { minN }: ReportOptions): boolean => n > 0 && n < minN;

const scoreOf = (tally: readonly number[], options: ReportOptions): Score =>
  isSmall(size(tally), options)
    ? { ...HIDDEN }
    : score(tally, { method: options.interval, level: options.level });

/** What is said about a topic in a group. Hidden where fewer than `minN` have it, and where fewer are without it: what is shown of everyone would give those away. */
function voicesIn(
  group: Voiced,
  { content }: Topics,
  options: ReportOptions,
): (topic: number) => ThemeVoices {
  const commenters = size(group.topics.get(content)?.with ?? []);
  return (topic) => {
    const {
      mentions,
      with: having,
      without,
    }: Topic = group.topics.get(topic) ?? {
      mentions: 0,
      with: group.all.map(() => 0),
      without: group.all,
    };
    if (
      isSmall(size(having), options) ||
      isSmall(size(without), options) ||
      isSmall(size(group.all), options)
    )
      return { ...NO_VOICES };
    const [a, b] = [countsOf(having), countsOf(without)];
    const effect = impact(having, merge(having, without), options.level);
    return {
      ...scoreOf(having, options),
      mentions,
      share: commenters === 0 ? null : a.n / commenters,
      promoterShare: shareOf(a.promoters, b.promoters),
      detractorShare: shareOf(a.detractors, b.detractors),
      impact: effect && { points: effect.points, ...effect.interval },
    };
  };
}

const shareOf = (part: number, rest: number): number | null =>
  part + rest === 0 ? null : part / (part + rest);

interface Periods {
  current: Voiced;
  previous: Voiced;
}

/** The latest two periods in a row that the answers cover in whole; null: there are none. */
function lastTwo({ trend }: Answer, periods: readonly Voiced[]): Periods | null {
  const whole =
    trend?.groups.flatMap(({ keys, partial }, i) => (partial ? [] : [{ key: keys[0]!, i }])) ?? [];
  const [current, previous] = [whole.at(-1), whole.at(-2)];
  if (current === undefined || previous === undefined || current.i !== previous.i + 1) return null;
  const find = (key: string) => periods.find(({ keys }) => keys[0] === key);
  const [a, b] = [find(current.key), find(previous.key)];
  return a === undefined || b === undefined ? null : { current: a, previous: b };
}

function changeOf(
  topic: number,
  { current, previous }: Periods,
  topics: Topics,
  options: ReportOptions,
): ThemeChange | null {
  const [now, then] = [current, previous].map((period) => {
    const having = period.topics.get(topic)?.with ?? [];
    return { having, k: size(having), n: size(period.topics.get(topics.content)?.with ?? []) };
  }) as [Counted, Counted];
  if (now.n === 0 || then.n === 0) return null;
  if ([now, then].some(({ k, n }) => isSmall(k, options) || isSmall(n, options))) return null;
  const npsOf = ({ having, k }: Counted) => (k === 0 ? null : scoreOf(having, options).nps);
  const [share, previousShare] = [now.k / now.n, then.k / then.n];
  return {
    share,
    previousShare,
    difference: share - previousShare,
    interval: shareDifference(now, then, options.level),
    nps: npsOf(now),
    previousNps: npsOf(then),
  };
}

interface Counted {
  having: readonly number[];
  k: number;
  n: number;
}

const byImpact = (a: ThemeResult, b: ThemeResult): number =>
  (b.impact?.points ?? -Infinity) - (a.impact?.points ?? -Infinity) || (a.theme < b.theme ? -1 : 1);
