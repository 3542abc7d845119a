import type { Report } from '../../model.ts';
import { roundTo } from '../../stats/round.ts';
import type { Facts } from '../document.ts';
import { plural } from './words.ts';

/** How answers count that are not a simple sample: by account, by weight, or of a known population. */
export function samplingFacts({
  cluster,
  weight,
  population,
  overall,
}: Pick<Report, 'cluster' | 'weight' | 'population' | 'overall'>): Facts['items'] {
  const { accounts, designEffect, effectiveN, n } = overall;
  const facts: Facts['items'] = [];
  if (cluster !== undefined) {
    const without =
      cluster.withoutAccount === 0
        ? ''
        : `; ${plural(cluster.withoutAccount, 'answer')} without one, each by itself`;
    facts.push({
      term: 'accounts',
      text: `by '${cluster.by}'${accounts ? `, ${accounts} of them` : ''}${without}; intervals allow for answers of one account being alike${effect(designEffect)}`,
    });
  }
  if (weight !== undefined) {
    const rests =
      effectiveN == null || n === null
        ? ''
        : `; ${plural(n, 'answer')} tell as much as ${roundTo(effectiveN, 1)} of one weight`;
    facts.push({
      term: 'weight',
      text: `scores and shares are weighted by '${weight.by}'${rests}${effect(designEffect)}`,
    });
  }
  if (population !== undefined)
    facts.push({
      term: 'population',
      text: `${population}${n === null ? '' : `, of whom ${n} answered`}; the interval of the overall is narrower for it, those of groups are not`,
    });
  return facts;
}

const effect = (designEffect: number | null | undefined): string =>
  designEffect == null ? '' : ` (design effect ${roundTo(designEffect, 2)})`;
