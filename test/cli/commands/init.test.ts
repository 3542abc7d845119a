import { readdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/load.ts';
import { packPath } from '../../../src/config/themes/packs.ts';
import { type Files, withFiles } from '../../pipeline/ask.ts';
import { fails, ok, run } from '../harness.ts';
import { play } from '../inProcess.ts';

const CUSTOMERS = 'id,plan\n1,Pro\n2,Free\n';
const RESPONSES = 'nps,customer,when\n9,1,2025-02-01\n3,2,2025-02-03\n';
const inFolder = <T>(files: Files, work: (folder: string) => Promise<T>) =>
  withFiles({ '.git/HEAD': '', ...files }, (_, folder) => work(folder));
const written = (folder: string, name = 'nps.config.yaml') => readFile(join(folder, name), 'utf8');

describe('nps init', () => {
  it('writes what it found, and says so', async () => {
    await inFolder({ 'a.csv': RESPONSES, 'data/c.csv': CUSTOMERS }, async (cwd) => {
      expect(await ok(['init', 'a.csv', '--customers', 'data/c.csv'], { cwd })).toBe(
        'nps.config.yaml: written, with columns, customers\n',
      );
      expect(parseConfig(await written(cwd), 'c').config).toEqual({
        columns: { score: 'nps', date: 'when', respondent: 'customer' },
        customers: [{ file: 'data/c.csv' }],
      });
      expect((await readdir(cwd)).sort()).toEqual(['.git', 'a.csv', 'data', 'nps.config.yaml']);
    });
  });

  it('writes comments without a file, and reads no standard input', async () => {
    await inFolder({}, async (cwd) => {
      expect(await ok(['init'], { cwd })).toBe('nps.config.yaml: written, all of it comments\n');
      expect(parseConfig(await written(cwd), 'c').config).toEqual({});
    });
  });

  it('writes what it is told over what it finds', async () => {
    await inFolder({ 'a.csv': 'x,y,d\n9,8,1/2/2025\n3,1,3/4/2025\n' }, async (cwd) => {
      const flags = ['--score', 'y', '--anchor', 'none', '--date-order', 'dmy', '--from', 'plain'];
      await ok(['init', 'a.csv', ...flags], { cwd });
      expect(parseConfig(await written(cwd), 'c').config).toMatchObject({
        columns: { score: 'y', date: 'd' },
        anchors: 'none',
        formats: { input: 'plain', dateOrder: 'dmy' },
      });
    });
  });

  it('changes nothing when it is run again', async () => {
    await inFolder({ 'a.csv': RESPONSES }, async (cwd) => {
      await ok(['init', 'a.csv'], { cwd });
      const edited = (await written(cwd)).replace('score: nps', "score:   '#1'  # mine");
      await writeFile(join(cwd, 'nps.config.yaml'), edited);
      expect(await ok(['init', 'a.csv'], { cwd })).toBe('nps.config.yaml: unchanged\n');
      expect(await written(cwd)).toBe(edited);
    });
  });

  it('adds what is new to a file that says nothing of it', async () => {
    await inFolder({ 'nps.config.yml': 'columns:\n  score: nps\n', 'c.csv': CUSTOMERS }, async (cwd) => {
      expect(await ok(['init', '--customers', 'c.csv'], { cwd })).toBe('nps.config.yml: added customers\n');
      expect(await written(cwd, 'nps.config.yml')).toMatch(
        /^columns:\n {2}score: nps\n\n# Tables of customers/,
      );
      expect(await ok(['init', '--customers', 'c.csv'], { cwd })).toBe('nps.config.yml: unchanged\n');
    });
  });

  it('shows what it does not add, where the section is a comment', async () => {
    await inFolder({ 'c.csv': CUSTOMERS }, async (cwd) => {
      await ok(['init'], { cwd });
      const { stdout, stderr, exitCode } = await run(['init', '--customers', 'c.csv'], { cwd });
      expect([exitCode, stdout]).toEqual([0, 'nps.config.yaml: unchanged\n']);
      expect(stderr).toMatch(
        /^nps: nps\.config\.yaml is left as it is.*\n\n# Tables.*\ncustomers:\n {2}- file: c\.csv\n/,
      );
    });
  });

  it('writes to another file, seen from which paths are', async () => {
    await inFolder({ 'a.csv': RESPONSES, 'c.csv': CUSTOMERS, 'conf/x': '' }, async (cwd) => {
      await ok(['init', '--customers', 'c.csv', '--config', 'conf/mine.yaml'], { cwd });
      expect(await written(cwd, 'conf/mine.yaml')).toContain('- file: ../c.csv');
      const { stdout } = await run(
        ['report', 'a.csv', '--config', 'conf/mine.yaml', '--by', 'plan', '--json'],
        { cwd },
      );
      expect(JSON.parse(stdout).breakdowns[0].groups).toHaveLength(2);
    });
  });

  it('prints the file to standard output on request', async () => {
    await inFolder({ 'a.csv': RESPONSES }, async (cwd) => {
      expect(parseConfig(await ok(['init', 'a.csv', '--config', '-'], { cwd }), 'c').config.columns).toEqual({
        score: 'nps',
        date: 'when',
        respondent: 'customer',
      });
      expect(await readdir(cwd)).not.toContain('nps.config.yaml');
    });
  });

  it('says what it could not find, and writes the rest', async () => {
    await inFolder({ 'a.csv': 'x,y\nred,1\nblue,2\n' }, async (cwd) => {
      const { stdout, stderr, exitCode } = await run(['init', 'a.csv'], { cwd });
      expect([exitCode, stdout]).toEqual([0, 'nps.config.yaml: written, all of it comments\n']);
      expect(stderr).toContain('nps: a.csv: no column of 0–10 scores found');
    });
  });

  it.each<[string, Files, string[], string]>([
    ['a file that is not there', {}, ['init', 'a.csv'], 'a.csv: no such file'],
    ['customers that are not there', {}, ['init', '--customers', 'c.csv'], 'c.csv: no such file'],
    ['customers from standard input', {}, ['init', '--customers', '-'], "--customers '-'"],
    [
      'two configurations',
      { 'nps.config.yml': '', 'nps.config.json': '' },
      ['init'],
      'several configurations',
    ],
    [
      'a configuration that cannot be obeyed',
      { 'nps.config.yaml': 'x: y\n' },
      ['init'],
      'nps.config.yaml:1:1: x: there',
    ],
    ['a folder', { 'conf/x': '' }, ['init', '--config', 'conf'], 'conf: cannot be read (EISDIR)'],
    ['a folder that is not there', {}, ['init', '--config', 'conf/c.yaml'], 'cannot be written (ENOENT)'],
    [
      'a role that no column has',
      { 'a.csv': RESPONSES },
      ['init', 'a.csv', '--score', 'x'],
      "no column is called 'x'",
    ],
  ])('fails for %s, and writes nothing', async (_, files, args, message) => {
    await inFolder(files, async (cwd) => {
      const before = (await readdir(cwd)).sort();
      expect(await fails(args, 2, { cwd })).toContain(message);
      expect((await readdir(cwd)).sort()).toEqual(before);
    });
  });
});

describe('nps init --themes', () => {
  const WRITTEN = 'themes.yaml: written, a copy of the pack saas\n';

  it('copies the pack, and names it in a configuration that it writes', async () => {
    await inFolder({ 'a.csv': RESPONSES }, async (cwd) => {
      expect(await ok(['init', 'a.csv', '--themes', 'saas'], { cwd })).toBe(
        `${WRITTEN}nps.config.yaml: written, with columns, themes\n`,
      );
      expect(await written(cwd, 'themes.yaml')).toBe(await readFile(packPath('saas'), 'utf8'));
      expect(parseConfig(await written(cwd), 'c').config.themes).toBe('themes.yaml');
      expect(await ok(['init', '--themes', 'saas'], { cwd })).toBe(
        'themes.yaml: unchanged\nnps.config.yaml: unchanged\n',
      );
    });
  });

  it('adds it to a configuration that says nothing of themes', async () => {
    await inFolder({ 'nps.config.yaml': 'columns:\n  score: nps\n' }, async (cwd) => {
      expect(await ok(['init', '--themes', 'saas'], { cwd })).toBe(
        `${WRITTEN}nps.config.yaml: added themes\n`,
      );
      expect(await written(cwd)).toMatch(
        /^columns:\n {2}score: nps\n\n# Rules by which .*\nthemes: themes\.yaml\n$/,
      );
    });
  });

  it('leaves a configuration that names other rules, and says so', async () => {
    await inFolder({ 'nps.config.yaml': 'themes: rules.yaml\n' }, async (cwd) => {
      const { stdout, stderr, exitCode } = await run(['init', '--themes', 'saas'], { cwd });
      expect([exitCode, stdout]).toEqual([0, `${WRITTEN}nps.config.yaml: unchanged\n`]);
      expect(stderr).toBe(
        'nps: nps.config.yaml goes on naming other rules, themes: rules.yaml; these are themes: themes.yaml\n',
      );
    });
  });

  it('names it as seen from a configuration elsewhere', async () => {
    await inFolder({ 'conf/x': '' }, async (cwd) => {
      await ok(['init', '--themes', 'employee', '--config', 'conf/c.yaml'], { cwd });
      expect(parseConfig(await written(cwd, 'conf/c.yaml'), 'c').config.themes).toBe('../themes.yaml');
      expect(await readdir(cwd)).toContain('themes.yaml');
    });
  });

  it('keeps standard output to the configuration where that is printed', async () => {
    await inFolder({}, async (cwd) => {
      const { stdout, stderr } = await run(['init', '--themes', 'saas', '--config', '-'], { cwd });
      expect(parseConfig(stdout, 'c').config).toEqual({ themes: 'themes.yaml' });
      expect(stderr).toBe(`nps: ${WRITTEN}`);
    });
  });

  it('names rules that are there, and copies nothing', async () => {
    const rules = 'version: 1\nthemes:\n  - {id: a, any: [b]}\n';
    await inFolder({ 'rules/mine.yaml': rules }, async (cwd) => {
      expect(await ok(['init', '--themes', 'rules/mine.yaml'], { cwd })).toBe(
        'nps.config.yaml: written, with themes\n',
      );
      expect(parseConfig(await written(cwd), 'c').config.themes).toBe('rules/mine.yaml');
      expect(await readdir(cwd)).not.toContain('themes.yaml');
    });
  });

  it.each<[string, Files, string, string]>([
    [
      'where rules are there already',
      { 'themes.yaml': 'mine' },
      'saas',
      "themes.yaml: is there already, and is not the pack 'saas' as it comes; nothing was written",
    ],
    ['for a pack that there is not', {}, 'sass', "Did you mean 'saas'? Packs: saas, consumer, employee."],
    [
      'for rules that cannot be read',
      { 'r.yaml': 'x: y\n' },
      'r.yaml',
      'r.yaml:1:1: x: there is no such key',
    ],
    ['for a folder where the copy belongs', { 'themes.yaml/x': '' }, 'saas', 'themes.yaml: cannot be read'],
  ])('fails %s, and writes nothing', async (_, files, name, message) => {
    await inFolder(files, async (cwd) => {
      const before = (await readdir(cwd)).sort();
      expect(await fails(['init', '--themes', name], 2, { cwd })).toContain(message);
      expect((await readdir(cwd)).sort()).toEqual(before);
      if (files['themes.yaml'] !== undefined) expect(await written(cwd, 'themes.yaml')).toBe('mine');
    });
  });

  it('writes nothing where the configuration cannot be written', async () => {
    await inFolder({}, async (cwd) => {
      await fails(['init', '--themes', 'saas', '--config', 'nowhere/c.yaml'], 2, { cwd });
      const same = await fails(['init', '--themes', 'saas', '--config', './themes.yaml'], 2, { cwd });
      expect(same).toContain('Expected another file than the rules.');
      expect(await readdir(cwd)).toEqual(['.git']);
    });
  });
});

/** What a report says, besides how it was asked and what that leaves to warn of. */
function numbersIn(json: string) {
  const { source, dates, warnings, ...rest } = JSON.parse(json);
  return {
    ...rest,
    inputs: source.inputs,
    columns: source.columns,
    first: dates?.first,
    undated: dates?.undated,
  };
}

describe('its file gives the same report', () => {
  const fixtures = readdirSync('fixtures').filter((name) => /\.(csv|tsv|json|ndjson|gz)$/.test(name));

  it.each(fixtures.map((name) => [name]))('for %s', async (name) => {
    await withFiles({ '.git/HEAD': '' }, async (_, folder) => {
      const file = join('fixtures', name);
      const { text } = await initialised(folder, [file]);
      if (text === null) return;
      const without = await play(['report', file, '--json', '-q'], { cwd: folder });
      await writeFile(join(folder, 'nps.config.yaml'), text);
      const within = await play(['report', file, '--json', '-q'], { cwd: folder });
      expect(within.exitCode).toBe(without.exitCode);
      expect(within.stderr).toBe(without.stderr);
      if (without.stdout === '') return;
      expect(JSON.parse(within.stdout).source.config).toBe('nps.config.yaml');
      expect(numbersIn(within.stdout)).toEqual(numbersIn(without.stdout));
    });
  });

  it('for several files', async () => {
    await withFiles({ '.git/HEAD': '' }, async (_, folder) => {
      const files = ['fixtures/two-waves-a.csv', 'fixtures/two-waves-b.csv'];
      const without = await play(['report', ...files, '--json', '-q'], { cwd: folder });
      await writeFile(join(folder, 'nps.config.yaml'), (await initialised(folder, files)).text!);
      const within = await play(['report', ...files, '--json', '-q'], { cwd: folder });
      expect(numbersIn(within.stdout)).toEqual(numbersIn(without.stdout));
    });
  });

  /** The file for these inputs; null where they cannot be read at all, which is the same error as that of a report. */
  async function initialised(cwd: string, files: string[]): Promise<{ text: string | null }> {
    const { stdout, stderr, exitCode } = await play(['init', ...files, '--config', '-'], { cwd });
    if (exitCode !== 2) return { text: stdout };
    expect(stderr).toBe((await play(['report', ...files, '-q'], { cwd })).stderr);
    return { text: null };
  }
});
