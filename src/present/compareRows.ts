import type {
  Compared,
  GroupDifference,
  GroupsReport,
  ScoreDifference,
  SidesReport,
  ThemeOfSides,
} from '../model/compare.ts';
import type { Score } from '../model.ts';
import { columnName, type FlatTable, keyOf } from './rows.ts';

const SIDES = ['baseline', 'compared'] as const;
const COUNTS = ['N', 'Promoters', 'Passives', 'Detractors', 'Nps'] as const;
const SCORES = SIDES.flatMap((side) => COUNTS.map((count) => `${side}${count}`));
const DIFFERENCE = ['difference', 'low', 'high', 'p'] as const;
const PARTS = ['baselineShare', 'comparedShare', 'rate', 'mix'] as const;
const PAIRED = ['pairedN', 'pairedDifference', 'pairedLow', 'pairedHigh', 'pairedP'] as const;
const IMPACTS = ['baselineImpact', 'comparedImpact', 'impactChange'] as const;

type Cells = FlatTable['rows'][number];

/** The flat rows of a comparison; what they are depends on its kind. Numbers are unrounded. */
export const comparedRows = (report: Compared): FlatTable =>
  report.kind === 'groups' ? groupRows(report) : sideRows(report);

/**
 * Both sides, then each group of each breakdown, then each theme. `breakdown` names the dimensions (empty: everyone).
 * `difference` and what is paired are in the first row only; the `rate` and `mix` of a breakdown are the sums of its
 * groups'. Shares are 0…1 of the side; those of themes, of whoever says anything.
 */
function sideRows({ baseline, compared, difference, breakdowns, themes, paired }: SidesReport): FlatTable {
  const keys = [...new Set(breakdowns.flatMap(({ by }) => by))];
  const none = keys.map(() => null);
  const others = ['breakdown', 'theme', ...SCORES, ...DIFFERENCE, ...PAIRED, ...PARTS, ...IMPACTS];
  const nothing = (of: readonly string[]) => of.map(() => null);
  const scores = (one: Score, other: Score): Cells => [...scoreFields(one), ...scoreFields(other)];
  return {
    columns: ['breakdown', ...keys.map((key) => columnName(key, others)), ...others.slice(1)],
    rows: [
      [
        '',
        ...none,
        null,
        ...scores(baseline, compared),
        ...differenceFields(difference),
        paired?.n ?? null,
        ...differenceFields(paired),
        ...nothing(PARTS),
        ...nothing(IMPACTS),
      ],
      ...breakdowns.flatMap(({ by, groups }) =>
        groups.map((group) => [
          by.join(','),
          ...keys.map((key) => (by.includes(key) ? keyOf(group, key) : null)),
          null,
          ...scores(group.baseline, group.compared),
          ...nothing([...DIFFERENCE, ...PAIRED]),
          ...[group.baseline.share, group.compared.share, group.rate, group.mix],
          ...nothing(IMPACTS),
        ]),
      ),
      ...(themes ?? []).map((theme) => [
        '',
        ...none,
        theme.theme,
        ...scores(theme.baseline, theme.compared),
        ...nothing([...DIFFERENCE, ...PAIRED]),
        ...themeFields(theme),
      ]),
    ],
  };
}

const themeFields = ({ baseline, compared, impactChange }: ThemeOfSides): Cells => [
  ...[baseline.share, compared.share, null, null],
  ...[baseline.impact?.points ?? null, compared.impact?.points ?? null, impactChange?.points ?? null],
];

/** One row for each comparison; the keys of what a group is compared with begin with `baseline.`, and are null for the rest. */
function groupRows({ breakdowns }: GroupsReport): FlatTable {
  const keys = [...new Set(breakdowns.flatMap(({ by }) => by))];
  const others = ['breakdown', ...SCORES, ...DIFFERENCE, 'adjustedP'];
  const keysIn = (by: readonly string[], of: GroupDifference['baseline']): Cells =>
    keys.map((key) => (of !== null && by.includes(key) ? keyOf({ keys: of }, key) : null));
  return {
    columns: [
      'breakdown',
      ...keys.map((key) => columnName(key, [...others, ...keys.map((one) => `baseline.${one}`)])),
      ...keys.map((key) => `baseline.${key}`),
      ...others.slice(1),
    ],
    rows: breakdowns.flatMap(({ by, differences }) =>
      differences.map((one) => [
        by.join(','),
        ...keysIn(by, one.compared),
        ...keysIn(by, one.baseline),
        ...scoreFields(one.baselineScore),
        ...scoreFields(one.comparedScore),
        ...differenceFields(one.difference),
        one.adjustedP,
      ]),
    ),
  };
}

const scoreFields = ({ n, promoters, passives, detractors, nps }: Score): Cells => [
  n,
  promoters,
  passives,
  detractors,
  nps,
];

const differenceFields = (difference: ScoreDifference | null): Cells =>
  difference === null
    ? [null, null, null, null]
    : [difference.points, difference.low, difference.high, difference.p];
