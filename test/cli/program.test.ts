/** The program itself in a process of its own: what streams, pipes, devices and signals do to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { link, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Files, withFiles } from '../pipeline/ask.ts';
import { fails, launch, ok, run, shell, warns } from './harness.ts';

const PLAIN = 'fixtures/plain.csv';
const inFolder = <T>(files: Files, work: (folder: string) => Promise<T>) =>
  withFiles(files, (_, folder) => work(folder));

/** So many groups that their JSON is larger than any pipe holds. */
const manyGroups = (count: number) =>
  `nps,team\n${Array.from({ length: count }, (_, i) => `${i % 11},team ${i}\n`).join('')}`;

describe('exit codes', () => {
  it('0: done', async () => {
    expect(await ok(['report', PLAIN, '--json'])).toContain('"nps"');
    expect(await ok(['--help'])).toMatch(/^Examples:/);
    expect(await ok(['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('2: usage, and input that cannot be used', async () => {
    expect(await fails(['report', PLAIN, '--nope'], 2)).toContain('--nope');
    expect(await fails(['reprot'], 2)).toContain('Did you mean report?');
    expect(await fails([], 2)).toContain('Usage:');
    expect(await fails(['report', 'nowhere.csv'], 2)).toContain('no such file');
    expect(await fails(['report', 'fixtures/empty.csv'], 2)).toContain('is empty');
    expect(await fails(['report'], 2)).toContain('stdin: is empty');
  });

  it('3: nothing to decide on', async () => {
    expect(await fails(['report', 'fixtures/header-only.csv'], 3)).toContain('no responses');
    expect(await run(['report', PLAIN, '--until', '2020', '--json'])).toMatchObject({
      exitCode: 3,
      stderr: '',
    });
  });
});

describe('pipes', () => {
  it('are read like files', async () => {
    const piped = await shell(`cat ${PLAIN} | nps report --json`);
    const read = JSON.parse(await ok(['report', PLAIN, '--json']));
    expect(JSON.parse(piped.stdout).overall).toEqual(read.overall);
    expect((await shell(`nps report - --json < ${PLAIN}`)).exitCode).toBe(0);
    expect((await shell(`nps report <(cat ${PLAIN}) --json`)).exitCode).toBe(0);
  });

  it('are valid JSON whatever goes to standard error', async () => {
    const { stdout } = await shell('nps report fixtures/dates-ambiguous.csv --json 2>/dev/null');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'nps.report/1' });
  });

  it('may be closed by a reader who has seen enough', async () => {
    await inFolder({ 'many.csv': manyGroups(20_000) }, async (folder) => {
      const { stdout, stderr, exitCode } = await shell(
        `nps report ${folder}/many.csv --by team --json | head -1`,
      );
      expect({ stdout, stderr, exitCode }).toEqual({ stdout: '{\n', stderr: '', exitCode: 0 });
    });
    expect(await shell(`nps report ${PLAIN} | head -1`)).toMatchObject({ exitCode: 0 });
    expect(await shell('nps --help | head -1')).toEqual({ stdout: 'Examples:\n', stderr: '', exitCode: 0 });
    expect(
      await shell(`nps report ${PLAIN} --until 2020 --json | true; echo \${PIPESTATUS[0]}`),
    ).toMatchObject({
      stdout: '3\n',
      stderr: '',
    });
  });

  it('whose reader of errors is gone do not change the result', async () => {
    const { stdout, exitCode } = await shell('nps report fixtures/dates-ambiguous.csv --json 2> >(true)');
    expect([exitCode, JSON.parse(stdout).schema]).toEqual([0, 'nps.report/1']);
  });

  it('get everything, however slowly they are read', async () => {
    await inFolder({ 'many.csv': manyGroups(20_000) }, async (folder) => {
      const line = `nps report ${folder}/many.csv --by team --json`;
      expect(await shell(`${line} -o ${folder}/whole.json`)).toMatchObject({ exitCode: 0 });
      const whole = await readFile(join(folder, 'whole.json'), 'utf8');
      expect(whole.length).toBeGreaterThan(1_000_000);
      const slow = await shell(`${line} | { sleep 1; cat; }`);
      expect(slow.exitCode).toBe(0);
      expect(slow.stdout === whole).toBe(true);
    });
  });
});

describe('devices', () => {
  it.each([
    `nps report ${PLAIN} --json`,
    `nps report ${PLAIN} -q`,
    'nps --help',
    'nps --version',
    `nps rows ${PLAIN}`,
  ])('that are full make %s fail, and it says so', async (line) => {
    const { stderr, exitCode } = await shell(`${line} >/dev/full`);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^nps: standard output: cannot be written \(ENOSPC\)\n[^\n]+\n$/),
    ]);
  });

  it('that are full are no place for a file', async () => {
    expect(await fails(['report', PLAIN, '-q', '-o', '/dev/full'], 2)).toMatch(
      /^nps: \/dev\/full: cannot be written/,
    );
  });

  it('may be standard output by another name', async () => {
    const { stdout, exitCode } = await shell(`nps report ${PLAIN} --json -o /dev/stdout | cat`);
    expect([exitCode, JSON.parse(stdout).schema]).toEqual([0, 'nps.report/1']);
  });
});

