import { describe, expect, it } from 'vitest';
import { DateEvidence } from '../../../src/map/date/evidence.ts';
import { dateReader } from '../../../src/map/date.ts';
import { duckdbDialect } from '../../../src/sql/duckdb/dialect.ts';
import { rowsOf } from './files.ts';

const read = dateReader({ order: 'dmy' }, 'UTC');

/** What is folded of the texts that `select` gives as d, with the text that is told in its stead. */
async function foldedOf(select: string, utc = true): Promise<[string, string][]> {
  const { parts } = duckdbDialect.fold('d', 'text', { grain: 'month', utc });
  const [first, ...further] = parts.map((part, i) => `${part} AS f${i}`);
  const from = further.reduce(
    (inner, part) => `(SELECT cells.*, ${part} FROM ${inner} AS cells)`,
    `(SELECT ${first} FROM (${select}))`,
  );
  return (await rowsOf(
    `SELECT f0, CAST(f2 AS VARCHAR) || f4 FROM ${from} AS cells WHERE f2 IS NOT NULL`,
  )) as [string, string][];
}

/** Texts like `text` that have other characters of ASCII in `places`, each with all others. */
function variants(text: string, places: readonly number[], characters: string): string {
  const pieces = [...text].map((c, i) => (places.includes(i) ? `c${i}.c` : `'${c}'`));
  const tables = places.map((i) => `(SELECT unnest(string_split($$${characters}$$, '')) AS c) AS c${i}`);
  return `SELECT ${pieces.join(' || ')} AS d FROM ${tables.join(', ')}`;
}

const ASCII = Array.from({ length: 126 }, (_, i) => String.fromCharCode(i + 1))
  .join('')
  .replace('$', '');
const LIKELY = '0 1 2 9:.,-+/TtZz'.replace(' 1 2 9', ' 129');

function expectReadAlike(rows: readonly [string, string][]): void {
  expect(rows).not.toEqual([]);
  for (const [text, told] of rows) {
    const [before, after] = [new DateEvidence(), new DateEvidence()];
    before.observe(text);
    after.observe(told);
    expect({ text, at: read(text), counts: before.counts }).toEqual({
      text,
      at: read(told),
      counts: after.counts,
    });
    expect(before.counts.naive + before.counts.zoned).toBe(1);
  }
}

describe('a date that is folded', () => {
  it('is of a plain form', async () => {
    const texts = [
      '2024-03-21',
      '2024-03-21T09:41:00',
      '2024-03-21 23:59:59',
      '1900-01-01',
      '2024-03-21T09:41:00Z',
      '2024-03-21 09:41:00Z',
      '2200-12-31 23:59:59',
    ];
    const rows = await foldedOf(`SELECT unnest(string_split('${texts.join('|')}', '|')) AS d`);
    expect(rows.map(([text]) => text)).toEqual(texts);
    expectReadAlike(rows);
  });

  it.each([
    '',
    '2024-02-30',
    '2023-02-29T09:41:00',
    '2024-03-21Z',
    '2024-03-21T09:41:00z',
    '2024-03-21T09:41:00ZZ',
    '2024-03-21T09:41',
    '2024-03-21T09:41:60',
    '2024-03-21T09:60:00',
    '2024-03-21T25:00:00',
    '2024-03-21 09:41:0Z',
    '2024-03-21 09:41:0 ',
    '2024-03-21T 9:41:00',
    '2024-03-21 09:41+01',
    '1899-12-31',
    '2201-01-01',
    '2200-12-31 24:00:00',
    '0000-01-01',
    '24-03-2021',
    '2024/03/21',
    'infinity',
    '٢٠٢٤-٠٣-٢١',
  ])('is not %j', async (text) => {
    expect(await foldedOf(`SELECT '${text}' AS d`)).toEqual([]);
  });

  it('is no moment with a zone where days are not those of UTC', async () => {
    expect(await foldedOf("SELECT '2024-03-21T09:41:00Z' AS d", false)).toEqual([]);
    expect(await foldedOf("SELECT '2024-03-21T09:41:00' AS d", false)).toHaveLength(1);
  });

  it('is read by our readers as DuckDB reads it, whichever character stands where', async () => {
    for (let place = 0; place < 19; place++) {
      expectReadAlike(await foldedOf(variants('2024-10-11T12:13:14Z', [place, 19], ASCII)));
      for (const text of ['2024-10-11T12:13:14', '2024-10-11 12:13:14']) {
        expectReadAlike(await foldedOf(variants(text, [place], ASCII)));
        if (place < 18) expectReadAlike(await foldedOf(variants(text, [place, place + 1], ASCII)));
      }
      if (place < 10) expectReadAlike(await foldedOf(variants('2024-10-11', [place], ASCII)));
      if (place < 9) expectReadAlike(await foldedOf(variants('2024-10-11', [place, place + 1], ASCII)));
    }
  }, 120_000);

  it('is read alike where several places are unusual', async () => {
    for (const places of [
      [8, 9, 10, 11, 12],
      [10, 11, 12, 17, 18],
      [11, 12, 14, 15],
      [14, 15, 17, 18],
      [0, 1, 2, 3],
      [5, 6, 8, 9],
    ])
      expectReadAlike(await foldedOf(variants('2024-10-11T12:13:14', places, LIKELY)));
    expectReadAlike(await foldedOf(variants('2024-10-11', [5, 6, 8, 9], LIKELY)));
  }, 120_000);
});
