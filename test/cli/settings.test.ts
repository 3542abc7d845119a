import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addColumnOptions, addQuestionOptions, addScoreOptions } from '../../src/cli/options.ts';
import { addOutputOptions } from '../../src/cli/print.ts';
import { addSamplingOptions } from '../../src/cli/sampling.ts';
import { addConfigOptions, atOrigin, settle, variableOf } from '../../src/cli/settings.ts';
import type { Origins } from '../../src/cli/world.ts';
import { NpsError, npsError } from '../../src/errors.ts';
import { FORMATS } from '../../src/present/index.ts';
import { type Files, withFiles } from '../pipeline/ask.ts';
import { launch, shell } from './harness.ts';
import { play } from './inProcess.ts';

interface Scene {
  args?: string[];
  env?: Record<string, string>;
  files?: Files;
  /** The current folder, in that of the files. */
  cwd?: string;
}

const commandWithAll = () => {
  const command = addScoreOptions(addQuestionOptions(addColumnOptions(new Command())));
  addSamplingOptions(command);
  return addOutputOptions(addConfigOptions(command), FORMATS).exitOverride();
};

/** The flags of a command that knows all options, and where they are from. */
const settled = ({ args = [], env = {}, files = {}, cwd = '.' }: Scene) =>
  withFiles({ '.git/HEAD': '', ...files }, async (_, folder) => {
    const command = commandWithAll().parse(args, { from: 'user' });
    const origins: Origins = new Map();
    await settle(command, { env, cwd: () => join(folder, cwd) }, origins);
    return { flags: command.opts(), origins };
  });
const flagsOf = async (scene: Scene) => (await settled(scene)).flags;
const config = (text: string): Files => ({ 'nps.config.yaml': text });

describe('precedence', () => {
  const files = config('report:\n  minN: 1\n');
  it.each<[string, Scene, string]>([
    ['a default', {}, '0'],
    ['the file over the default', { files }, '1'],
    ['a variable over the file', { files, env: { NPS_MIN_N: '2' } }, '2'],
    ['a flag over a variable', { files, env: { NPS_MIN_N: '2' }, args: ['--min-n', '3'] }, '3'],
    ['a flag over the file', { files, args: ['--min-n=3'] }, '3'],
    ['an empty variable is none', { files, env: { NPS_MIN_N: '' } }, '1'],
  ])('%s', async (_, scene, minN) => {
    expect((await flagsOf(scene)).minN).toBe(minN);
  });

  it('holds where a flag says the default', async () => {
    expect((await flagsOf({ files, args: ['--min-n', '0'] })).minN).toBe('0');
  });

  it('a list is replaced, not prolonged', async () => {
    const scene: Scene = { files: config('report:\n  by: [a, b]\n') };
    expect((await flagsOf(scene)).by).toEqual(['a', 'b']);
    expect((await flagsOf({ ...scene, args: ['--by', 'c'] })).by).toEqual(['c']);
    expect((await flagsOf({ ...scene, env: { NPS_BY: 'd\ne,f\r\n\n' } })).by).toEqual(['d', 'e,f']);
  });

  it('since and last say the same: the higher one drops the other', async () => {
    const scene: Scene = { files: config('filters:\n  last: 90d\n  until: 2025\n') };
    expect(await flagsOf({ ...scene, args: ['--since', '2024'] })).toMatchObject({
      since: '2024',
      until: '2025',
    });
    expect((await flagsOf({ ...scene, args: ['--since', '2024'] })).last).toBeUndefined();
    expect((await flagsOf({ ...scene, env: { NPS_SINCE: '2024' } })).last).toBeUndefined();
    expect(await flagsOf({ files: config('filters:\n  last: 90d\n  since: 2025\n') })).toMatchObject({
      since: '2025',
      last: '90d',
    });
  });

  it('of what does not go together, too', async () => {
    const files = config('report:\n  cluster: account\n  population: 80\n');
    expect(await flagsOf({ files })).toMatchObject({ cluster: 'account', population: '80' });
    const { cluster, population, weight } = await flagsOf({ files, args: ['--weight', 'w'] });
    expect([cluster, population, weight]).toEqual([undefined, undefined, 'w']);
  });

  it('so do --json and --format', async () => {
    expect((await flagsOf({ env: { NPS_JSON: '1' }, args: ['--format', 'csv'] })).json).toBeUndefined();
    expect((await flagsOf({ env: { NPS_JSON: '1' }, files: config('formats: { output: csv }') })).json).toBe(
      true,
    );
  });
});

