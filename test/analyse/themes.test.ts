import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ThemesOptions, themes } from '../../src/analyse/themes.ts';
import { parseThemes } from '../../src/config/themes.ts';
import type { ThemesReport } from '../../src/model/themes.ts';
import type { Question } from '../../src/model.ts';
import { csv, question, withFiles, worldOf } from '../pipeline/ask.ts';

const RULES = parseThemes(
  `version: 1
themes:
  - {id: price, label: Price, any: [price*, expensive]}
  - id: product
    themes: [{id: speed, any: [slow*]}, {id: bugs, any: [crash*]}]
  - {id: leaving, any: [cancel*], when: {group: detractor}}`,
  'rules.yaml',
);
const OPTIONS: ThemesOptions = { interval: 'adjusted-wald', level: 0.95, minN: 0, strict: false, quotes: 0 };

type Cells = string[];
const HEADER = ['score', 'comment', 'date', 'email', 'plan', 'mrr'];

const run = (
  rows: readonly Cells[],
  changes: Partial<Question> = {},
  options: Partial<ThemesOptions> = {},
): Promise<ThemesReport> =>
  withFiles({ 'a.csv': csv([HEADER, ...rows]) }, (inputs) =>
    themes(
      question({
        roles: { score: 'score', comment: 'comment', date: 'date', respondent: 'email' },
        themes: RULES,
        dedupe: 'latest',
        ...changes,
        inputs,
      }),
      { ...OPTIONS, ...options },
      worldOf(),
    ),
  );

const find = (report: ThemesReport, id: string) => report.themes.find(({ theme }) => theme === id)!;

const WORDS: Record<string, string[]> = {
  price: ['price'],
  'too expensive': ['price'],
  slow: ['product', 'speed'],
  'crashes daily': ['product', 'bugs'],
  fine: [],
};

interface Row {
  score: number;
  words: string[];
  day: number | null;
  who: string | null;
  plan: string;
}

const row: fc.Arbitrary<Row> = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  words: fc.uniqueArray(fc.constantFrom(...Object.keys(WORDS), 'n/a'), { maxLength: 3 }),
  day: fc.option(fc.integer({ min: 1, max: 28 }), { freq: 6 }),
  who: fc.option(fc.constantFrom('a@x.test', 'b@x.test', 'c@x.test', 'd@x.test')),
  plan: fc.constantFrom('Pro', 'Free'),
});

const cellsOf = ({ score, words, day, who, plan }: Row): Cells => [
  `${score}`,
  words.includes('n/a') ? 'n/a' : words.join(', '),
  day === null ? '' : `2025-03-${`${day}`.padStart(2, '0')}`,
  who ?? '',
  plan,
  '',
];

/** What a reader of the definitions would count, for a table of rows. */
function byHand(rows: readonly Row[]) {
  const saying = rows.filter(({ words }) => words.length > 0 && !words.includes('n/a'));
  const themesOf = ({ words }: Row) =>
    saying.length === 0 || words.includes('n/a')
      ? []
      : [...new Set(words.flatMap((word) => WORDS[word] ?? []))];
  const isLater = (a: Row, b: Row) =>
    a.day === b.day ? rows.indexOf(a) > rows.indexOf(b) : b.day === null || (a.day !== null && a.day > b.day);
  const latest = (own: readonly Row[]) => own.reduce((best, one) => (isLater(one, best) ? one : best));
  const people = [
    ...rows.filter(({ who }) => who === null).map((one) => [one]),
    ...[...new Set(rows.flatMap(({ who }) => who ?? []))].map((name) =>
      rows.filter(({ who }) => who === name),
    ),
  ];
  const npsOf = (some: readonly Row[]) =>
    some.length === 0
      ? null
      : (100 *
          (some.filter(({ score }) => score >= 9).length - some.filter(({ score }) => score <= 6).length)) /
        some.length;
  const about = (id: string) => {
    const having = (own: readonly Row[]) => own.filter((one) => themesOf(one).includes(id));
    const voices = people.filter((own) => having(own).length > 0).map((own) => latest(having(own)));
    const rest = people.filter((own) => having(own).length === 0).map(latest);
    const [all, without] = [npsOf([...voices, ...rest]), npsOf(rest)];
    return {
      mentions: having(rows).length,
      n: voices.length,
      nps: npsOf(voices),
      impact: voices.length === 0 || all === null || without === null ? null : all - without,
    };
  };
  return {
    comments: {
      answers: rows.length,
      comments: rows.filter(({ words }) => words.length > 0).length,
      withContent: saying.length,
      tagged: saying.filter((one) => themesOf(one).length > 0).length,
    },
    overall: npsOf(people.map(latest)),
    about,
  };
}

