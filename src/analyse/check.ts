/** Question × rules → what each rule is about, measured. The verdict is the gate's. */

import { npsError } from '../errors.ts';
import type { Baseline, BaselineSource, Measurements, Rule } from '../model/check.ts';
import type { Answer, Group, IntervalMethod, Period, Question, Tally } from '../model.ts';
import { conclude } from '../pipeline/conclude.ts';
import { type Segment, segmentsOf } from '../pipeline/segments.ts';
import { settle, type World } from '../pipeline.ts';
import { score } from '../stats/score.ts';
import { type Compared, measuredFor, type Part } from './check/measure.ts';
import { keyOfSegment } from './check/segmentKey.ts';
import { latestTwo } from './latest.ts';
import { datesOf, refuseInvalid, sourceOf } from './report.ts';

/** How the numbers are made. */
export interface CheckOptions {
  interval: IntervalMethod;
  /** Confidence level as a share. */
  level: number;
  /** Invalid rows are an error. */
  strict: boolean;
  /** What a change is counted in; null: as long as the trend's periods are. */
  period: Period | null;
  /** `last-period`: the last whole period against the one before it; null: nothing is compared. */
  baseline: BaselineFile | 'last-period' | null;
}

/** A baseline that was read; of a report, `where` and `dedupe` are not known. */
export interface BaselineFile extends Pick<Baseline, 'segments'> {
  path: string;
  where: string[] | null;
  dedupe: string | null;
}

/** What was measured, and what a later run can be compared with. */
export interface Checked {
  measurements: Measurements;
  baseline: Baseline;
}

/**
 * Measures what `rules` are about, one value for each in their order.
 * Errors: those of `settle`; `invalidRows` with `strict`; `emptySegment` for a segment that nobody is in; `noBaseline`
 * for a change without anything to compare with, `badBaseline` where the file lacks its segment, both before anything
 * is read; `noDates` for `last-period` of data without dates.
 */
export async function check(
  given: Question,
  rules: readonly Rule[],
  options: CheckOptions,
  world: World,
): Promise<Checked> {
  for (const rule of rules) requireBaseline(rule, options.baseline);
  const named = segmentsIn(rules);
  const question: Question = {
    ...given,
    by: options.period === null ? [] : [options.period],
    segments: named,
  };
  const found = await settle(question, world);
  const answer = conclude(question, found);
  if (options.strict) refuseInvalid(answer);
  const segments = await segmentsOf(question, found, answer.trend?.period ?? 'month');
  segments.forEach(({ rows }, i) => {
    if (rows === 0) throw npsError('emptySegment', { segment: named[i]!.join(', ') });
  });
  const parts = new Map([
    [keyOfSegment([]), everyone(answer)],
    ...named.map((segment, i) => [keyOfSegment(segment), partOf(segments[i]!)] as const),
  ]);
  const { source, compared } = comparedWith(answer, options.baseline);
  const method = options.interval;
  const values = rules.map((rule) =>
    measuredFor(rule, parts.get(keyOfSegment(rule.segment))!, compared, options),
  );
  return {
    measurements: {
      source: sourceOf(answer),
      counts: answer.counts,
      dates: datesOf(answer.dates, question.calendar.timeZone),
      overall: score(answer.overall, { method, level: options.level }),
      baseline: source,
      values,
      leftOut: answer.leftOut,
      rejections: answer.rejections,
      warnings: [...answer.warnings, ...otherwiseAsked(question, options.baseline)],
    },
    baseline: {
      schema: 'nps.baseline/1',
      metric: 'nps',
      where: question.where,
      dedupe: question.dedupe,
      segments: [[], ...named].map((segment) => ({
        segment: [...segment],
        tally: [...parts.get(keyOfSegment(segment))!.tally],
      })),
    },
  };
}

/** The segments that rules name, each once, as it is written first. */
function segmentsIn(rules: readonly Rule[]): (readonly string[])[] {
  const byKey = new Map<string, readonly string[]>();
  for (const { segment } of rules) {
    const key = keyOfSegment(segment);
    if (segment.length > 0 && !byKey.has(key)) byKey.set(key, segment);
  }
  return [...byKey.values()];
}

function requireBaseline({ metric, segment, text }: Rule, baseline: CheckOptions['baseline']): void {
  if (metric !== 'change' || baseline === 'last-period') return;
  if (baseline === null) throw npsError('noBaseline', { rule: text });
  if (tallyIn(baseline, segment) === null)
    throw npsError('badBaseline', {
      path: baseline.path,
      why: `holds nothing for ${segment.length === 0 ? 'everyone' : `'${segment.join(', ')}'`}`,
    });
}

function tallyIn({ segments }: BaselineFile, segment: readonly string[]): Tally | null {
  const key = keyOfSegment(segment);
  return segments.find((one) => keyOfSegment(one.segment) === key)?.tally ?? null;
}

const everyone = ({ overall, counts, trend }: Answer): Part => ({
  tally: overall,
  missing: counts.missing,
  invalid: counts.invalid,
  periods: tallies(trend?.groups ?? []),
});

const partOf = ({ overall, missing, invalid, trend }: Segment): Part => ({
  tally: overall,
  missing,
  invalid,
  periods: tallies(trend),
});

const tallies = (groups: readonly Group[]): Map<string, Tally> =>
  new Map(groups.map(({ keys, tally }) => [keys[0]!, tally]));

/** What changes are measured against. Error `noDates`. */
function comparedWith(
  { trend }: Answer,
  baseline: CheckOptions['baseline'],
): { source: BaselineSource | null; compared: Compared } {
  if (baseline === null) return { source: null, compared: { kind: 'nothing' } };
  if (baseline !== 'last-period') {
    const tallyOf = (segment: readonly string[]) => tallyIn(baseline, segment);
    return { source: { kind: 'file', path: baseline.path }, compared: { kind: 'file', tallyOf } };
  }
  if (trend === null) throw npsError('noDates', { option: '--baseline' });
  const keys = latestTwo({ trend });
  return {
    source: {
      kind: 'period',
      period: trend.period,
      previous: keys?.[0] ?? null,
      current: keys?.[1] ?? null,
    },
    compared: { kind: 'periods', keys },
  };
}

/** A baseline of other answers than these: a change may be no change of anything. */
function otherwiseAsked({ where, dedupe }: Question, baseline: CheckOptions['baseline']): Answer['warnings'] {
  if (baseline === null || baseline === 'last-period') return [];
  const differs =
    (baseline.where !== null && keyOfSegment(baseline.where) !== keyOfSegment(where)) ||
    (baseline.dedupe !== null && baseline.dedupe !== dedupe);
  if (!differs) return [];
  return [
    {
      code: 'otherBaseline',
      message: `${baseline.path}: was written with other conditions (--where, --dedupe), so a change may come from these.`,
    },
  ];
}
