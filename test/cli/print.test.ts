import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFiles } from '../pipeline/ask.ts';
import { play, type Stage } from './inProcess.ts';

const PLAIN = ['report', 'fixtures/plain.csv'];
const ESCAPE = '\u001b[';
const TTY: Stage = { tty: ['stdout', 'stderr'] };
const coloured = async (args: string[], stage: Stage) => {
  const { stdout, stderr } = await play([...PLAIN, ...args], stage);
  return [stdout, stderr].map((text) => text.includes(ESCAPE));
};

describe('colour', () => {
  it.each<[string, string[], Stage, boolean]>([
    ['on a terminal', [], TTY, true],
    ['where it is piped', [], {}, false],
    ['where NO_COLOR is set', [], { ...TTY, env: { NO_COLOR: '1' } }, false],
    ['where NO_COLOR is empty', [], { ...TTY, env: { NO_COLOR: '' } }, true],
    ['on a terminal that has none', [], { ...TTY, env: { TERM: 'dumb' } }, false],
    ['where FORCE_COLOR is set', [], { env: { FORCE_COLOR: '1' } }, true],
    ['where FORCE_COLOR is 0', [], { env: { FORCE_COLOR: '0' } }, false],
    ['with --color always', ['--color', 'always'], {}, true],
    ['with --color always, whatever NO_COLOR says', ['--color=always'], { env: { NO_COLOR: '1' } }, true],
    ['with --color never', ['--color', 'never'], TTY, false],
    [
      'with --color never, whatever FORCE_COLOR says',
      ['--color=never'],
      { env: { FORCE_COLOR: '1' } },
      false,
    ],
  ])('%s', async (_, args, stage, expected) => {
    expect(await coloured(args, stage)).toEqual([expected, expected]);
  });

  it('is decided for each stream by itself', async () => {
    expect(await coloured([], { tty: ['stderr'] })).toEqual([false, true]);
    expect(await coloured([], { tty: ['stdout'] })).toEqual([true, false]);
  });

  it('is never in a format for programs', async () => {
    for (const format of ['json', 'ndjson', 'csv', 'markdown'])
      expect((await play([...PLAIN, '--format', format, '--color', 'always'], TTY)).stdout).not.toContain(
        ESCAPE,
      );
  });
});

describe('what is not a terminal', () => {
  const name = `A plan whose name is so long that it fits no line of any terminal whatever ${'x'.repeat(80)}`;
  const stdin = `nps,plan\n9,${name}\n3,Free\n`;

  it('gets long names whole', async () => {
    const piped = await play(['report', '--by', 'plan'], { stdin });
    expect(piped.stdout).toContain(name.split(' ').at(-1)!.slice(0, 20));
    expect(piped.stdout).not.toContain('…');
    const shown = await play(['report', '--by', 'plan'], { stdin, ...TTY });
    expect(shown.stdout).toContain('…');
  });
});

describe('standard output', () => {
  it.each<[string, (text: string) => unknown]>([
    ['json', (text) => JSON.parse(text)],
    [
      'ndjson',
      (text) =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
    ],
    ['csv', (text) => expect(text).toMatch(/^breakdown,plan,n,/)],
    ['markdown', (text) => expect(text).toContain('|')],
    ['table', (text) => expect(text).not.toContain('What was read')],
  ])('holds the result as %s and nothing else', async (format, parse) => {
    const stdin = 'nps,plan,date\n9,Pro,1/2/2025\n11,Free,3/4/2025\n3,,5/6/2025\n';
    const args = ['report', '--score', 'nps', '--by', 'plan', '--format', format];
    const { stdout, stderr } = await play(args, { stdin });
    parse(stdout);
    expect(stdout).not.toMatch(/^nps:/m);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(stderr === '').toBe(format === 'markdown');
  });

  it('has --json for short', async () => {
    const [short, long] = await Promise.all([
      play([...PLAIN, '--json']),
      play([...PLAIN, '--format', 'json']),
    ]);
    expect(short.stdout).toBe(long.stdout);
  });

  it('holds the same bytes each time', async () => {
    for (const args of [
      ['--json', '--by', 'plan,region'],
      ['--by', 'plan'],
      ['--format', 'csv', '--by', 'month'],
    ]) {
      const [one, other] = await Promise.all([play([...PLAIN, ...args]), play([...PLAIN, ...args])]);
      expect([one.stdout, one.stderr]).toEqual([other.stdout, other.stderr]);
    }
  });
});

