/**
 * Data made by strangers through every command and every format that it prints: nothing that acts on a
 * terminal, a build server, a spreadsheet or a page leaves the program, wherever in the data it stands.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { variableOf } from '../../src/cli/settings.ts';
import { CALLED, type Called } from '../fuzz/arguments.ts';
import { csv } from '../pipeline/ask.ts';
import { CONTROLS, HOSTILE } from './hostile.ts';
import { play, type Stage } from './inProcess.ts';
import { unsafe } from './unsafe.ts';

const COLUMNS = ['--score', 'score', '--comment', 'comment'];

/** For each command what it is asked, besides the format, so that it shows as much of the data as it can. */
const WALKS: Record<string, readonly string[][]> = {
  report: [
    [],
    ['--by', 'segment', '--by', 'segment,month', '--by', 'owner', '--by', 'file'],
    ['--score', 'score', '--verbose', '--dedupe', 'latest', '--min-n', '2', '--by', 'segment'],
    ['--score', 'score', '--strict', '--verbose'],
    ['--customers', 'customers.csv', '--on', 'id=id', '--by', 'owner', '--by', 'stage'],
    ['--score', 'score', '--cluster', 'segment', '--by', 'owner', '--rolling', '90d'],
    ['--score', 'score', '--weight', 'owner', '--verbose'],
  ],
  compare: [
    [...COLUMNS, '--by', 'segment', '--by', 'segment,owner'],
    [...COLUMNS, '--a', `segment=${HOSTILE[0]}`, '--by', 'owner', '--themes', 'rules.json'],
    ['--score', 'score', '--by', 'owner', '--all', 'rest', '--verbose'],
  ],
  check: [
    ['--score=score', '--rule', 'nps >= 0', '--rule', 'warn: detractors% < 5', '--baseline', 'last-period'],
    ['--score=score', ...HOSTILE.slice(0, 24).map((text) => `--rule=nps{"segment!=${text}"} >= 90`)],
    ['--score=score', '--min=100', '--decide=significant', '--undecided=fail', '--redact', '--ascii'],
  ],
  themes: [
    ['--themes', 'saas', ...COLUMNS, '--quotes', '2', '--by', 'segment', '--by', 'owner', '--value', 'score'],
    ['--themes', 'saas', '--comment', 'comment', '--min-n', '2', '--dedupe', 'none'],
  ],
  'themes suggest': [
    [],
    [...COLUMNS, '--quotes', '2', '--top', '500'],
    [...COLUMNS, '--themes', 'rules.json', '--verbose', '--customers', 'customers.csv', '--on', 'id=id'],
  ],
  'themes test': [
    [],
    ['--gold', 'in.csv', '--label', 'segment', '--comment', 'comment', '--score', 'score', '--quotes', '500'],
  ],
  tag: [
    ['--score', 'score'],
    [...COLUMNS, '--themes', 'saas', '--customers', 'customers.csv', '--on', 'id=id', '--redact'],
    ['--score', 'score', '--columns', 'segment,nps_score'],
  ],
  plan: [[], ['--margin', '5', '--difference', '10', '--population', '80', '--response-rate', '12%']],
  inspect: [[], ['--score', 'score', '--verbose'], ['--score', 'score', '--redact']],
  rows: [[], ['--redact']],
  init: [
    ['--config', '-'],
    ['--config', '-', '--score', 'score', '--verbose'],
    ['--customers', 'customers.csv'],
  ],
};

const TEXTS = [...HOSTILE, ...CONTROLS];
/** One of each kind, for what takes a run each. */
const FEW = HOSTILE.filter((text, i) => i % 5 === 0 || text.startsWith('__') || text.includes('##vso'));
/** Enough of a table where it is not the table that is hostile. */
const SMALL = 'id,score,segment,date\n1,9,x,2025-01-01\n2,3,y,2025-02-01\n';

