import { Command } from 'commander';
import { describe, expect, it, test } from 'vitest';
import { addCheckOptions, type CheckFlags, GRAMMAR, rulesIn } from '../../src/cli/check.ts';
import { METRIC_NAMES } from '../../src/gate/metrics.ts';

const flags = (...args: string[]): CheckFlags =>
  addCheckOptions(new Command()).exitOverride().parse(args, { from: 'user' }).opts();
const texts = (args: string[], isGiven = true) =>
  rulesIn(flags(...args), isGiven).map(({ level, text }) => `${level}: ${text}`);

describe('rulesIn', () => {
  it('reads rules and shorthands', () => {
    expect(
      texts(['--rule', 'nps >= 30', '--rule', 'warn: n >= 5', '--min', '20', '--max-drop', '5']),
    ).toEqual(['error: nps >= 30', 'warn: n >= 5', 'error: nps >= 20', 'error: change >= -5']);
    expect(texts(['--min', '-10', '--max-drop', '0'])).toEqual(['error: nps >= -10', 'error: change >= 0']);
    expect(texts([])).toEqual([]);
  });

  it('leaves out what is off, and what is there twice', () => {
    expect(texts(['--rule', 'off: nps >= 30', '--rule', 'n >= 1', '--rule', ' n >= 1'])).toEqual([
      'error: n >= 1',
    ]);
  });

  it('lets shorthands stand in the place of rules of the configuration', () => {
    const args = ['--rule', 'nps >= 30', '--min', '20'];
    expect(texts(args, false)).toEqual(['error: nps >= 20']);
    expect(texts(args.slice(0, 2), false)).toEqual(['error: nps >= 30']);
  });

  it('says where a rule cannot be read', () => {
    expect(() => texts(['--rule', 'nps => 30'])).toThrow(
      "--rule 'nps => 30': column 5: '=>' is no comparison",
    );
  });

  test.each([
    ['--min', '101'],
    ['--min', 'x'],
    ['--max-drop', '-5'],
    ['--max-drop', '1e1'],
  ])('%s %s is no number of points', (option, value) => {
    expect(() => texts([`${option}=${value}`])).toThrow(`${option} '${value}': not understood`);
  });
});

it('help tells of every metric', () => {
  for (const name of METRIC_NAMES) expect(GRAMMAR).toContain(`\n  ${name} `);
  for (const line of GRAMMAR.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});
