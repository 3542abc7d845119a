import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/model.ts';
import { csv } from '../../pipeline/ask.ts';
import { tagged } from './tagged.ts';

const RULE = { any: ['price*'], except: [], unless: [], when: [], negated: 'keep' } as const;
const THEMES: Question['themes'] = {
  path: 'rules.yaml',
  rules: { version: 1, themes: [{ id: 'price', label: null, parent: null, rules: [RULE] }], examples: [] },
  warnings: [],
};

const ANSWERS = csv([
  ['id', 'email', 'nps', 'date', 'comment'],
  ['1', ' Ann@x.example', '9', '2025-03-31T23:30:00Z', '  The prices are fair, we think.\nReally '],
  ['2', 'bob@x.example', '0', '2025-04-01', 'It never does what it is told to do'],
  ['3', 'eve@x.example', '', 'soon', 'n/a'],
]);
const CRM = csv([
  ['email', 'plan', 'signup_date'],
  ['ann@x.example', ' Pro', '2024-04-01'],
  ['bob@x.example', '', '2025-05-01'],
]);

describe('readersOf', () => {
  it('gives what was read, and null for what is not known', async () => {
    const calendar = { timeZone: 'Europe/Berlin', fiscalYearStart: 4 };
    const { records } = await tagged(
      { 'a.csv': ANSWERS, 'crm.csv': CRM },
      { calendar, themes: THEMES, roles: { date: 'date' } },
      { period: 'quarter' },
    );
    const added = records.map((record) =>
      Object.entries(record).flatMap(([name, value]) => (/^nps_|^customers\./.test(name) ? [value] : [])),
    );
    expect(added[0]).toEqual([
      9,
      null,
      'promoter',
      '2025-04-01T01:30:00',
      'FY2026-Q1',
      'ann@x.example',
      'established',
      365,
      '  The prices are fair, we think.\nReally ',
      ['price'],
      'ann@x.example',
      'Pro',
      '2024-04-01',
    ]);
    expect(added[1]).toEqual([
      0,
      null,
      'detractor',
      '2025-04-01T00:00:00',
      'FY2026-Q1',
      'bob@x.example',
      'prospect',
      -30,
      'It never does what it is told to do',
      [],
      'bob@x.example',
      null,
      '2025-05-01',
    ]);
    const unknown = [null, null, null, null, null, 'eve@x.example', null, null, 'n/a', null];
    expect(added[2]).toEqual([...unknown, null, null, null]);
  });

  it('hands out the original cells as they were read', async () => {
    const { records } = await tagged({ 'a.csv': ANSWERS });
    expect(records.map(({ email, date, comment }) => [email, date, comment])).toEqual([
      [' Ann@x.example', '2025-03-31T23:30:00Z', '  The prices are fair, we think.\nReally '],
      ['bob@x.example', '2025-04-01', 'It never does what it is told to do'],
      ['eve@x.example', 'soon', 'n/a'],
    ]);
  });
});
