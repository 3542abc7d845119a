import { npsError } from '../../errors.ts';
import type { Answer, Score } from '../../model.ts';
import { finiteInterval } from '../../stats/finitePopulation.ts';
import { countsOf } from '../../stats/nps.ts';
import { type Confidence, fromTallies, type Scoring } from './scoring.ts';

/**
 * Scores from tallies, that of everyone with the interval for a population of known size: `finiteInterval`. How large
 * the population of a group is, nobody says. Error `badOption` where more have answered than there are.
 */
export function ofPopulation(
  population: number,
  { overall }: Pick<Answer, 'overall'>,
  options: Confidence,
): Scoring {
  const { n } = countsOf(overall);
  if (n > population)
    throw npsError('badOption', {
      option: '--population',
      value: `${population}`,
      expected: `${n} at least, for so many answers count; where some are of the same people, --dedupe latest counts each once`,
    });
  const plain = fromTallies(options);
  return {
    ...plain,
    scoreOf(place, group): Score {
      const found = plain.scoreOf(place, group);
      if (place !== 'overall') return found;
      const interval = finiteInterval(countsOf(group.tally), population, options.interval, options.level);
      return { ...found, interval };
    },
  };
}
