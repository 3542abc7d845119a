/** A difference taken apart by the groups of a breakdown. */

import { emptyTally, merge, size } from '../../aggregate/tally.ts';
import type { Voiced } from '../../aggregate/voices.ts';
import { dimensionLabel } from '../../enrich/dimension.ts';
import type { GroupOfSides, GroupSide, PartsByGroup } from '../../model/compare.ts';
import type { Dimension, Keys, Tally } from '../../model.ts';
import { decompose, type GroupPart } from '../../stats/decompose.ts';
import { score } from '../../stats/score.ts';
import { orderGroups } from '../order.ts';
import { HIDDEN, named, type ReportOptions } from '../report.ts';

interface Both {
  keys: Keys;
  /** On both sides together. */
  tally: Tally;
  before: Tally;
  after: Tally;
}

/** What of a difference is owed to each group: those of the baseline and those of the compared side. */
export function partsOf(
  by: readonly Dimension[],
  baseline: readonly Voiced[],
  compared: readonly Voiced[],
  hides: { side: boolean; group: (keys: Keys) => boolean },
  options: ReportOptions & { stageOrder: readonly string[] },
): PartsByGroup {
  const labels = by.map(dimensionLabel);
  const groups = orderGroups(bothOf(baseline, compared), by, options.minN <= 1, options.stageOrder);
  const parts = hides.side ? null : decompose(groups);
  const sizes = [totalOf(baseline), totalOf(compared)] as const;
  const sideOf = (tally: Tally, n: number): GroupSide => ({
    ...score(tally, { method: options.interval, level: options.level }),
    share: n === 0 ? null : size(tally) / n,
  });
  const shown = ({ keys, before, after }: Both, part: GroupPart | null): GroupOfSides =>
    hides.side || hides.group(keys)
      ? { ...HIDDEN_GROUP, keys: named(labels, keys) }
      : {
          keys: named(labels, keys),
          baseline: sideOf(before, sizes[0]),
          compared: sideOf(after, sizes[1]),
          rate: part?.rate ?? null,
          mix: part?.mix ?? null,
        };
  return {
    by: labels,
    rate: parts?.rate ?? null,
    mix: parts?.mix ?? null,
    reversal: parts?.reversal ?? false,
    groups: groups.map((group, i) => shown(group, parts?.groups[i] ?? null)),
  };
}

const HIDDEN_SIDE: GroupSide = { ...HIDDEN, share: null };
const HIDDEN_GROUP = {
  baseline: HIDDEN_SIDE,
  compared: HIDDEN_SIDE,
  rate: null,
  mix: null,
  suppressed: true,
} as const;

const totalOf = (groups: readonly Voiced[]): number => groups.reduce((sum, { all }) => sum + size(all), 0);

/** Each group that is on either side. */
function bothOf(baseline: readonly Voiced[], compared: readonly Voiced[]): Both[] {
  const found = new Map<string, { keys: Keys; before: Tally; after: Tally }>();
  const at = (keys: Keys) => {
    const name = JSON.stringify(keys);
    const both = found.get(name) ?? { keys, before: emptyTally(), after: emptyTally() };
    found.set(name, both);
    return both;
  };
  for (const { keys, all } of baseline) at(keys).before = all;
  for (const { keys, all } of compared) at(keys).after = all;
  return [...found.values()].map((both) => ({
    ...both,
    tally: merge(both.before, both.after),
  }));
}
