/** Which figures of a comparison would show, or give away, a group that is too small. */

import type { SideVoices } from '../../aggregate/sides.ts';
import { merge, size } from '../../aggregate/tally.ts';
import type { Dimension, Group, Keys, Tally } from '../../model.ts';
import type { SidesGathered } from '../../pipeline/sides.ts';
import { hiddenAmong, type Shown } from '../hide.ts';
import { halves } from '../themes/hide.ts';

/** What is hidden. A group or a topic that is hidden on one side is hidden on both. */
export interface HiddenSides {
  sides: readonly [boolean, boolean];
  group(breakdown: number, keys: Keys): boolean;
  topic(topic: number): boolean;
  paired: boolean;
}

const NOTHING: HiddenSides = {
  sides: [false, false],
  group: () => false,
  topic: () => false,
  paired: false,
};

const SIDE = 'side';

/**
 * The side is a dimension of two values, crossed with each breakdown; so is each theme, which one has or has not.
 * `minN` up to 1 hides nothing. `people`: NPS categories of those on both sides, as tallies.
 */
export function hiddenSides(
  { sides, breakdowns }: Pick<SidesGathered, 'sides' | 'breakdowns'>,
  people: readonly [Tally, Tally],
  topics: readonly number[],
  { minN, fiscalYearStart }: { minN: number; fiscalYearStart: number },
): HiddenSides {
  if (minN <= 1) return NOTHING;
  const shown: Shown[] = [
    crossed([], (side) => [{ keys: [], tally: side.overall.all }]),
    ...breakdowns.map((by, b) =>
      crossed(by, (side) => side.breakdowns[b]!.map(({ keys, all }) => ({ keys, tally: all }))),
    ),
    ...topics.map((topic) =>
      crossed([{ kind: 'column', name: `theme ${topic}` }], ({ overall }) =>
        halves(overall, overall.topics.get(topic)),
      ),
    ),
  ];
  const hidden = hiddenAmong(shown, minN, fiscalYearStart);
  const [[first = false, second = false] = []] = hidden;
  const groups = breakdowns.map((_, b) => {
    const { groups: all } = shown[b + 1]!;
    return new Set(all.filter((_, g) => hidden[b + 1]![g]!).map(({ keys }) => JSON.stringify(keys.slice(1))));
  });
  const isSmall = (n: number): boolean => n > 0 && n < minN;
  return {
    sides: [first, second],
    group: (breakdown, keys) => first || second || groups[breakdown]!.has(JSON.stringify(keys)),
    topic: (topic) => hidden[1 + breakdowns.length + topics.indexOf(topic)]!.some((one) => one),
    paired:
      first ||
      second ||
      sides.some(({ overall }, i) => [size(people[i]!), size(overall.all) - size(people[i]!)].some(isSmall)),
  };

  function crossed(by: readonly Dimension[], groupsOf: (side: SideVoices) => readonly Group[]): Shown {
    return {
      by: [SIDE, ...by.map(({ kind, name }) => `${kind} ${name}`)],
      dimensions: [{ kind: 'column', name: SIDE }, ...by],
      groups: sides.flatMap((side, i) =>
        groupsOf(side).map(({ keys, tally }) => ({ keys: [String(i), ...keys], tally })),
      ),
      sums: true,
    };
  }
}

/** How those on both sides scored, on the one side and on the other. */
export function peopleOn(pairs: readonly Tally[]): readonly [Tally, Tally] {
  const first = pairs.map(size);
  return [
    first,
    pairs.reduce(
      (sum, tally) => merge(sum, tally),
      first.map(() => 0),
    ),
  ];
}
