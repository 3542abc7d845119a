import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { main } from '../../src/cli/main.ts';
import { FakeProcess, play } from './inProcess.ts';

const PLAIN = 'fixtures/plain.csv';

describe('help', () => {
  it.each([
    [['--help'], 'nps report'],
    [['-h'], 'nps report'],
    [['help'], 'nps report'],
    [['report', '--help'], 'nps report'],
    [['report', PLAIN, '-h'], 'nps report'],
    [['help', 'report'], 'nps report'],
    [['inspect', '--help'], 'nps inspect'],
    [['rows', '--help'], 'nps rows'],
  ])('%j begins with examples, on standard output', async (args, example) => {
    const { stdout, stderr, exitCode } = await play(args);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Examples:\n/);
    expect(stdout.split('\n')[1]).toContain(example);
    expect(stdout.indexOf('Usage:')).toBeGreaterThan(0);
  });

  it('without a command goes to standard error', async () => {
    const { stdout, stderr, exitCode } = await play([]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Examples:\n/);
  });

  it('of a command lists its options, and each of them says something', async () => {
    const { stdout } = await play(['report', '--help']);
    for (const option of [
      '--score',
      '--by',
      '--where',
      '--since',
      '--dedupe',
      '--min-n',
      '--format',
      '--output',
    ])
      expect(stdout).toMatch(new RegExp(`${option}\\b.*\\s{2,}\\S`));
  });
});

it.each([['--version'], ['-V']])('%s is one line', async (flag) => {
  expect(await play([flag])).toMatchObject({ exitCode: 0, stdout: `${packageJson.version}\n`, stderr: '' });
});

describe('usage errors', () => {
  it.each<[string[], string]>([
    [['report', PLAIN, '--nope'], "nps: unknown option '--nope'\nTry 'nps report --help'.\n"],
    [
      ['report', PLAIN, '--wher', 'x'],
      "nps: unknown option '--wher'\n(Did you mean --where?)\nTry 'nps report --help'.\n",
    ],
    [['reprot', PLAIN], "nps: unknown command 'reprot'\n(Did you mean report?)\nTry 'nps --help'.\n"],
    [['--json', 'report', PLAIN], "nps: unknown option '--json'\nTry 'nps --help'.\n"],
    [
      ['report', PLAIN, '--by'],
      "nps: option '--by <dimensions>' argument missing\nTry 'nps report --help'.\n",
    ],
    [
      ['report', PLAIN, '--dedupe', 'newest'],
      "nps: option '--dedupe <rule>' argument 'newest' is invalid. Allowed choices are none, latest, first.\nTry 'nps report --help'.\n",
    ],
    [['inspect', PLAIN, PLAIN], expect.stringContaining('too many arguments')],
    [['report', PLAIN, '--jso'], expect.stringContaining('--json')],
    [
      ['report', PLAIN, '--min-n', '-1'],
      "nps: --min-n '-1': not understood\nExpected a whole number from 0 on.\n",
    ],
    [
      ['report', PLAIN, '--level', '2'],
      expect.stringMatching(/^nps: --level '2': not understood\nExpected /),
    ],
    [
      ['report', PLAIN, '--where', 'plan'],
      expect.stringMatching(/^nps: --where 'plan': not understood\nExpected /),
    ],
    [['report', PLAIN, '--by', 'paln'], expect.stringContaining("Did you mean 'plan'?")],
    [['report', 'fixtures/nope.csv'], expect.stringMatching(/^nps: fixtures\/nope\.csv: no such file\n\S/)],
    [['report', 'fixtures/no*pe.csv'], expect.stringContaining('a pattern such as')],
    [['report', 'fixtures'], expect.stringMatching(/^nps: fixtures: is a directory\n.*fixtures\/\*\.csv/)],
    [['inspect', 'fixtures/two-waves-*.csv'], expect.stringContaining('2 files, and this command takes one')],
    [['report', 'fixtures/empty.csv'], expect.stringContaining('is empty')],
    [['report', 'fixtures/likert-1-to-5.csv'], expect.stringContaining('--score COLUMN')],
    [['report', 'fixtures/two-nps-questions.csv'], expect.stringContaining('Say which: --score')],
  ])('%j', async (args, stderr) => {
    expect(await play(args)).toMatchObject({ exitCode: 2, stdout: '', stderr });
  });

  it('without a file at a terminal, where nothing will come', async () => {
    for (const command of ['report', 'inspect', 'rows']) {
      const { exitCode, stdout, stderr } = await play([command], { tty: ['stdin'] });
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^nps: no file given and nothing piped in\n.*nps report responses\.csv/);
    }
  });

  it.each([
    'x\n::error::forged',
    'x\r::error::forged',
    'x\u001b[31mred',
    'x\u2028::error::forged',
    'x\n(Did you mean report?)',
    'x\u009b31m',
    'x\u202e',
  ])('quote %j without letting it act', async (hostile) => {
    for (const args of [
      [hostile],
      ['report', `--${hostile}`],
      ['report', hostile],
      ['report', PLAIN, '--by', hostile],
      ['report', PLAIN, '--where', `${hostile}=1`],
      ['report', PLAIN, '--dedupe', hostile],
      ['report', PLAIN, '--tz', hostile],
      ['report', PLAIN, '--anchor', hostile],
      ['report', PLAIN, '-o', `fixtures/${hostile}/x`],
    ]) {
      const { exitCode, stderr } = await play(args);
      expect(exitCode).toBe(2);
      const lines = stderr.split('\n');
      expect(lines.filter((line) => /^::|[\p{Cc}\p{Cf}\u2028]/u.test(line))).toEqual([]);
      expect(lines).not.toContain('(Did you mean report?)');
    }
  });
});