describe('-o', () => {
  it('writes the file that standard output would hold', async () => {
    await inFolder({}, async (folder) => {
      const path = join(folder, 'out.json');
      expect(await ok(['report', PLAIN, '--json', '-o', path])).toBe('');
      expect(await readFile(path, 'utf8')).toBe(await ok(['report', PLAIN, '--json']));
      expect(await readdir(folder)).toEqual(['out.json']);
    });
  });

  it('refuses an input, by any name', async () => {
    await inFolder({ 'in.csv': 'nps\n9\n' }, async (folder) => {
      await symlink('in.csv', join(folder, 'link.csv'));
      await link(join(folder, 'in.csv'), join(folder, 'hard.csv'));
      for (const name of ['in.csv', './in.csv', 'link.csv', 'hard.csv'])
        expect(await fails(['report', 'in.csv', '-o', name], 2, { cwd: folder })).toContain(
          'is one of the inputs',
        );
      expect(await shell('nps report - -o in.csv < in.csv', { cwd: folder })).toMatchObject({ exitCode: 2 });
      expect(await fails(['report', '*.csv', '-o', 'in.csv'], 2, { cwd: folder })).toContain(
        'is one of the inputs',
      );
      expect(await readFile(join(folder, 'in.csv'), 'utf8')).toBe('nps\n9\n');
    });
  });

  it.each([
    ['report', '--by', 'theme'],
    ['themes'],
    ['themes suggest'],
    ['compare', '--a', 'theme=fast'],
    ['check', '--rule', 'nps{theme=fast} >= 0'],
    ['tag'],
  ])('refuses the rules that are obeyed: %s', async (command, ...args) => {
    const files = {
      'in.csv': 'nps,comment\n9,fast\n8,slow\n',
      'rules.yaml': 'version: 1\nthemes: [{id: fast, any: [fast]}]\n',
    };
    await inFolder(files, async (folder) => {
      const call = [...command.split(' '), 'in.csv', ...args, '--themes', 'rules.yaml', '-o', './rules.yaml'];
      expect(await fails(call, 2, { cwd: folder })).toContain('is one of the inputs');
      expect(await readFile(join(folder, 'rules.yaml'), 'utf8')).toBe(files['rules.yaml']);
    });
  });

  it('refuses the configuration that is obeyed, and the customers it names', async () => {
    const files = {
      'in.csv': 'nps,id\n9,1\n',
      'customers.csv': 'id,plan\n1,Pro\n',
      'nps.config.yaml': 'customers:\n  - file: customers.csv\n',
    };
    await inFolder(files, async (folder) => {
      for (const [name, before] of Object.entries(files)) {
        const args = ['report', 'in.csv', '-o', `./${name}`];
        expect(await fails(args, 2, { cwd: folder })).toContain('is one of the inputs');
        expect(await readFile(join(folder, name), 'utf8')).toBe(before);
      }
      expect(await ok(['report', 'in.csv', '--no-config', '-q', '-o', 'new.txt'], { cwd: folder })).toBe('');
      expect((await readdir(folder)).sort()).toEqual([...Object.keys(files), 'new.txt'].sort());
    });
  });

  it('leaves what was there where there is no room for all', async () => {
    await inFolder({ 'in.csv': manyGroups(2000), 'out.json': 'old' }, async (folder) => {
      const { stderr, exitCode } = await shell(
        'ulimit -f 4; nps report in.csv --by team --json -o out.json',
        { cwd: folder },
      );
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('out.json: cannot be written (EFBIG)')]);
      expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe('old');
      expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.json']);
    });
  });

  it('needs a folder to write to', async () => {
    expect(await fails(['report', PLAIN, '-o', 'nowhere/out.json'], 2)).toMatch(
      /^nps: nowhere\/out\.json: cannot be written \(ENOENT\)\n/,
    );
    expect(await fails(['report', PLAIN, '-o', 'fixtures'], 2)).toContain('EISDIR');
  });
});

