import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { METRIC_NAMES, METRICS } from '../../src/gate/metrics.ts';
import { parseRule } from '../../src/gate/parse.ts';

const read = (text: string) => parseRule(text);

describe('rules that are understood', () => {
  test.each([
    ['nps >= 30', { metric: 'nps', operator: '>=', bound: 30, segment: [], level: 'error' }],
    ['nps>=30', { metric: 'nps', operator: '>=', bound: 30 }],
    ['  nps   <  -12.5 ', { text: 'nps   <  -12.5', operator: '<', bound: -12.5 }],
    ['nps.low > 20', { metric: 'nps.low', operator: '>', bound: 20 }],
    ['nps.high <= +80', { metric: 'nps.high', operator: '<=', bound: 80 }],
    ['detractors% < 25', { metric: 'detractors%', bound: 25 }],
    ['detractors%{plan=SMB} < 25', { metric: 'detractors%', segment: ['plan=SMB'] }],
    ['n >= 100', { metric: 'n', bound: 100 }],
    ['skipped% < 2', { metric: 'skipped%', bound: 2 }],
    ['change >= -5', { metric: 'change', bound: -5 }],
    ['nps{plan=SMB} >= 10', { segment: ['plan=SMB'], text: 'nps{plan=SMB} >= 10' }],
    ['nps {plan=SMB, region = EU} >= 10', { segment: ['plan=SMB', 'region = EU'] }],
    ['nps{plan=SMB and mrr>=100} > 1', { segment: ['plan=SMB', 'mrr>=100'] }],
    ['nps{a}b={c} > 1', { segment: ['a}b={c'] }],
    ['warn: nps >= 30', { level: 'warn', text: 'nps >= 30' }],
    [' off :nps >= 30', { level: 'off', text: 'nps >= 30' }],
    ['error: change{plan=Pro} >= 0', { level: 'error', segment: ['plan=Pro'] }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it('takes the level that is given where a rule names none', () => {
    expect(parseRule('nps >= 1', 'warn')).toMatchObject({ level: 'warn' });
    expect(parseRule('error: nps >= 1', 'warn')).toMatchObject({ level: 'error' });
  });
});

describe('rules that are not', () => {
  test.each([
    ['', 1, 'nothing says what the rule is about'],
    ['   ', 4, 'nothing says'],
    ['>= 30', 1, 'nothing says'],
    ['nsp >= 30', 1, "'nsp' cannot be measured"],
    ['NPS >= 30', 1, "'NPS' cannot be measured"],
    ['detractors < 25', 1, "'detractors' cannot be measured"],
    ['nps => 30', 5, "'=>' is no comparison"],
    ['nps ≥ 30', 5, "'≥' is no comparison"],
    ['nps = 30', 5, "'=' is no comparison"],
    ['nps', 4, 'there is no comparison'],
    ['nps 30', 5, "'30' is no comparison"],
    ['nps >= ', 8, 'there is no number'],
    ['nps >= thirty', 8, "'thirty' is no number"],
    ['nps >= 30 n >= 5', 8, "'30 n >= 5' is no number"],
    ['detractors% < 25%', 15, "'25%' is no number"],
    ['nps >= 1e2', 8, "'1e2' is no number"],
    ['nps >= 130', 8, 'nps is never 130'],
    ['skipped% < -1', 12, 'skipped% is never -1'],
    ['n >= 1.5', 6, 'n is never 1.5'],
    ['nps{plan=SMB >= 10', 4, 'the brace is never closed'],
    ['nps{} >= 10', 5, 'a condition is missing'],
    ['nps{plan=a,} >= 10', 12, 'a condition is missing'],
    ['nps{ plan } >= 10', 6, "'plan' is no condition"],
    ['nps{plan=SMB} 10', 15, "'10' is no comparison"],
    ['warning: nps >= 30', 1, "'warning' is no level"],
    ['warn:', 6, 'nothing says'],
  ])('%j', (text, column, why) => {
    const fault = read(text);
    expect(fault).toMatchObject({ column, why: expect.stringContaining(why) });
    expect('fix' in fault && fault.fix).toMatch(/\S/);
  });

  it('says what was probably meant', () => {
    expect(read('detractor% < 25')).toMatchObject({ fix: expect.stringContaining("'detractors%'") });
    expect(read('nps => 30')).toMatchObject({ fix: expect.stringContaining("'nps >= 30'") });
  });

  it('are never more than told, whatever is written', () => {
    const piece = fc.constantFrom(
      'nps',
      'warn:',
      '{',
      '}',
      'a=b',
      ',',
      '"',
      ' and ',
      '>=',
      '30',
      ' ',
      '%',
      'ß',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const rule = read(text);
          if (!('why' in rule)) return;
          expect(rule.column).toBeGreaterThan(0);
          expect(rule.column).toBeLessThanOrEqual(text.length + 1);
        },
      ),
    );
  });
});

it('what is put together is taken apart again', () => {
  const rule = fc.record({
    level: fc.constantFrom('error', 'warn', 'off'),
    metric: fc.constantFrom(...METRIC_NAMES),
    operator: fc.constantFrom('>=', '<=', '>', '<'),
    bound: fc.integer({ min: 0, max: 100 }),
    segment: fc.array(fc.constantFrom('plan=SMB', 'mrr >= 1', 'a b!=c d', 'x~'), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(rule, ({ level, metric, operator, bound, segment }) => {
      const braces = segment.length === 0 ? '' : `{${segment.join(', ')}}`;
      const text = `${metric}${braces} ${operator} ${bound}`;
      expect(read(`${level}: ${text}`)).toEqual({ text, level, metric, operator, bound, segment });
    }),
  );
});

it('metrics are told of', () => {
  for (const name of METRIC_NAMES) expect(METRICS[name].about).toMatch(/\w/);
});
