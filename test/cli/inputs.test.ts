import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inputsOf, oneInput, withWorld } from '../../src/cli/inputs.ts';
import { type Files, withFiles } from '../pipeline/ask.ts';
import { FakeProcess } from './inProcess.ts';

const piped = new FakeProcess([]);
const atTerminal = new FakeProcess([], { tty: ['stdin'] });
const FILES: Files = {
  'b.csv': 'x',
  'a.csv': 'x',
  'c.tsv': 'x',
  'sub/a.csv': 'x',
  'odd [1].csv': 'x',
  '.hidden.csv': 'x',
};

const expanded = (...patterns: string[]) =>
  withFiles(FILES, async (_, folder) => {
    const inputs = await inputsOf(
      patterns.map((pattern) => join(folder, pattern)),
      piped,
    );
    return inputs.map((path) => path.slice(folder.length + 1));
  });

describe('inputsOf', () => {
  it('leaves names as they are, there or not', async () => {
    expect(await inputsOf(['b.csv', '-', '../x y.csv', 'b.csv'], piped)).toEqual([
      'b.csv',
      '-',
      '../x y.csv',
      'b.csv',
    ]);
  });

  it('takes the URL of a database for its table, without what is secret', async () => {
    const url = 'postgres://ann:s3cret@h/inputs?application_name=[x]*';
    expect(await inputsOf(['b.csv', url], piped, { table: 'responses' })).toEqual([
      'b.csv',
      'postgres://h/inputs#responses',
    ]);
    await expect(inputsOf([], piped, { table: 'responses' })).rejects.toMatchObject({
      code: 'tableWithoutDatabase',
    });
    expect(await oneInput(url, piped, { table: 'other' })).toBe('postgres://h/inputs#other');
  });

  it('is standard input where nothing is named', async () => {
    expect(await inputsOf([], piped)).toEqual(['-']);
  });

  it('is nothing at a terminal, unless it is named', async () => {
    await expect(inputsOf([], atTerminal)).rejects.toMatchObject({ code: 'noInput' });
    expect(await inputsOf(['-'], atTerminal)).toEqual(['-']);
  });

  it.each<[string, string[]]>([
    ['*.csv', ['a.csv', 'b.csv', 'odd [1].csv']],
    ['?.csv', ['a.csv', 'b.csv']],
    ['[ab].csv', ['a.csv', 'b.csv']],
    ['{c.tsv,a.csv}', ['a.csv', 'c.tsv']],
    ['**/a.csv', ['a.csv', 'sub/a.csv']],
    ['odd [1].csv', ['odd [1].csv']],
  ])('takes the pattern %s for its files, in order', async (pattern, files) => {
    expect(await expanded(pattern)).toEqual(files);
  });

  it('looks for nothing in a current folder that is gone', async () => {
    const gone = new FakeProcess([]);
    gone.cwd = () => {
      throw new Error('uv_cwd');
    };
    await expect(inputsOf(['no[pe].csv'], gone)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('keeps the order of several patterns', async () => {
    expect(await expanded('*.tsv', 'b*')).toEqual(['c.tsv', 'b.csv']);
  });

  it('knows no folder by a pattern', async () => {
    await expect(expanded('su*')).rejects.toMatchObject({ code: 'notFound' });
  });

  it('refuses a pattern without a file', async () => {
    await expect(expanded('*.xlsx')).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('oneInput', () => {
  it('is the file, or standard input', async () => {
    expect(await oneInput('a.csv', piped)).toBe('a.csv');
    expect(await oneInput(undefined, piped)).toBe('-');
  });

  it('is one file only', async () => {
    await expect(oneInput('fixtures/two-waves-*.csv', piped)).rejects.toMatchObject({
      code: 'severalInputs',
      message: expect.stringContaining('2 files'),
    });
    await expect(oneInput(undefined, atTerminal)).rejects.toMatchObject({ code: 'noInput' });
  });
});

describe('withWorld', () => {
  it('gives the work standard input as bytes', async () => {
    const process = new FakeProcess([], { stdin: 'nps\n9\n' });
    const text = await withWorld(process, {}, ['-'], async ({ stdin }) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(chunk);
      return Buffer.concat(chunks).toString();
    });
    expect(text).toBe('nps\n9\n');
  });

  it('does not begin where the result could not be written', async () => {
    let begun = false;
    const work = async () => {
      begun = true;
    };
    await expect(withWorld(piped, { output: 'fixtures' }, [], work)).rejects.toMatchObject({
      code: 'unwritable',
    });
    await expect(
      withWorld(piped, { output: 'fixtures/plain.csv' }, ['fixtures/plain.csv'], work),
    ).rejects.toMatchObject({ code: 'outputIsInput' });
    expect(begun).toBe(false);
  });

  it('passes on what the work throws', async () => {
    const work = async () => {
      throw new TypeError('a bug');
    };
    await expect(withWorld(piped, {}, [], work)).rejects.toThrow('a bug');
  });
});
