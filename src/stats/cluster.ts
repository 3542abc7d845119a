import type { Tally } from '../model.ts';
import { countsOf } from './nps.ts';
import { tCriticalValue } from './studentT.ts';
import type { Limits } from './wald.ts';

/** A score whose answers come from accounts, several of them from one. */
export interface ClusteredScore {
  /** Accounts with answers. */
  accounts: number;
  n: number;
  /** Points, −100…100, unrounded: every answer counts the same. */
  nps: number;
  /** Points; null for a single account. */
  standardError: number | null;
  /**
   * The squared standard error in units of what it would be if answers of an account had nothing in common; null for a
   * single account, or where all answers are alike.
   */
  designEffect: number | null;
  /** Points within −100…100; `level` is a share; null for a single account. */
  interval: (Limits & { level: number }) | null;
}

/**
 * Net Promoter Score of answers in accounts: the score of all answers, with the error that remains if whole accounts are
 * drawn and their people agree.
 *
 * Linearised, over G accounts with answers s: V = G/(G − 1) · Σ_g (Σ_{i∈g} (s_i − θ))² / n²; design effect V / (σ²/n).
 * With one answer each it is n/(n − 1) times the simple squared error.
 *
 * Interval: three pseudo-accounts of the typical size m = Σn_g²/n, whose people all answer alike (¾ of an account
 * promoters, 1½ passives, ¾ detractors), the same sum without G/(G − 1), and Student's t with (G + 3) − 1 degrees of
 * freedom. Without pseudo-accounts a handful of content accounts would have an interval of no width. At a nominal 95 %
 * it covers 93 % at least from five accounts on (see cluster.test.ts); still, call fewer than 15 few.
 *
 * @param accounts answers per score 0…10 of each account; those without answers do not count. Sums of weights do as well
 * @param level share of such intervals that should hold the true score, strictly between 0 and 1
 * @returns null where there are no answers
 */
export function clusteredScore(accounts: Iterable<Tally>, level: number): ClusteredScore | null {
  // Sums over accounts of n, of u = promoters − detractors, and of their products: one pass, however many there are.
  let [G, n, either, u, nn, nu, uu] = [0, 0, 0, 0, 0, 0, 0];
  for (const tally of accounts) {
    const account = countsOf(tally);
    if (account.n === 0) continue;
    const net = account.promoters - account.detractors;
    G += 1;
    n += account.n;
    either += account.promoters + account.detractors;
    u += net;
    nn += account.n ** 2;
    nu += account.n * net;
    uu += net ** 2;
  }
  if (n === 0) return null;

  const score = u / n;
  if (G === 1)
    return { accounts: G, n, nps: 100 * score, standardError: null, designEffect: null, interval: null };

  /** Σ (u_g − θ n_g)², which rounding alone could take below 0. */
  const between = (centre: number): number => Math.max(uu - 2 * centre * nu + centre ** 2 * nn, 0);
  const squaredError = ((G / (G - 1)) * between(score)) / n ** 2;
  const simple = (either / n - score ** 2) / n;

  const size = nn / n;
  const total = n + 3 * size;
  const centre = u / total;
  // ¾ (1 − c)² + 1½ c² + ¾ (1 + c)², for the three of them
  const pseudo = size ** 2 * (1.5 + 3 * centre ** 2);
  const margin = (tCriticalValue(level, G + 2) * Math.sqrt(between(centre) + pseudo)) / total;
  return {
    accounts: G,
    n,
    nps: 100 * score,
    standardError: 100 * Math.sqrt(squaredError),
    designEffect: simple > 0 ? squaredError / simple : null,
    interval: {
      low: Math.max(100 * (centre - margin), -100),
      high: Math.min(100 * (centre + margin), 100),
      level,
    },
  };
}