describe('standard error', () => {
  it('gets warnings beside a format for programs', async () => {
    const { stdout, stderr } = await play(['report', 'fixtures/dates-ambiguous.csv', '--json']);
    expect(stderr).toMatch(/^nps: Dates in 'date': [^\n]+\n$/);
    expect(JSON.parse(stdout).warnings).toHaveLength(1);
  });

  it('gets how it came about beside a table', async () => {
    expect((await play(PLAIN)).stderr).toContain('What was read');
  });

  it('gets nothing beside Markdown, which says it all', async () => {
    const { stdout, stderr } = await play(['report', 'fixtures/dates-ambiguous.csv', '--format', 'markdown']);
    expect([stdout.includes('month first'), stderr]).toEqual([true, '']);
  });

  it.each([['-q'], ['--quiet']])('gets nothing with %s', async (flag) => {
    expect((await play(['report', 'fixtures/dates-ambiguous.csv', flag])).stderr).toBe('');
    expect((await play(['report', 'fixtures/dates-ambiguous.csv', flag, '--json'])).stderr).toBe('');
  });

  it('gets no line of a stranger', async () => {
    const stdin = 'nps,"date\n::error::forged\u001b[31m"\n9,1/2/2025\n8,3/4/2025\n';
    const { stderr } = await play(['report', '--json', '--date', '#2'], { stdin });
    expect(stderr).toContain('forged');
    expect(stderr.split('\n').filter((line) => /^::|\p{Cc}/u.test(line))).toEqual([]);
  });
});

describe('characters', () => {
  it.each<[string, string[], Record<string, string>, boolean]>([
    ['where nothing is said', [], {}, true],
    ['in UTF-8', [], { LANG: 'de_DE.UTF-8' }, true],
    ['in another encoding', [], { LANG: 'de_DE.ISO-8859-1' }, false],
    ['in the C locale', [], { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, false],
    ['with --ascii', ['--ascii'], { LANG: 'de_DE.UTF-8' }, false],
  ])('%s', async (_, args, env, unicode) => {
    const { stdout } = await play([...PLAIN, ...args], { env });
    expect(/[█─]/.test(stdout)).toBe(unicode);
  });
});

describe('-o', () => {
  it.each([['-o'], ['--output']])('%s writes the result to a file, without colour', async (flag) => {
    await withFiles({}, async (_, folder) => {
      const path = join(folder, 'out.txt');
      const { stdout, stderr, exitCode } = await play([...PLAIN, flag, path], TTY);
      expect([exitCode, stdout]).toEqual([0, '']);
      expect(stderr).toContain('What was read');
      const written = await readFile(path, 'utf8');
      expect(written).not.toContain(ESCAPE);
      expect(written).toBe((await play(PLAIN)).stdout);
    });
  });

  it('- is standard output', async () => {
    expect((await play([...PLAIN, '-o', '-', '--json'])).stdout).toBe(
      (await play([...PLAIN, '--json'])).stdout,
    );
  });

  it('is not written where there is no result', async () => {
    await withFiles({ 'out.json': 'old' }, async ([path]) => {
      const { exitCode } = await play(['report', 'fixtures/likert-1-to-5.csv', '-o', path!]);
      expect([exitCode, await readFile(path!, 'utf8')]).toEqual([2, 'old']);
    });
  });
});

it('--raw leaves formulas in CSV as they are', async () => {
  const stdin = 'nps,plan\n9,=1+1\n';
  const args = ['report', '--by', 'plan', '--format', 'csv', '-q'];
  expect((await play(args, { stdin })).stdout).toContain("'=1+1");
  expect((await play([...args, '--raw'], { stdin })).stdout).toMatch(/,=1\+1,/);
});
