import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseThemes } from '../src/config/themes.ts';
import { failedExamples } from '../src/enrich/themes/examples.ts';
import { run } from './cli/harness.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = [...README.matchAll(/```sh\n(.*?)```/gs)].map(([, text]) => text!.trim());

test('its two commands install, and then report or test', () => {
  expect(blocks[0]).toMatch(/^npm ci && npx nps report fixtures\/\S+/);
  expect(blocks[1]).toBe('npm ci && npm test');
});

/** The words of a shell command, single quotes taken off. */
const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

const examples = blocks
  .flatMap((block) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''))
  .filter((line) => /^(npm ci && npx )?nps report/.test(line))
  .map((line) => words(line.replace(/^.*?nps /, '')));

test.each(examples.map((args) => [args.join(' '), args] as const))(
  'its example works: nps %s',
  async (_, args) => {
    const joined = args.includes('crm.csv');
    const sampled = args.some((word) => word === '--cluster' || word === '--weight');
    const responses = joined
      ? 'fixtures/customer-responses.csv'
      : `fixtures/${sampled ? 'accounts' : 'plain'}.csv`;
    const stands: Record<string, string> = joined
      ? { 'crm.csv': 'fixtures/customers.csv', plan: 'customers.Plan' }
      : {};
    const onFixture = args.map((word) =>
      /^(responses|\*)\.csv$/.test(word) ? responses : (stands[word] ?? word),
    );
    const { stdout, stderr, exitCode } = await run(
      onFixture.map((word) => (word === 'region=EU' ? 'region=EMEA' : word)),
    );
    expect(stderr).not.toContain('error');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(args.includes('--weight') ? /^Weighted NPS / : /^NPS /);
  },
);

const rows = blocks
  .flatMap((block) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').replace(/ \|.*/, ''))
  .filter((line) => /^nps tag /.test(line))
  .map((line) => words(line.replace(/^nps /, '').replace(' -o tagged.csv', '')));

test.each(rows.map((args) => [args.join(' '), args] as const))(
  'its example works: nps %s',
  async (_, args) => {
    const stands: Record<string, string> = {
      'responses.csv': 'fixtures/customer-responses.csv',
      'crm.csv': 'fixtures/customers.csv',
    };
    const { stdout, exitCode } = await run(args.map((word) => stands[word] ?? word));
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').length).toBeGreaterThan(10);
    expect(stdout).toContain('nps_score');
  },
);

test('it has examples of rows', () => {
  expect(rows.length).toBeGreaterThan(2);
});

const aboutRules = blocks
  .flatMap((block) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''))
  .filter((line) => /^nps themes (suggest|test)/.test(line))
  .map((line) => words(line.replace(/^nps /, '')));

test.each(aboutRules.map((args) => [args.join(' '), args] as const))(
  'its example works: nps %s',
  async (_, args) => {
    const stands: Record<string, string> = {
      'responses.csv': 'fixtures/comments.csv',
      'rules.yaml': 'fixtures/themes/examples.yaml',
      'labelled.csv': 'fixtures/themes/labelled.csv',
    };
    const onFixture = args.map((word, i) => (args[i - 1] === '--label' ? 'labels' : (stands[word] ?? word)));
    const { stdout, stderr, exitCode } = await run(onFixture);
    expect(stderr).not.toContain('error');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^(comments|rules) /);
  },
);

test('it has examples about rules', () => {
  expect(aboutRules.length).toBeGreaterThan(2);
});

test('what it shows is what is printed', async () => {
  const { stdout } = await run(['report', 'fixtures/plain.csv', '--by', 'plan', '-q']);
  const shown = README.slice(README.indexOf('```\nNPS') + 4).split('\n```')[0]!;
  for (const part of shown.split('\n\n')) expect(stdout).toContain(part);
});