describe('variables', () => {
  it('there is one for every option of a command', async () => {
    const command = commandWithAll();
    const names = command.options.map(variableOf);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        'NPS_MIN_N',
        'NPS_FISCAL_YEAR_START',
        'NPS_CONFIG',
        'NPS_NO_CONFIG',
        'NPS_OUTPUT',
      ]),
    );
    expect(names).not.toContain('NPS_DEBUG');
    for (const option of command.options.filter(({ long }) => long !== '--config')) {
      const value = option.argChoices?.at(-1) ?? (option.isBoolean() || option.negate ? '1' : 'x');
      const { origins } = await settled({ env: { [variableOf(option)]: value } });
      expect(origins.get(option.long!)).toEqual({ name: variableOf(option), place: null });
    }
  });

  it.each<[string, boolean]>([
    ['1', true],
    ['true', true],
    ['TRUE', true],
    ['0', false],
    ['false', false],
  ])('%s is %s', async (text, strict) => {
    const files = config(`report: { strict: ${!strict} }`);
    expect((await flagsOf({ env: { NPS_STRICT: text }, files })).strict).toBe(strict);
  });

  it.each<[Record<string, string>, string, string]>([
    [{ NPS_STRICT: 'yes' }, "NPS_STRICT 'yes': not understood", '1 or true, 0 or false'],
    [{ NPS_DEDUPE: 'newest' }, "NPS_DEDUPE 'newest': not understood", 'one of none, latest, first'],
    [{ NPS_FORMAT: 'xls' }, "NPS_FORMAT 'xls': not understood", 'one of table,'],
    [{ NPS_MIN_N: '-1' }, "NPS_MIN_N '-1': not understood", 'a whole number'],
    [{ NPS_TZ: 'Mars' }, "NPS_TZ 'Mars': not understood", '--tz overrules it.'],
    [{ NPS_WHERE: 'plan' }, "NPS_WHERE 'plan': not understood", 'a condition'],
    [{ NPS_SCORE: 'marks' }, "NPS_SCORE: no column is called 'marks'", '--score overrules it.'],
    [{ NPS_ANCHOR: 'Top' }, "NPS_ANCHOR 'Top': not understood", 'a word and its score'],
    [{ NPS_CONFIG: 'nowhere.yaml' }, "NPS_CONFIG 'nowhere.yaml': no such file", 'nps init'],
  ])('%j is an error that names it', async (env, message, hint) => {
    const { exitCode, stdout, stderr } = await play(['report', 'fixtures/plain.csv'], { env });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`nps: ${message}\n`);
    expect(stderr).toContain(hint);
  });

  it('give a format only to commands that print it', async () => {
    const env = { NPS_FORMAT: 'ndjson' };
    expect(await play(['inspect', 'fixtures/plain.csv', '-q'], { env })).toMatchObject({ exitCode: 0 });
    expect((await play(['rows', 'fixtures/plain.csv'], { env: { NPS_FORMAT: 'csv' } })).stdout).toMatch(
      /^customer_id,plan/,
    );
  });
});