/** Tables in which the texts stand in one place each. */
const PLACES: Record<string, string> = {
  cells: csv([
    ['id', 'score', 'date', 'segment', 'owner', 'comment'],
    ...TEXTS.map((text, i) => [`${i}`, `${i % 11}`, `2025-0${1 + (i % 9)}-11`, text, `o${text}`, text]),
  ]),
  'repeated comments': csv([
    ['id', 'score', 'date', 'segment', 'owner', 'comment'],
    ...[1, 2, 3].flatMap((n) =>
      TEXTS.map((text, i) => [`${n}-${i}`, `${i % 11}`, '', text, 'o', `${text} x${i}y`]),
    ),
  ]),
  header: csv([
    ['id', 'score', 'segment', 'owner', 'date', ...TEXTS],
    ...TEXTS.map((_, i) => [`${i}`, `${i % 11}`, 'x', 'y', '2025-01-01', ...TEXTS.map(() => `${i % 5}`)]),
  ]),
  scores: csv([
    ['id', 'score', 'segment', 'owner', 'date'],
    ...TEXTS.flatMap((text, i) => [
      [`${i}`, text, text, text, text],
      [`${i}`, '9', 'x', 'y', '2025-01-01'],
    ]),
  ]),
  'repeated scores': csv([
    ['id', 'score', 'segment', 'owner', 'date'],
    ...HOSTILE.slice(0, 4).flatMap((text) => Array.from({ length: 4 }, () => ['1', text, text, text, text])),
    ...Array.from({ length: 300 }, () => ['1', '9', 'x', 'y', '2025-01-01']),
  ]),
  'no score at all': csv([TEXTS, TEXTS]),
  'several scores': csv([TEXTS.map((text) => `NPS ${text}`), TEXTS.map(() => '9'), TEXTS.map(() => '0')]),
  'kinds of question': csv([
    ['id', '\x1b]0;kind\x07', '=answer'],
    ...Array.from({ length: 20 }, (_, i) => [`${i}`, HOSTILE[i % 4]!, i % 4 === 0 ? `${i % 11}` : 'words']),
  ]),
};
const CUSTOMERS = csv([
  ['id', 'owner', 'signup_date', 'first_purchase_at', ...TEXTS],
  ...TEXTS.map((text, i) => [`${i}`, text, i % 3 === 0 ? text : '2024-01-01', '2024-02-01', ...TEXTS]),
]);

const WRITABLE = TEXTS.filter((text) => text !== '');
/** Rules in which the texts stand wherever the grammar lets them. */
const RULES = JSON.stringify({
  version: 1,
  themes: WRITABLE.map((text, i) => ({ id: `t${i}`, label: text, any: [`x${i}z`, 'comment'] })),
  examples: [...WRITABLE.map((text) => ({ text, themes: ['t0'] })), { text: 'comment', themes: [] }],
});
/** What a command is given; most take a table, and one takes nothing. */
const operandsOf = (name: string): string[] =>
  name === 'plan' ? [] : [name === 'themes test' ? 'rules.json' : 'in.csv'];

const started = process.cwd();
let folder = '';
// Threads cannot change it, and then files would be written into the project.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nps-hostile-'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(name, { recursive: true });
  writeFileSync('customers.csv', CUSTOMERS);
  writeFileSync('rules.json', RULES);
});

/** Runs it and expects that nothing unsafe was printed, or written to a configuration; standard output. */
async function harmless(asked: readonly string[], format = 'text', stage: Stage = {}): Promise<string> {
  const [name = '', ...rest] = asked;
  const args = CALLED.some((called) => called.name === name) ? [...name.split(' '), ...rest] : asked;
  const { stdout, stderr, exitCode } = await play(args, { cwd: folder, ...stage });
  const colour = (stage.tty ?? []).length > 0;
  const told = `nps ${JSON.stringify(args)}\n${stderr.slice(0, 2000)}`;
  expect(['themes test', 'check'].includes(name) ? [0, 1, 2, 3] : [0, 2, 3], told).toContain(exitCode);
  expect(stderr, told).not.toContain('internal error');
  expect(unsafe(stdout, { format, colour }), told).toEqual([]);
  expect(unsafe(stderr, { format: 'message', colour }), told).toEqual([]);
  for (const name of readdirSync(folder).filter((one) => one.endsWith('config.yaml')))
    expect(unsafe(readFileSync(name, 'utf8'), { format: 'text' }), told).toEqual([]);
  return stdout;
}

/** The formats that a command offers; of one that offers none, whatever it prints. */
function formatsOf({ options }: Called): (readonly [format: string, args: string[]])[] {
  const choices = options.find(({ long }) => long === '--format')?.argChoices;
  return choices?.map((format) => [format, ['--format', format]] as const) ?? [['text', []]];
}

const ALL = CALLED.flatMap((called) =>
  formatsOf(called).map(([format, args]) => [called.name, format, args] as const),
);

it('every command is walked', () => {
  expect(Object.keys(WALKS)).toEqual(CALLED.map(({ name }) => name));
});