describe('the exit code', () => {
  it.each<[number, string[]]>([
    [0, ['report', PLAIN]],
    [0, ['inspect', 'fixtures/likert-1-to-5.csv']],
    [0, ['rows', PLAIN]],
    [2, ['report', 'fixtures/scores-dirty.csv', '--strict']],
    [3, ['report', 'fixtures/header-only.csv']],
    [3, ['report', PLAIN, '--where', 'plan=Nope']],
    [3, ['report', PLAIN, '--until', '2020']],
    [3, ['report', PLAIN, '--where', 'category=passive', '--where', 'category=promoter']],
    [3, ['report', PLAIN, '--min-n', '61']],
    [0, ['report', PLAIN, '--min-n', '60']],
  ])('is %i for %j', async (code, args) => {
    expect((await play(args)).exitCode).toBe(code);
  });

  it('is 0 where the reader has seen enough', async () => {
    const stdoutFails = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    expect(await play(['report', PLAIN, '--json'], { stdoutFails })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(await play(['--help'], { stdoutFails })).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('stays what it is where the reader of nothing has gone', async () => {
    const stdoutFails = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    expect(await play(['report', PLAIN, '--until', '2020', '-q'], { stdoutFails })).toMatchObject({
      exitCode: 3,
    });
  });

  it.each([[['report', PLAIN, '--json']], [['--help']], [['--version']]])(
    'is 2 where %j cannot be written',
    async (args) => {
      const stdoutFails = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' });
      const { exitCode, stderr } = await play(args, { stdoutFails });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^nps: standard output: cannot be written \(ENOSPC\)\n[^\n]+\n$/);
    },
  );
});

describe('a bug', () => {
  const broken = new TypeError('x is not a function\n::error::forged');
  const failing = (env: Record<string, string> = {}) => {
    const process = new FakeProcess(['report', PLAIN, '--json'], { env });
    process.stdout.write = () => {
      throw broken;
    };
    return main(process).then((exitCode) => ({ exitCode, stderr: process.written.stderr }));
  };

  it('is exit code 2 and a message, not a stack trace', async () => {
    const { exitCode, stderr } = await failing();
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^nps: internal error: TypeError: x is not a function\\n::error::forged\nThis is a bug\. .*NPS_DEBUG=1/,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('has its stack trace where that is asked for', async () => {
    expect((await failing({ NPS_DEBUG: '1' })).stderr).toMatch(/^\s+at .*main\.test\.ts/m);
  });

  it('that nobody waits for ends the process with 2, not with 1', async () => {
    const process = new FakeProcess(['report'], { stdin: never() });
    void main(process);
    process.emit('uncaughtException', broken);
    expect(process.exits).toEqual([2]);
    expect(process.written.stderr).toMatch(/^nps: internal error: TypeError/);
  });
});

/** Input that never comes. */
async function* never(): AsyncGenerator<Buffer> {
  await new Promise(() => {});
}

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])('%s ends it at once with %i', async (signal, code) => {
  const process = new FakeProcess(['report'], { stdin: never() });
  void main(process);
  process.emit(signal);
  expect(process.exits).toEqual([code]);
  expect(process.written).toEqual({ stdout: '', stderr: '' });
});

it('leaves no listener and no exit behind', async () => {
  const { process } = await play(['report', PLAIN]);
  expect(process.eventNames()).toEqual([]);
  expect(process.exits).toEqual([]);
});

describe('options', () => {
  const json = async (...args: string[]) => {
    const { stdout, stderr, exitCode } = await play(['report', ...args, '--json']);
    expect([exitCode, stderr]).toEqual([0, '']);
    return JSON.parse(stdout);
  };

  it('may be given with =, repeatedly, before and after files', async () => {
    const { breakdowns, counts } = await json(
      '--by=plan',
      PLAIN,
      '--by',
      'region',
      '--where=plan!=Free',
      '--where',
      'region=EMEA',
    );
    expect(breakdowns.map(({ by }: { by: string[] }) => by)).toEqual([['plan'], ['region']]);
    expect(counts.filtered).toBeGreaterThan(0);
  });

  it('end at --', async () => {
    const { stderr, exitCode } = await play(['report', '--', '--json']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--json: no such file')]);
  });

  it('may be combined when they are short', async () => {
    expect((await play(['report', PLAIN, '-qo', '-'])).stderr).toBe('');
  });
});

describe('input', () => {
  it('is standard input without a file and as -', async () => {
    for (const args of [
      ['report', '--json'],
      ['report', '-', '--json'],
    ]) {
      const { stdout, exitCode } = await play(args, { stdin: 'nps\n9\n0\n' });
      expect([exitCode, JSON.parse(stdout).overall.n]).toEqual([0, 2]);
    }
  });

  it('may be files and standard input together', async () => {
    const { stdout } = await play(['report', '-', 'fixtures/one-row.csv', '--json'], {
      stdin: 'nps\n9\n0\n',
    });
    const { source, overall } = JSON.parse(stdout);
    expect(source.inputs.map(({ path }: { path: string }) => path)).toEqual([
      'stdin',
      'fixtures/one-row.csv',
    ]);
    expect(overall.n).toBe(3);
  });

  it('may be a pattern that the shell has left alone', async () => {
    const { stdout } = await play(['report', 'fixtures/two-waves-?.csv', '--json']);
    expect(JSON.parse(stdout).source.inputs.map(({ path }: { path: string }) => path)).toEqual([
      'fixtures/two-waves-a.csv',
      'fixtures/two-waves-b.csv',
    ]);
  });

  it('that cannot be read is an error, not a bug', async () => {
    const failing = (async function* () {
      yield Buffer.from('nps\n');
      throw Object.assign(new Error('read EIO'), { code: 'EIO' });
    })();
    expect(await play(['report'], { stdin: failing })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^nps: stdin: cannot be read \(EIO\)\n/),
    });
  });
});
