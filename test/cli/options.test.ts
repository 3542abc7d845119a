import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  addColumnOptions,
  addQuestionOptions,
  addScoreOptions,
  confidenceLevel,
  inputSettings,
  type QuestionFlags,
  questionOf,
  type ScoreFlags,
  wholeNumber,
} from '../../src/cli/options.ts';
import { DEFAULT_STAGES } from '../../src/enrich/stages.ts';

const notUnderstood = (option: string) =>
  expect.objectContaining({ code: 'badOption', message: expect.stringMatching(new RegExp(`^${option} '`)) });

/** The flags that commander makes of `args`. */
function flagsOf(...args: string[]): QuestionFlags & ScoreFlags {
  const command = addScoreOptions(addQuestionOptions(addColumnOptions(new Command())));
  return command.exitOverride().parse(args, { from: 'user' }).opts();
}
const asked = (...args: string[]) => questionOf(['a.csv'], flagsOf(...args));

describe('questionOf', () => {
  it('asks for nothing where nothing is given', () => {
    expect(asked()).toEqual({
      inputs: ['a.csv'],
      format: null,
      roles: {},
      anchors: null,
      dateOrder: null,
      by: [],
      where: [],
      window: { since: null, until: null, last: null },
      calendar: { timeZone: 'UTC', fiscalYearStart: 1 },
      dedupe: 'none',
      customers: [],
      on: [],
      stages: DEFAULT_STAGES,
      themes: null,
    });
  });

  it('asks for what is given, as it is written', () => {
    expect(
      asked(
        ...[
          '--score',
          '#3',
          '--date=When?',
          '--anchor',
          'Top=10',
          '--anchor',
          'Last=0',
          '--date-order',
          'dmy',
        ],
        ...['--by', 'plan,month', '--by', ' region ', '--where', 'plan=Pro', '--where', 'a!=b'],
        ...['--since', '2025-Q1', '--until', '2025-03-31', '--last', '6m', '--tz', 'Europe/Berlin'],
        ...['--fiscal-year-start', '4', '--dedupe', 'latest'],
        ...['--customers', 'c.csv', '--on', 'a=b', '--customers', 'd.csv'],
      ),
    ).toEqual({
      inputs: ['a.csv'],
      format: null,
      roles: { score: '#3', date: 'When?' },
      anchors: { Top: 10, Last: 0 },
      dateOrder: 'dmy',
      by: ['plan,month', ' region '],
      where: ['plan=Pro', 'a!=b'],
      window: { since: '2025-Q1', until: '2025-03-31', last: { count: 6, unit: 'month' } },
      calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 4 },
      dedupe: 'latest',
      customers: ['c.csv', 'd.csv'],
      on: ['a=b'],
      stages: DEFAULT_STAGES,
      themes: null,
    });
  });

  it('takes the stages of a configuration', () => {
    const stages = { ...DEFAULT_STAGES, attributes: { signup: 'since' } };
    expect(questionOf(['a.csv'], { ...flagsOf(), stages }).stages).toBe(stages);
  });

  it.each([
    ['--since', 'yesterday'],
    ['--since', ''],
    ['--until', '2025-02-30'],
    ['--until', '2025-W54'],
    ['--last', '90'],
    ['--last', '0d'],
    ['--last', '-1d'],
    ['--tz', 'Mars'],
    ['--tz', ''],
    ['--fiscal-year-start', '0'],
    ['--fiscal-year-start', '13'],
    ['--fiscal-year-start', '4.5'],
    ['--fiscal-year-start', 'April'],
    ['--anchor', 'Top'],
    ['--anchor', 'Top=11'],
  ])('does not understand %s %j', (option, value) => {
    expect(() => asked(option, value)).toThrow(notUnderstood(option));
  });
});

describe('inputSettings', () => {
  it('holds only the roles that are given', () => {
    expect(inputSettings({ comment: 'why', account: 'firm' })).toEqual({
      format: null,
      roles: { comment: 'why', account: 'firm' },
      anchors: null,
      dateOrder: null,
    });
  });

  it('tells no anchors at all from none given', () => {
    expect(inputSettings({ anchor: ['none'] }).anchors).toEqual({});
    expect(inputSettings({}).anchors).toBeNull();
  });
});

describe('wholeNumber', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['5', 5],
    [' 7 ', 7],
    ['0010', 10],
  ])('%j is %i', (text, value) => {
    expect(wholeNumber('--min-n', text, 0, 10)).toBe(value);
  });

  it.each(['', ' ', '-1', '+1', '1.5', '1e1', '0x1', '11', 'ten', 'Infinity', '٣'])(
    '%j is none from 0 to 10',
    (text) => {
      expect(() => wholeNumber('--min-n', text, 0, 10)).toThrow(notUnderstood('--min-n'));
    },
  );

  it('says what was expected', () => {
    const hint = (high: number) => {
      try {
        wholeNumber('--min-n', 'x', 1, high);
      } catch (error) {
        return (error as { hint: string }).hint;
      }
      return null;
    };
    expect(hint(12)).toBe('Expected a whole number from 1 to 12.');
    expect(hint(Number.MAX_SAFE_INTEGER)).toBe('Expected a whole number from 1 on.');
  });
});

describe('confidenceLevel', () => {
  it.each<[string, number]>([
    ['0.95', 0.95],
    ['95', 0.95],
    ['95%', 0.95],
    ['99.9 %', 0.999],
    ['0.5', 0.5],
    ['1%', 0.01],
  ])('%j is %f', (text, level) => {
    expect(confidenceLevel(text)).toBeCloseTo(level, 12);
  });

  it.each(['0', '1', '2', '49', '100', '100%', '0%', '-0.95', '', 'high', '.95', '0,95', '1e-1'])(
    '%j is none',
    (text) => {
      expect(() => confidenceLevel(text)).toThrow(notUnderstood('--level'));
    },
  );
});
