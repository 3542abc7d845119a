import { describe, expect, test } from 'vitest';
import { type OnRecord, recordParser } from '../../src/read/parser.ts';
import { RecordStream } from '../../src/read/records.ts';
import { chunked, sourceOf, streamOf } from './inputs.ts';

const begin = (onRecord: OnRecord) => recordParser({ delimiter: ',', quote: '"' }, ['\n'], onRecord);

describe('peek and drain', () => {
  const text = Array.from({ length: 50 }, (_, i) => `${i},x\n`).join('');

  test('the first records are looked at before the rest is read, and handed over all the same', async () => {
    let given = 0;
    const chunks = async function* () {
      for (const chunk of chunked(Buffer.from(text), 40)) {
        given++;
        yield chunk;
      }
    };
    const stream = new RecordStream(chunks(), begin);
    const first = await stream.peek(5);
    expect(first.slice(0, 5).map(([id]) => id)).toEqual(['0', '1', '2', '3', '4']);
    expect(given).toBeLessThan(3);
    expect(await stream.peek(3)).toEqual(first);
    const ids: string[] = [];
    await stream.drain(([id]) => ids.push(id!));
    expect(ids).toEqual(Array.from({ length: 50 }, (_, i) => String(i)));
  });

  test('there may be fewer', async () => {
    const stream = new RecordStream(streamOf([Buffer.from('a\nb')]), begin);
    expect(await stream.peek(10)).toEqual([['a'], ['b']]);
  });
});

describe('between', () => {
  const bytes = Buffer.from(Array.from({ length: 50 }, (_, i) => `${i}\n`).join(''));

  test('is waited for before more is read, and at the end', async () => {
    const events: string[] = [];
    const chunks = async function* () {
      for (const chunk of chunked(bytes, 40)) {
        events.push('read');
        yield chunk;
      }
    };
    const stream = new RecordStream(chunks(), begin);
    await stream.peek(1);
    await stream.drain(
      () => {},
      async () => {
        await new Promise(setImmediate);
        events.push('written');
      },
    );
    expect(events.join(' ')).toMatch(/^(read written )+written$/);
  });

  test('what it throws ends the reading, and closes what is read', async () => {
    const source = sourceOf(...chunked(bytes, 40));
    const stream = new RecordStream(source.open(), begin);
    let rows = 0;
    const enough = async () => {
      if (rows > 10) throw new Error('enough');
    };
    await expect(stream.drain(() => rows++, enough)).rejects.toThrow('enough');
    expect(rows).toBeLessThan(40);
    expect(source.left).toBe(1);
  });
});

describe('failures', () => {
  test('what the chunks throw is thrown by drain, also if peek met it first', async () => {
    const failing = async function* () {
      yield Buffer.from('a,b\nc,d\n');
      throw new Error('gone');
    };
    const stream = new RecordStream(failing(), begin);
    expect((await stream.peek(10)).length).toBeGreaterThan(0);
    await expect(stream.drain(() => {})).rejects.toThrow('gone');
  });

  test('what the visitor throws is thrown by drain', async () => {
    const stream = new RecordStream(streamOf([Buffer.from('a\nb\n')]), begin);
    const visit = () => {
      throw new Error('enough');
    };
    await expect(stream.drain(visit)).rejects.toThrow('enough');
  });

  test('what the reader throws at its end is thrown by drain', async () => {
    const stream = new RecordStream(streamOf([Buffer.from('a\n"b\n')]), begin);
    await expect(stream.drain(() => {})).rejects.toMatchObject({ code: 'CSV_QUOTE_NOT_CLOSED' });
    expect(stream.failure).toMatchObject({ code: 'CSV_QUOTE_NOT_CLOSED' });
  });
});
