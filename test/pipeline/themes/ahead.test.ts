import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping, Row, Table, Theme, ThemeSource } from '../../../src/model.ts';
import type { AheadOptions } from '../../../src/pipeline/themes/ahead.ts';
import { themesFor } from '../../../src/pipeline/themes.ts';
import { rule, rulesOf, theme } from '../../enrich/themes/rules.ts';
import { bundledWorker } from './matchWorker.ts';

const PROGRAM = bundledWorker();
const FREE = [theme('price', [rule(['price*', 'état'])]), theme('fast', [rule('fast', { negated: 'drop' })])];
const BOUND = [
  theme('angry', [rule('slow', { when: [{ score: { from: 0, to: 6 } }] })]),
  theme('loud', [rule('price', { when: [{ group: ['promoter'] }] })]),
];
const SPOKEN = [theme('german', [rule('teuer', { when: [{ lang: ['de'] }] })])];

const cell = fc
  .array(fc.constantFrom('price', 'fast', 'not', 'slow', 'état', '🚚', 'n/a', '', 'teuer', ' '), {
    maxLength: 6,
  })
  .map((words) => words.join(' '));
const row = fc.tuple(fc.constantFrom('0', '6', '9', '10', '', 'many'), cell, fc.constantFrom('de', 'en', ''));
const rows = fc.oneof(
  fc.array(row, { maxLength: 60 }),
  fc
    .array(row, { maxLength: 20 })
    .map((some) => some.map(([a, b, c]) => [a, b.repeat(b === '' ? 0 : 500), c])),
);

const COLUMNS = ['score', 'comment', 'language'].map((name, index) => ({
  name,
  index,
  detail: '',
  partOf: null,
}));
const TABLE = { columns: COLUMNS } as unknown as Table;
const MAPPING = { roles: { comment: 1, score: 0 }, anchors: {} } as unknown as Mapping;

const source = (themes: readonly Theme[]): ThemeSource => ({
  path: 'rules',
  rules: rulesOf(...themes),
  warnings: [],
});
const scoreOf = (cell: string): number | null => (/^\d+$/.test(cell) ? Number(cell) : null);

/** What each row says, in the order in which it was visited; every third is not looked at. */
async function said(
  themes: readonly Theme[],
  all: readonly Row[],
  options: AheadOptions | null,
  known: boolean,
) {
  const made = themesFor(source(themes), null, options ?? undefined);
  const found: unknown[] = [];
  let read = known ? made.of(TABLE, MAPPING) : null;
  const visit = (one: Row, line: number): void => {
    read ??= made.of(TABLE, MAPPING);
    if (line % 3 === 0) {
      found.push(line);
      return;
    }
    const answer = { row: one, score: scoreOf(one[0]!) } as Parameters<typeof read>[0];
    for (const score of [answer.score, line % 5 === 0 ? null : answer.score]) {
      const { comment, tag } = read({ ...answer, score });
      found.push([line, comment, tag && [...tag]]);
    }
  };
  const scan = async (take: typeof visit) => {
    for (const [i, one] of all.entries()) take(one, i + 1);
    return 'scanned';
  };
  const result = options === null ? await scan(visit) : await made.reading(TABLE, visit, scan);
  expect(result).toBe('scanned');
  return found;
}

describe('reading ahead', () => {
  const themes = fc.constantFrom(FREE, BOUND, [...FREE, ...BOUND], [...FREE, ...SPOKEN]);
  const options = fc.record({
    rows: fc.constantFrom(0, 1, 7, 1000),
    comments: fc.constantFrom(1, 2, 5, 100),
    program: fc.constantFrom(PROGRAM, new URL('file:///nowhere/matchWorker.mjs')),
  });

  it('says of each row what is said without, in the same order, for any batch and with or without a thread', async () => {
    await fc.assert(
      fc.asyncProperty(themes, rows, options, fc.boolean(), async (some, all, how, known) => {
        expect(await said(some, all, how, known)).toEqual(await said(some, all, null, known));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each(['the reading', 'a visit'])('throws what %s throws, and ends', async (who) => {
    const made = themesFor(source(FREE), null, { rows: 0, comments: 2, program: PROGRAM });
    const read = made.of(TABLE, MAPPING);
    const visit = (one: Row, line: number): void => {
      expect(read({ row: one, score: 9 } as Parameters<typeof read>[0]).tag).toEqual([0]);
      if (who === 'a visit' && line === 20) throw new Error('enough');
    };
    const reading = made.reading(TABLE, visit, async (take) => {
      for (let line = 1; line < 50; line++) take(['9', `price ${line}`, ''], line);
      if (who === 'the reading') throw new Error('enough');
    });
    await expect(reading).rejects.toThrow('enough');
  });
});
