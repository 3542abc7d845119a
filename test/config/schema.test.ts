import { describe, expect, it } from 'vitest';
import { checkConfig, keysAt } from '../../src/config/schema.ts';

describe('checkConfig', () => {
  it.each([null, undefined, {}])('takes %j for an empty configuration', (value) => {
    expect(checkConfig(value)).toEqual({ config: {} });
  });

  it.each([
    'columns',
    'formats',
    'stages',
    'periods',
    'filters',
    'report',
    'check',
    'anchors',
    'customers',
    'themes',
  ])('takes %s without a key for none', (section) => {
    const checked = checkConfig({ [section]: null }) as { config: Record<string, unknown> };
    expect(checked.config[section] ?? null).toBeNull();
  });

  it('makes numbers texts where an option takes a text, and one text a list', () => {
    expect(
      checkConfig({
        periods: { fiscalYearStart: 4 },
        filters: { since: 2025, where: 'plan=Pro' },
        report: { by: 'plan', minN: 5, level: 0.9, strict: false },
        stages: { definitions: [{ name: 'a', when: 'purchases >= 2' }] },
      }),
    ).toEqual({
      config: {
        periods: { fiscalYearStart: '4' },
        filters: { since: '2025', where: ['plan=Pro'] },
        report: { by: ['plan'], minN: '5', level: '0.9', strict: false },
        stages: { definitions: [{ name: 'a', when: ['purchases >= 2'] }] },
      },
    });
  });

  it('puts the level of a rule before it, as the command line does', () => {
    const rules = ['nps >= 30', { rule: 'n >= 1', level: 'warn' }, { rule: 'n >= 2' }];
    expect(checkConfig({ check: { rules, minN: 5 } })).toEqual({
      config: { check: { rules: ['nps >= 30', 'warn: n >= 1', 'n >= 2'], minN: '5' } },
    });
    expect(checkConfig({ check: { rules: 'nps >= 30' } })).toEqual({
      config: { check: { rules: ['nps >= 30'] } },
    });
  });

  it('says of every key that is none what there is', () => {
    expect(checkConfig({ colums: {}, report: { minn: 1 } })).toEqual({
      faults: expect.arrayContaining([
        { kind: 'key', path: ['colums'], known: expect.arrayContaining(['columns', 'report']) },
        {
          kind: 'key',
          path: ['report', 'minn'],
          known: expect.arrayContaining(['by', 'minN', 'strict', 'cluster', 'weight', 'population']),
        },
      ]),
    });
  });

  it.each<[object, (string | number)[], string]>([
    [{ columns: { score: 3 } }, ['columns', 'score'], "'#3'"],
    [{ columns: { score: null } }, ['columns', 'score'], 'in quotes'],
    [{ columns: 'x' }, ['columns'], 'keys'],
    [{ anchors: { Top: 11 } }, ['anchors', 'Top'], 'from 0 to 10'],
    [{ anchors: { Top: '10' } }, ['anchors', 'Top'], 'from 0 to 10'],
    [{ anchors: 'some' }, ['anchors'], 'or none'],
    [{ customers: 'c.csv' }, ['customers'], 'a list of tables'],
    [{ customers: [{ on: 'a=b' }] }, ['customers', 0, 'file'], 'a path'],
    [{ customers: [{ file: '' }] }, ['customers', 0, 'file'], 'a path'],
    [{ stages: { newDays: 1.5 } }, ['stages', 'newDays'], 'whole number of days'],
    [{ stages: { newDays: -1 } }, ['stages', 'newDays'], 'whole number of days'],
    [{ stages: { definitions: [] } }, ['stages', 'definitions'], 'at least one'],
    [{ stages: { definitions: [{ when: [] }] } }, ['stages', 'definitions', 0, 'name'], 'name of the stage'],
    [{ themes: ['a.yaml'] }, ['themes'], 'or a pack: saas, consumer, employee'],
    [{ themes: '' }, ['themes'], 'a path'],
    [{ check: { rules: 3 } }, ['check', 'rules'], 'a list'],
    [{ check: { rules: ['nps >= 30', 3] } }, ['check', 'rules', 1], 'a rule'],
    [
      { check: { rules: [{ rule: 'x', level: 'loud' }] } },
      ['check', 'rules', 0, 'level'],
      'error, warn or off',
    ],
    [{ check: { rules: [{ level: 'warn' }] } }, ['check', 'rules', 0, 'rule'], 'a rule'],
    [{ check: { baseline: 3 } }, ['check', 'baseline'], 'last-period'],
    [{ filters: { where: ['a=b', 3] } }, ['filters', 'where', 1], 'plan=Pro'],
    [{ filters: { where: {} } }, ['filters', 'where'], 'a list of conditions'],
    [{ report: { strict: 'yes' } }, ['report', 'strict'], 'true or false'],
    [{ report: { minN: [] } }, ['report', 'minN'], 'a whole number'],
    [[], [], 'keys'],
    [{ periods: { timeZone: '' } }, ['periods', 'timeZone'], 'time zone'],
  ])('does not understand %j', (value, path, expected) => {
    expect(checkConfig(value)).toEqual({
      faults: [{ kind: 'value', path, expected: expect.stringContaining(expected) }],
    });
  });
});

it('keysAt knows the keys at any place, and none beside them', () => {
  expect(keysAt(['stages', 'attributes'])).toEqual([
    'firstPurchase',
    'signup',
    'renewal',
    'churned',
    'purchases',
  ]);
  expect(keysAt(['stages', 'definitions', 3])).toEqual(['name', 'when', 'unless']);
  expect(keysAt(['customers', 0])).toEqual(['file', 'on']);
  expect(keysAt(['anchors'])).toEqual([]);
  expect(keysAt(['columns', 'score', 'x'])).toEqual([]);
  expect(keysAt(['nowhere'])).toEqual([]);
});
