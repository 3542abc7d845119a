/** What a difference is made of, by group. */

import type { GroupOfSides, PartsByGroup, SidesReport } from '../../../model/compare.ts';
import { roundTo } from '../../../stats/round.ts';
import type { Cell, Column, Diverging, Note, Section, Table } from '../../document.ts';
import { isSmall, signed, wholePercent, wholeScore } from '../score.ts';

/** Longer names make the heads of a table too wide; they are told by their place then. */
const SHORT_NAME = 14;

/** The chart shows the greatest parts only; the table has all. */
const MOST_BARS = 12;

/** How the columns of the two sides begin: their names where these are short. */
export function sideNames({ kind, baseline, compared }: SidesReport): [string, string] {
  if (baseline.label.length <= SHORT_NAME && compared.label.length <= SHORT_NAME)
    return [baseline.label, compared.label];
  return kind === 'segments' ? ['baseline', 'compared'] : ['before', 'after'];
}

/** One breakdown: rate and mix in words, each group's part as a bar, the figures of both sides. */
export function partsSection(report: SidesReport, parts: PartsByGroup): Section {
  const by = parts.by.join(' and ');
  const chart = chartOf(by, parts.groups);
  return {
    title: `By ${by}`,
    blocks: [
      { kind: 'notes', items: notes(report, parts, by) },
      ...(chart === null ? [] : [chart]),
      tableOf(report, parts),
    ],
  };
}

function notes(
  { difference, kind }: SidesReport,
  { rate, mix, reversal, groups }: PartsByGroup,
  by: string,
): Note[] {
  if (difference === null || rate === null || mix === null)
    return [{ level: 'info', text: 'A side has no answers to take apart.' }];
  const items: Note[] = [
    {
      level: 'info',
      text: `${signed(difference.points, 1)} points = ${signed(rate, 1)} because groups score differently (rate) ${mix < 0 ? '−' : '+'} ${Math.abs(mix).toFixed(1)} because their shares differ (mix).`,
    },
  ];
  if (reversal) items.push({ level: 'warning', text: reversalText(difference.points > 0, by, kind) });
  if (groups.length > MOST_BARS)
    items.push({ level: 'info', text: `The bars are the ${MOST_BARS} greatest parts of ${groups.length}.` });
  if (groups.some(isOnOneSide))
    items.push({
      level: 'info',
      text: 'A group on one side only has no change of its own; all of it is mix.',
    });
  return items;
}

const isOnOneSide = ({ baseline, compared }: GroupOfSides): boolean =>
  baseline.n !== null && compared.n !== null && (baseline.n === 0) !== (compared.n === 0);

function reversalText(isUp: boolean, by: string, kind: SidesReport['kind']): string {
  if (kind === 'segments')
    return `Simpson's reversal: overall it scores ${isUp ? 'higher' : 'lower'}, and yet not one ${by} does, by itself; it is their shares that make the difference.`;
  return `Simpson's reversal: NPS ${isUp ? 'rose' : 'fell'} overall, and yet it ${isUp ? 'rose' : 'fell'} in no ${by}; it is their shares that changed.`;
}

const keysOf = ({ keys }: GroupOfSides, by: readonly string[]): (string | null)[] =>
  by.map((name) => (Object.hasOwn(keys, name) ? (keys[name] ?? null) : null));

function chartOf(by: string, groups: readonly GroupOfSides[]): Diverging | null {
  const rows = groups.flatMap((group) =>
    group.rate === null || group.mix === null
      ? []
      : [
          {
            label: Object.values(group.keys)
              .map((key) => key ?? '(none)')
              .join(', '),
            value: roundTo(group.rate + group.mix, 1),
            interval: null,
          },
        ],
  );
  rows.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  rows.length = Math.min(rows.length, MOST_BARS);
  return rows.length === 0
    ? null
    : { kind: 'diverging', label: by, unit: 'points of the difference', level: null, rows };
}

function tableOf(report: SidesReport, { by, groups }: PartsByGroup): Table {
  const [first, second] = sideNames(report);
  const columns: Column[] = [
    ...by.map((name) => ({ type: 'text' as const, label: name })),
    { type: 'percent', label: `share ${first}`, short: 'share' },
    { type: 'percent', label: `share ${second}`, short: 'to' },
    { type: 'points', label: `NPS ${first}`, short: 'NPS' },
    { type: 'points', label: `NPS ${second}`, short: 'to' },
    { type: 'tenths', label: 'rate' },
    { type: 'tenths', label: 'mix' },
  ];
  return { kind: 'table', columns, rows: groups.map((group) => cellsOf(group, by)) };
}

function cellsOf(group: GroupOfSides, by: readonly string[]): Cell[] {
  const keys = keysOf(group, by).map((value): Cell => ({ type: 'text', value }));
  if (group.suppressed) return [...keys, ...Array.from({ length: 6 }, (): Cell => ({ type: 'hidden' }))];
  const { baseline, compared, rate, mix } = group;
  const share = ({ share: part }: GroupOfSides['baseline']): Cell => ({
    type: 'percent',
    value: part === null ? null : wholePercent(part, 1),
  });
  const points = (side: GroupOfSides['baseline']): Cell => ({
    type: 'points',
    value: wholeScore(side),
    ...(isSmall(side) && { mark: 'small' as const }),
  });
  const tenth = (value: number | null): Cell => ({
    type: 'tenths',
    value: value === null ? null : roundTo(value, 1),
  });
  return [
    ...keys,
    share(baseline),
    share(compared),
    points(baseline),
    points(compared),
    tenth(rate),
    tenth(mix),
  ];
}
