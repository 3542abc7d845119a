import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { CheckReport } from '../../../src/model/check.ts';
import { CHECK_FORMATS } from '../../../src/present/index.ts';
import { csv } from '../../pipeline/ask.ts';
import { type Options, run } from '../harness.ts';
import { play } from '../inProcess.ts';
import { unsafe } from '../unsafe.ts';

const GATE = 'fixtures/gate.csv';
const check = (args: readonly string[], options?: Options) => run(['check', GATE, ...args], options);
const rule = (text: string, ...more: string[]) => ['--rule', text, ...more];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nps-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('by the program', () => {
  test.each([
    [0, rule('nps >= 30')],
    [0, rule('warn: nps >= 90')],
    [0, ['--min', '-10', '--decide', 'significant']],
    [0, rule('nps >= 30', '--decide', 'significant', '--undecided', 'pass')],
    [0, ['--max-drop', '5', '--baseline', 'fixtures/check/baseline.json']],
    [1, rule('nps >= 33')],
    [1, rule('nps{plan=SMB} >= 0', '--rule', 'nps{plan=Trial} >= 0')],
    [1, rule('nps >= 30', '--decide', 'significant', '--undecided', 'fail')],
    [1, ['--max-drop', '1', '--baseline', 'fixtures/check/baseline.json']],
    [2, rule('nps => 30')],
    [2, rule('nps{plan=XL} >= 0', '--rule', 'nps >= 90')],
    [2, rule('nps{tier=XL} >= 0')],
    [2, rule('change >= 0')],
    [2, rule('change >= 0', '--baseline', 'fixtures/gate.csv')],
    [2, rule('change{plan=SMB} >= 0', '--baseline', 'fixtures/check/baseline.json')],
    [2, []],
    [2, rule('off: nps >= 30')],
    [2, rule('nps >= 30', '--min-n', 'x')],
    [3, rule('nps{plan=Trial} >= 0')],
    [3, rule('nps{plan=Trial} >= 0', '--undecided', 'pass')],
    [3, rule('nps >= 30', '--min-n', '100')],
    [3, rule('nps >= 30', '--decide', 'significant')],
    [3, rule('warn: nps >= 0', '--where', 'plan=Trial', '--score', 'score')],
  ])('exit code %d: %j', async (code, args) => {
    const { exitCode, stdout, stderr } = await check(args);
    expect(exitCode, stderr + stdout).toBe(code);
    if (code === 2) expect(stdout).toBe('');
    if (code === 2) expect(stderr).toMatch(/^nps: /);
  });

  it('prints what was measured beside each rule', async () => {
    const { stdout } = await check([...rule('nps >= 30'), ...rule('detractors%{plan=SMB} < 25'), '-q']);
    expect(stdout).toBe(`Check failed: 1 of 2 rules is not met
  ✓ nps >= 30                   +33 (95% +6 to +55, n 40)
  ✗ detractors%{plan=SMB} < 25  40% (95% 20% to 64%, n 15)
`);
  });

  it('reads standard input, with segments too', async () => {
    const stdin = await readFile(GATE, 'utf8');
    const { exitCode, stdout } = await run(['check', ...rule('n{plan=Pro} >= 24', '-q')], { stdin });
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('24') });
  });

  it('a rule is found wrong before any file is looked for', async () => {
    const { stderr } = await run(['check', 'none.csv', ...rule('nps >= 30 or so')]);
    expect(stderr).toContain("--rule 'nps >= 30 or so': column 8");
  });

  it('help has the grammar', async () => {
    const { stdout } = await run(['check', '--help']);
    for (const text of ['nps{plan=SMB, region=EU} >= 10', 'skipped%', 'Exit codes:', '--write-baseline'])
      expect(stdout).toContain(text);
  });
});

