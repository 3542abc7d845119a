import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Dedupe } from '../src/model.ts';
import { answerQuestion, openTables } from '../src/pipeline.ts';
import { ask, csv, numbers, question, sizes, total, windowOf, withFiles, worldOf } from './pipeline/ask.ts';

/** `count` rows, made from their positions. */
const rows = (count: number, rowOf: (i: number) => string[]): string[][] =>
  Array.from({ length: count }, (_, i) => rowOf(i));
const groupsBy = ({ breakdowns }: Answer, i = 0) => sizes(breakdowns[i]!.groups);

describe('openTables', () => {
  it('opens the inputs in their order, standard input as -', async () => {
    const tables = await withFiles({ 'b.csv': 'score\n1\n', 'a.csv': 'score\n2\n' }, ([b, a]) =>
      openTables([b!, '-', a!], worldOf('score\n3\n')),
    );
    expect(tables.map(({ path }) => path.split('/').at(-1))).toEqual(['b.csv', 'stdin', 'a.csv']);
  });

  it('refuses to open nothing', async () => {
    await expect(openTables([], worldOf())).rejects.toMatchObject({ code: 'noInput' });
  });
});

describe('what only the whole file tells', () => {
  /** From 1 to 12 January, then from a day that only one order can read. */
  const dayFirst = [
    ['nps', 'date'],
    ...rows(1500, (i) => ['9', `${(i % 12) + 1}/1/2025`]),
    ['0', '25/1/2025'],
  ];

  it('the order of day and month, though only the last row shows it', async () => {
    const answer = await ask({ 'a.csv': csv(dayFirst) }, { by: ['month'] });
    expect(groupsBy(answer)).toEqual({ '2025-01': 1501 });
    expect(answer.dates?.reading).toMatchObject({ order: 'dmy', matters: true });
    expect(answer.rejections).toEqual([]);
  });

  it('the newest answer, which must be read in that order', async () => {
    const answer = await ask(
      { 'a.csv': csv(dayFirst) },
      { window: windowOf({ last: { count: 20, unit: 'day' } }) },
    );
    expect(answer.counts).toMatchObject({ rows: 1501, scored: 876, filtered: 625 });
  });

  it('that a word is no end of the scale, since the end itself is given once', async () => {
    const words = [['nps'], ...rows(2000, (i) => [i % 4 === 0 ? 'Absolutely' : String(i % 10)]), ['10']];
    const answer = await ask({ 'a.csv': csv(words) }, { roles: { score: 'nps' } });
    expect(answer.counts).toMatchObject({ scored: 1501, invalid: 500 });
    expect(answer.overall[10]).toBe(1);
    expect((await ask({ 'a.csv': csv(words.slice(0, -1)) })).overall[10]).toBe(500);
  });

  it('that a word is an end of the scale, though it comes late', async () => {
    const words = [['nps'], ...rows(2000, (i) => [String(i % 10)]), ['Not at all'], ['Absolutely']];
    expect((await ask({ 'a.csv': csv(words) })).overall[10]).toBe(1);
  });

  it('which column is the score, though it is blank for long', async () => {
    const table = [
      ['id', 'nps', 'note'],
      ...rows(2000, (i) => [`r${i}`, '', 'x']),
      ...rows(5, (i) => [`s${i}`, '9', 'y']),
    ];
    const answer = await ask({ 'a.csv': csv(table) });
    expect(answer.columns.score).toBe('nps');
    expect(answer.counts).toEqual({
      rows: 2005,
      scored: 5,
      missing: 2000,
      invalid: 0,
      duplicates: 0,
      filtered: 0,
    });
  });

  it('which column is the score, though another one seemed to be', async () => {
    const table = [
      ['rating', 'likely to recommend'],
      ...rows(1200, (i) => [String(i % 11), '']),
      ...rows(300, (i) => ['', String(i % 11)]),
    ];
    const answer = await ask({ 'a.csv': csv(table) });
    expect(answer.columns.score).toBe('likely to recommend');
    expect(answer.counts).toMatchObject({ scored: 300, missing: 1200 });
  });

  it('that two columns could be the score', async () => {
    const table = [['nps', 'nps score'], ...rows(1500, () => ['9', '']), ['', '8']];
    await expect(ask({ 'a.csv': csv(table) })).rejects.toMatchObject({ code: 'ambiguousScore' });
  });

  it('that no column is the score', async () => {
    const table = [['a', 'b'], ...rows(1500, (i) => [`x${i}`, `y${i}`])];
    await expect(ask({ 'a.csv': csv(table) })).rejects.toMatchObject({ code: 'noScore' });
  });

  it('the encoding, though only the last byte shows it', async () => {
    const ascii = csv([['nps', 'size'], ...rows(30_000, (i) => [String(i % 11), 'small'])]);
    const bytes = Buffer.concat([Buffer.from(ascii), Buffer.from('10,Gr\xf6\xdfe\n', 'latin1')]);
    const answer = await ask({ 'a.csv': bytes }, { by: ['size'] });
    expect(groupsBy(answer)).toEqual({ small: 30_000, Größe: 1 });
    expect(answer.counts).toMatchObject({ rows: 30_001, scored: 30_001 });
    expect(answer.warnings.map(({ code }) => code)).toEqual(['notUtf8']);
  });

  it('the columns of NDJSON, though a name comes late', async () => {
    const early = rows(3000, (i) => [`{"nps":${i % 11},"comment":"${'x'.repeat(20)}"}`]).join('\n');
    const late = '{"nps":10,"plan":"Pro","rating":3}';
    const file = { 'a.ndjson': `${early}\n${late}\n` };
    expect(groupsBy(await ask(file, { by: ['plan'] }))).toEqual({ Pro: 1, '(none)': 3000 });
    expect((await ask(file, { where: ['plan=Pro'] })).counts).toMatchObject({ scored: 1, filtered: 3000 });
    expect((await ask(file, { roles: { score: 'rating' } })).counts).toMatchObject({
      scored: 1,
      missing: 3000,
    });
    await expect(ask(file, { by: ['nope'] })).rejects.toMatchObject({ code: 'unknownColumn' });
  });

  it('and another pass finds what the first one finds that knows everything', async () => {
    const cells = fc.tuple(
      fc.constantFrom('0', '5', '7', '9', 'Absolutely', '', '11', 'x'),
      fc.constantFrom('1/2/2025', '13/2/2025', '2025-03-04', '', 'soon'),
      fc.constantFrom('ann', 'bob', ''),
    );
    const tables = fc.tuple(
      fc.constantFrom(0, 1100),
      fc.array(cells, { minLength: 1, maxLength: 20 }),
      fc.constantFrom<Dedupe>('none', 'latest'),
    );
    await fc.assert(
      fc.asyncProperty(tables, async ([fill, tail, dedupe]) => {
        const file = csv([
          ['nps', 'date', 'email', 'plan'],
          ...rows(fill, (i) => [String(i % 10), `${(i % 12) + 1}/5/2025`, `r${i % 40}`, 'Free']),
          ['9', '2025-06-01', 'zoe', 'Pro'],
          ...tail.map((row) => [...row, 'Pro']),
        ]);
        const asked = {
          by: ['month', 'plan,month'],
          dedupe,
          roles: { score: 'nps', date: 'date', respondent: 'email' },
        };
        const found = await ask({ 'a.csv': file }, asked);
        const known = { ...asked, dateOrder: found.dates!.reading.order };
        expect(numbers(await ask({ 'a.csv': file }, known))).toEqual(numbers(found));
      }),
      { numRuns: 40 },
    );
  });
});

