import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendingReader, tableShape } from '../../src/read/mender.ts';
import { recordParser } from '../../src/read/parser.ts';
import { chunked, readText } from './inputs.ts';

const ENDS = ['\r\n', '\n'];
const CSV = { delimiter: ',', quote: '"' } as const;

interface Read {
  records: string[][];
  lines: number[];
  strays: number[];
}

/** The records of a table of `width` columns, given in chunks of `length`. */
async function mend(text: string, width: number, length = 1000, ends = ENDS): Promise<Read> {
  const read: Read = { records: [], lines: [], strays: [] };
  let next = 1;
  const reader = mendingReader(
    tableShape('', CSV, width, ends),
    ends,
    (record, line, lines) => {
      expect(line).toBe(next);
      next += lines;
      read.records.push(record);
      read.lines.push(line);
    },
    (_, line) => read.strays.push(line),
  );
  for (const chunk of chunked(Buffer.from(text), length)) reader.write(chunk);
  await reader.end();
  return read;
}

const rows = (n: number, from = 0): string =>
  Array.from({ length: n }, (_, i) => `r${from + i},9,fine\n`).join('');

describe('a mark that is left open', () => {
  test.each<[string, string, string[][], number[]]>([
    [
      'with nothing after it',
      'a,9,"so\nb,8,fine\n',
      [
        ['a', '9', '"so'],
        ['b', '8', 'fine'],
      ],
      [1],
    ],
    [
      'at the very end',
      'a,9,x\nb,8,"so',
      [
        ['a', '9', 'x'],
        ['b', '8', '"so'],
      ],
      [2],
    ],
    [
      'before a quoted cell',
      'a,9,"so\nb,8,fine\nc,7,"x, y"\n',
      [
        ['a', '9', '"so'],
        ['b', '8', 'fine'],
        ['c', '7', 'x, y'],
      ],
      [1],
    ],
    [
      'in the line before one',
      'a,9,"so\nb,8,"x, y"\n',
      [
        ['a', '9', '"so'],
        ['b', '8', 'x, y'],
      ],
      [1],
    ],
    [
      'in another column',
      '"a,9,so\nb,8,"x"\n',
      [
        ['"a', '9', 'so'],
        ['b', '8', 'x'],
      ],
      [1],
    ],
    [
      'two of them',
      'a,9,"so\nb,8,"and so\nc,7,x\n',
      [
        ['a', '9', '"so'],
        ['b', '8', '"and so'],
        ['c', '7', 'x'],
      ],
      [1, 2],
    ],
    [
      'before a cell over two lines',
      'a,9,"so\nb,8,x\nc,7,"x\ny"\nd,6,z\n',
      [
        ['a', '9', '"so'],
        ['b', '8', 'x'],
        ['c', '7', 'x\ny'],
        ['d', '6', 'z'],
      ],
      [1],
    ],
  ])('%s', async (_, text, records, strays) => {
    for (const length of [1, 3, 7, 1000])
      expect(await mend(text, 3, length)).toMatchObject({ records, strays });
  });

  test('swallows nothing, however far away the next mark is', async () => {
    const { records, lines, strays } = await mend(
      `${rows(500)}x,8,"so\n${rows(5000, 500)}y,7,"a, b"\n`,
      3,
      64 * 1024,
    );
    expect(records.length).toBe(5502);
    expect(records[500]).toEqual(['x', '8', '"so']);
    expect(records.at(-1)).toEqual(['y', '7', 'a, b']);
    expect(lines.at(-1)).toBe(5502);
    expect(strays).toEqual([501]);
  });

  test('and keeps no more than a thousand lines waiting', () => {
    let records = 0;
    const count = () => {
      records++;
    };
    const reader = mendingReader(tableShape('', CSV, 3, ENDS), ENDS, count, () => {});
    reader.write(Buffer.from(`a,9,"so\n${rows(1000)}`));
    expect(records).toBe(1001);
  });

  test('lines of megabytes after it are not kept for ever', async () => {
    const long = `b,8,${'x'.repeat(700_000)}\n`;
    const { records, strays } = await mend(`a,9,"so\n${long.repeat(4)}`, 3, 64 * 1024);
    expect(records.length).toBe(5);
    expect(strays).toEqual([1]);
  });
});