test('every option that it names exists', async () => {
  const helps = await Promise.all(
    [['report'], ['compare'], ['check'], ['plan'], ['tag'], ['themes', 'suggest'], ['themes', 'test']].map(
      (command) => run([...command, '--help']),
    ),
  );
  const stdout = helps.map((help) => help.stdout).join('');
  const named = new Set([...README.matchAll(/`(--[a-z][a-z-]+)/g)].map(([, option]) => option!));
  expect(named.size).toBeGreaterThan(8);
  for (const option of named) expect(stdout).toContain(option);
});

const aboutThemes = blocks
  .flatMap((block) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''))
  .filter((line) => /^nps themes (?!suggest|test)/.test(line))
  .map((line) => words(line.replace(/^nps /, '')));

test.each(aboutThemes.map((args) => [args.join(' '), args] as const))(
  'its example works: nps %s',
  async (_, args) => {
    const stands: Record<string, string> = {
      'responses.csv': 'fixtures/comments.csv',
      'a.csv': 'fixtures/customer-responses.csv',
      'crm.csv': 'fixtures/customers.csv',
      mrr: 'Purchases',
      'rules.yaml': 'fixtures/themes/examples.yaml',
    };
    const { stdout, exitCode } = await run(args.map((word) => stands[word] ?? word));
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^NPS /);
  },
);

const comparisons = blocks
  .flatMap((block) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''))
  .filter((line) => /^nps compare /.test(line))
  .map((line) => words(line.replace(/^nps /, '')));

test.each(comparisons.map((args) => [args.join(' '), args] as const))(
  'its example works: nps %s',
  async (_, args) => {
    const stands: Record<string, string> = {
      'before.csv': 'fixtures/two-waves-a.csv',
      'after.csv': 'fixtures/two-waves-b.csv',
      'responses.csv': 'fixtures/plain.csv',
    };
    const { stdout, exitCode } = await run(args.map((word) => stands[word] ?? word));
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^NPS /);
  },
);

test('its comparison is the one that is printed', async () => {
  expect(comparisons.length).toBeGreaterThan(5);
  const shown = /^> (NPS fell .*\n)> (.*)$/m.exec(README)!;
  const { stdout } = await run(['compare', 'fixtures/simpson.csv', '--periods', '2025-Q1,2025-Q2', '-q']);
  expect(stdout.replace(/\s+/g, ' ')).toContain(`${shown[1]}${shown[2]}`.replace(/\s+/g, ' '));
});

test('its rules load, and its example is tagged as it says', () => {
  const [, yaml = ''] = /```yaml\n(version: 1\n.*?)```/s.exec(README) ?? [];
  const { rules, warnings } = parseThemes(yaml, 'README.md');
  expect(failedExamples(rules)).toEqual([]);
  expect(warnings.map(({ code }) => code)).toEqual(['themeScoreDependent']);
});

const CHECKED: Readonly<Record<string, string>> = {
  'responses.csv': 'fixtures/gate.csv',
  'exports/*.csv': 'fixtures/gate.csv',
  'nps-baseline.json': 'fixtures/check/baseline.json',
  'nps.xml': '-',
};
const checks = blocks.flatMap((block) => block.split('\n')).filter((line) => line.startsWith('nps check '));
const inYaml = [...README.matchAll(/```yaml\n(.*?)```/gs)].flatMap(([, text]) => commandsIn(parse(text!)));

/** What build servers run: texts that call the program, wherever they stand. */
function commandsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('npx nps ') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(commandsIn) : [];
}

test.each([...checks, ...inYaml])('its check works: %s', async (line) => {
  const args = words(line.replace(/^(npx )?nps /, '').replace(/\s+# .*$/, ''));
  const { stdout, stderr, exitCode } = await run(args.map((word) => CHECKED[word] ?? word));
  expect([0, 1, 3], stderr).toContain(exitCode);
  expect(stdout).toMatch(line.includes('junit') ? /^<\?xml/ : /^(::warning title=nps check.*\n)?Check /);
});

test('its check is the one that is printed', async () => {
  expect(checks.length).toBeGreaterThan(3);
  expect(inYaml).toHaveLength(2);
  const rules = ['nps >= 30', 'nps{plan=SMB} >= 10', 'detractors% < 25'];
  const { stdout } = await run([
    'check',
    'fixtures/gate.csv',
    ...rules.map((rule) => `--rule=${rule}`),
    '-q',
  ]);
  expect(README).toContain(`\n${stdout}`);
});
