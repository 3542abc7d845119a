import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TALLY } from '../../src/aggregate/kept.ts';
import type { Counted } from '../../src/aggregate/memory.ts';
import { Rolling, type Span } from '../../src/aggregate/rolling.ts';
import { emptyTally } from '../../src/aggregate/tally.ts';
import type { Dedupe } from '../../src/model.ts';
import { answers } from './arbitraries.ts';

const DAY = 86_400_000;
/** Spans whose ends both ascend, some of them empty of answers. */
const spans: fc.Arbitrary<Span[]> = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 75 }), fc.integer({ min: 0, max: 40 })), { maxLength: 6 })
  .map((pairs) => {
    const ends = pairs.map(([end]) => end).sort((a, b) => a - b);
    const begins = pairs.map(([end, length]) => end - length).sort((a, b) => a - b);
    return ends.map((end, i) => ({ from: begins[i]! * DAY, to: (end + 1) * DAY - 1 }));
  });

/** The answers that count in a span, read literally. */
function within(all: readonly Counted[], { from, to }: Span, dedupe: Dedupe): Counted[] {
  const some = all.filter(({ at }) => at !== null && at >= from && at <= to);
  const isBetter = (a: Counted, b: Counted): boolean => {
    if (a.at !== b.at) return dedupe === 'latest' ? a.at! > b.at! : a.at! < b.at!;
    return dedupe === 'latest' ? some.indexOf(a) > some.indexOf(b) : some.indexOf(a) < some.indexOf(b);
  };
  return some.filter(
    (one) =>
      dedupe === 'none' ||
      one.respondent === null ||
      !some.some((other) => other.respondent === one.respondent && isBetter(other, one)),
  );
}

it.each<Dedupe>(['none', 'latest', 'first'])('counts in each span what lies in it, --dedupe %s', (dedupe) => {
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 30 }), spans, (all, windows) => {
      const rolling = new Rolling(dedupe, TALLY);
      for (const answer of all) rolling.take(answer);
      const tallyOf = (some: readonly Counted[]) => {
        const tally = emptyTally();
        for (const { score } of some) tally[score]!++;
        return tally;
      };
      expect(rolling.of(windows)).toEqual(windows.map((span) => tallyOf(within(all, span, dedupe))));
      expect(windows.map((span) => rolling.voices(span))).toEqual(
        windows.map((span) => within(all, span, dedupe).length),
      );
    }),
  );
});