describe('a mark that is closed', () => {
  test.each<[string, string, string[][]]>([
    [
      'over lines',
      'a,9,"x\ny"\nb,8,z\n',
      [
        ['a', '9', 'x\ny'],
        ['b', '8', 'z'],
      ],
    ],
    [
      'over lines that look like records',
      'a,9,"x\n1,2,3\n4,5,6"\nb,8,z\n',
      [
        ['a', '9', 'x\n1,2,3\n4,5,6'],
        ['b', '8', 'z'],
      ],
    ],
    [
      'twice in one record',
      'a,"x\ny","z\nw"\nb,8,z\n',
      [
        ['a', 'x\ny', 'z\nw'],
        ['b', '8', 'z'],
      ],
    ],
    ['with doubled marks', 'a,9,"x ""y""\nz"""\n', [['a', '9', 'x "y"\nz"']]],
    [
      'empty',
      'a,9,""\n"",8,z\n',
      [
        ['a', '9', ''],
        ['', '8', 'z'],
      ],
    ],
    ['blank lines in the cell', 'a,9,"x\n\n\ny"\n', [['a', '9', 'x\n\n\ny']]],
    ['before text', 'a,9,"x" y\n', [['a', '9', '"x" y']]],
    ['records of other widths', 'a\nb,8,z,w\n\n', [['a'], ['b', '8', 'z', 'w'], ['']]],
  ])('%s', async (_, text, records) => {
    for (const length of [1, 3, 1000])
      expect(await mend(text, 3, length)).toMatchObject({ records, strays: [] });
  });

  test('lines are counted as they stand in the file', async () => {
    expect((await mend('a,"x\r\ny"\r\n\r\nb,z\r\n', 2)).lines).toEqual([1, 3, 4]);
  });

  test('CR alone', async () => {
    expect((await mend('a,"x\ry"\rb,z\r', 2, 1, ['\r\n', '\n', '\r'])).records).toEqual([
      ['a', 'x\ry'],
      ['b', 'z'],
    ]);
  });
});

test('well-formed text is read as csv-parse reads it', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' '), maxLength: 8 });
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 1, max: 30 }), async (table, length) => {
      const text = table.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\n');
      const parsed: string[][] = [];
      const parser = recordParser({ delimiter: ',', quote: '"' }, ENDS, (record) => parsed.push(record));
      parser.write(Buffer.from(text));
      await parser.end();
      expect(parsed).toEqual(table);
      expect((await mend(text, table[0]!.length, length)).records).toEqual(table);
    }),
    { numRuns: 500 },
  );
});

describe('a table with one damaged row', () => {
  const WORDS = ['quick and friendly', 'so, so', 'rather slow, to be honest', 'fine', 'too dear', 'a "must"'];
  const written = (cells: readonly string[], delimiter = ','): string[] =>
    cells
      .map((cell) => (/[",;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .flatMap((cell, i) => (i ? [delimiter, cell] : [cell]));
  const row = fc.record({
    day: fc.integer({ min: 10, max: 28 }),
    score: fc.integer({ min: 0, max: 10 }),
    plan: fc.constantFrom('Pro', 'Team', 'Starter'),
    why: fc.constantFrom(...WORDS),
  });
  const damages: Record<string, (parts: string[], at: number) => string[]> = {
    'a delimiter too many': (parts, at) => parts.toSpliced(2 * at, 0, ','),
    'a delimiter missing': (parts, at) => parts.toSpliced(2 * Math.max(1, at) - 1, 1),
    'a stray mark': (parts, at) => parts.with(2 * at, `"${parts[2 * at]}`),
    'another delimiter': (parts) => parts.map((part) => (part === ',' ? ';' : part)),
  };

  test.each(Object.entries(damages))(
    '%s: repaired, or told; the others are as they were',
    async (_, damage) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(row, { minLength: 12, maxLength: 20 }),
          fc.nat(),
          fc.integer({ min: 0, max: 4 }),
          fc.integer({ min: 1, max: 200 }),
          async (answers, which, at, length) => {
            const clean = answers.map(({ day, score, plan, why }, i) => [
              `R-${100 + i}`,
              `2025-03-${day}`,
              String(score),
              plan,
              why,
            ]);
            const damaged = which % clean.length;
            const lines = clean.map((cells, i) =>
              (i === damaged ? damage(written(cells), at) : written(cells)).join(''),
            );
            const { rows, scan } = await readText(
              ['id,date,score,plan,why', ...lines, ''].join('\n'),
              length,
            );
            const told =
              scan.short.count +
              scan.long.count +
              Object.values(scan.repairs).reduce((sum, { count }) => sum + count, 0);
            const isClean = rows[damaged]!.slice(0, 5).join('|') === clean[damaged]!.join('|');
            expect(isClean || told === 1).toBe(true);
            expect(rows.toSpliced(damaged, 1)).toEqual(clean.toSpliced(damaged, 1));
          },
        ),
        { numRuns: 100 },
      );
    },
  );
});
