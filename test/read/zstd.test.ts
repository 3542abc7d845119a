import { describe, expect, test } from 'vitest';
import { framesOf } from '../../src/read/zstd.ts';
import { chunked, failure, sourceOf, streamOf } from './inputs.ts';

/** Made by `zstd`; the first two hold nine bytes, the others 200,007 in two blocks. */
const FRAMES = [
  ['with a checksum', 'KLUv/SQJSQAAaWQsbnBzCjEKGcCP0A=='],
  ['without', 'KLUv/QBYSQAAaWQsbnBzCjEK'],
  ['of several blocks', 'KLUv/aBHDQMAlAAAUGlkLG5wcwoxLDkBAPP/5w4JTQAACCwBAEMNORAC'],
] as const;
const frame = (i: number): Buffer => Buffer.from(FRAMES[i]![1], 'base64');
/** To be skipped: twenty bytes. */
const SKIPPED = Buffer.concat([Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 20, 0, 0, 0]), Buffer.alloc(20, 0x28)]);

/** Each frame's bytes. */
async function split(bytes: Buffer, length = 1000): Promise<Buffer[]> {
  const frames: Buffer[] = [];
  for await (const pieces of framesOf(streamOf(chunked(bytes, length)), 'made.zst')) {
    const parts: Buffer[] = [];
    for await (const piece of pieces) parts.push(piece);
    frames.push(Buffer.concat(parts));
  }
  return frames;
}

describe('framesOf', () => {
  test.each(FRAMES)('a frame %s ends where it ends', async (_, text) => {
    const bytes = Buffer.from(text, 'base64');
    expect(await split(Buffer.concat([bytes, frame(0)]))).toEqual([bytes, frame(0)]);
  });

  test.each([1, 2, 5, 1000])('all of them, in chunks of %i bytes', async (length) => {
    const all = [frame(0), frame(2), frame(1)];
    expect(await split(Buffer.concat([SKIPPED, all[0]!, SKIPPED, all[1]!, all[2]!]), length)).toEqual(all);
  });

  test('cut off anywhere it is truncated', async () => {
    for (const whole of [frame(0), frame(1), frame(2), SKIPPED])
      for (let length = 1; length < whole.length; length++)
        expect((await failure(split(whole.subarray(0, length)))).code, `${length}`).toBe('truncated');
  });

  test('what follows must be another frame', async () => {
    const error = await failure(split(Buffer.concat([frame(0), Buffer.from('1,9\n')])));
    expect(error.code).toBe('damaged');
    expect(error.message).toBe('made.zst: the zstd stream is damaged, or something else follows it');
  });

  test('a kind of block that there is not', async () => {
    const damaged = frame(1);
    damaged[6]! |= 6;
    expect((await failure(split(damaged))).code).toBe('damaged');
  });

  test('nothing has no frames', async () => {
    expect(await split(Buffer.alloc(0))).toEqual([]);
  });

  test('given up early, the source is let go', async () => {
    const source = sourceOf(frame(0), frame(0), frame(0));
    for await (const _ of framesOf(source.open(), 'made.zst')) break;
    expect(source).toMatchObject({ opened: 1, left: 1 });
  });
});
