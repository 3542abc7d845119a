import { chmod, link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOutput, isClosedPipe, writePieces, writeResult } from '../../src/cli/output.ts';
import { npsError } from '../../src/errors.ts';
import { type Files, withFiles } from '../pipeline/ask.ts';
import { FakeProcess, type Stage } from './inProcess.ts';

const inFolder = (files: Files, work: (folder: string) => Promise<void>) =>
  withFiles(files, (_, folder) => work(folder));
const write = async (path: string | null, inputs: string[] = [], text = 'new\n', stage: Stage = {}) => {
  const process = new FakeProcess([], stage);
  // As `main` does; else the stream's error would end the process.
  process.stdout.on('error', () => {});
  await writeResult(process, text, path, inputs);
  return process;
};
const failing = (code: string) => ({ stdoutFails: Object.assign(new Error(code), { code }) });

describe('writeResult to standard output', () => {
  it.each([null, '-'])('goes there for %j', async (path) => {
    expect((await write(path)).written).toEqual({ stdout: 'new\n', stderr: '' });
  });

  it('has nothing against a reader that has gone', async () => {
    await expect(write(null, [], 'x', failing('EPIPE'))).resolves.toBeDefined();
  });

  it('fails where it cannot be written', async () => {
    await expect(write(null, [], 'x', failing('ENOSPC'))).rejects.toMatchObject({
      code: 'unwritable',
      message: 'standard output: cannot be written (ENOSPC)',
    });
  });
});

describe('writePieces', () => {
  const pieces = async (write: (text: string) => Promise<void>, stop?: Error) => {
    for (const piece of ['a', 'b', 'c']) await write(piece);
    if (stop) throw stop;
  };
  const to = async (path: string | null, stop?: Error, stage: Stage = {}) => {
    const process = new FakeProcess([], stage);
    process.stdout.on('error', () => {});
    await writePieces(process, (write) => pieces(write, stop), path, []);
    return process;
  };

  it('writes one after the other', async () => {
    expect((await to(null)).written.stdout).toBe('abc');
    await inFolder({ 'out.csv': 'old, and longer' }, async (folder) => {
      await to(join(folder, 'out.csv'));
      expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('abc');
    });
  });

  it('ends the work where nobody reads any further', async () => {
    let tried = 0;
    const process = new FakeProcess([], failing('EPIPE'));
    process.stdout.on('error', () => {});
    const work = async (write: (text: string) => Promise<void>) => {
      for (; tried < 1000; tried++) await write('x');
    };
    await expect(writePieces(process, work, null, [])).resolves.toBeUndefined();
    expect(tried).toBeLessThan(3);
  });

  it('leaves the file as it was where the work fails, and nothing beside it', async () => {
    await inFolder({ 'out.csv': 'old' }, async (folder) => {
      const path = join(folder, 'out.csv');
      await expect(to(path, npsError('empty', { path: 'in.csv' }))).rejects.toMatchObject({ code: 'empty' });
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['out.csv']);
    });
  });
});

describe('writeResult to a file', () => {
  it('writes a new one, and nothing beside it', async () => {
    await inFolder({}, async (folder) => {
      const process = await write(join(folder, 'out.json'));
      expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe('new\n');
      expect(await readdir(folder)).toEqual(['out.json']);
      expect(process.written.stdout).toBe('');
      expect(process.eventNames()).toEqual([]);
    });
  });

  it('replaces one that is there, and keeps who may read it', async () => {
    await inFolder({ 'out.json': 'old, and longer' }, async (folder) => {
      const path = join(folder, 'out.json');
      await chmod(path, 0o640);
      await write(path);
      expect(await readFile(path, 'utf8')).toBe('new\n');
      expect((await stat(path)).mode & 0o777).toBe(0o640);
      expect(await readdir(folder)).toEqual(['out.json']);
    });
  });

  it('writes through a link', async () => {
    await inFolder({ 'real/out.json': 'old' }, async (folder) => {
      await symlink('real/out.json', join(folder, 'link.json'));
      await write(join(folder, 'link.json'));
      expect(await readFile(join(folder, 'real/out.json'), 'utf8')).toBe('new\n');
      expect((await readdir(folder)).sort()).toEqual(['link.json', 'real']);
    });
  });

  it('takes the longest name that a file may have', async () => {
    await inFolder({}, async (folder) => {
      const name = 'x'.repeat(255);
      await write(join(folder, name));
      expect(await readdir(folder)).toEqual([name]);
    });
  });

  it('leaves what was there where it fails, and nothing else', async () => {
    await inFolder({ 'out.json': 'old' }, async (folder) => {
      const unwritable = { toString: () => 'x' } as unknown as string;
      await expect(write(join(folder, 'out.json'), [], unwritable)).rejects.toMatchObject({
        code: 'unwritable',
      });
      expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['out.json']);
    });
  });

  it('removes its temporary file where the process ends meanwhile', async () => {
    await inFolder({}, async (folder) => {
      const process = new FakeProcess([]);
      const written = writeResult(process, 'x'.repeat(50_000_000), join(folder, 'out.json'), []);
      while (process.listenerCount('exit') === 0 || (await readdir(folder)).length === 0)
        await new Promise((next) => setImmediate(next));
      expect(await readdir(folder)).toEqual([expect.stringMatching(/^\.nps-\w+\.tmp$/)]);
      process.emit('exit');
      expect(await readdir(folder)).toEqual([]);
      await expect(written).rejects.toMatchObject({ code: 'unwritable' });
    });
  });

  it('writes to devices as they are', async () => {
    await expect(write('/dev/null')).resolves.toBeDefined();
    await expect(write('/dev/full')).rejects.toMatchObject({
      code: 'unwritable',
      message: '/dev/full: cannot be written (ENOSPC)',
    });
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });
});

