import { describe, expect, it } from 'vitest';
import type { Question, Table } from '../../src/model.ts';
import { lookAgain } from '../../src/pipeline/again.ts';
import { resolveQuestion } from '../../src/pipeline/asked.ts';
import { NOTHING_KNOWN } from '../../src/pipeline/known.ts';
import { Pass } from '../../src/pipeline/pass.ts';
import { question, tableOf, windowOf } from './ask.ts';

/** What is seen in another look: `PATH:LINE FATE`, `PATH:LINE left`. */
async function seen(tables: Table[], changes: Partial<Question> = {}) {
  const asked = question(changes);
  const pass = new Pass(tables, resolveQuestion(asked, tables), asked, NOTHING_KNOWN);
  for (const table of tables) await pass.read(table);
  expect(pass.next()).toBeNull();
  const found: string[] = [];
  await lookAgain(tables, pass, ({ table: { path } }) => ({
    kept: ({ fate, score }, line) => found.push(`${path}:${line} ${fate} ${score ?? '-'}`),
    left: (_, line) => found.push(`${path}:${line} left`),
  }));
  return { found, pass };
}

const ROWS = [
  ['nps', 'plan', 'date'],
  ['9', 'Pro', '2025-01-01'],
  ['eleven', 'Pro', '2025-02-01'],
  ['', 'Free', '2025-02-01'],
  ['3', 'Free', '2025-03-01'],
];

describe('lookAgain', () => {
  it('shows every row as it was judged', async () => {
    const { found } = await seen([tableOf('a', ROWS)], { roles: { score: 'nps' } });
    expect(found).toEqual(['a:2 scored 9', 'a:3 invalid -', 'a:4 missing -', 'a:5 scored 3']);
  });

  it('shows what a condition on a column leaves out, and what is outside of the window', async () => {
    const changes = { where: ['plan=Free'], window: windowOf({ since: '2025-03' }) };
    const { found } = await seen([tableOf('a', ROWS)], changes);
    expect(found).toEqual(['a:2 left', 'a:3 left', 'a:4 outside -', 'a:5 scored 3']);
  });

  it('goes through all inputs, and leaves one alone of which nothing had to be counted', async () => {
    const other = [
      ['score', 'plan'],
      ['9', 'Team'],
    ];
    const { found } = await seen([tableOf('a', ROWS), tableOf('b', other), tableOf('c', ROWS)], {
      where: ['plan=Free'],
    });
    expect(found.filter((text) => !text.endsWith('left'))).toEqual([
      'a:4 missing -',
      'a:5 scored 3',
      'c:4 missing -',
      'c:5 scored 3',
    ]);
    expect(found.some((text) => text.startsWith('b'))).toBe(false);
  });

  it('counts nothing twice', async () => {
    const { pass } = await seen([tableOf('a', ROWS)], { roles: { score: 'nps' } });
    expect(pass.counting.counts).toMatchObject({ rows: 4, scored: 2 });
  });
});
