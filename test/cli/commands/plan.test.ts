import { describe, expect, it } from 'vitest';
import { planQuestion } from '../../../src/cli/commands/plan.ts';
import { fails, ok, run } from '../harness.ts';

describe('nps plan', () => {
  it('shows the usual margins, and what it reckoned with on the side', async () => {
    const { stdout, stderr, exitCode } = await run(['plan']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Answers for a 95% interval of the score');
    expect(stdout).toMatch(/^ {2}10 +255$/m);
    expect(stderr).toContain('variance 0.67');
  });

  it('has every format', async () => {
    const args = ['plan', '--margin', '10', '--response-rate', '25%'];
    expect(JSON.parse(await ok([...args, '--json']))).toMatchObject({
      schema: 'nps.plan/1',
      plans: [{ aim: 'margin', points: 10, groups: 1, answers: 255, invitations: 1020 }],
      warnings: [],
    });
    expect(await ok([...args, '--format', 'csv'])).toBe(
      'aim,points,groups,answers,invitations\nmargin,10,1,255,1020\n',
    );
    expect(await ok([...args, '--format', 'ndjson'])).toBe(
      '{"aim":"margin","points":10,"groups":1,"answers":255,"invitations":1020}\n',
    );
    expect(await ok([...args, '--format', 'markdown'])).toContain('| 10 | 255 | 1020 |');
    const ascii = await run([...args, '--ascii', '--difference', '5']);
    expect(`${ascii.stdout}${ascii.stderr}`).toMatch(/^[\n -~]+$/);
  });

  it('takes options from variables', async () => {
    const plan = JSON.parse(
      await ok(['plan', '--json', '-q'], { env: { NPS_MARGIN: '10\n5', NPS_LEVEL: '90%' } }),
    );
    expect(plan).toMatchObject({ level: 0.9, plans: [{ points: 10 }, { points: 5 }] });
  });

  it.each([
    [['--margin', '0'], "--margin '0'"],
    [['--margin', 'five'], "--margin 'five'"],
    [['--difference', '201'], 'points from 0.01 to 200'],
    [['--power', '1'], "--power '1'"],
    [['--level', '2'], "--level '2'"],
    [['--promoters', '50'], '--detractors as well'],
    [['--detractors', '50'], '--promoters as well'],
    [['--promoters', '70', '--detractors', '40'], '30 at most'],
    [['--promoters', '0', '--detractors', '0%'], 'not all alike'],
    [['--promoters', '-1', '--detractors', '0'], 'a percentage from 0 to 100'],
    [['--population', '0'], 'a whole number from 1 on'],
    [['--response-rate', '12'], 'a share such as 12% or 0.12'],
    [['--response-rate', '0'], 'a share such as 12% or 0.12'],
    [['responses.csv'], 'too many arguments'],
  ])('refuses %j', async (args, part) => {
    expect(await fails(['plan', ...args], 2)).toContain(part);
  });
});

describe('planQuestion', () => {
  const flags = { level: '0.95', power: '0.8' };

  it('reads shares with and without a sign', () => {
    expect(planQuestion({ ...flags, responseRate: '12 %' }).responseRate).toBe(0.12);
    expect(planQuestion({ ...flags, responseRate: '.07' }).responseRate).toBe(0.07);
    expect(planQuestion({ ...flags, responseRate: '1' }).responseRate).toBe(1);
    expect(planQuestion({ ...flags, promoters: '50%', detractors: '20' }).expected).toEqual({
      promoters: 50,
      detractors: 20,
    });
  });

  it('is empty without options', () => {
    expect(planQuestion(flags)).toEqual({
      margins: [],
      differences: [],
      level: 0.95,
      power: 0.8,
      expected: null,
      population: null,
      responseRate: null,
    });
  });
});
