import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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
    const responses = joined ? 'fixtures/customer-responses.csv' : 'fixtures/plain.csv';
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
    expect(stdout).toMatch(/^NPS /);
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
    [['report'], ['compare'], ['plan'], ['tag'], ['themes', 'suggest'], ['themes', 'test']].map((command) =>
      run([...command, '--help']),
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
