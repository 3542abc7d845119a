import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/model.ts';
import { completed } from '../../src/pipeline/completed.ts';
import { settle } from '../../src/pipeline.ts';
import { csv, question, withFiles, worldOf } from './ask.ts';

const RULE = { any: ['slow'], except: [], unless: [], when: [], negated: 'keep' } as const;
const THEMES: Question['themes'] = {
  path: 'rules.yaml',
  rules: { version: 1, themes: [{ id: 'speed', label: null, parent: null, rules: [RULE] }], examples: [] },
  warnings: [],
};

const told = (rows: string[][], changes: Partial<Question> = {}) =>
  withFiles({ 'a.csv': csv(rows) }, async (inputs) => {
    const asked = question({ ...changes, inputs });
    const { found, warnings } = await completed(asked, await settle(asked, worldOf()));
    return { ...found.beside, warnings };
  });

const PLAIN = [
  ['nps', 'date'],
  ['9', '2025-01-01'],
];
const DATED = [
  ['nps', 'date', 'signup_date', 'stage of life'],
  ['9', '2025-01-01', '2024-01-01', 'x'],
];

describe('completed', () => {
  it('tells stages where there is something to tell them from, and is silent where there is nothing', async () => {
    expect((await told(DATED)).stages?.source.attributes).toMatchObject({ signup: 'signup_date' });
    expect(await told(PLAIN)).toMatchObject({ stages: null, warnings: [] });
  });

  it('keeps the stages that a condition asked for', async () => {
    const { stages } = await told(DATED, { where: ['stage=established'] });
    expect(stages?.start).toEqual({ column: 'signup_date', signup: true });
  });

  it('leaves stages out that nobody asked for and that go wrong, and says why', async () => {
    const stages = { ...question().stages, attributes: { signup: 'joined' } };
    expect(await told(PLAIN, { stages })).toMatchObject({
      stages: null,
      warnings: [{ code: 'unknownColumn', message: expect.stringContaining('no stages are told: ') }],
    });
    await expect(told(PLAIN, { roles: { stage: 'joined' } })).rejects.toThrow('joined');
  });

  it('has themes where there are rules and comments', async () => {
    const comments = [
      ['nps', 'comment'],
      ['9', 'The app is slow, and it was fast'],
    ];
    expect((await told(comments, { themes: THEMES })).themes?.ids).toEqual(['speed']);
    expect((await told(comments)).themes).toBeNull();
    expect((await told(PLAIN, { themes: THEMES })).themes).toBeNull();
  });
});
