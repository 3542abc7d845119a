import { execFileSync } from 'node:child_process';
import { createReadStream, mkdirSync, readdirSync, truncateSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { describe, expect, test, vi } from 'vitest';
import { openSource, type Source } from '../../src/read/source.ts';
import { chunked, failure, streamOf, temporaryFolder } from './inputs.ts';

const { folder, write } = temporaryFolder();

const bytesIn = async (source: Source): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
};
/** Bytes of which no part looks like another. */
const counted = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  for (let i = 0; i < length; i++) bytes[i] = (i + (i >> 8) + (i >> 16)) & 0xff;
  return bytes;
};
const noStdin = () => streamOf([]);

describe('a file', () => {
  test.each([
    ['empty', 0],
    ['one byte', 1],
    ['as long as what is read at once', 256 * 1024],
    ['longer by one', 256 * 1024 + 1],
    ['much longer', 1_000_003],
  ])('%s: the same bytes as often as it is opened', async (_, length) => {
    const bytes = counted(length);
    const source = await openSource(write(bytes), noStdin());
    expect(source.size).toBe(length);
    expect((await bytesIn(source)).equals(bytes)).toBe(true);
    expect((await bytesIn(source)).equals(bytes)).toBe(true);
  });

  test('two readings do not disturb each other', async () => {
    const bytes = counted(700_000);
    const source = await openSource(write(bytes), noStdin());
    const [one, other] = await Promise.all([bytesIn(source), bytesIn(source)]);
    expect(one.equals(bytes) && other.equals(bytes)).toBe(true);
  });

  test('a reading may be given up', async () => {
    const bytes = counted(700_000);
    const source = await openSource(write(bytes), noStdin());
    for await (const chunk of source.open()) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect((await bytesIn(source)).equals(bytes)).toBe(true);
  });

  test('what is cut off meanwhile ends the reading', async () => {
    const path = write(counted(700_000));
    const source = await openSource(path, noStdin());
    truncateSync(path, 300_000);
    expect((await bytesIn(source)).equals(counted(700_000).subarray(0, 300_000))).toBe(true);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['no such file', () => join(folder, 'nothing.csv'), 'notFound'],
    ['a folder', () => folder, 'isDirectory'],
    ['a file taken for a folder', () => join(write('a'), 'b.csv'), 'unreadable'],
    ['a name too long', () => join(folder, 'n'.repeat(300)), 'unreadable'],
  ])('%s', async (_, path, code) => {
    const given = path();
    const error = await failure(openSource(given, noStdin()));
    expect(error.code).toBe(code);
    expect(error.message).toContain(given);
  });

  test('a pipe that fails, such as a folder redirected to standard input', async () => {
    const error = await failure(openSource('-', createReadStream(folder)));
    expect(error.code).toBe('unreadable');
    expect(error.message).toBe('stdin: cannot be read (EISDIR)');
  });
});

describe('what can be read only once', () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  vi.stubEnv('TMPDIR', disk);
  const spooled = () => readdirSync(disk).length;

  test('piped input is kept', async () => {
    const bytes = counted(100_000);
    const source = await openSource('-', streamOf(chunked(bytes, 4096)));
    expect(source).toMatchObject({ path: 'stdin', size: 100_000 });
    expect((await bytesIn(source)).equals(bytes)).toBe(true);
    expect((await bytesIn(source)).equals(bytes)).toBe(true);
  });

  test('views of a larger buffer give their own bytes', async () => {
    const bytes = counted(100);
    const views = async function* () {
      yield new Uint8Array(bytes.buffer, bytes.byteOffset, 10);
      yield new Uint8Array(bytes.buffer, bytes.byteOffset + 10, 90);
    };
    expect((await bytesIn(await openSource('-', views()))).equals(bytes)).toBe(true);
  });

  test.each([
    ['at the limit', 5000, false],
    ['above it', 5001, true],
    ['far above it', 300_000, true],
  ])('%s', async (_, length, toDisk) => {
    const before = spooled();
    const bytes = counted(length);
    const source = await openSource('-', streamOf(chunked(bytes, 1000)), 5000);
    expect(source.size).toBe(length);
    expect((await bytesIn(source)).equals(bytes), 'the first time').toBe(true);
    expect((await bytesIn(source)).equals(bytes), 'the second time').toBe(true);
    expect(spooled() - before).toBe(toDisk ? 1 : 0);
  });

  test('a stream of Node above the limit', async () => {
    const bytes = counted(400_000);
    const source = await openSource('-', createReadStream(write(bytes), { highWaterMark: 1000 }), 5000);
    expect((await bytesIn(source)).equals(bytes)).toBe(true);
  });

  test('a failure after the limit is one of the stream, not of the disk', async () => {
    const failing = async function* () {
      yield counted(3000);
      yield counted(3000);
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    };
    const error = await failure(openSource('-', failing(), 4000));
    expect(error.code).toBe('unreadable');
    expect(error.message).toBe('stdin: cannot be read (EIO)');
  });

  test.skipIf(process.platform === 'win32').each([
    ['kept in memory', 1_000_000],
    ['on disk', 1000],
  ])('a named pipe, %s', async (_, limit) => {
    const path = join(folder, `pipe-${limit}`);
    execFileSync('mkfifo', [path]);
    const bytes = counted(300_000);
    const written = writeFile(path, bytes);
    const source = await openSource(path, noStdin(), limit);
    await written;
    expect(source.path).toBe(path);
    expect((await bytesIn(source)).equals(bytes)).toBe(true);
    expect((await bytesIn(source)).equals(bytes)).toBe(true);
  });

  test('the temporary file is gone when the program ends', () => {
    const bundle = join(folder, 'source.mjs');
    const entry = fileURLToPath(new URL('../../src/read/source.ts', import.meta.url));
    buildSync({ entryPoints: [entry], outfile: bundle, bundle: true, format: 'esm', platform: 'node' });
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const program = `
      import { openSource } from ${JSON.stringify(bundle)};
      import { readdirSync } from 'node:fs';
      await openSource('-', process.stdin, 10);
      console.log(readdirSync(process.env.TMPDIR).length);
    `;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      input: 'x'.repeat(100_000),
      env: { ...process.env, TMPDIR: empty },
      encoding: 'utf8',
    });
    expect(output).toBe('1\n');
    expect(readdirSync(empty)).toEqual([]);
  });
});
