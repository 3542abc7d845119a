import type { PlannedAnswers, SamplePlan } from '../../model/plan.ts';
import { roundTo } from '../../stats/round.ts';
import type { Column, Document, Facts, Section, Table } from '../document.ts';
import type { FlatTable } from '../rows.ts';

/** A share as percent with the decimals that it needs: 95, 99.9. */
const percentOf = (share: number): number => Number((share * 100).toPrecision(6));

/** A plan for people: the answers that each aim takes, and what they were reckoned with. */
export function describePlan(plan: SamplePlan): Document {
  const margins = plan.plans.filter(({ aim }) => aim === 'margin');
  const differences = plan.plans.filter(({ aim }) => aim === 'difference');
  const level = percentOf(plan.level);
  const result: Section[] = [];
  if (margins.length > 0)
    result.push({
      title: `Answers for a ${level}% interval of the score`,
      blocks: [tableOf(margins, 'points to either side', ['answers', 'invitations'])],
    });
  if (differences.length > 0)
    result.push({
      title: `Answers to find a difference between two groups, with a power of ${percentOf(plan.power!)}%`,
      blocks: [
        tableOf(
          differences,
          'points apart',
          ['answers per group', 'invitations per group'],
          ['answers', 'invit.'],
        ),
      ],
    });
  return { result, notes: notesOf(plan) };
}

function tableOf(
  plans: readonly PlannedAnswers[],
  label: string,
  [answers, invitations]: [string, string],
  short: [string, string] = [answers, invitations],
): Table {
  const invites = plans.some((plan) => plan.invitations !== null);
  const columns: Column[] = [
    { type: 'text', label },
    { type: 'count', label: answers, short: short[0] },
    ...(invites ? [{ type: 'count' as const, label: invitations, short: short[1] }] : []),
  ];
  return {
    kind: 'table',
    columns,
    rows: plans.map((plan) => [
      { type: 'text', value: `${plan.points}` },
      { type: 'count', value: plan.answers },
      ...(invites ? [{ type: 'count' as const, value: plan.invitations }] : []),
    ]),
  };
}

function notesOf({
  level,
  power,
  variance,
  expected,
  population,
  responseRate,
  plans,
  warnings,
}: SamplePlan): Section[] {
  const spread = Number(variance.toFixed(4));
  const items: Facts['items'] = [
    {
      term: 'expected',
      text:
        expected === null
          ? `answers spread as they typically are (variance ${spread}); --promoters and --detractors say otherwise`
          : `${percentOf(expected.promoters)}% promoters, ${percentOf(expected.passives)}% passives, ${percentOf(expected.detractors)}% detractors: NPS ${roundTo(expected.nps, 1)} (variance ${spread})`,
    },
    {
      term: 'level',
      text: `${percentOf(level)}%${power === null ? '' : `, two-sided; power ${percentOf(power)}%`}`,
    },
  ];
  if (population !== null)
    items.push({
      term: 'population',
      text: `${population}${plans.some(({ aim }) => aim === 'difference') ? '; differences are planned as if it had no end' : ', each asked once at most'}`,
    });
  if (responseRate !== null)
    items.push({ term: 'response', text: `${percentOf(responseRate)}% of the invited answer` });
  const sections: Section[] = [{ title: 'What was reckoned with', blocks: [{ kind: 'facts', items }] }];
  if (warnings.length > 0)
    sections.push({
      title: 'Warnings',
      blocks: [
        { kind: 'notes', items: warnings.map(({ message }) => ({ level: 'warning', text: message })) },
      ],
    });
  return sections;
}

/** One row for each aim, numbers unrounded. */
export const planRows = ({ plans }: SamplePlan): FlatTable => ({
  columns: ['aim', 'points', 'groups', 'answers', 'invitations'],
  rows: plans.map(({ aim, points: apart, groups, answers, invitations }) => [
    aim,
    apart,
    groups,
    answers,
    invitations,
  ]),
});