describe.each(ALL)('nps %s as %s', (name, format, args) => {
  const walks = WALKS[name] ?? [];

  it.each(Object.entries(PLACES))('hostile %s', async (place, table) => {
    writeFileSync('in.csv', table);
    for (const walk of walks) {
      const stdout = await harmless([name, ...operandsOf(name), ...walk, ...args], format);
      if (place === 'cells') expect(stdout, 'it is there to be seen').not.toBe('');
      await harmless([name, ...operandsOf(name), ...walk, ...args], format, { tty: ['stdout', 'stderr'] });
    }
  });

  it('hostile names of files', async () => {
    for (const text of FEW.filter((one) => !/[/\0]/.test(one))) {
      const path = `x${text}.csv`;
      writeFileSync(path, SMALL);
      for (const walk of walks) await harmless([name, path, ...walk, ...args], format);
      await harmless([name, `${text}none`, ...args], format);
      rmSync(path);
    }
  });
});

describe.each(CALLED.map((called) => [called.name, called] as const))('nps %s', (name, { options }) => {
  it('hostile values of options and variables', async () => {
    writeFileSync('in.csv', PLACES['no score at all']!);
    for (const option of options) {
      for (const text of FEW) {
        const value = text.replaceAll('/', '_');
        await harmless([name, ...operandsOf(name), `${option.long}=${value}`]);
        await harmless([name, ...operandsOf(name)], 'text', { env: { [variableOf(option)]: value } });
      }
    }
  });

  it('hostile configurations', async () => {
    writeFileSync('in.csv', SMALL);
    for (const text of FEW) {
      for (const config of configurationsWith(text)) {
        writeFileSync('nps.config.json', config);
        await harmless([name, ...operandsOf(name)]);
      }
      rmSync('nps.config.json');
      const path = `x${text.replace(/[/\0]/g, '')}.yaml`;
      writeFileSync(path, 'report:\n  minN: 2\n');
      await harmless([name, ...operandsOf(name), '--config', path]);
      rmSync(path);
    }
  });
});

it('hostile commands and options that there are not', async () => {
  for (const text of TEXTS) {
    await harmless([text]);
    await harmless([`--${text}`]);
    for (const { name } of CALLED) await harmless([name, `--${text}`]);
  }
});

it('JSON loses nothing', async () => {
  writeFileSync('in.csv', PLACES.cells!);
  const rows = JSON.parse(await harmless(['rows', 'in.csv'], 'json')) as string[][];
  const segments = rows.slice(1).map((row) => row[3]);
  // These two cannot be told from what a file is made of: UTF-8 knows no half of a pair, and NUL is left out.
  const read = (text: string) => text.replaceAll('\ud800', '\ufffd').replaceAll('\0', '');
  expect(segments).toEqual(TEXTS.map(read));
});

it('names that objects have by birth are names like others', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', '0'];
  const table = csv([['score', ...names], ...names.map((name) => ['9', ...names.map(() => name)])]);
  writeFileSync('in.csv', table);
  for (const by of names) {
    const { breakdowns } = JSON.parse(await harmless(['report', 'in.csv', '--by', by, '--json'], 'json'));
    const keys = breakdowns[0].groups.map(({ keys: of, n }: { keys: object; n: number }) => [
      ...Object.entries(of).flat(),
      n,
    ]);
    expect(keys.sort()).toEqual(names.map((name) => [by, name, 1]).sort());
  }
});

/** Configurations, as JSON, in which `text` is the value of a key, in all of their places, and its name. */
function configurationsWith(text: string): string[] {
  const values = {
    columns: { score: text },
    anchors: { [text]: 10 },
    formats: { dateOrder: text, input: text, output: text },
    customers: [{ file: text.replaceAll('/', '_'), on: text }],
    stages: { order: [text], attributes: { signup: text }, definitions: [{ name: text, when: text }] },
    periods: { timeZone: text, fiscalYearStart: text },
    filters: { where: [text], since: text, last: text },
    report: { by: [text], interval: text, level: text },
    check: {
      rules: [text, `nps{segment!=${text}} >= 90`, { rule: text, level: 'warn' }],
      decide: text,
      undecided: text,
      baseline: text.replaceAll('/', '_'),
    },
  };
  const alone = Object.entries(values).flatMap(([section, value]) => [
    { [section]: value },
    { [section]: { [text]: 1 } },
    { [section]: text },
  ]);
  const nested = Object.entries(values).flatMap(([section, value]) =>
    Object.entries(value).map(([key, one]) => ({ [section]: { [key]: one } })),
  );
  return [...alone, ...nested, { [text]: 1 }, text]
    .map((config) => JSON.stringify(config))
    .concat(`columns: ${text}\n${text}: 1\n`);
}
