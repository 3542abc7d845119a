/** What a rule is about, as a number with its interval. */

import { emptyTally, size } from '../../aggregate/tally.ts';
import type { Measured, Metric, Rule } from '../../model/check.ts';
import type { IntervalMethod, Tally } from '../../model.ts';
import { difference } from '../../stats/difference.ts';
import { countsOf, nps } from '../../stats/nps.ts';
import { score } from '../../stats/score.ts';
import { shareInterval } from '../../stats/shareInterval.ts';

/** Everyone, or a segment. All counts are n. */
export interface Part {
  tally: Tally;
  missing: number;
  invalid: number;
  /** By the key of the period. */
  periods: ReadonlyMap<string, Tally>;
}

/** What a change is measured against; `keys` null: there are no two whole periods. */
export type Compared =
  | { kind: 'nothing' }
  | { kind: 'file'; tallyOf: (segment: readonly string[]) => Tally | null }
  | { kind: 'periods'; keys: readonly [previous: string, current: string] | null };

/** How intervals are made. */
export interface Precision {
  interval: IntervalMethod;
  /** A share. */
  level: number;
}

/** The value of a rule's metric in a part, in the unit of the metric. */
export function measuredFor(rule: Rule, part: Part, compared: Compared, precision: Precision): Measured {
  return rule.metric === 'change'
    ? changeOf(rule.segment, part, compared, precision)
    : measured(rule.metric, part, precision);
}

function measured(
  metric: Exclude<Metric, 'change'>,
  part: Part,
  { interval: method, level }: Precision,
): Measured {
  const { missing, invalid, tally } = part;
  const counts = countsOf(tally);
  const { n } = counts;
  const plain = (value: number | null): Measured => ({ value, interval: null, n });
  const ofAnswers = (k: number): Measured => {
    const found = shareInterval({ k, n }, level);
    return {
      value: percent(k, n),
      interval: found && { low: 100 * found.low, high: 100 * found.high, level },
      n,
    };
  };
  const rows = n + missing + invalid;
  const { nps: value, interval } = score(tally, { method, level });
  switch (metric) {
    case 'nps':
      return { value, interval: interval && { low: interval.low, high: interval.high, level }, n };
    case 'nps.low':
      return plain(interval?.low ?? null);
    case 'nps.high':
      return plain(interval?.high ?? null);
    case 'promoters%':
      return ofAnswers(counts.promoters);
    case 'passives%':
      return ofAnswers(counts.passives);
    case 'detractors%':
      return ofAnswers(counts.detractors);
    case 'n':
      return plain(n);
    case 'skipped%':
      return plain(percent(missing + invalid, rows));
    case 'missing%':
      return plain(percent(missing, rows));
    case 'invalid%':
      return plain(percent(invalid, rows));
  }
}

const percent = (k: number, n: number): number | null => (n === 0 ? null : (100 * k) / n);

function changeOf(
  segment: readonly string[],
  part: Part,
  compared: Compared,
  { interval, level }: Precision,
): Measured {
  const pair = pairOf(segment, part, compared);
  if (pair === null) return { value: null, interval: null, n: 0, baseline: null };
  const [before, now] = pair;
  // The score interval has no counterpart for differences.
  const found = difference(now, before, level, interval === 'score' ? 'adjusted-wald' : interval);
  const earlier = countsOf(before);
  return {
    value: found?.points ?? null,
    interval: found && { low: found.interval.low, high: found.interval.high, level },
    n: size(now),
    baseline: { nps: nps(earlier), n: earlier.n },
  };
}

function pairOf(
  segment: readonly string[],
  { tally, periods }: Part,
  compared: Compared,
): readonly [before: Tally, now: Tally] | null {
  switch (compared.kind) {
    case 'nothing':
      return null;
    case 'file': {
      const before = compared.tallyOf(segment);
      return before && [before, tally];
    }
    case 'periods': {
      if (compared.keys === null) return null;
      const [before, now] = compared.keys;
      return [periods.get(before) ?? emptyTally(), periods.get(now) ?? emptyTally()];
    }
  }
}
