/** What a report needs beyond tallies: a collector while answers are counted, and scores made of what it kept. */

import type { Counted } from '../../aggregate/memory.ts';
import { periodKeyer } from '../../enrich/period.ts';
import { npsError } from '../../errors.ts';
import type { Answer, Question, Report, Rolling, Warning, Window } from '../../model.ts';
import type { Collector } from '../../pipeline/collector.ts';
import { KeepingCollector } from '../../pipeline/keeping.ts';
import { both, RollingCollector } from '../../pipeline/rolling.ts';
import { byAccount, byTally, byWeight, type Measure } from './measures.ts';
import { ofPopulation } from './population.ts';
import { rollingOf } from './rolling.ts';
import { type Confidence, fromKept, fromTallies, type Scoring } from './scoring.ts';

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
  /** The windows that go with a report on the answer; left out where nobody asks. Error `noDates`. */
  rolling?(report: Report, answer: Answer): Rolling;
}

/** What concerns this file of the options of a report. */
interface Options extends Confidence {
  minN: number;
  population?: number | null;
  rolling?: Window['last'];
}

/** The one way of accounts, weights and population that is asked for, and rolling windows. */
export function specialFor(question: Question, options: Options): Special {
  const { cluster, weight } = question;
  const { level } = options;
  if (cluster !== undefined) {
    const measure = byAccount(level);
    return withRolling(inAccounts(question, cluster, measure), measure, question, options);
  }
  if (weight !== undefined) {
    const measure = byWeight(level);
    return withRolling(weighing(question, weight, measure), measure, question, options);
  }
  return withRolling(plain(options), byTally(options), question, options);
}

const plain = (options: Options): Special => ({
  collector: null,
  conclude(answer) {
    const { population = null } = options;
    return population === null
      ? { scoring: fromTallies(options), additions: {}, warnings: [] }
      : { scoring: ofPopulation(population, answer, options), additions: { population }, warnings: [] };
  },
});

function withRolling<L, A extends Counted>(
  special: Special,
  measure: Measure<L, A>,
  { dedupe, calendar }: Question,
  { rolling: span = null, minN }: Options,
): Special {
  if (span === null) return special;
  const gathering = new RollingCollector(measure.keeping, dedupe);
  const settings = { span, minN, fiscalYearStart: calendar.fiscalYearStart };
  return {
    ...special,
    collector: special.collector === null ? gathering : both(special.collector, gathering),
    rolling: (report, answer) => rollingOf(report, answer, gathering.rolling, measure, settings),
  };
}

function inAccounts(question: Question, cluster: string, measure: ReturnType<typeof byAccount>): Special {
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

function weighing(question: Question, weight: string, measure: ReturnType<typeof byWeight>): Special {
  const keeping = keepingFor(measure, question);
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
