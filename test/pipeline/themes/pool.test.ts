import { describe, expect, it } from 'vitest';
import { compileThemes } from '../../../src/enrich/themes/matcher.ts';
import { MatchPool } from '../../../src/pipeline/themes/pool.ts';
import { rule, rulesOf, theme } from '../../enrich/themes/rules.ts';
import { bundledWorker } from './matchWorker.ts';

const RULES = rulesOf(theme('a', [rule('alpha')]), theme('b', [rule('beta')]));
const PROGRAM = bundledWorker();
const BATCHES = Array.from({ length: 40 }, (_, i) =>
  Array.from({ length: 1 + (i % 7) }, (_, j) => ['alpha', 'beta', 'alpha beta', 'none'][(i + j) % 4]!),
);

/** The themes of all batches; `mine` are those that this thread was asked for. */
async function matched(program: URL, slowly: boolean) {
  const compiled = compileThemes(RULES);
  let mine = 0;
  const counting = {
    ...compiled,
    tagUnits: (...args: Parameters<typeof compiled.tagUnits>) => {
      mine++;
      return compiled.tagUnits(...args);
    },
  };
  const pool = new MatchPool(RULES, counting, program);
  const found: unknown[] = [];
  for (const batch of BATCHES) {
    if (pool.isFull) found.push(pool.receive());
    pool.send(
      batch,
      batch.map(() => null),
    );
    if (!slowly) continue;
    for (let i = 0; i < 2000 && !pool.isReady; i++) await new Promise((done) => setTimeout(done, 5));
    found.push(pool.receive());
  }
  while (!pool.isEmpty) found.push(pool.receive());
  await pool.close();
  return { found, mine };
}

const expected = BATCHES.map((batch) => batch.map((text) => compileThemes(RULES).tag(text)));

describe('MatchPool', () => {
  it('gives the batches back in their order, whichever thread matched them', async () => {
    expect((await matched(PROGRAM, false)).found).toEqual(expected);
  });

  it('leaves all to the second thread where that keeps up', async () => {
    const { found, mine } = await matched(PROGRAM, true);
    expect(found).toEqual(expected);
    expect(mine).toBe(0);
  });

  it('does without a second thread that cannot start', async () => {
    const { found, mine } = await matched(new URL('file:///nowhere/matchWorker.mjs'), false);
    expect(found).toEqual(expected);
    expect(mine).toBe(BATCHES.flat().length);
  });
});