describe('signals', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s end it with %i, and leave no file behind', async (signal, code) => {
    await inFolder({}, async (folder) => {
      const [file, args, env] = launch(['report', '-o', join(folder, 'out.json')]);
      const child = spawn(file, args, { env: { ...env, TMPDIR: folder }, stdio: ['pipe', 'pipe', 'pipe'] });
      // More than is kept in memory, so that it goes to a temporary file; and then nothing more.
      const block = Buffer.alloc(1024 * 1024, 'nps\n9\n8\n');
      for (let i = 0; i < 66; i++) if (!child.stdin.write(block)) await once(child.stdin, 'drain');
      while ((await readdir(folder)).length === 0) await new Promise((next) => setTimeout(next, 20));
      let printed = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
      child.stdin.on('error', () => {});
      child.kill(signal);
      const [exitCode] = await once(child, 'exit');
      expect([exitCode, printed, await readdir(folder)]).toEqual([code, '', []]);
    });
  });
});

describe('a terminal', () => {
  it('gets colour and its own width', async () => {
    const { stdout } = await run(['report', PLAIN, '--by', 'plan'], { tty: true, env: { COLUMNS: '70' } });
    expect(stdout).toContain('\u001b[');
    const plain = stripVTControlCharacters(stdout);
    expect(Math.max(...plain.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(70);
  });

  it.each([
    ['NO_COLOR', { NO_COLOR: '1' }],
    ['TERM=dumb', { TERM: 'dumb' }],
  ])('gets no colour with %s', async (_, env) => {
    expect((await run(['report', PLAIN], { tty: true, env })).stdout).not.toContain('\u001b[3');
  });

  it('without a file gets help, and is not waited for', async () => {
    const { stdout, exitCode } = await run(['report'], { tty: true });
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining('no file given and nothing piped in')]);
  });
});

describe('always', () => {
  it('the same bytes', async () => {
    const args = ['report', PLAIN, '--by', 'plan', '--by', 'month,region', '--format', 'markdown'];
    const [one, other] = await Promise.all([
      ok(args),
      ok(args, { env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' } }),
    ]);
    expect(one).toBe(other);
  });

  it('no stack trace, whatever the file holds', async () => {
    await inFolder(
      {
        'a.csv': Buffer.from([0, 255, 254, 10, 34, 10]),
        'b.json': '[[[',
        'c.gz': Buffer.from('1f8b0800', 'hex'),
      },
      async (folder) => {
        for (const name of ['a.csv', 'b.json', 'c.gz']) await fails(['report', join(folder, name)], 2);
      },
    );
  });

  it('several files are one data set', async () => {
    const { source, overall } = JSON.parse(
      await ok(['report', 'fixtures/two-waves-a.csv', 'fixtures/two-waves-b.csv', '--json', '-q']),
    );
    expect([source.inputs.length, overall.n]).toEqual([2, 12]);
    expect((await warns(['report', 'fixtures/two-waves-*.csv', '--json'])).stderr).toContain(
      '--dedupe latest',
    );
  });
});
