import { describe, expect, it } from 'vitest';
import { parseThemes } from '../../src/config/themes.ts';
import type { Question, ThemeSource } from '../../src/model.ts';
import { themesFor } from '../../src/pipeline/themes.ts';
import { ask, csv, sizes, tableOf, total } from './ask.ts';

const source = (...themes: string[]): ThemeSource =>
  parseThemes(`version: 1\nthemes: [${themes.join(', ')}]`, 'rules.yaml');
const RULES = source(
  '{id: price, any: [price*, expensive]}',
  '{id: product, themes: [{id: speed, any: [slow*]}]}',
  '{id: leaving, any: [cancel*], when: {group: detractor}}',
);
const ROWS = [
  ['score', 'comment', 'plan'],
  ['9', 'fair price', 'Pro'],
  ['3', 'slow and expensive', 'Pro'],
  ['2', 'I will cancel', 'Free'],
  ['9', 'never cancel it', 'Free'],
  ['8', 'n/a', 'Free'],
  ['10', '', 'Pro'],
];
const asked = (changes: Partial<Question> = {}) =>
  ask({ 'a.csv': csv(ROWS) }, { themes: RULES, by: ['theme'], ...changes });

describe('--by theme', () => {
  it('counts an answer in each of its themes; no comment is not untagged', async () => {
    const { breakdowns, overall } = await asked();
    expect(sizes(breakdowns[0]!.groups)).toEqual({
      price: 2,
      product: 1,
      speed: 1,
      leaving: 1,
      untagged: 1,
      '(none)': 2,
    });
    expect(overall.reduce((a, b) => a + b, 0)).toBe(6);
  });

  it('crosses with other dimensions, wherever the theme stands among them', async () => {
    const { breakdowns } = await asked({ by: ['plan,theme', 'theme,plan'] });
    const keys = (i: number) => breakdowns[i]!.groups.map((group) => group.keys);
    expect(keys(0)).toContainEqual(['Pro', 'speed']);
    expect(keys(1).map(([theme, plan]) => [plan, theme])).toEqual(expect.arrayContaining(keys(0)));
    expect(keys(1)).toHaveLength(keys(0).length);
  });

  it.each([
    ['theme=price', 2],
    ['theme!=price', 4],
    ['theme=untagged', 1],
    ['theme=(none)', 2],
    ['theme~p', 2],
  ])('--where %s', async (where, n) => {
    expect(total(await asked({ by: [], where: [where] }))).toBe(n);
  });

  it('of one voice for each respondent, the themes of the answer that counts', async () => {
    const rows = [
      ['score', 'comment', 'email', 'date'],
      ['2', 'slow', 'a@x.test', '2025-01-01'],
      ['9', 'fair price', 'a@x.test', '2025-02-01'],
    ];
    const { breakdowns } = await ask(
      { 'a.csv': csv(rows) },
      { themes: RULES, by: ['theme'], dedupe: 'latest' },
    );
    expect(sizes(breakdowns[0]!.groups)).toEqual({ price: 1 });
  });

  it('is refused without rules, and without comments', async () => {
    await expect(asked({ themes: null })).rejects.toMatchObject({ code: 'noThemesGiven' });
    const bare = ask({ 'a.csv': 'score,plan\n9,Pro\n3,Free\n' }, { themes: RULES, by: ['theme'] });
    await expect(bare).rejects.toMatchObject({ code: 'noComments' });
  });

  it('finds comments that stand in other rows', async () => {
    const rows = [
      ['answer_id', 'person', 'question', 'answer'],
      ['1', 'ann', 'NPS', '9'],
      ['2', 'ann', 'why', 'fair price'],
      ['3', 'bob', 'NPS', '2'],
      ['4', 'bob', 'why', 'slow and expensive'],
      ['5', 'cat', 'NPS', '8'],
    ];
    const { breakdowns, comments } = await ask(
      { 'a.csv': csv(rows) },
      { themes: RULES, by: ['theme'], where: ['question=NPS'], roles: { score: 'answer' } },
    );
    expect(comments).toMatchObject({ column: 'answer', count: 2 });
    expect(sizes(breakdowns[0]!.groups)).toEqual({ price: 2, product: 1, speed: 1, '(none)': 1 });
  });

  it('tells what is doubtful in the rules, and where they are from', async () => {
    const { themes, warnings } = await asked();
    expect(themes).toBe('rules.yaml');
    expect(warnings.map(({ code }) => code)).toContain('themeScoreDependent');
  });
});

describe('themesFor', () => {
  const table = tableOf('a.csv', [['score', 'comment', 'lang']]);
  const mapping = {
    format: 'plain',
    roles: { score: 0, comment: 1, date: null, respondent: null, account: null, stage: null },
    anchors: {},
    date: null,
  };
  const answer = (row: string[]) => ({ row, score: Number(row[0]), at: null, customer: null });

  it('minds the language of a comment where the rules do', () => {
    const { of } = themesFor(source('{id: dear, any: [teuer], when: {lang: de}}'));
    const read = of(table, mapping);
    expect(read(answer(['3', 'teuer', 'de-AT'])).tag).toEqual([0]);
    expect(read(answer(['3', 'teuer', 'nl'])).tag).toEqual([]);
    expect(read(answer(['3', 'teuer', ''])).tag).toEqual([]);
  });

  it('says that there is nothing to tag where no column has comments', () => {
    const read = themesFor(RULES).of(table, { ...mapping, roles: { ...mapping.roles, comment: null } });
    expect(read(answer(['3', 'slow', '']))).toEqual({ comment: '', tag: null });
  });
});
