import type { Metric, Unit } from '../model/check.ts';

/** How a metric is measured, and what decides about it. */
interface Kind {
  unit: Unit;
  /** The values that it can have. */
  low: number;
  high: number;
  /** It is estimated from a sample and has an interval; else it is what it is, and the number decides. */
  estimated: boolean;
  /** For help. */
  about: string;
}

const points = { unit: 'points', low: -100, high: 100 } as const;
const percent = { unit: 'percent', low: 0, high: 100 } as const;

/** All that a rule can be about, in the order of the help. */
export const METRICS: Record<Metric, Kind> = {
  nps: { ...points, estimated: true, about: 'the score, -100 to 100' },
  'nps.low': { ...points, estimated: false, about: 'the lower end of its interval' },
  'nps.high': { ...points, estimated: false, about: 'the upper end of its interval' },
  'promoters%': { ...percent, estimated: true, about: 'promoters in percent of the answers' },
  'passives%': { ...percent, estimated: true, about: 'passives' },
  'detractors%': { ...percent, estimated: true, about: 'detractors' },
  n: {
    unit: 'n',
    low: 0,
    high: Number.MAX_SAFE_INTEGER,
    estimated: false,
    about: 'answers with a score',
  },
  'skipped%': {
    ...percent,
    estimated: false,
    about: 'rows without a score and with an invalid one, in percent of these and the answers',
  },
  'missing%': { ...percent, estimated: false, about: 'rows without a score' },
  'invalid%': { ...percent, estimated: false, about: 'rows whose score is invalid' },
  change: {
    unit: 'points',
    low: -200,
    high: 200,
    estimated: true,
    about: 'the score less that of --baseline, in points',
  },
};

/** Their names. */
export const METRIC_NAMES = Object.keys(METRICS) as Metric[];
