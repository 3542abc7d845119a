import type { CheckReport, RuleResult, UndecidedReason, Verdict } from '../../model/check.ts';
import { roundTo } from '../../stats/round.ts';
import type { ChecklistItem, Document } from '../document.ts';
import { provenance } from './provenance.ts';
import { percentOfLevel } from './score.ts';
import { plural } from './words.ts';

/** A check for people: the verdict, each rule with what was measured, what was compared with. */
export function describeCheck(report: CheckReport): Document {
  const compared = comparedWith(report);
  return {
    result: [
      {
        title: verdictText(report),
        blocks: [{ kind: 'checklist', items: report.rules.map((rule) => itemOf(rule, report)) }],
      },
    ],
    notes: [
      ...(compared === null
        ? []
        : [
            {
              title: null,
              blocks: [{ kind: 'facts' as const, items: [{ term: 'baseline', text: compared }] }],
            },
          ]),
      ...provenance(report),
    ],
  };
}

const WORDS: Record<Verdict, string> = {
  pass: 'Check passed',
  fail: 'Check failed',
  undecided: 'Check undecided',
};

/** The verdict in a line: `Check failed: 1 of 3 rules is not met`. */
export function verdictText({ verdict, rules, overall }: CheckReport): string {
  const count = (outcome: RuleResult['outcome']) => rules.filter((rule) => rule.outcome === outcome).length;
  const [failed, undecided, warned] = [count('fail'), count('undecided'), count('warn')];
  const are = (n: number, what: string): string =>
    rules.length === 1
      ? `the rule is ${what}`
      : `${n} of ${rules.length} rules ${n === 1 ? 'is' : 'are'} ${what}`;
  const parts = [
    ...(overall.n === 0 ? ['no answers with a score'] : []),
    ...(failed > 0 ? [are(failed, 'not met')] : []),
    ...(undecided > 0 ? [are(undecided, 'undecided')] : []),
    ...(warned > 0 ? [plural(warned, 'warning')] : []),
  ];
  return `${WORDS[verdict]}: ${parts.length === 0 ? `${plural(rules.length, 'rule')} met` : parts.join(', ')}`;
}

/** A rule as it is shown. */
export function itemOf(
  rule: RuleResult,
  { minN, decide, undecided }: Pick<CheckReport, 'minN' | 'decide' | 'undecided'>,
): ChecklistItem {
  const { value, interval, baseline } = rule;
  const show = (number: number): number => shown(number, rule);
  const isEnough = decide === 'estimate';
  return {
    outcome: rule.outcome,
    rule: rule.rule,
    unit: rule.unit,
    value: value === null ? null : show(value),
    interval: interval && {
      low: isEnough ? roundTo(interval.low, 0) : show(interval.low),
      high: isEnough ? roundTo(interval.high, 0) : show(interval.high),
      level: percentOfLevel(interval.level),
    },
    n: rule.n,
    before: baseline
      ? { value: baseline.nps === null ? null : roundTo(baseline.nps, 0), n: baseline.n }
      : null,
    remark: rule.reason === null ? null : `${REMARKS[rule.reason](minN)}${countedAs(rule, undecided)}`,
  };
}

const REMARKS: Record<UndecidedReason, (minN: number) => string> = {
  noAnswers: () => 'undecided: no answers with a score',
  tooFew: (minN) => `undecided: fewer than ${plural(minN, 'answer')}`,
  straddles: () => 'undecided: the interval lies on both sides of the bound',
  noBaselineAnswers: () => 'undecided: no answers to compare with',
  tooFewInBaseline: (minN) => `undecided: fewer than ${plural(minN, 'answer')} to compare with`,
  noPeriods: () => 'undecided: no two whole periods to compare',
};

/** What `--undecided` makes of it. */
const countedAs = ({ outcome }: RuleResult, undecided: Verdict): string =>
  outcome === 'pass' || outcome === 'fail'
    ? `, which counts as ${undecided === 'pass' ? 'met' : 'not met'}`
    : '';

const MOST_DECIMALS = 6;

/** As few decimals as do not put a number on the other side of the bound, or onto it. */
function shown(number: number, { bound }: Pick<RuleResult, 'bound'>): number {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++) {
    const rounded = roundTo(number, decimals);
    if (Math.sign(rounded - bound) === Math.sign(number - bound)) return rounded;
  }
  return number;
}

function comparedWith({ baseline }: CheckReport): string | null {
  if (baseline === null) return null;
  if (baseline.kind === 'file') return baseline.path;
  return baseline.current === null
    ? `the ${baseline.period} before: there are no two whole ones`
    : `${baseline.current} with ${baseline.previous}`;
}
