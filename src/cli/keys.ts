/** Which option each key of the configuration file stands for. */

/** A key of a section; `example` is shown by `nps init` where the option has no default. */
export interface Key {
  name: string;
  /** The long flag. */
  flag: string;
  example?: unknown;
  /** The only command that obeys it, and one that does not, where their option of that name is another. */
  only?: string;
  except?: string;
}

const role = (name: string, example = 'COLUMN'): Key => ({ name, flag: `--${name}`, example });

/**
 * Sections whose keys stand for an option each, in the order in which `nps init` writes them. What the
 * others say (anchors, customers, stages) takes a form of its own.
 */
export const KEYS = {
  columns: [
    role('score', '#3'),
    role('comment'),
    role('date'),
    role('respondent'),
    role('account'),
    role('stage'),
  ],
  formats: [
    { name: 'input', flag: '--from', example: 'plain' },
    { name: 'dateOrder', flag: '--date-order', example: 'dmy' },
    { name: 'output', flag: '--format' },
  ],
  periods: [
    { name: 'timeZone', flag: '--tz' },
    { name: 'fiscalYearStart', flag: '--fiscal-year-start' },
  ],
  filters: [
    { name: 'where', flag: '--where', example: ['plan=Pro'] },
    { name: 'since', flag: '--since', example: '2025-01-01' },
    { name: 'until', flag: '--until', example: '2025-12-31' },
    { name: 'last', flag: '--last', example: '90d' },
    { name: 'dedupe', flag: '--dedupe' },
  ],
  report: [
    { name: 'by', flag: '--by', example: ['plan', 'plan,quarter'] },
    { name: 'rolling', flag: '--rolling', example: '90d' },
    { name: 'minN', flag: '--min-n', except: 'check' },
    { name: 'interval', flag: '--interval' },
    { name: 'level', flag: '--level' },
    { name: 'strict', flag: '--strict', example: false },
    { name: 'cluster', flag: '--cluster', example: 'account' },
    { name: 'weight', flag: '--weight', example: 'COLUMN' },
    { name: 'population', flag: '--population', example: 800 },
  ],
  check: [
    {
      name: 'rules',
      flag: '--rule',
      example: ['nps >= 30', { rule: 'nps{plan=SMB} >= 10', level: 'warn' }],
      only: 'check',
    },
    { name: 'decide', flag: '--decide', only: 'check' },
    { name: 'undecided', flag: '--undecided', only: 'check' },
    { name: 'minN', flag: '--min-n', only: 'check' },
    { name: 'baseline', flag: '--baseline', example: 'last-period', only: 'check' },
  ],
} satisfies Record<string, readonly Key[]>;

export type KeyedSection = keyof typeof KEYS;

/** Stands for a baseline that is no file. */
export const LAST_PERIOD = 'last-period';
