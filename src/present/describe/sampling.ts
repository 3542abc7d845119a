import type { Report } from '../../model.ts';
import { roundTo } from '../../stats/round.ts';
import type { Facts } from '../document.ts';
import { percentOf } from '../figures.ts';
import { plural } from './words.ts';

/** How many of the invited answered; how answers count that are no simple sample: by account, by weight, of a population. */
export function samplingFacts({
  cluster,
  weight,
  population,
  responseRate,
  overall,
}: Pick<Report, 'cluster' | 'weight' | 'population' | 'responseRate' | 'overall'>): Facts['items'] {
  const { accounts, designEffect, effectiveN, n } = overall;
  const facts: Facts['items'] = [];
  if (responseRate !== null) {
    const { answered, invited, by } = responseRate;
    facts.push({
      term: 'response rate',
      text: `${percentOf(answered, invited)} (${answered} of ${invited} invited, by '${by}')`,
    });
  }
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
