import type { LeftOut, LeftOutReason } from '../../model.ts';

const WORDS: Record<LeftOutReason, readonly [one: string, many: string]> = {
  declined: ['declined', 'declined'],
  test: ['test', 'tests'],
  otherMetric: ['answer to another question', 'answers to other questions'],
  staffReply: ['reply of the staff', 'replies of the staff'],
  otherEvent: ['other event', 'other events'],
  excluded: ['excluded by the tool', 'excluded by the tool'],
};

/** Rows that are no answers, by reason: `2 tests`, `3 declined`; those of all inputs together. */
export function leftOutTexts(leftOut: readonly LeftOut[]): string[] {
  const counts = new Map<LeftOutReason, number>();
  for (const { reason, count } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => `${count} ${WORDS[reason][count === 1 ? 0 : 1]}`);
}
