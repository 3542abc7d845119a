import { expect, it } from 'vitest';
import type { Report } from '../../../src/model.ts';
import { tagNotes } from '../../../src/present/describe/tag.ts';
import { report } from '../samples.ts';

const COUNTS = { rows: 10, scored: 4, missing: 0, invalid: 0, duplicates: 0, filtered: 0 };
function rows(counts: Partial<Report['counts']>, leftOut: Report['leftOut'] = []): string | undefined {
  const all = { ...COUNTS, ...counts };
  const [section] = tagNotes(report({ counts: all, leftOut }), all.scored + all.missing + all.invalid);
  const [block] = section!.blocks;
  return block?.kind === 'facts' ? block.items.at(-1)?.text : undefined;
}

it.each([
  [rows({ rows: 4 }), '4 of 4 written'],
  [
    rows({ missing: 2, invalid: 1, filtered: 2, duplicates: 1 }),
    '7 of 10 written, 3 of them without a score (2 missing, 1 invalid); not written: 1 duplicate, 2 filtered out',
  ],
  [
    rows({ filtered: 6 }, [{ input: 'a', reason: 'test', count: 2, lines: [] }]),
    '4 of 10 written; not written: 4 filtered out, 2 tests',
  ],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});