describe('several files', () => {
  const cells = fc.tuple(
    fc.constantFrom('0', '5', '7', '9', '10', ' 8 ', '', 'N/A', '11', '9.5', 'ten'),
    fc.constantFrom('2025-01-03', '2025-02-28', '2025-02-28T10:00', '', 'soon'),
    fc.constantFrom('ann', 'Ann ', 'bob', '', 'anonymous'),
    fc.constantFrom('Pro', 'a,b', '__proto__', ' x ', '"q"', 'l\nm', ''),
    // A row without anything in it would be none.
    fc.constant('web'),
  );
  const HEADER = ['nps', 'date', 'email', 'plan', 'source'];
  const roles = { score: 'nps', date: 'date', respondent: 'email' };
  const by = ['plan', 'month', 'plan,quarter', 'category'];

  it('are one data set, wherever it is divided', async () => {
    const divided = fc.array(fc.array(cells, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(divided, fc.constantFrom<Dedupe>('none', 'latest', 'first'), async (parts, dedupe) => {
        const all = [['9', '2025-01-01', 'zoe', 'Pro', 'web'], ...parts.flat()];
        const asked = { by, roles, dedupe };
        const whole = await ask({ 'a.csv': csv([HEADER, ...all]) }, asked);
        const files = parts.map((part, i) => [
          `${i}.csv`,
          csv([HEADER, ...(i === 0 ? [all[0]!] : []), ...part]),
        ]);
        const answer = await ask(Object.fromEntries(files), asked);
        expect(numbers(answer)).toEqual(numbers(whole));
        expect(answer.rejections.reduce((sum, { count }) => sum + count, 0)).toBe(
          whole.rejections.reduce((sum, { count }) => sum + count, 0),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('count every row once, and groups of one value each add up to the overall', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(cells, { maxLength: 25 }),
        fc.constantFrom<Dedupe>('none', 'latest', 'first'),
        fc.constantFrom<[] | [string]>(
          [],
          ['plan!=Pro'],
          ['category!=passive'],
          ['month=2025-02'],
          ['plan~a'],
        ),
        fc.constantFrom(null, '2025-02', '2025-01-03'),
        async (table, dedupe, where, since) => {
          const all = [...table, ['9', '2025-02-28', 'zoe', 'a', 'web']];
          const answer = await ask(
            { 'a.csv': csv([HEADER, ...all]) },
            { by, roles, dedupe, where, window: windowOf({ since }) },
          );
          const { rows: counted, scored, missing, invalid, duplicates, filtered } = answer.counts;
          expect(counted).toBe(all.length);
          expect(scored + missing + invalid + duplicates + filtered).toBe(counted);
          expect(total(answer)).toBe(scored);
          for (const {
            by: [name],
            groups,
          } of answer.breakdowns) {
            if (dedupe !== 'none' && name !== 'plan' && name !== 'category') continue;
            const sum = Object.values(sizes(groups)).reduce((a, b) => a + b, 0);
            if (dedupe === 'none' || groups[0]?.keys.length === 1) expect(sum).toBe(scored);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('may name their columns in another order, and leave some out', async () => {
    const answer = await ask(
      {
        'a.csv': 'nps,date,email,plan\n10,2025-01-01,ann,Pro\n3,2025-01-02,bob,Free\n',
        'b.csv': 'email,nps,date\nAnn,0,2025-02-01\ncat,9,2025-02-02\n',
      },
      { by: ['plan', 'file'], dedupe: 'latest' },
    );
    expect(answer.counts).toMatchObject({ rows: 4, scored: 3, duplicates: 1 });
    expect(answer.overall).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0]);
    expect(groupsBy(answer)).toEqual({ Free: 1, '(none)': 2 });
    expect(groupsBy(answer, 1)).toEqual({ 'a.csv': 1, 'b.csv': 2 });
  });

  it('of one header tell together what each could not', async () => {
    const answer = await ask({
      'a.csv': csv([['nps', 'date'], ...rows(3, () => ['', '3/4/2025'])]),
      'b.csv': csv([
        ['nps', 'date'],
        ['9', '25/4/2025'],
        ['8', ''],
      ]),
    });
    expect(answer.counts).toMatchObject({ rows: 5, scored: 2, missing: 3 });
    expect(answer.dates?.reading.order).toBe('dmy');
  });

  it('may be without a row as long as one has some', async () => {
    const answer = await ask({
      'a.csv': 'plan,nps,x\n',
      'b.csv': 'nps,plan\n9,Pro\n',
      'c.csv': 'nps,plan\n',
    });
    expect(answer.counts).toMatchObject({ rows: 1, scored: 1 });
    expect(answer.inputs.map(({ rows: read }) => read)).toEqual([0, 1, 0]);
    expect(answer.columns.score).toBe('nps');
  });

  it('may be left out as a whole by a condition', async () => {
    const files = { 'a.csv': 'wave,what\n1,x\n1,y\n', 'b.csv': 'wave,nps\n2,9\n2,0\n1,5\n' };
    const answer = await ask(files, { where: ['wave=2'] });
    expect(answer.counts).toMatchObject({ rows: 5, scored: 2, filtered: 3 });
  });

  it('of which one has no score are refused by its name', async () => {
    const files = { 'a.csv': 'nps\n9\n', 'b.csv': 'customer\nann\n' };
    await expect(ask(files)).rejects.toMatchObject({
      code: 'noScore',
      message: expect.stringContaining('b.csv'),
    });
  });

  it('must all have a column that a role names, and the one that has not is named', async () => {
    const files = { 'a.csv': 'x,nps\n1,9\n', 'b.csv': 'y,nps\n1,9\n' };
    await expect(ask(files, { roles: { score: 'x' } })).rejects.toMatchObject({
      code: 'unknownColumn',
      message: expect.stringMatching(/b\.csv, --score: .*'x'/),
    });
  });

  it('of which one is undated have a trend without it, and say so', async () => {
    const files = { 'a.csv': 'nps\n0\n1\n', 'b.csv': 'nps,date\n9,2025-01-01\n10,2025-02-01\n' };
    const answer = await ask(files, { by: ['month'] });
    expect(groupsBy(answer)).toEqual({ '2025-01': 1, '2025-02': 1, '(none)': 2 });
    expect(sizes(answer.trend!.groups)).toEqual({ '2025-01': 1, '2025-02': 1 });
    expect(answer.dates).toMatchObject({
      undated: 2,
      first: Date.UTC(2025, 0, 1),
      last: Date.UTC(2025, 1, 1),
    });
    expect(answer.columns.date).toBe('date');
    expect(answer.warnings).toEqual([
      { code: 'undatedInput', message: expect.stringMatching(/^a\.csv: no column of dates/) },
    ]);
  });

  it('of which one is undated can be asked for a span of time', async () => {
    const files = { 'a.csv': 'nps\n0\n', 'b.csv': 'nps,date\n9,2025-01-01\n10,2025-02-01\n' };
    const answer = await ask(files, { window: windowOf({ since: '2025-02' }) });
    expect(answer.counts).toMatchObject({ scored: 1, filtered: 2 });
  });

  it('that bear one name in several folders are told apart', async () => {
    const answer = await ask({ '2024/a.csv': 'nps\n0\n', '2025/a.csv': 'nps\n9\n' }, { by: ['file'] });
    expect(groupsBy(answer)).toEqual({ '2024/a.csv': 1, '2025/a.csv': 1 });
  });
});

describe('without a response', () => {
  it.each<[string, string, string[], RegExp]>([
    ['a header only', 'nps,date\n', [], /nothing below it/],
    [
      'no row that meets a condition',
      'nps,plan\n9,Pro\n8,Pro\n',
      ['plan=Free', 'plan!=x'],
      /none of 2 rows meets 'plan=Free' and 'plan!=x'/,
    ],
  ])('%s is no data', async (_, file, where, message) => {
    await expect(ask({ 'a.csv': file }, { where })).rejects.toMatchObject({
      code: 'noResponses',
      exitCode: 3,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['a condition on what is known only then', { where: ['category=passive'] }],
    ['a span of time', { window: windowOf({ until: '2024' }) }],
  ])('%s leaves an answer of none', async (_, changes) => {
    const answer = await ask({ 'a.csv': 'nps,date\n9,2025-01-01\n' }, changes);
    expect(answer.counts).toMatchObject({ rows: 1, scored: 0, filtered: 1 });
    expect([total(answer), answer.dates, answer.trend]).toEqual([0, null, null]);
  });

  it('that has a score, there is no score', async () => {
    const answer = await ask({ 'a.csv': 'nps,date\n,2025-01-01\n' }, { roles: { score: 'nps' } });
    expect(answer.counts).toMatchObject({ rows: 1, scored: 0, missing: 1 });
  });
});

describe('a window', () => {
  const file = {
    'a.csv': csv([
      ['nps', 'date'],
      ['1', '2025-01-31T23:59:59'],
      ['2', '2025-02-01T00:00:00'],
      ['3', '2025-02-28T23:59:59.999'],
      ['4', '2025-03-01T00:00:00'],
      ['5', ''],
      ['6', 'soon'],
    ]),
  };
  const kept = async (window: Parameters<typeof windowOf>[0]) => {
    const { overall } = await ask(file, { window: windowOf(window) });
    return overall.flatMap((n, score) => (n > 0 ? [score] : []));
  };

  it('includes both of its ends', async () => {
    expect(await kept({ since: '2025-02' })).toEqual([2, 3, 4]);
    expect(await kept({ until: '2025-02' })).toEqual([1, 2, 3]);
    expect(await kept({ since: '2025-02', until: '2025-02' })).toEqual([2, 3]);
    expect(await kept({ since: '2025-01-31', until: '2025-02-01' })).toEqual([1, 2]);
  });

  it('can count back from the newest answer', async () => {
    expect(await kept({ last: { count: 1, unit: 'day' } })).toEqual([4]);
    expect(await kept({ last: { count: 29, unit: 'day' } })).toEqual([2, 3, 4]);
    expect(await kept({ last: { count: 1, unit: 'month' } })).toEqual([3, 4]);
  });

  it('tells of dates that cannot be read, for nobody knows whether they lie in it', async () => {
    const { rejections, counts } = await ask(file, { window: windowOf({ since: '2025-02' }) });
    expect(rejections).toEqual([
      { input: 'a.csv', column: 'date', reason: 'dateUnreadable', count: 1, lines: [7] },
    ]);
    expect(counts).toMatchObject({ scored: 3, filtered: 3 });
  });

  it('counts back from the newest answer of all files, after the conditions', async () => {
    const files = {
      'a.csv': 'nps,date,plan\n9,2025-01-10,Pro\n8,2025-03-20,Free\n',
      'b.csv': 'nps,date,plan\n7,2025-01-20,Pro\n',
    };
    const last = windowOf({ last: { count: 11, unit: 'day' } });
    expect((await ask(files, { window: last })).counts.scored).toBe(1);
    expect((await ask(files, { window: last, where: ['plan=Pro'] })).counts.scored).toBe(2);
    expect(
      (await ask(files, { window: last, where: ['quarter=2025-Q1', 'month=2025-01'] })).counts.scored,
    ).toBe(2);
  });

  it('of data without dates is refused', async () => {
    const file = { 'a.csv': 'nps\n9\n' };
    for (const [name, window] of Object.entries({
      '--since': windowOf({ since: '2025' }),
      '--until': windowOf({ until: '2025' }),
      '--last': windowOf({ last: { count: 1, unit: 'day' } }),
    }))
      await expect(ask(file, { window })).rejects.toMatchObject({
        code: 'noDates',
        message: expect.stringContaining(name),
      });
  });

  it('of which no answer is dated leaves none', async () => {
    const answer = await ask(
      { 'a.csv': 'nps,date\n9,\n8,\n' },
      { roles: { date: 'date' }, window: windowOf({ last: { count: 90, unit: 'day' } }) },
    );
    expect(answer.counts).toMatchObject({ scored: 0, filtered: 2 });
  });

  it('lies in the zone that is asked for', async () => {
    const zoned = { 'a.csv': 'nps,date\n9,2025-01-31T23:30:00Z\n' };
    const calendar = { timeZone: 'Europe/Berlin', fiscalYearStart: 1 };
    const window = windowOf({ since: '2025-02' });
    expect((await ask(zoned, { window, calendar })).counts.scored).toBe(1);
    expect((await ask(zoned, { window })).counts.scored).toBe(0);
  });
});

describe('conditions', () => {
  it('come before columns are found', async () => {
    const long = {
      'a.csv': csv([
        ['question', 'answer'],
        ...rows(20, (i) => ['CSAT', `word ${i}`]),
        ...rows(20, (i) => ['NPS', String(i % 11)]),
      ]),
    };
    await expect(ask(long)).rejects.toMatchObject({ code: 'noScore' });
    const answer = await ask(long, { where: ['question=NPS'] });
    expect(answer.columns.score).toBe('answer');
    expect(answer.counts).toMatchObject({ scored: 20, filtered: 20 });
  });

  it('work on built-in dimensions', async () => {
    const file = { 'a.csv': 'nps,date\n9,2025-01-01\n3,2025-02-01\n7,\n,2025-02-01\n11,2025-02-01\n' };
    const scored = async (...where: string[]) => (await ask(file, { where, roles: { score: 'nps' } })).counts;
    expect(await scored('month=2025-02')).toMatchObject({ scored: 1, missing: 1, invalid: 1, filtered: 2 });
    expect(await scored('month>=2025-01')).toMatchObject({ scored: 2, filtered: 1 });
    expect(await scored('month=(none)')).toMatchObject({ scored: 1, filtered: 4 });
    expect(await scored('month!=2025-01')).toMatchObject({ scored: 2, filtered: 1 });
    expect(await scored('day>=2025-02-01')).toMatchObject({ scored: 1 });
    expect(await scored('year=2025', 'category=detractor')).toMatchObject({ scored: 1, filtered: 4 });
    expect(await scored('category!=detractor')).toMatchObject({
      scored: 2,
      missing: 1,
      invalid: 1,
      filtered: 1,
    });
    expect(await scored('file=a.csv')).toMatchObject({ filtered: 0 });
    expect(await scored('file!=a.csv')).toMatchObject({ filtered: 5, missing: 0, invalid: 0 });
  });

  it('on dates read the column as it is written', async () => {
    const dayFirst = {
      'a.csv': csv([
        ['nps', 'signup'],
        ...rows(12, (i) => [String(i % 11), `${i + 1}/3/2024`]),
        ['9', '25/2/2024'],
      ]),
    };
    const scored = async (where: string, changes = {}) =>
      (await ask(dayFirst, { where: [where], ...changes })).counts.scored;
    expect(await scored('signup>=2024-03-10')).toBe(3);
    expect(await scored('signup<2024-03-01')).toBe(1);
    expect(await scored('signup=25/2/2024')).toBe(1);
    expect(await scored('signup<2024-03-10', { dateOrder: 'mdy' })).toBe(3);
  });

  it('report dates that cannot be read only of rows that are asked about', async () => {
    const file = { 'a.csv': 'nps,date,plan\n9,2025-01-01,Pro\n8,soon,Free\n7,later,Pro\n2,never,Pro\n' };
    const unreadable = async (...where: string[]) =>
      (await ask(file, { where, roles: { date: 'date' } })).rejections.map(({ lines }) => lines);
    expect(await unreadable()).toEqual([[3, 4, 5]]);
    expect(await unreadable('plan=Pro')).toEqual([[4, 5]]);
    expect(await unreadable('plan=Pro', 'category!=passive')).toEqual([[5]]);
    expect(await unreadable('month=2025-01')).toEqual([[3, 4, 5]]);
  });
});

describe('respondents', () => {
  const file = {
    'a.csv':
      'nps,email,date\n9,ann@x.org,2025-01-01\n3,ANN@x.org ,2025-02-01\n5,,2025-01-03\n5,,2025-01-03\n',
  };

  it('who answer again are counted, and it is said', async () => {
    const { counts, warnings } = await ask(file);
    expect(counts).toMatchObject({ scored: 4, duplicates: 0 });
    expect(warnings).toEqual([
      { code: 'repeatedRespondents', message: expect.stringMatching(/^1 answer is from .*--dedupe latest/) },
    ]);
  });

  it('who answer again count once where that is asked', async () => {
    const latest = await ask(file, { dedupe: 'latest', by: ['month'] });
    expect(latest.counts).toMatchObject({ scored: 3, duplicates: 1 });
    expect(latest.overall[3]).toBe(1);
    expect(groupsBy(latest)).toEqual({ '2025-01': 3, '2025-02': 1 });
    expect(latest.warnings).toEqual([]);
    expect((await ask(file, { dedupe: 'first' })).overall[9]).toBe(1);
  });

  it('who are not known cannot be told apart, and it is said where that was asked', async () => {
    const { counts, warnings } = await ask({ 'a.csv': 'nps\n9\n9\n' }, { dedupe: 'latest' });
    expect(counts).toMatchObject({ scored: 2, duplicates: 0 });
    expect(warnings).toEqual([
      { code: 'anonymousInput', message: expect.stringMatching(/^a\.csv: .*--respondent/) },
    ]);
  });

  it('whose dates are missing have them counted among the answers that count', async () => {
    const undated = { 'a.csv': 'nps,email,date\n9,ann,2025-01-01\n3,ann,\n5,bob,\n' };
    expect((await ask(undated)).dates?.undated).toBe(2);
    expect((await ask(undated, { dedupe: 'latest' })).dates?.undated).toBe(1);
  });
});

describe('a long table', () => {
  const long = (people: number[], from = 0) =>
    csv([
      ['id', 'person', 'question', 'answer'],
      ...people.flatMap((person, i) => [
        [`r${from + 2 * i}`, `p${person}`, 'NPS', String(person % 11)],
        [`r${from + 2 * i + 1}`, `p${person}`, 'Why?', `because of ${person}`],
      ]),
    ]);
  const where = ['question=NPS'];

  it('has its comments in other rows', async () => {
    const { comments } = await ask({ 'a.csv': long([0, 5, 9, 10]) }, { where });
    expect(comments).toEqual({ column: 'answer', matchedBy: ['person'], count: 4 });
  });

  it('has them over several files', async () => {
    const files = { 'a.csv': long([1, 2, 3]), 'b.csv': long([8, 9, 10], 100) };
    expect((await ask(files, { where })).comments).toMatchObject({ count: 6 });
  });

  it('has those of the answers that count', async () => {
    const { comments, counts } = await ask(
      { 'a.csv': long([1, 2, 9, 10]) },
      { where: [...where, 'category=promoter'] },
    );
    expect(counts.scored).toBe(2);
    expect(comments).toMatchObject({ count: 2 });
  });

  it('has none where nobody filtered, or another column holds them', async () => {
    expect(
      (await ask({ 'a.csv': 'nps,plan\n9,Pro\n8,Free\n' }, { where: ['plan=Pro'] })).comments,
    ).toBeNull();
  });
});

it('a group without a date is a group', async () => {
  const answer = await ask({ 'a.csv': 'nps,date\n9,2025-01-01\n3,\n' }, { by: ['month'] });
  expect(answer.breakdowns[0]!.groups.find(({ keys: [key] }) => key === null)).toEqual({
    keys: [null],
    tally: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
  });
});

it('a column of a name that occurs twice must be named by its number', async () => {
  const file = { 'a.csv': 'nps,plan,plan\n9,Pro,x\n' };
  await expect(ask(file, { by: ['plan'] })).rejects.toMatchObject({ code: 'repeatedColumn' });
  expect(groupsBy(await ask(file, { by: ['#3'] }))).toEqual({ x: 1 });
});

it('reads standard input as often as it takes', async () => {
  const stdin = csv([['nps', 'date'], ...rows(1500, () => ['9', '3/4/2025']), ['1', '25/4/2025']]);
  const answer = await answerQuestion(question({ inputs: ['-'], by: ['month'] }), worldOf(stdin));
  expect(groupsBy(answer)).toEqual({ '2025-04': 1501 });
  expect(answer.inputs).toMatchObject([{ path: 'stdin', rows: 1501 }]);
});
