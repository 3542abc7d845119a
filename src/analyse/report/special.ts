/** What a report needs beyond tallies: a collector while answers are counted, and scores made of what it kept. */

import type { Counted } from '../../aggregate/memory.ts';
import { periodKeyer } from '../../enrich/period.ts';
import { npsError } from '../../errors.ts';
import type { Answer, Question, Report, Warning } from '../../model.ts';
import type { Collector } from '../../pipeline/collector.ts';
import { KeepingCollector } from '../../pipeline/keeping.ts';
import { byAccount, byWeight, type Measure } from './measures.ts';
import { ofPopulation } from './population.ts';
import { type Confidence, fromKept, type Scoring } from './scoring.ts';

/** Fewer accounts than this are few: what they have in common is hardly told from chance. */
const FEW_ACCOUNTS = 15;

/** What becomes of a report once the answer is there. */
export interface Concluded {
  scoring: Scoring;
  additions: Partial<Pick<Report, 'cluster' | 'weight' | 'population'>>;
  warnings: Warning[];
}

/** A way to make the scores of a report. */
export interface Special {
  /** To be shown the answers; null: tallies are enough. */
  collector: Collector | null;
  /** Errors: `noAccount`, `badOption` for a population. */
  conclude(answer: Answer): Concluded;
}

/** The one way of accounts, weights and population that is asked for; null: none is. */
export function specialFor(
  question: Question,
  options: Confidence & { population?: number | null },
): Special | null {
  const { cluster, weight } = question;
  const { population = null, level } = options;
  if (cluster !== undefined) return inAccounts(question, cluster, level);
  if (weight !== undefined) return weighing(question, weight, level);
  if (population === null) return null;
  return {
    collector: null,
    conclude: (answer) => ({
      scoring: ofPopulation(population, answer, options),
      additions: { population },
      warnings: [],
    }),
  };
}

function inAccounts(question: Question, cluster: string, level: number): Special {
  const measure = byAccount(level);
  const keeping = keepingFor(measure, question);
  return {
    collector: keeping.collector,
    conclude(answer) {
      const role = cluster === 'account' ? answer.columns.account : undefined;
      if (cluster === 'account' && role === undefined && keeping.collector.asked?.cluster == null)
        throw npsError('noAccount');
      const { scoring, overall } = keeping.finish(answer);
      const { accounts } = measure.scoreOf(overall);
      const withoutAccount = (overall.get(null) ?? []).reduce((sum, count) => sum + count, 0);
      const few = accounts! > 0 && accounts! < FEW_ACCOUNTS;
      return {
        scoring,
        additions: { cluster: { by: role ?? cluster, withoutAccount } },
        warnings: few ? [fewAccounts(accounts!)] : [],
      };
    },
  };
}

const fewAccounts = (accounts: number): Warning => ({
  code: 'fewAccounts',
  message: `${accounts === 1 ? '1 account is' : `${accounts} accounts are`} few: ${accounts === 1 ? 'of one alone there is no interval' : `below ${FEW_ACCOUNTS} the interval is no more than a rough guide`}.`,
});

function weighing(question: Question, weight: string, level: number): Special {
  const keeping = keepingFor(byWeight(level), question);
  return {
    collector: keeping.collector,
    conclude: (answer) => ({
      scoring: keeping.finish(answer).scoring,
      additions: { weight: { by: weight } },
      warnings: [],
    }),
  };
}

function keepingFor<L, A extends Counted>(
  { keeping, scoreOf, hidden }: Measure<L, A>,
  { dedupe, calendar }: Question,
): { collector: KeepingCollector<L, A>; finish(answer: Answer): { scoring: Scoring; overall: L } } {
  const collector = new KeepingCollector(keeping, dedupe);
  return {
    collector,
    finish(answer) {
      const found = collector.finish(periodKeyer(answer.trend?.period ?? 'month', calendar.fiscalYearStart));
      const scoring = fromKept(found, keeping.kept.empty(), scoreOf, hidden);
      return { scoring, overall: found.overall };
    },
  };
}