describe('themes', () => {
  it('counts coverage, voices and impact as a plain reading does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const report = await run(rows.map(cellsOf));
        const wanted = byHand(rows);
        expect(report.comments).toMatchObject(wanted.comments);
        expect(report.overall.nps).toEqual(wanted.overall);
        for (const id of ['price', 'product', 'speed', 'bugs']) {
          const { mentions, n, nps, impact } = wanted.about(id);
          const found = find(report, id);
          expect([found.mentions, found.n, found.nps]).toEqual([mentions, n, nps]);
          if (impact === null) expect(found.impact).toBe(null);
          else expect(found.impact!.points).toBeCloseTo(impact, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('flags a theme that hangs on the score, and gives it no impact', async () => {
    const report = await run([
      ['2', 'I will cancel', '', '', '', ''],
      ['9', 'never cancel', '', '', '', ''],
    ]);
    expect(find(report, 'leaving')).toMatchObject({ n: 1, nps: -100, scoreDependent: true, impact: null });
    expect(report.themes.at(-1)!.theme).toBe('speed');
    expect(report.warnings.map(({ code }) => code)).toContain('themeScoreDependent');
  });

  it('ranks by impact, and says what is untagged', async () => {
    const report = await run([
      ...Array.from({ length: 4 }, () => ['9', 'good price', '', '', '', '']),
      ...Array.from({ length: 4 }, () => ['2', 'so slow', '', '', '', '']),
      ['8', 'something else', '', '', '', ''],
      ['8', '', '', '', '', ''],
    ]);
    expect(report.themes.slice(0, 3).map(({ theme }) => theme)).toEqual(['price', 'product', 'speed']);
    expect(report.untagged).toMatchObject({ theme: 'untagged', n: 1, mentions: 1 });
    expect(report.comments.coverage).toBeCloseTo(8 / 9, 12);
    expect(report.commenters.n).toBe(9);
    expect(report.warnings.map(({ code }) => code)).toContain('themeUnused');
  });

  it('compares the latest two whole months, a respondent once in each', async () => {
    const rows = ['01', '02', '03', '04'].flatMap((month, m) =>
      Array.from({ length: 10 }, (_, i) => [
        '8',
        i < 2 + 3 * Number(month === '03') ? 'slow' : 'fine',
        `2025-${month}-1${i % 5}`,
        m === 2 && i === 0 ? 'loud@x.test' : `${month}${i}@x.test`,
        '',
        '',
      ]),
    );
    const loud = Array.from({ length: 30 }, () => ['8', 'slow', '2025-03-20', 'loud@x.test', '', '']);
    const report = await run([...rows, ...loud]);
    expect(report.periods).toEqual({ current: '2025-03', previous: '2025-02' });
    const { mentions, n, change } = find(report, 'speed');
    expect([mentions, n]).toEqual([41, 11]);
    expect(change).toMatchObject({ share: 0.5, previousShare: 0.2 });
    expect(change!.difference).toBeCloseTo(0.3, 12);
  });

  it('shows every theme in each group, and in none that is small', async () => {
    const rows = (['Pro', 'Free', 'Pro', 'Free', 'Pro', 'Free', 'Pro', 'Free', 'Tiny'] as const).map(
      (plan, i) => [`${i}`, i % 3 === 0 ? 'slow' : 'fine', '', '', plan, ''],
    );
    const [breakdown] = (await run(rows, { by: ['plan'] })).breakdowns;
    expect(breakdown!.groups.map(({ keys, overall }) => [keys.plan, overall.n])).toEqual([
      ['Free', 4],
      ['Pro', 4],
      ['Tiny', 1],
    ]);
    expect(breakdown!.groups[1]!.themes.find(({ theme }) => theme === 'speed')).toMatchObject({ n: 2 });
    const hidden = await run(rows, { by: ['plan'] }, { minN: 2 });
    const shown = hidden.breakdowns[0]!.groups.filter(({ overall }) => !overall.suppressed);
    expect(shown).toHaveLength(1);
    expect(JSON.stringify(hidden.breakdowns[0]!.groups.find(({ keys }) => keys.plan === 'Tiny'))).not.toMatch(
      /\d/,
    );
  });

  it('sums what the customers behind a theme are worth, and counts what it cannot read', async () => {
    const report = await run(
      [
        ['2', 'slow', '', 'a@x.test', '', '1,000'],
        ['3', 'slow again', '', 'a@x.test', '', '1,000'],
        ['9', 'good price', '', 'b@x.test', '', '$200'],
        ['9', 'price', '', 'c@x.test', '', 'unknown'],
        ['9', 'price', '', 'd@x.test', '', ''],
      ],
      { value: 'mrr' },
    );
    expect(find(report, 'speed').value).toMatchObject({ total: 1000, detractors: 1000, customers: 1 });
    expect(find(report, 'price').value).toMatchObject({ total: 200, customers: 1 });
    expect(report.value).toMatchObject({ total: 1200 });
    expect(report.rejections).toMatchObject([
      { column: 'mrr', reason: 'amountUnreadable', count: 1, lines: [5] },
    ]);
    await expect(run([['9', 'x', '', '', '', '1']], { value: 'arr' })).rejects.toMatchObject({
      code: 'unknownColumn',
    });
  });

  it('quotes detractors of what lowers the score, promoters of what lifts it', async () => {
    const rows = [
      ...Array.from({ length: 3 }, (_, i) => ['2', `slow ${i}`, '', '', '', '']),
      ['9', 'slow but good', '', '', '', ''],
      ...Array.from({ length: 3 }, (_, i) => ['9', `price ${i}`, '', '', '', '']),
    ];
    const report = await run(rows, {}, { quotes: 2 });
    expect(find(report, 'speed').quotes!.map(({ score }) => score)).toEqual([2, 2]);
    expect(find(report, 'price').quotes!.map(({ score }) => score)).toEqual([9, 9]);
    expect('quotes' in (await run(rows)).themes[0]!).toBe(false);
  });

  it('is null throughout without answers that count, and refuses themes as groups', async () => {
    const none = await run([['', 'slow', '', '', '', '']]);
    expect([none.overall.n, none.overall.nps, none.comments.coverage, find(none, 'speed').impact]).toEqual([
      0,
      null,
      null,
      null,
    ]);
    await expect(run([['9', 'slow', '', '', '', '']], { by: ['theme'] })).rejects.toMatchObject({
      code: 'badOption',
    });
  });
});
