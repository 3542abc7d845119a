import type { Tally } from '../model.ts';
import { withPseudoAnswers } from './adjustedWald.ts';
import { around, type DifferenceInterval } from './difference.ts';
import { countsOf, nps } from './nps.ts';
import { restOf } from './rest.ts';
import { standardError } from './standardError.ts';

/** What a theme does to the score of everyone. */
export interface Impact {
  /** Points, −200…200, unrounded. Above 0 the theme lifts the score: without its answers it would be so much lower. */
  points: number;
  interval: DifferenceInterval;
}

/**
 * Impact of a theme: NPS(all) − NPS(all without the theme's answers), the same as
 * n_t (NPS_t − NPS) / (N − n_t) and as s (NPS_t − NPS_rest), where s = n_t / N is the theme's share. Published alike
 * by [Thematic](https://help.getthematic.com/article/32-impact-calculation-equations),
 * [Kapiche](https://help.kapiche.com/en/articles/3394940-how-does-kapiche-calculate-impact) and Qualtrics.
 *
 * It describes, and says nothing of causes. Impacts of themes that share answers do not add up.
 *
 * The interval. The theme's answers and the others share nobody, so δ = NPS_t − NPS_rest has the squared error
 * v = v_t + v_rest. But s is an estimate too, and of a strong theme the less certain one: with s taken as known, the
 * 95 % interval of a theme that hurts and that 2 % of 1,000 answers have holds the truth in 41 to 64 % of samples. By
 * the delta method over the six cells (theme or not × category), where s and δ are uncorrelated:
 *
 *     s δ ± z √(s² v + δ² s (1 − s) / N)
 *
 * all of it after one pseudo-answer on either side (`withPseudoAnswers`), in s and N as well. Three of them, as in
 * `difference`, would draw the few answers of a rare theme too far towards 0. At a nominal 95 % it covers 91 % at
 * least, near five answers with the theme, and more where there are fewer or many (impact.test.ts).
 *
 * @param theme answers per score 0…10 of those who have the theme
 * @param all answers per score of everyone, the theme's included
 * @param level share of such intervals that should hold the true impact, strictly between 0 and 1
 * @returns null where every answer has the theme, as nothing is left without it, or none has it
 * @throws RangeError where the theme's answers are no part of all answers
 */
export function impact(theme: Tally, all: Tally, level: number): Impact | null {
  const [inside, outside] = [countsOf(theme), countsOf(restOf(theme, all))];
  const [score, scoreWithout] = [nps(countsOf(all)), nps(outside)];
  if (inside.n === 0 || score === null || scoreWithout === null) return null;

  const [a, b] = [withPseudoAnswers(inside, 1), withPseudoAnswers(outside, 1)];
  const n = a.n + b.n;
  const share = a.n / n;
  const difference = (nps(a) ?? 0) - (nps(b) ?? 0);
  const error = Math.hypot(
    share * (standardError(a) ?? 0),
    share * (standardError(b) ?? 0),
    difference * Math.sqrt((share * (1 - share)) / n),
  );
  return { points: score - scoreWithout, interval: around(share * difference, error, level) };
}