describe('baselines', () => {
  const file = () => join(folder, 'base.json');
  const ratchet = (...args: string[]) =>
    check(['--max-drop', '5', '--baseline', file(), '--write-baseline', file(), ...args]);
  beforeEach(() => rm(file(), { force: true }));

  it('is written by the first run, and read by the next', async () => {
    const first = await ratchet();
    expect(first).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('no baseline yet: change >= -5'),
    });
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({
      schema: 'nps.baseline/1',
      where: [],
      segments: [{ segment: [] }],
    });
    const next = await ratchet('--json');
    expect(JSON.parse(next.stdout)).toMatchObject({
      verdict: 'pass',
      baseline: { kind: 'file' },
      rules: [{ rule: 'change >= -5', value: 0 }],
    });
  });

  it('is missed where nothing names it', async () => {
    const { exitCode, stderr } = await check(['--max-drop', '5', '--write-baseline', file()]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--rule 'change >= -5': there is nothing to compare with");
    expect(await check(['--write-baseline', file()])).toMatchObject({ exitCode: 0 });
  });

  it('stays as it is where the check does not pass', async () => {
    await writeFile(file(), JSON.stringify(GOOD));
    const before = await readFile(file(), 'utf8');
    expect(await ratchet()).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('not written') });
    expect(await readFile(file(), 'utf8')).toBe(before);
  });

  it('is no file that is read or written as something else', async () => {
    for (const target of [GATE, '-', folder]) {
      const { exitCode } = await check([...rule('nps >= 0'), '--write-baseline', target]);
      expect(exitCode).toBe(2);
    }
    const same = await check([...rule('nps >= 0'), '--write-baseline', file(), '-o', file()]);
    expect(same.exitCode).toBe(2);
  });

  it('can be a report', async () => {
    const { stdout } = await run(['report', GATE, '--by', 'plan', '--json']);
    await writeFile(file(), stdout);
    const { exitCode } = await check([
      ...rule('change{plan=SMB} >= 0'),
      ...rule('change > 0', '--baseline', file()),
    ]);
    expect(exitCode).toBe(1);
  });

  it('can be the period before', async () => {
    const args = rule('change >= 0', '--baseline', 'last-period', '--period', 'month', '--json');
    const report = JSON.parse((await check(args)).stdout) as CheckReport;
    expect(report.baseline).toEqual({
      kind: 'period',
      period: 'month',
      previous: '2025-02',
      current: '2025-03',
    });
    expect(report.rules[0]).toMatchObject({ n: 13, baseline: { n: 10 } });
  });

  const GOOD = {
    schema: 'nps.baseline/1',
    metric: 'nps',
    where: [],
    dedupe: 'none',
    segments: [{ segment: [], tally: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50] }],
  };
});

describe('the configuration', () => {
  const CONFIG = `report:
  minN: 1000
check:
  rules:
    - nps >= 90
    - rule: nps{plan=SMB} >= 90
      level: warn
  minN: 10
  baseline: base.json
`;
  const withConfig = async (config: string, args: readonly string[] = []) => {
    await writeFile(join(folder, 'nps.config.yaml'), config);
    await writeFile(join(folder, 'in.csv'), await readFile(GATE));
    await rm(join(folder, 'base.json'), { force: true });
    return run(['check', 'in.csv', ...args], { cwd: folder });
  };

  it('has rules, which those of the command line stand in for', async () => {
    const plain = CONFIG.replace(/ {2}baseline.*\n/, '');
    const { stdout, exitCode } = await withConfig(plain, ['--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      minN: 10,
      rules: [
        { rule: 'nps >= 90', level: 'error' },
        { rule: 'nps{plan=SMB} >= 90', level: 'warn' },
      ],
    });
    for (const args of [['--min', '0'], rule('nps >= 0')]) {
      const own = await withConfig(plain, [...args, '--json']);
      expect(JSON.parse(own.stdout).rules).toHaveLength(1);
      expect(own.exitCode).toBe(0);
    }
  });

  it('lets a baseline be written anew, though its rules ask for a change', async () => {
    const config = 'check:\n  rules: [change >= 0, n >= 2]\n';
    expect((await withConfig(config)).exitCode).toBe(2);
    const { exitCode, stdout } = await withConfig(config, ['--write-baseline', 'new.json', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rules: [{ rule: 'n >= 2' }],
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'noBaselineYet' })]),
    });
  });

  it('names a baseline as seen from its folder', async () => {
    expect((await withConfig(CONFIG)).stderr).toContain('base.json: no such file');
  });

  it('is told where a rule in it is wrong', async () => {
    const { stderr, exitCode } = await withConfig('check:\n  rules: [nps => 30]\n');
    expect(exitCode).toBe(2);
    expect(stderr).toContain("nps.config.yaml:2:3: check.rules 'nps => 30': column 5");
    const level = await withConfig('check:\n  rules: [{ rule: nps >= 30, level: loud }]\n');
    expect(level).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("'loud': not understood") });
  });

  it('is nothing to other commands', async () => {
    await withConfig(CONFIG);
    const { stdout } = await run(['report', 'in.csv', '--json'], { cwd: folder });
    expect(JSON.parse(stdout).minN).toBe(1000);
  });
});

