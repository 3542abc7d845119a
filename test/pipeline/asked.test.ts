import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/model.ts';
import { columnIn, resolveQuestion } from '../../src/pipeline/asked.ts';
import { tableOf } from './ask.ts';

const a = tableOf('a.csv', [['nps', 'plan', 'month', 'How likely, really?']]);
const b = tableOf('b.csv', [['nps', 'country']]);
const resolve = (asked: Partial<Pick<Question, 'by' | 'where' | 'roles' | 'sides'>>, tables = [a]) =>
  resolveQuestion({ by: [], where: [], roles: {}, ...asked }, tables);

describe('resolveQuestion', () => {
  it('finds dimensions and conditions by their names', () => {
    expect(resolve({ by: ['plan', 'How likely, really?,quarter'], where: ['plan=Pro', '#2!=Free'] })).toEqual(
      {
        breakdowns: [
          [{ kind: 'column', name: 'plan' }],
          [
            { kind: 'column', name: 'How likely, really?' },
            { kind: 'period', name: 'quarter' },
          ],
        ],
        filters: [
          { dimension: { kind: 'column', name: 'plan' }, operator: '=', value: 'Pro' },
          { dimension: { kind: 'column', name: '#2' }, operator: '!=', value: 'Free' },
        ],
        sides: [],
        segments: [],
        value: null,
        cluster: null,
        weight: null,
        usesStage: false,
        usesTheme: false,
        warnings: [],
      },
    );
    expect(resolve({ by: ['plan,stage'] }).usesStage).toBe(true);
    const sided = resolve({ sides: [['plan=Pro'], ['stage=new', 'theme=price']] });
    expect(sided.sides.map((filters) => filters.map(({ value }) => value))).toEqual([
      ['Pro'],
      ['new', 'price'],
    ]);
    expect([sided.filters, sided.usesStage, sided.usesTheme]).toEqual([[], true, true]);
    expect(() => resolve({ sides: [['pln=Pro']] })).toThrow("--a or --b: no column is called 'pln'");
    expect(resolve({ where: ['stage=new'] }).usesStage).toBe(true);
    expect(resolve({ by: ['plan,theme'] }).usesTheme).toBe(true);
    expect(resolve({ where: ['theme!=price'] }).usesTheme).toBe(true);
  });

  it('is content with a column that one of several inputs has', () => {
    expect(() => resolve({ by: ['plan', 'country', '#4'], where: ['country=DE'] }, [a, b])).not.toThrow();
    expect(() => resolve({ by: ['#5'] }, [a, b])).toThrow();
    expect(() => resolve({ by: ['#0'] }, [a])).toThrow();
  });

  it('says once that a built-in dimension hides a column', () => {
    expect(resolve({ by: ['month', 'plan,month'], where: ['month=2025-01'] }).warnings).toEqual([
      { code: 'hiddenColumn', message: expect.stringContaining("'column:month'") },
    ]);
    expect(resolve({ by: ['column:month'] }).warnings).toEqual([]);
  });

  it.each<[Partial<Question>, object]>([
    [
      { by: ['paln'] },
      {
        code: 'unknownColumn',
        message: expect.stringContaining('--by'),
        hint: expect.stringContaining("Did you mean 'plan'?"),
      },
    ],
    [{ by: ['plan,nope'] }, { code: 'unknownColumn', message: expect.stringContaining("'nope'") }],
    [{ by: ['mounth'] }, { code: 'unknownColumn', hint: expect.stringContaining("Did you mean 'month'?") }],
    [{ by: ['yaer'] }, { code: 'unknownColumn', hint: expect.stringContaining("Did you mean 'year'?") }],
    [{ where: ['nope=1'] }, { code: 'unknownColumn', message: expect.stringContaining('--where') }],
    [{ where: ['plan'] }, { code: 'badOption', hint: expect.stringContaining('!=') }],
    [{ roles: { score: 'nope' } }, { code: 'unknownColumn', message: expect.stringMatching(/^--score/) }],
    [{ roles: { comment: '#9' } }, { code: 'unknownColumn', message: expect.stringMatching(/^--comment/) }],
  ])('refuses %j', (asked, error) => {
    expect(() => resolve(asked)).toThrow(expect.objectContaining(error));
  });

  it('names the input in which a role has no column', () => {
    expect(() => resolve({ roles: { score: 'plan' } }, [a, b])).toThrow(/^b\.csv, --score: .*'plan'/);
  });

  it('lists a name that several inputs have once', () => {
    const hint = expect.stringMatching(/^(?![\s\S]*nps[\s\S]*nps)/);
    expect(() => resolve({ by: ['zzzzzz'] }, [a, b])).toThrow(expect.objectContaining({ hint }));
  });
});

describe('columnIn', () => {
  it('is the index of a column in one input', () => {
    expect(columnIn(a, { kind: 'column', name: 'plan' }, '--by')).toBe(1);
    expect(columnIn(a, { kind: 'column', name: '#3' }, '--by')).toBe(2);
  });

  it('is null where the input has none such, or the dimension needs none', () => {
    expect(columnIn(b, { kind: 'column', name: 'plan' }, '--by')).toBeNull();
    expect(columnIn(b, { kind: 'column', name: '#3' }, '--by')).toBeNull();
    expect(columnIn(a, { kind: 'period', name: 'month' }, '--by')).toBeNull();
  });

  it('refuses a name that two columns bear', () => {
    const twice = tableOf('c.csv', [['plan', 'plan']]);
    expect(() => columnIn(twice, { kind: 'column', name: 'plan' }, '--by')).toThrow(
      expect.objectContaining({ code: 'repeatedColumn' }),
    );
  });
});
