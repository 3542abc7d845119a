import { describe, expect, it } from 'vitest';
import { type ReportOptions, report, reportOf } from '../../src/analyse/report.ts';
import type { Answer, Dedupe, Dimension, Group, Question, Report, Tally } from '../../src/model.ts';
import { score } from '../../src/stats/score.ts';
import { type Files, question, withFiles, worldOf } from '../pipeline/ask.ts';

const OPTIONS: ReportOptions = { interval: 'adjusted-wald', level: 0.95, minN: 0, strict: false };

const ask = (
  files: Files,
  changes: Partial<Question> = {},
  options: Partial<ReportOptions> = {},
): Promise<Report> =>
  withFiles(files, async (inputs, folder) => {
    const found = await report(question({ ...changes, inputs }), { ...OPTIONS, ...options }, worldOf());
    return JSON.parse(JSON.stringify(found).replaceAll(`${folder}/`, '')) as Report;
  });

const scored = (tally: Tally) =>
  JSON.parse(JSON.stringify(score(tally, { method: 'adjusted-wald', level: 0.95 })));

describe('report', () => {
  const roles = { score: 'nps' };
  const SMALL = [
    'email,responded_at,plan,nps,why',
    'ann@x.org,2025-01-31T10:00:00,Pro,10,it is quick and does what it says',
    'bob@x.org,2025-02-01T00:00:00,Pro,8,',
    'cat@x.org,2025-02-28T23:59:59,Free,0,too slow for what it costs us',
    'dan@x.org,2025-02-28,__proto__,9,works',
    'eve@x.org,2025-02-11,,11,',
    'fay@x.org,,Free,,nothing to add to that',
    'ann@x.org,soon,Pro,7,again',
  ].join('\n');

  it('holds exactly what is promised', async () => {
    expect(await ask({ 'a.csv': SMALL }, { roles, by: ['plan', 'plan,month'] })).toEqual({
      schema: 'nps.report/1',
      metric: 'nps',
      source: {
        engine: 'memory',
        engineWhy: '1 KiB, which is quickly read',
        inputs: [{ path: 'a.csv', format: 'plain', container: 'csv', encoding: 'utf-8', rows: 7 }],
        columns: { score: 'nps', comment: 'why', date: 'responded_at', respondent: 'email' },
      },
      counts: { rows: 7, scored: 5, missing: 1, invalid: 1, duplicates: 0, filtered: 0 },
      dates: {
        first: '2025-01-31T10:00:00',
        last: '2025-02-28T23:59:59',
        undated: 1,
        order: null,
        why: expect.any(String),
        timeZone: 'UTC',
      },
      responseRate: null,
      overall: {
        n: 5,
        promoters: 2,
        passives: 2,
        detractors: 1,
        nps: 20,
        interval: { low: expect.any(Number), high: expect.any(Number), level: 0.95, method: 'adjusted-wald' },
        distribution: [1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
      },
      trend: {
        period: 'month',
        groups: [
          { keys: { month: '2025-01' }, ...scored([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), partial: true },
          { keys: { month: '2025-02' }, ...scored([1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0]) },
        ],
      },
      breakdowns: [
        {
          by: ['plan'],
          groups: [
            { keys: { plan: 'Pro' }, ...scored([0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1]) },
            { keys: { plan: 'Free' }, ...scored([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) },
            { keys: { plan: '__proto__' }, ...scored([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]) },
          ],
        },
        {
          by: ['plan', 'month'],
          groups: [
            { keys: { plan: 'Pro', month: '2025-01' }, ...scored([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) },
            { keys: { plan: 'Pro', month: '2025-02' }, ...scored([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]) },
            { keys: { plan: 'Pro', month: null }, ...scored([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]) },
            { keys: { plan: 'Free', month: '2025-02' }, ...scored([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) },
            { keys: { plan: '__proto__', month: '2025-02' }, ...scored([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]) },
          ],
        },
      ],
      leftOut: [],
      rejections: [
        { input: 'a.csv', column: 'nps', reason: 'scoreOutOfRange', count: 1, lines: [6] },
        { input: 'a.csv', column: 'responded_at', reason: 'dateUnreadable', count: 1, lines: [8] },
      ],
      warnings: [
        { code: 'manyInvalid', message: expect.any(String) },
        { code: 'repeatedRespondents', message: expect.any(String) },
      ],
    });
  });

  it('has its keys in the order in which they are promised', async () => {
    const found = await ask({ 'a.csv': SMALL }, { roles, by: ['plan'] }, { minN: 1 });
    expect(Object.keys(found)).toEqual(
      'schema metric minN source counts dates responseRate overall trend breakdowns leftOut rejections warnings'.split(
        ' ',
      ),
    );
    expect(Object.keys(found.counts)).toEqual('rows scored missing invalid duplicates filtered'.split(' '));
    expect(Object.keys(found.overall)).toEqual(
      'n promoters passives detractors nps interval distribution'.split(' '),
    );
    expect(Object.keys(found.breakdowns[0]!.groups[0]!)).toEqual(
      'keys n promoters passives detractors nps interval'.split(' '),
    );
  });

  it('makes a key of any name, that of the prototype too', async () => {
    const found = await ask(
      { 'a.csv': 'nps,__proto__,constructor\n9,Pro,x\n' },
      { by: ['__proto__,constructor'] },
    );
    expect(Object.entries(found.breakdowns[0]!.groups[0]!.keys)).toEqual([
      ['__proto__', 'Pro'],
      ['constructor', 'x'],
    ]);
  });

  it('says how a long table was read', async () => {
    const long = 'person,question,answer\nann,NPS,9\nann,Why?,good words\nbob,NPS,10\nbob,Why?,more words\n';
    const found = await ask({ 'a.csv': long }, { where: ['question=NPS'] });
    expect(found.source.comments).toEqual({ column: 'answer', matchedBy: ['person'], count: 2 });
  });

  it('names the order of day and month only where a date depends on it', async () => {
    const order = async (date: string) => (await ask({ 'a.csv': `nps,date\n9,${date}\n` })).dates?.order;
    expect(await order('25/1/2025')).toBe('dmy');
    expect(await order('1/25/2025')).toBe('mdy');
    expect(await order('2025-01-25')).toBeNull();
  });

  it('computes intervals as it is told', async () => {
    const interval = async (options: Partial<ReportOptions>) =>
      (await ask({ 'a.csv': SMALL }, { roles }, options)).overall.interval;
    expect(await interval({ interval: 'wald', level: 0.9 })).toMatchObject({ method: 'wald', level: 0.9 });
    expect(await interval({ interval: 'score' })).toMatchObject({ method: 'score' });
  });

  it('without a scored answer has no score', async () => {
    const found = await ask(
      { 'a.csv': 'nps,date,plan\n,2025-01-01,Pro\nN/A,,Free\n' },
      { roles, by: ['plan'] },
    );
    expect(found).toMatchObject({
      counts: { rows: 2, scored: 0, missing: 2 },
      dates: null,
      overall: {
        n: 0,
        promoters: 0,
        passives: 0,
        detractors: 0,
        nps: null,
        interval: null,
        distribution: Array(11).fill(0),
      },
      trend: null,
      breakdowns: [{ by: ['plan'], groups: [] }],
    });
  });

  describe('strict', () => {
    it('refuses values that cannot be used, and says where they are', async () => {
      await expect(ask({ 'a.csv': SMALL }, { roles }, { strict: true })).rejects.toMatchObject({
        code: 'invalidRows',
        exitCode: 2,
        message: expect.stringMatching(
          /2 invalid values:\n {2}.*a\.csv, column 'nps': 1 score outside 0-10, line 6\n {2}.*a\.csv, column 'responded_at': 1 date that cannot be read, line 8$/,
        ),
      });
    });

    it('lists five lines at most', async () => {
      const bad = `nps\n${'9\n'.repeat(80)}${'11\n'.repeat(7)}`;
      await expect(ask({ 'a.csv': bad }, {}, { strict: true })).rejects.toThrow(
        /lines 82, 83, 84, 85, 86, …$/,
      );
    });

    it('has nothing against missing ones', async () => {
      const found = await ask({ 'a.csv': 'nps\n9\n\nN/A\n' }, {}, { strict: true });
      expect(found.counts).toMatchObject({ scored: 1, missing: 1 });
    });
  });
});

describe('reportOf', () => {
  const tally = (n: number): number[] => [n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const groups = (sizes: Record<string, number>): Group[] =>
    Object.entries(sizes).map(([key, n]) => ({ keys: [key === '(none)' ? null : key], tally: tally(n) }));
  const plan: Dimension = { kind: 'column', name: 'plan' };
  const month: Dimension = { kind: 'period', name: 'month' };

  const answer = (changes: Partial<Answer> = {}): Answer => ({
    engine: { engine: 'memory', why: 'an ordinary export' },
    inputs: [],
    columns: {},
    comments: null,
    customers: [],
    stages: null,
    themes: null,
    counts: { rows: 40, scored: 40, missing: 0, invalid: 0, duplicates: 0, filtered: 0 },
    dates: null,
    overall: tally(40),
    trend: null,
    breakdowns: [],
    invitations: null,
    leftOut: [],
    rejections: [],
    warnings: [],
    ...changes,
  });
  const made = (changes: Partial<Answer>, minN = 0, dedupe: Dedupe = 'none') =>
    reportOf(answer(changes), question({ dedupe }), { ...OPTIONS, minN });
  const byPlan = (sizes: Record<string, number>) => ({
    breakdowns: [{ by: ['plan'], dimensions: [plan], groups: groups(sizes) }],
  });
  const shown = ({ breakdowns }: Report, i = 0) =>
    Object.fromEntries(breakdowns[i]!.groups.map(({ keys, n }) => [keys.plan ?? keys.month ?? '(none)', n]));

  it('orders groups by size, and by name once sizes are to be hidden', () => {
    const sizes = { Free: 10, Pro: 20, Team: 10 };
    expect(Object.keys(shown(made(byPlan(sizes))))).toEqual(['Pro', 'Free', 'Team']);
    expect(Object.keys(shown(made(byPlan(sizes), 1)))).toEqual(['Pro', 'Free', 'Team']);
    expect(Object.keys(shown(made(byPlan(sizes), 2)))).toEqual(['Free', 'Pro', 'Team']);
  });

  it('hides small groups, and the one that would reveal them', () => {
    const found = made(byPlan({ Pro: 30, Free: 8, Team: 2 }), 5);
    expect(found.minN).toBe(5);
    expect(shown(found)).toEqual({ Free: null, Pro: 30, Team: null });
    expect(found.breakdowns[0]!.groups[0]).toEqual({
      keys: { plan: 'Free' },
      n: null,
      promoters: null,
      passives: null,
      detractors: null,
      nps: null,
      interval: null,
      suppressed: true,
    });
  });

  it('hides everything where the overall is too small', () => {
    const found = made(
      {
        ...byPlan({ Pro: 40 }),
        trend: { period: 'month', groups: [{ keys: ['2025-01'], tally: tally(40), partial: true }] },
      },
      41,
    );
    expect(found.overall).toMatchObject({ n: null, nps: null, suppressed: true, distribution: null });
    expect(shown(found)).toEqual({ Pro: null });
    expect(found.trend?.groups).toMatchObject([{ n: null, suppressed: true, partial: true }]);
  });

  it('hides nothing with a limit of 0 or 1, and empty periods never', () => {
    const trend = {
      period: 'month' as const,
      groups: [
        { keys: ['2025-01'], tally: tally(39), partial: true },
        { keys: ['2025-02'], tally: tally(0), partial: false },
        { keys: ['2025-03'], tally: tally(1), partial: false },
      ],
    };
    expect(made({ trend }).trend?.groups.map(({ n }) => n)).toEqual([39, 0, 1]);
    expect(made({ trend }, 1).trend?.groups.map(({ n }) => n)).toEqual([39, 0, 1]);
    expect(made({ trend }, 5).trend?.groups.map(({ n }) => n)).toEqual([null, 0, null]);
    expect(made({ trend }).trend?.groups.map((group) => 'partial' in group)).toEqual([true, false, false]);
  });

  it('hides the same periods in the trend and in a breakdown by them', () => {
    const sizes = { '2025-01': 30, '2025-02': 2, '2025-03': 5 };
    const found = made(
      {
        trend: { period: 'month', groups: groups(sizes).map((group) => ({ ...group, partial: false })) },
        breakdowns: [{ by: ['month'], dimensions: [month], groups: groups({ ...sizes, '(none)': 3 }) }],
      },
      4,
    );
    const hidden = (list: readonly { keys: Record<string, string | null>; n: number | null }[]) =>
      list.filter(({ n, keys }) => n === null && keys.month !== null).map(({ keys }) => keys.month);
    expect(hidden(found.trend!.groups)).toEqual(hidden(found.breakdowns[0]!.groups));
    expect(hidden(found.trend!.groups)).toContain('2025-02');
  });

  it('says which groups do not add up', () => {
    const crossed = { by: ['plan', 'month'], dimensions: [plan, month], groups: [] };
    const breakdowns = [
      { by: ['plan'], dimensions: [plan], groups: [] },
      { by: ['month'], dimensions: [month], groups: [] },
      crossed,
    ];
    const sums = (dedupe: Dedupe) => made({ breakdowns }, 0, dedupe).breakdowns.map((one) => one.sums);
    expect(sums('none')).toEqual([undefined, undefined, undefined]);
    expect(sums('latest')).toEqual([undefined, false, false]);
    expect(sums('first')).toEqual([undefined, false, false]);
    expect('sums' in made({ breakdowns }).breakdowns[0]!).toBe(false);
  });

  it('takes numbers and words from the answer as they are', () => {
    const rejections = [
      { input: 'a', column: null, reason: 'jsonUnreadable' as const, count: 1, lines: [3] },
    ];
    const warnings = [{ code: 'x', message: 'y' }];
    expect(made({ rejections, warnings })).toMatchObject({ rejections, warnings, counts: { rows: 40 } });
  });
});
