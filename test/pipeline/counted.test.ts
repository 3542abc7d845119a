import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Question, Table, Wanted } from '../../src/model.ts';
import { resolveQuestion } from '../../src/pipeline/asked.ts';
import { NOTHING_BESIDE } from '../../src/pipeline/beside.ts';
import { conclude } from '../../src/pipeline/conclude.ts';
import { type Known, NOTHING_KNOWN } from '../../src/pipeline/known.ts';
import { Pass } from '../../src/pipeline/pass.ts';
import { numbers, question, tableOf, windowOf } from './ask.ts';
import { countedBy } from './counter.ts';

/** The answer, or the code of the error. */
async function answerTo(tables: Table[], changes: Partial<Question>): Promise<Answer | string> {
  const asked = question(changes);
  try {
    const resolved = resolveQuestion(asked, tables);
    let known: Known | null = NOTHING_KNOWN;
    for (;;) {
      const pass: Pass = new Pass(tables, resolved, asked, known);
      const scans = [];
      for (const table of tables) scans.push(await pass.read(table));
      known = pass.next();
      if (known === null)
        return conclude(asked, { asked: resolved, tables, scans, pass, beside: NOTHING_BESIDE });
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    return code;
  }
}

/** All that is told. */
const told = (answer: Answer | string) =>
  typeof answer === 'string'
    ? answer
    : {
        ...numbers(answer),
        rejections: answer.rejections,
        warnings: answer.warnings,
        columns: answer.columns,
      };

const HEADER = ['nps', 'date', 'plan', 'email'];
const row = fc.tuple(
  fc.constantFrom('0', '6', '7', '9', '10', '9', '10', ' 8 ', '10 - likely', '', 'NA', '11', 'x', '7.5'),
  fc.constantFrom(
    ...['2025-01-31', '2025-01-31T10:00:00', '2025-01-31 23:59:59', '2025-02-01', '2025-02-28 00:00:00'],
    ...[
      '2025-03-31T23:30:00Z',
      '2025-03-31T23:30:00+01:00',
      '2/1/2025',
      '',
      'soon',
      '2025-02-30',
      '2024-12-30',
    ],
  ),
  fc.constantFrom('Pro', ' Pro ', 'Free', '', 'NA', 'pro'),
  fc.constantFrom('ann@x.org', 'Ann@x.org ', 'bob@x.org', 'cat@x.org', 'dan@x.org', ''),
);
const changes: fc.Arbitrary<Partial<Question>> = fc.record({
  by: fc.constantFrom(
    [],
    ['plan'],
    ['plan,month'],
    ['month', 'plan'],
    ['week'],
    ['day', 'category'],
    ['date'],
  ),
  where: fc.constantFrom(
    [],
    [],
    ['plan=Pro'],
    ['plan!='],
    ['month>=2025-02'],
    ['category=promoter'],
    ['date>=2025-02-01'],
  ),
  window: fc.constantFrom(
    windowOf({}),
    windowOf({}),
    windowOf({ since: '2025-02' }),
    windowOf({ until: '2025-01-31T12:00' }),
    windowOf({ last: { count: 5, unit: 'day' } }),
  ),
  calendar: fc.constantFrom(
    { timeZone: 'UTC', fiscalYearStart: 1 },
    { timeZone: 'Europe/Berlin', fiscalYearStart: 4 },
  ),
  roles: fc.constantFrom(
    {},
    { score: 'nps', date: 'date' },
    { respondent: 'email', score: 'nps', date: 'date' },
  ),
  dateOrder: fc.constantFrom(null, 'dmy' as const),
  dedupe: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'latest' as const),
});

describe('a table that is counted', () => {
  it('tells what a look at each row tells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), changes, async (rows, asked) => {
        const table = tableOf('a', [HEADER, ...rows]);
        expect(told(await answerTo([countedBy(table)], asked))).toEqual(told(await answerTo([table], asked)));
      }),
      { numRuns: 400 },
    );
  });

  it('is counted by months where days do not matter, and else by days', async () => {
    const grains = async (dates: string[], by: string[]): Promise<(string | undefined)[]> => {
      const asked: Wanted[] = [];
      const rows = dates.map((date) => ['9', date, 'Pro', '']);
      const table = countedBy(tableOf('a', [HEADER, ...rows]), (wanted) => asked.push(wanted));
      await answerTo([table], { by });
      return asked.map((wanted) => wanted.dates?.grain);
    };
    expect(await grains(['2025-01-01', '2025-02-01'], ['quarter'])).toEqual(['month']);
    expect(await grains(['2025-01-01', '2025-02-01'], ['week'])).toEqual(['day']);
    expect(await grains(['2025-01-01', '2025-01-02'], [])).toEqual(['month', 'day']);
  });

  it('is read row by row where an answer is more than its cells, and the answer says why', async () => {
    const table = countedBy(tableOf('a', [HEADER, ['9', '2025-01-01', 'Pro', 'ann@x.org']]));
    const read = async (asked: Partial<Question>) => {
      const answer = await answerTo([table], asked);
      return typeof answer === 'string' ? answer : answer.engine;
    };
    expect(await read({})).toEqual({ engine: 'duckdb', why: 'for the test' });
    const latest: Partial<Question> = { dedupe: 'latest', roles: { respondent: 'email' } };
    expect(await read(latest)).toEqual({ engine: 'duckdb', why: 'for the test' });
    table.counter!.stream = async () => null;
    expect(await read(latest)).toEqual({
      engine: 'memory',
      why: 'of the answers of each respondent one is chosen',
    });
  });

  it('is read row by row where neither counting nor streaming it would stand', async () => {
    const table = countedBy(tableOf('a', [HEADER, ['9', '2025-01-01', 'Pro', '']]));
    const counter = { ...table.counter!, count: async () => null, stream: async () => null };
    const answer = await answerTo([{ ...table, counter }], {});
    expect(answer).toMatchObject({ engine: { engine: 'memory' }, counts: { rows: 1, scored: 1 } });
  });

  it('is looked at to its end where neither its columns nor the dates of a condition are sure', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => [
      `${i % 11}`,
      i < 1200 ? '2/1/2025' : '1/25/2025',
      i % 10 === 0 ? 'Pro' : 'Free',
      '',
    ]);
    const table = tableOf('a', [HEADER, ...rows]);
    const asked: Partial<Question> = { where: ['plan=Pro', 'date>=2025-01-20'] };
    const answer = await answerTo([countedBy(table)], asked);
    expect(told(answer)).toEqual(told(await answerTo([table], asked)));
    expect(answer).toMatchObject({ engine: { engine: 'memory' }, counts: { scored: 150 } });
  });
});