describe('the file', () => {
  it('says everything that it can', async () => {
    const files = config(`
columns: { score: a, comment: b, date: c, respondent: d, account: e, stage: f }
anchors: { Absolutely: 10, 'a=b': 0 }
formats: { input: qualtrics, dateOrder: dmy, output: json }
customers: [{ file: data/crm.csv, on: id }, { file: /abs/x.csv }]
stages: { newDays: 30 }
periods: { timeZone: Europe/Berlin, fiscalYearStart: 4 }
filters: { where: ['plan=Pro', 'a!=b'], since: 2025, until: 2025-03-31, last: 6m, dedupe: latest }
report: { by: [plan, 'plan,quarter'], minN: 5, interval: score, level: 90%, strict: true }
`);
    const { flags, origins } = await settled({ files: { ...files, 'sub/x': '' }, cwd: 'sub' });
    expect(flags).toMatchObject({
      ...{ score: 'a', comment: 'b', date: 'c', respondent: 'd', account: 'e', stage: 'f' },
      ...{ anchor: ['Absolutely=10', 'a=b=0'], from: 'qualtrics', dateOrder: 'dmy', format: 'json' },
      ...{ customers: ['../data/crm.csv', '/abs/x.csv'], on: ['id'] },
      ...{ tz: 'Europe/Berlin', fiscalYearStart: '4', where: ['plan=Pro', 'a!=b'] },
      ...{ since: '2025', until: '2025-03-31', last: '6m', dedupe: 'latest' },
      ...{ by: ['plan', 'plan,quarter'], minN: '5', interval: 'score', level: '90%', strict: true },
      config: '../nps.config.yaml',
    });
    expect(flags.stages.definitions).toContainEqual(
      expect.objectContaining({ name: 'new', when: ['days since firstPurchase <= 30'] }),
    );
    expect(origins.get('--min-n')).toEqual({ name: 'report.minN', place: '../nps.config.yaml:9:45' });
  });

  it('says that no word is an anchor, or nothing about it', async () => {
    expect((await flagsOf({ files: config('anchors: none') })).anchor).toEqual(['none']);
    expect((await flagsOf({ files: config('anchors: {}') })).anchor).toBeUndefined();
  });

  it('joins by its columns only its own tables', async () => {
    const files = config('customers: [{ file: a.csv, on: id }]');
    expect((await flagsOf({ files, args: ['--customers', 'b.csv'] })).on).toBeUndefined();
    expect(await flagsOf({ files, env: { NPS_ON: 'key' } })).toMatchObject({
      customers: ['a.csv'],
      on: ['key'],
    });
  });

  it.each<[string, Scene, string | false | undefined]>([
    ['here', { files: config('') }, 'nps.config.yaml'],
    ['above', { files: { ...config(''), 'a/b/x': '' }, cwd: 'a/b' }, '../../nps.config.yaml'],
    ['named', { files: { ...config(''), 'o.json': '{}' }, args: ['--config', 'o.json'] }, 'o.json'],
    [
      'named by a variable',
      { files: { ...config(''), 'o.json': '{}' }, env: { NPS_CONFIG: 'o.json' } },
      'o.json',
    ],
    ['refused', { files: config('x: y'), args: ['--no-config'] }, false],
    ['refused, whatever the variable names', { args: ['--no-config'], env: { NPS_CONFIG: 'no' } }, false],
    ['refused by a variable', { files: config('x: y'), env: { NPS_NO_CONFIG: '1' } }, false],
    ['not refused by a variable', { files: config(''), env: { NPS_NO_CONFIG: '0' } }, 'nps.config.yaml'],
    ['nowhere', {}, undefined],
  ])('is found %s', async (_, scene, path) => {
    expect((await flagsOf(scene)).config).toBe(path);
  });
});

describe('a file that cannot be obeyed', () => {
  const report = (text: string, args: string[] = [], command = 'report') =>
    withFiles({ '.git/HEAD': '', ...config(text) }, (_, cwd) =>
      play([command, 'fixtures/plain.csv', ...args], { cwd }),
    );

  it.each<[string, string, string]>([
    [
      'columns:\n  score: marks\n',
      "nps.config.yaml:2:10: columns.score: no column is called 'marks'",
      '--score overrules it; --no-config leaves',
    ],
    ['columns:\n  score: scor\n', "columns.score: no column is called 'scor'", "Did you mean 'score'?"],
    [
      'formats: { input: delightedly }\n',
      "nps.config.yaml:1:19: formats.input 'delightedly': not understood",
      'Expected one of plain,',
    ],
    [
      'periods:\n  timeZone: Mars\n',
      "nps.config.yaml:2:13: periods.timeZone 'Mars': not understood",
      'Expected a time zone',
    ],
    [
      'filters:\n  where: plan\n',
      "nps.config.yaml:2:10: filters.where 'plan': not understood",
      'Expected a condition',
    ],
    [
      'report:\n  by: [plan, paln]\n',
      "nps.config.yaml:2:3: report.by: no column is called 'paln'",
      "Did you mean 'plan'?",
    ],
    ['report:\n  level: 2\n', "nps.config.yaml:2:10: report.level '2': not understood", 'Expected a level'],
    ['stages:\n  order: [lost]\n', 'nps.config.yaml:2:3: stages.order: not understood', 'missing'],
    ['colums: {}\n', 'nps.config.yaml:1:1: colums: there is no such key', "Did you mean 'columns'?"],
  ])('%j', async (text, message, hint) => {
    const { exitCode, stdout, stderr } = await report(text);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect((await report(text, ['--no-config'])).exitCode).toBe(0);
  });

  it('is told of each input in turn', async () => {
    await withFiles({ '.git/HEAD': '', ...config('columns: { score: marks }') }, async (_, cwd) => {
      const { stderr } = await play(['report', 'fixtures/two-waves-a.csv', 'fixtures/two-waves-b.csv'], {
        cwd,
      });
      expect(stderr).toContain('nps.config.yaml:1:19: fixtures/two-waves-a.csv, columns.score: no column');
    });
  });

  it('stops inspect too, but not rows, which has no settings', async () => {
    expect((await report('x: y', [], 'inspect')).exitCode).toBe(2);
    expect((await report('x: y', [], 'rows')).exitCode).toBe(0);
  });
});

