/** A difference in a sentence. */

import type { Paired, ScoreDifference, SidesReport } from '../../../model/compare.ts';
import { roundTo } from '../../../stats/round.ts';
import { percentOfLevel, signed } from '../score.ts';
import { plural } from '../words.ts';

/** `p 0.004`, `p 0.46`, `p below 0.001`; empty where there is none. */
export function pText(p: number | null): string {
  if (p === null) return '';
  return p < 0.001 ? 'p below 0.001' : `p ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

/** `95% interval −20 to −4, p 0.004`. */
export function evidence({ low, high, level, p }: ScoreDifference): string {
  const interval = `${percentOfLevel(level)}% interval ${signed(low)} to ${signed(high)}`;
  return p === null ? interval : `${interval}, ${pText(p)}`;
}

const points = (value: number, decimals: number): string =>
  plural(Math.abs(roundTo(value, decimals)), 'point');

/** Whole points, unless the rounded scores lie further apart, or closer, than the difference as it is told. */
function decimalsFor(difference: number, from: number, to: number): 0 | 1 {
  return roundTo(to, 0) - roundTo(from, 0) === roundTo(difference, 0) ? 0 : 1;
}

const chance = (difference: ScoreDifference): string =>
  difference.beyondChance
    ? `That is more than chance would make it (${evidence(difference)}).`
    : `That may be chance (${evidence(difference)}).`;

/** What was found, for somebody who has one minute: `NPS fell by 12 points, from +41 to +29. That is more than …`. */
export function sentences(report: SidesReport): string[] {
  const { kind, baseline, compared, difference, paired } = report;
  if (difference === null) return [missing(report)];
  const decimals = decimalsFor(difference.points, baseline.nps!, compared.nps!);
  const from = signed(baseline.nps!, decimals);
  const to = signed(compared.nps!, decimals);
  const isSame = roundTo(difference.points, decimals) === 0;
  const what =
    kind === 'segments'
      ? isSame
        ? `${compared.label} and ${baseline.label} score the same: ${to} and ${from}.`
        : `${compared.label} scores ${points(difference.points, decimals)} ${difference.points > 0 ? 'higher' : 'lower'} than ${baseline.label}: ${to} against ${from}.`
      : isSame
        ? `NPS is the same in ${baseline.label} and ${compared.label}: ${from} and ${to}.`
        : `NPS ${difference.points > 0 ? 'rose' : 'fell'} by ${points(difference.points, decimals)}, from ${from} in ${baseline.label} to ${to} in ${compared.label}.`;
  if (!paired?.most) return [`${what} ${chance(difference)}`];
  return [what, pairedSentence(paired, kind)];
}

/** The people who are on both sides. */
export function pairedSentence(paired: Paired, kind: SidesReport['kind']): string {
  const { n, baseline, compared, points: moved, most } = paired;
  const times = kind === 'segments' ? 'on both sides' : 'both times';
  const decimals = decimalsFor(moved, baseline, compared);
  const isSame = roundTo(moved, decimals) === 0;
  const change = isSame
    ? `NPS is the same on both sides: ${signed(compared, decimals)}.`
    : kind === 'segments'
      ? `NPS is ${points(moved, decimals)} ${moved > 0 ? 'higher' : 'lower'}, ${signed(compared, decimals)} against ${signed(baseline, decimals)}.`
      : `NPS ${moved > 0 ? 'rose' : 'fell'} by ${points(moved, decimals)}, from ${signed(baseline, decimals)} to ${signed(compared, decimals)}.`;
  const who = n === 1 ? '1 person' : `${n} people`;
  const advice = most ? ' Most answers come from these people, so this is the figure to go by.' : '';
  return `Among the ${who} who answered ${times}, ${change} ${chance(paired)}${advice}`;
}

function missing({ baseline, compared, minN }: SidesReport): string {
  const empty = [baseline, compared].filter(({ n }) => n === 0).map(({ label }) => label);
  return empty.length > 0
    ? `Nothing to compare: no answers in ${empty.join(' and in ')}.`
    : `Nothing to compare: a side has fewer than ${minN} answers.`;
}
