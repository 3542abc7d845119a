import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CheckReport } from '../src/model/check.ts';
import type { SidesReport } from '../src/model/compare.ts';
import type { Report } from '../src/model.ts';
import { run } from './cli/harness.ts';

const FOLDER = new URL('../fixtures/', import.meta.url);
const TRUTH = readFileSync(new URL('README.md', FOLDER), 'utf8');
const COUNTED = ['n', 'promoters', 'passives', 'detractors'] as const;

/** The rows of the table below a heading (or the first one), as records by column. */
function table(heading: string): Record<string, string>[] {
  const from = heading === '' ? 0 : TRUTH.indexOf(`## ${heading}`);
  const lines = TRUTH.slice(from).split('\n').slice(1);
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('|'));
  const [head, , ...rows] = lines.slice(start, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.map((row) => Object.fromEntries(head!.map((name, i) => [name, row[i] ?? ''])));
}

const code = (cell: string): string => cell.replaceAll('`', '');
const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
const inFolder = (word: string): string =>
  /^[\w-]+\.(csv|tsv|json|ndjson|csv\.gz)$/.test(word) ? `fixtures/${word}` : word;

async function reportOn(args: readonly string[]): Promise<Report> {
  const outcome = await run(['report', ...args.map(inFolder), '--json']);
  expect(outcome.exitCode, outcome.stderr).toBe(0);
  return JSON.parse(outcome.stdout) as Report;
}

const figures = (row: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, Number(row[name])]));

const files = table('');
const counted = files.filter(({ n }) => n !== 'refused');
const refused = files.filter(({ n }) => n === 'refused');

test('every fixture is described, and every description has its file', () => {
  const entries = readdirSync(FOLDER, { withFileTypes: true });
  const there = entries
    .filter((entry) => entry.isFile())
    .flatMap(({ name }) => (name === 'README.md' ? [] : name));
  expect(files.map(({ file }) => code(file!)).sort()).toEqual(there.sort());
});

test.each(counted.map((row) => [code(row.file!), row] as const))(
  '%s gives its counts without options',
  async (file, row) => {
    const { overall, counts } = await reportOn([file]);
    expect({ ...overall, ...counts }).toMatchObject(figures(row, [...COUNTED, 'missing', 'invalid']));
  },
);

test.each(refused.map((row) => code(row.file!)))('%s is refused', async (file) => {
  const { stdout, stderr, exitCode } = await run(['report', inFolder(file)]);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: file === 'header-only.csv' ? 3 : 2 });
  expect(stderr).toMatch(/^nps: /);
});

test.each(table('With options').map((row) => [code(row.arguments!), row] as const))(
  '%s',
  async (args, row) => {
    const { overall, counts } = await reportOn(words(args));
    expect({ ...overall, ...counts }).toMatchObject(
      figures(row, [...COUNTED, 'missing', 'invalid', 'duplicates']),
    );
  },
);

test.each(table('Groups').map((row) => [code(row.file!), code(row.by!), code(row.group!), row] as const))(
  '%s --by %s: %s',
  async (file, by, group, row) => {
    const { breakdowns } = await reportOn([...words(file), '--by', by]);
    const key = group === '(none)' ? null : group;
    expect(breakdowns[0]!.groups.find(({ keys }) => Object.values(keys)[0] === key)).toMatchObject(
      figures(row, COUNTED),
    );
  },
);

test.each(table('Comparisons').map((row) => [code(row.arguments!), row] as const))(
  'nps compare %s',
  async (args, row) => {
    const { stdout } = await run(['compare', ...words(args).map(inFolder), '--json']);
    const report = JSON.parse(stdout) as SidesReport;
    const { difference, paired } = report;
    for (const side of ['baseline', 'compared'] as const)
      expect(COUNTED.map((count) => report[side][count])).toEqual(
        COUNTED.map((count) => Number(row[`${side} ${count}`])),
      );
    expect(difference?.points).toBeCloseTo(Number(row.difference), 10);
    expect([paired?.rose ?? 0, paired?.stayed ?? 0, paired?.fell ?? 0]).toEqual(
      ['rose', 'stayed', 'fell'].map((name) => Number(row[name])),
    );
  },
);

test.each(table('Rules').map((row) => [code(row.rule!), code(row.options!), row] as const))(
  'nps check gate.csv %s %s',
  async (rule, options, row) => {
    const more = words(options).map((word) => (word.startsWith('check/') ? `fixtures/${word}` : word));
    const { stdout } = await run(['check', 'fixtures/gate.csv', '--rule', rule, ...more, '--json']);
    const { rules } = JSON.parse(stdout) as CheckReport;
    const value = row.value === 'none' ? null : expect.closeTo(Number(row.value), 4);
    expect(rules).toMatchObject([{ value, n: Number(row.n), verdict: row.verdict }]);
  },
);
