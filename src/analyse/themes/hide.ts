/** Which figures of a report on themes would show, or give away, a group that is too small. */

import type { Topic, Voiced } from '../../aggregate/voices.ts';
import type { Answer, Dimension, Group, Keys } from '../../model.ts';
import { hiddenAmong, type Shown } from '../hide.ts';

/** What is hidden: a group of a breakdown as a whole, and a topic in a group (`breakdown` null: among everyone). */
export interface Hidden {
  everyone: boolean;
  group(breakdown: number, group: number): boolean;
  topic(topic: number, breakdown: number | null, group: number): boolean;
}

/** What is asked about. */
export interface Voicings {
  overall: Voiced;
  breakdowns: readonly (readonly Voiced[])[];
  /** Numbers of the topics that are shown. */
  topics: readonly number[];
}

const NOTHING: Hidden = { everyone: false, group: () => false, topic: () => false };

/**
 * Those with a theme and those without it make up everyone, in each group as among all; so each theme is a
 * dimension of two values, and crossed with each breakdown. Without `minN` nothing is hidden.
 */
export function hiddenVoices(
  { overall, breakdowns, topics }: Voicings,
  asked: Answer['breakdowns'],
  { minN, dedupes, fiscalYearStart }: { minN: number; dedupes: boolean; fiscalYearStart: number },
): Hidden {
  if (minN <= 1) return NOTHING;
  const sumsOf = (dimensions: readonly Dimension[]) =>
    !(dedupes && dimensions.some(({ kind }) => kind === 'period'));
  const shown: Shown[] = [
    { by: [], dimensions: [], groups: [groupOf(overall)], sums: true },
    ...asked.map(({ by, dimensions }, b) => ({
      by,
      dimensions,
      groups: breakdowns[b]!.map(groupOf),
      sums: sumsOf(dimensions),
    })),
  ];
  const scopes = [
    { by: [] as string[], dimensions: [] as Dimension[], groups: [overall] as readonly Voiced[] },
  ].concat(asked.map(({ by, dimensions }, b) => ({ by, dimensions, groups: breakdowns[b]! })));
  const first = shown.length;
  for (const topic of topics)
    for (const { by, dimensions, groups } of scopes) {
      const name = `theme ${topic}`;
      shown.push({
        by: [...by, name],
        dimensions: [...dimensions, { kind: 'column', name }],
        groups: groups.flatMap((group) => halves(group, group.topics.get(topic))),
        sums: sumsOf(dimensions),
      });
    }
  const hidden = hiddenAmong(shown, minN, fiscalYearStart);
  return {
    everyone: hidden[0]![0]!,
    group: (breakdown, group) => hidden[breakdown + 1]![group]!,
    topic: (topic, breakdown, group) => {
      const scope = breakdown === null ? 0 : breakdown + 1;
      const flags = hidden[first + topics.indexOf(topic) * scopes.length + scope]!;
      return hidden[scope]![group]! || flags[2 * group]! || flags[2 * group + 1]!;
    },
  };
}

const groupOf = ({ keys, all }: Voiced): Group => ({ keys, tally: all });

/** Those with a topic and those without it in a group, as groups of the breakdown crossed with it; they add up to the group. */
export function halves({ keys, all }: Voiced, topic: Topic | undefined): Group[] {
  const crossed = (value: string): Keys => [...keys, value];
  return [
    { keys: crossed('with'), tally: topic?.with ?? all.map(() => 0) },
    { keys: crossed('without'), tally: topic?.without ?? all },
  ];
}
