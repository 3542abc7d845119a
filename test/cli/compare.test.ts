import { describe, expect, it } from 'vitest';
import { type CompareFlags, sidesAsked } from '../../src/cli/compare.ts';

const file = (text: string, paths: string[] = [text]) => ({ text, paths });
const asked = (files: string[], flags: Partial<CompareFlags> = {}, fiscalYearStart = 1) =>
  sidesAsked(
    files.map((text) => file(text)),
    { adjust: 'holm', ...flags },
    fiscalYearStart,
  );

describe('sidesAsked', () => {
  it('two files are before and after; one, or three, are a data set with its last two periods', () => {
    expect(asked(['x/a.csv', 'b.csv'])).toEqual({
      kind: 'files',
      baseline: ['x/a.csv'],
      compared: ['b.csv'],
      labels: ['a.csv', 'b.csv'],
    });
    const periods = { kind: 'periods', keys: null, period: null };
    expect(asked(['a.csv'])).toEqual(periods);
    expect(asked(['a.csv', 'b.csv', 'c.csv'])).toEqual(periods);
    expect(asked(['a.csv', 'b.csv'], { periods: 'month' })).toEqual({ ...periods, period: 'month' });
  });

  it('names files so that they can be told apart; each argument may be a pattern', () => {
    expect(asked(['q1/nps.csv', 'q2/nps.csv'])).toMatchObject({ labels: ['q1/nps.csv', 'q2/nps.csv'] });
    expect(asked(['a.csv', '-'])).toMatchObject({ labels: ['a.csv', 'standard input'] });
    const patterns = sidesAsked(
      [file('q1/*.csv', ['q1/a.csv', 'q1/b.csv']), file('q2.csv')],
      { adjust: 'holm' },
      1,
    );
    expect(patterns).toMatchObject({ baseline: ['q1/a.csv', 'q1/b.csv'], labels: ['*.csv', 'q2.csv'] });
  });

  it('periods, in any case and of any kind', () => {
    expect(asked(['a.csv'], { periods: '2025-q1, 2025-Q2' })).toMatchObject({ keys: ['2025-Q1', '2025-Q2'] });
    expect(asked(['a.csv'], { periods: '2025-W20,2024' })).toMatchObject({ keys: ['2025-W20', '2024'] });
    expect(asked(['a.csv'], { periods: 'FY2025,2025-05' }, 4)).toMatchObject({ keys: ['FY2025', '2025-05'] });
    expect(asked(['a.csv'], { periods: 'Quarter' })).toMatchObject({ keys: null, period: 'quarter' });
  });

  it('segments and groups', () => {
    expect(asked(['a.csv'], { a: ['plan=Pro'] })).toEqual({
      kind: 'segments',
      compared: ['plan=Pro'],
      baseline: null,
    });
    expect(asked(['a.csv', 'b.csv'], { a: ['x=1'], b: ['x=2', 'y=3'] })).toMatchObject({
      baseline: ['x=2', 'y=3'],
    });
    expect(asked(['a.csv'], { by: ['plan'], all: 'pairs', adjust: 'bh' })).toEqual({
      kind: 'groups',
      against: 'pairs',
      adjust: 'bh',
    });
  });

  it.each<[string, string[], Partial<CompareFlags>, string]>([
    ['periods that overlap', ['a.csv'], { periods: '2025-Q1,2025-03' }, 'share no day'],
    ['fiscal ones that do', ['a.csv'], { periods: 'FY2025-Q1,2024-05' }, 'share no day'],
    ['the same twice', ['a.csv'], { periods: '2025,2025' }, 'share no day'],
    ['one period', ['a.csv'], { periods: '2025-Q1' }, 'two periods such as'],
    ['three', ['a.csv'], { periods: '2023,2024,2025' }, 'two periods such as'],
    ['what is none', ['a.csv'], { periods: '2025-02-30,2025' }, 'two periods such as'],
    ['--b alone', ['a.csv'], { b: ['x=1'] }, '--a as well'],
    ['--all without --by', ['a.csv'], { all: 'rest' }, '--by as well'],
    [
      'two ways at once',
      ['a.csv'],
      { a: ['x=1'], all: 'rest', by: ['x'] },
      'one of --periods, --a and --all',
    ],
    ['a file and itself', ['a.csv', 'a.csv'], {}, 'two different files'],
  ])('refuses %s', (_, files, flags, hint) => {
    expect(() => asked(files, flags, 4)).toThrow(
      expect.objectContaining({ code: 'badOption', hint: expect.stringContaining(hint) }),
    );
  });
});
