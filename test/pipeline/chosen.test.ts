import { describe, expect, it } from 'vitest';
import type { Dedupe } from '../../src/model.ts';
import { Chosen } from '../../src/pipeline/chosen.ts';
import { settle } from '../../src/pipeline.ts';
import { csv, question, withFiles, worldOf } from './ask.ts';

const HEADER = ['email', 'nps', 'date'];

/** Lines that count, as `FILE:LINE`. */
const counting = (dedupe: Dedupe, ...tables: string[][][]): Promise<string[]> =>
  withFiles(
    Object.fromEntries(tables.map((rows, i) => [`${i}.csv`, csv([HEADER, ...rows])])),
    async (inputs) => {
      const chosen = new Chosen(dedupe);
      const found = await settle(question({ inputs, dedupe }), worldOf(), chosen);
      return found.tables.flatMap((table, i) =>
        tables[i]!.flatMap(([email], row) =>
          chosen.counts(email || null, table, row + 2) ? [`${i}:${row + 2}`] : [],
        ),
      );
    },
  );

describe('Chosen', () => {
  const rows = [
    ['a@x.example', '9', '2025-03-01'],
    ['b@x.example', '8', '2025-01-01'],
    ['a@x.example', '1', '2025-02-01'],
    ['', '7', '2025-02-01'],
    ['', '7', '2025-02-01'],
  ];

  it('has the latest or the first of a respondent, and all that are anonymous', async () => {
    expect(await counting('latest', rows)).toEqual(['0:2', '0:3', '0:5', '0:6']);
    expect(await counting('first', rows)).toEqual(['0:3', '0:4', '0:5', '0:6']);
  });

  it('looks over all inputs', async () => {
    expect(await counting('latest', rows.slice(0, 2), [['a@x.example', '3', '2025-04-01']])).toEqual([
      '0:3',
      '1:2',
    ]);
  });

  it('forgets what a reading told that did not stand', async () => {
    const many = Array.from({ length: 1200 }, (_, i) => [`${i}@x.example`, '9', '3/4/2025']);
    const undecided = [...many, ['0@x.example', '5', '25/4/2025']];
    const found = await counting('latest', undecided);
    expect(found).toHaveLength(1200);
    expect(found).not.toContain('0:2');
  });
});