describe('variables that were obeyed', () => {
  const played = (env: Record<string, string>, args: string[] = []) =>
    play(['report', 'fixtures/plain.csv', '--no-config', ...args], { env });

  it('are named among the notes, unless they only say how to show the result', async () => {
    const { stderr } = await played({ NPS_WHERE: 'plan=Pro', NPS_DEDUPE: 'latest', NPS_ASCII: '1' });
    expect(stderr).toMatch(/^environment +NPS_WHERE, NPS_DEDUPE$/m);
    expect((await played({ NPS_WHERE: 'plan=Pro' }, ['--json'])).stderr).toBe('nps: environment NPS_WHERE\n');
    expect((await played({ NPS_FORMAT: 'json' })).stderr).toBe('');
  });

  it('are not named where a flag overrules them', async () => {
    const { stderr } = await played({ NPS_DEDUPE: 'latest' }, ['--dedupe', 'none', '--json']);
    expect(stderr).toBe('');
  });
});

describe('a file that was obeyed', () => {
  const played = (args: string[]) =>
    withFiles({ '.git/HEAD': '', ...config('report: { by: plan }') }, (_, cwd) =>
      play(['report', 'fixtures/plain.csv', ...args], { cwd }),
    );

  it('is named among the notes', async () => {
    const { stdout, stderr } = await played([]);
    expect(stdout).toContain('By plan');
    expect(stderr).toMatch(/^config +nps\.config\.yaml$/m);
  });

  it('is named beside other formats, and in JSON', async () => {
    const { stdout, stderr } = await played(['--json']);
    expect(JSON.parse(stdout).source.config).toBe('nps.config.yaml');
    expect(stderr).toBe('nps: config nps.config.yaml\n');
    expect((await played(['--format', 'markdown'])).stderr).toBe('nps: config nps.config.yaml\n');
  });

  it('is not named where nothing is to be said', async () => {
    expect((await played(['-q'])).stderr).toBe('');
    expect((await played(['--no-config'])).stderr).not.toContain('nps.config.yaml');
  });
});

describe('atOrigin', () => {
  const origins: Origins = new Map([
    ['--strict', { name: 'report.strict', place: 'c:1:2' }],
    ['stages.definitions', { name: 'stages.definitions', place: 'c:3:4' }],
    ['stages.attributes.renewal', { name: 'stages.attributes.renewal', place: 'c:5:6' }],
  ]);
  const at = (message: string, code: NpsError['code'] = 'unknownColumn') =>
    atOrigin(new NpsError(code, { message, hint: 'H' }), origins);

  it('leaves what the command line caused', () => {
    const error = npsError('badOption', { option: '--tz', value: 'x', expected: 'y' });
    expect(atOrigin(error, origins)).toBe(error);
    expect(at("a, '--strict: x': not found").message).toBe("a, '--strict: x': not found");
  });

  it('names keys that have a flag, and keys that have none', () => {
    expect(at('--strict: 2 invalid values:\n  x')).toMatchObject({
      message: 'c:1:2: report.strict: 2 invalid values:\n  x',
      hint: 'H\n--strict overrules it; --no-config leaves the file unread.',
    });
    expect(at('stages.attributes.renewal: no column').message).toBe(
      'c:5:6: stages.attributes.renewal: no column',
    );
    expect(at("stage 'x': condition 'y': why", 'badStage')).toMatchObject({
      message: "c:3:4: stage 'x': condition 'y': why",
      hint: 'H\n--no-config leaves the file unread.',
    });
  });
});

describe('where there is no file', () => {
  /** Texts of the bundle's files that are loaded with `file`, whatever the command. */
  async function loadedWith(file: string, seen = new Map<string, string>()): Promise<Map<string, string>> {
    if (seen.has(file)) return seen;
    const text = await readFile(file, 'utf8');
    seen.set(file, text);
    for (const [, next] of text.matchAll(/(?:from|import)"(\.\/[^"]+\.js)"/g))
      await loadedWith(join(dirname(file), next!), seen);
    return seen;
  }

  it('what reads one is not loaded', async () => {
    const [, [program]] = launch([]);
    const loaded = [...(await loadedWith(join(dirname(program!), '../dist/main.js'))).values()];
    expect(loaded.length).toBeGreaterThan(1);
    // Words of the YAML parser and of the schema.
    for (const text of loaded) expect(text).not.toMatch(/Tabs are not allowed|unrecognized_keys/);
  });

  it('nor is one looked for in a folder that is gone', async () => {
    const line = 'cd "$(mktemp -d)" && rmdir "$PWD" && echo nps,9 | tr , "\\n" | nps report --json';
    expect(await shell(line)).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