describe('in GitHub Actions', () => {
  it('adds to the summary of the step', async () => {
    const path = join(folder, 'summary.md');
    await writeFile(path, 'before\n');
    const rules = [...rule('nps >= 90'), ...rule('nps{"plan!=<img src=x>|::error::@all"} >= 0')];
    const { stdout } = await check([...rules, '--format', 'github', '-q'], {
      env: { GITHUB_STEP_SUMMARY: path },
    });
    expect(stdout).toMatch(/^::error title=nps check::nps >= 90 is not met: /);
    const summary = await readFile(path, 'utf8');
    expect(summary).toMatch(/^before\n### Check failed/);
    expect(unsafe(summary, { format: 'markdown' })).toEqual([]);
  });

  it('leaves it alone in other formats, and lives without it', async () => {
    const path = join(folder, 'other.md');
    await check([...rule('nps >= 0'), '--json'], { env: { GITHUB_STEP_SUMMARY: path } });
    await expect(readFile(path)).rejects.toThrow();
    const { exitCode, stderr } = await check([...rule('nps >= 0'), '--format', 'github'], {
      env: { GITHUB_STEP_SUMMARY: join(folder, 'none', 'x.md') },
    });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('the step summary cannot be written (ENOENT)');
  });
});

it('no format tells a comment, a name or an id', async () => {
  const rules = [...rule('nps >= 90'), ...rule('nps{plan=Pro} >= 90')];
  for (const format of CHECK_FORMATS) {
    const { stdout } = await play(['check', 'fixtures/plain.csv', ...rules, '--format', format]);
    expect(stdout).not.toBe('');
    expect(stdout).not.toMatch(/C-1\d{3}|dashboards|Starter|EMEA/);
  }
});

it('a verdict hangs neither on the format, nor on the order of rows, nor on how they are spread over files', async () => {
  const [header = [], ...rows] = (await readFile(GATE, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const paths = ['a.csv', 'b.csv', 'c.csv'].map((name) => join(folder, name));
  const ORDER = fc.shuffledSubarray([...rows.keys()], { minLength: rows.length });
  const RULE = fc.constantFrom(
    'nps >= 32',
    'nps{plan=SMB} >= 0',
    'nps.low{plan=Pro} > 20',
    'skipped% < 10',
    'n{region=EU} >= 27',
    'detractors% < 22',
    'change{plan=Pro} >= 0',
  );
  const settings = fc.record({
    decide: fc.constantFrom('estimate', 'significant'),
    'min-n': fc.constantFrom('0', '20'),
    undecided: fc.constantFrom('undecided', 'pass', 'fail'),
  });
  const judged = async (inputs: readonly string[], args: readonly string[]) => {
    const { stdout, stderr, exitCode } = await play(['check', ...inputs, ...args, '--json']);
    const report = JSON.parse(stdout || stderr) as CheckReport;
    return { exitCode, verdict: report.verdict, rules: report.rules, overall: report.overall };
  };
  await fc.assert(
    fc.asyncProperty(
      ORDER,
      fc.nat(rows.length),
      fc.uniqueArray(RULE, { minLength: 1 }),
      settings,
      fc.constantFrom(...CHECK_FORMATS),
      async (order, cut, rules, given, format) => {
        const args = [
          ...rules.flatMap((one) => ['--rule', one]),
          ...Object.entries(given).map(([name, value]) => `--${name}=${value}`),
          ...['--baseline', 'last-period', '--period', 'month', '--score', 'score'],
        ];
        const shuffled = order.map((i) => rows[i]!);
        await writeFile(paths[0]!, csv([header, ...shuffled]));
        await writeFile(paths[1]!, csv([header, ...shuffled.slice(0, cut)]));
        await writeFile(paths[2]!, csv([header, ...shuffled.slice(cut)]));
        const whole = await judged([GATE], args);
        expect(await judged([paths[0]!], args)).toEqual(whole);
        if (cut > 0 && cut < rows.length) expect(await judged(paths.slice(1), args)).toEqual(whole);
        const { exitCode } = await play(['check', GATE, ...args, '--format', format]);
        expect(exitCode).toBe(whole.exitCode);
      },
    ),
    { numRuns: 25 },
  );
});