describe('checkOutput', () => {
  const check = (path: string, inputs: string[] = [], fd?: number) =>
    checkOutput(
      { stdin: Object.assign(new FakeProcess([]).stdin, fd === undefined ? {} : { fd }) },
      path,
      inputs,
    );

  it('refuses an input, by whatever name', async () => {
    await inFolder({ 'in.csv': 'nps\n9\n' }, async (folder) => {
      const input = join(folder, 'in.csv');
      await symlink('in.csv', join(folder, 'link.csv'));
      await link(input, join(folder, 'hard.csv'));
      await mkdir(join(folder, 'sub'));
      for (const path of [
        input,
        join(folder, 'sub/../in.csv'),
        join(folder, 'link.csv'),
        join(folder, 'hard.csv'),
      ]) {
        const refused = { code: 'outputIsInput', message: `-o ${path}: is one of the inputs` };
        await expect(check(path, ['fixtures/plain.csv', input])).rejects.toMatchObject(refused);
        await expect(write(path, [input])).rejects.toMatchObject(refused);
      }
      expect(await readFile(input, 'utf8')).toBe('nps\n9\n');
    });
  });

  it('refuses the file that standard input comes from', async () => {
    await inFolder({ 'in.csv': 'nps\n9\n' }, async (folder) => {
      const { open } = await import('node:fs/promises');
      const handle = await open(join(folder, 'in.csv'));
      try {
        await expect(check(join(folder, 'in.csv'), ['-'], handle.fd)).rejects.toMatchObject({
          code: 'outputIsInput',
        });
        await expect(check(join(folder, 'other.csv'), ['-'], handle.fd)).resolves.toBeUndefined();
      } finally {
        await handle.close();
      }
    });
  });

  it('lets everything else be written', async () => {
    await inFolder({ 'in.csv': 'x', 'out.csv': 'x' }, async (folder) => {
      for (const path of ['-', '/dev/null', join(folder, 'out.csv'), join(folder, 'new.csv'), 'new.csv'])
        await expect(check(path, [join(folder, 'in.csv'), '-', 'nowhere.csv'])).resolves.toBeUndefined();
    });
  });

  it('knows beforehand what cannot be written', async () => {
    await inFolder({ file: 'x' }, async (folder) => {
      const refused = (path: string, cause: string) =>
        expect(check(path)).rejects.toMatchObject({
          code: 'unwritable',
          message: `${path}: cannot be written (${cause})`,
        });
      await refused(folder, 'EISDIR');
      await refused(join(folder, 'none', 'out.csv'), 'ENOENT');
      await refused(join(folder, 'file', 'out.csv'), 'ENOTDIR');
    });
  });

  it('has no mistaken idea of a missing input', async () => {
    await inFolder({}, async (folder) => {
      await writeFile(join(folder, 'out.csv'), '');
      await expect(check(join(folder, 'out.csv'), [join(folder, 'gone.csv')])).resolves.toBeUndefined();
    });
  });
});

it.each([
  [{ code: 'EPIPE' }, true],
  [{ code: 'EOF' }, true],
  [{ code: 'ERR_STREAM_DESTROYED' }, true],
  [{ code: 'ENOSPC' }, false],
  [new Error('EPIPE'), false],
])('%j is a closed pipe: %j', (error, closed) => {
  expect(isClosedPipe(error)).toBe(closed);
});
