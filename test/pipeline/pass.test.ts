import { describe, expect, it } from 'vitest';
import type { Question, Table } from '../../src/model.ts';
import { resolveQuestion } from '../../src/pipeline/asked.ts';
import { type Known, NOTHING_KNOWN } from '../../src/pipeline/known.ts';
import { Pass } from '../../src/pipeline/pass.ts';
import { question, tableOf, windowOf } from './ask.ts';

async function passOver(tables: Table[], changes: Partial<Question> = {}, known: Known = NOTHING_KNOWN) {
  const asked = question(changes);
  const pass = new Pass(tables, resolveQuestion(asked, tables), asked, known);
  for (const table of tables) await pass.read(table);
  return pass;
}

const repeat = (count: number, row: string[]) => Array.from({ length: count }, () => row);

describe('a pass', () => {
  it('stands where the first rows tell what all rows tell', async () => {
    const pass = await passOver([tableOf('a', [['nps'], ...repeat(3000, ['9'])])]);
    expect(pass.next()).toBeNull();
    expect(pass.counting.counts).toMatchObject({ rows: 3000, scored: 3000 });
  });

  it('counts the rows that it held back once, in their order', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => [i === 3 || i === 1200 ? 'x' : '9']);
    const pass = await passOver([tableOf('a', [['nps'], ...rows])]);
    expect(pass.counting.rejections.list()).toMatchObject([{ count: 2, lines: [5, 1202] }]);
  });

  it('is followed by one that knows the columns, where more rows told otherwise', async () => {
    const tables = [tableOf('a', [['nps', 'date'], ...repeat(1500, ['9', '3/4/2025']), ['1', '25/4/2025']])];
    const known = (await passOver(tables)).next();
    expect(known).toMatchObject({ mappings: [{ roles: { score: 0, date: 1 }, date: { order: 'dmy' } }] });
    const second = await passOver(tables, {}, known!);
    expect(second.next()).toBeNull();
    expect(second.counting.dates?.first).toBe(Date.UTC(2025, 3, 3));
  });

  it('leaves rows uncounted while no column is a score, and asks for another pass', async () => {
    const tables = [tableOf('a', [['nps', 'x'], ...repeat(1200, ['', 'a']), ['9', 'b']])];
    const first = await passOver(tables);
    expect(first.counting.counts).toMatchObject({ rows: 1201, scored: 0, missing: 0 });
    const second = await passOver(tables, {}, first.next()!);
    expect(second.counting.counts).toMatchObject({ rows: 1201, scored: 1, missing: 1200 });
  });

  it('is followed by one that knows the newest answer, for --last', async () => {
    const tables = [
      tableOf('a', [
        ['nps', 'date'],
        ['9', '2025-01-01'],
        ['8', '2025-03-01'],
      ]),
    ];
    const last = { window: windowOf({ last: { count: 1, unit: 'day' as const } }) };
    const first = await passOver(tables, last);
    expect(first.counting.counts).toMatchObject({ scored: 0, filtered: 2 });
    const known = first.next()!;
    expect(known.newest).toBe(Date.UTC(2025, 2, 1));
    const second = await passOver(tables, last, known);
    expect(second.counting.counts).toMatchObject({ scored: 1, filtered: 1 });
    expect(second.next()).toBeNull();
  });

  it('is followed by yet another where the newest answer was read in the wrong order', async () => {
    const rows = [...repeat(1200, ['9', '2/1/2025']), ...repeat(1, ['9', '12/1/2025']), ['8', '25/1/2025']];
    const tables = [tableOf('a', [['nps', 'date'], ...rows])];
    const last = { window: windowOf({ last: { count: 20, unit: 'day' as const } }) };
    const first = (await passOver(tables, last)).next()!;
    expect(first.newest).toBe(Date.UTC(2025, 11, 1));
    const second = (await passOver(tables, last, first)).next()!;
    expect(second.newest).toBe(Date.UTC(2025, 0, 25));
    const third = await passOver(tables, last, second);
    expect(third.next()).toBeNull();
    expect(third.counting.counts).toMatchObject({ scored: 2, filtered: 1200 });
  });

  it('forgets what it found where a condition read its dates in the wrong order', async () => {
    const tables = [
      tableOf('a', [
        ['nps', 'signup'],
        ['9', '3/25/2025'],
        ['8', '1/2/2025'],
      ]),
    ];
    const where = { where: ['signup>=2025-03-01'] };
    const known = (await passOver(tables, where)).next();
    expect(known).toEqual({ ...NOTHING_KNOWN, orders: [['mdy']] });
    const second = await passOver(tables, where, known!);
    expect(second.next()).toBeNull();
    expect(second.counting.counts).toMatchObject({ scored: 1, filtered: 1 });
  });

  it('keeps what was noticed about the columns for those that follow', async () => {
    const tables = [
      tableOf('a', [
        ['nps', 'date'],
        ['9', '1/2/2025'],
        ['8', '3/4/2025'],
      ]),
    ];
    const last = { window: windowOf({ last: { count: 1, unit: 'day' as const } }) };
    const first = await passOver(tables, last);
    const second = await passOver(tables, last, first.next()!);
    expect(first.warnings.map(({ code }) => code)).toEqual(['ambiguousDates']);
    expect(second.warnings).toEqual(first.warnings);
  });

  it('has no mapping for a header under which no row is kept', async () => {
    const pass = await passOver([tableOf('a', [['x']]), tableOf('b', [['nps'], ['9']])]);
    expect(pass.next()).toBeNull();
    expect(pass.families.map(({ mapping }) => mapping?.roles.score)).toEqual([undefined, 0]);
  });

  it('knows whether words stand for a score in rows that conditions left out, known columns or not', async () => {
    const hasText = async (...rows: string[][]) => {
      const pass = await passOver([tableOf('a', [['nps', 'plan'], ...rows])], { where: ['plan=Pro'] });
      return pass.hasLeftOutText(0);
    };
    const left = repeat(500, ['9', 'Free']);
    const words = ['too dear', 'Free'];
    expect(await hasText(...left, ['8', 'Pro'])).toBe(false);
    expect(await hasText(...left, words, ['8', 'Pro'])).toBe(true);
    expect(await hasText(...repeat(1000, ['8', 'Pro']), ...left, words)).toBe(true);
    expect(await hasText(...repeat(1000, ['8', 'Pro']), ...left, ['too dear', 'Pro'])).toBe(false);
  });

  it.each<[string, string[][], Partial<Question>, string]>([
    ['no row', [['nps']], {}, 'noResponses'],
    [
      'no row that is kept',
      [
        ['nps', 'plan'],
        ['9', 'Free'],
      ],
      { where: ['plan=Pro'] },
      'noResponses',
    ],
    ['no score', [['x'], ['words']], {}, 'noScore'],
    [
      'two scores',
      [
        ['nps', 'nps score'],
        ['9', '8'],
      ],
      {},
      'ambiguousScore',
    ],
  ])('refuses %s', async (_, table, changes, code) => {
    const pass = await passOver([tableOf('a', table)], changes);
    expect(() => pass.next()).toThrow(expect.objectContaining({ code }));
  });
});
