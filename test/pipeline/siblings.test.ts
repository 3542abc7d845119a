import { describe, expect, it } from 'vitest';
import type { Question, Table } from '../../src/model.ts';
import { resolveQuestion } from '../../src/pipeline/asked.ts';
import { NOTHING_KNOWN } from '../../src/pipeline/known.ts';
import { Pass } from '../../src/pipeline/pass.ts';
import { siblingComments } from '../../src/pipeline/siblings.ts';
import { question, tableOf, windowOf } from './ask.ts';

const HEADER = ['person', 'question', 'answer', 'date'];
const ROWS = [
  ['ann', 'NPS', '9', '2025-01-01'],
  ['ann', 'Why?', 'good', '2025-01-01'],
  ['bob', 'NPS', '3', '2025-02-01'],
  ['bob', 'Why?', 'bad', '2025-02-01'],
  ['cat', 'NPS', '', '2025-03-01'],
  ['cat', 'Why?', 'forgot', '2025-03-01'],
  ['dan', 'NPS', '10', '2025-03-01'],
];

async function comments(tables: Table[], changes: Partial<Question> = {}) {
  const asked = question({ where: ['question=NPS'], roles: { score: 'answer' }, ...changes });
  const pass = new Pass(tables, resolveQuestion(asked, tables), asked, NOTHING_KNOWN);
  for (const table of tables) await pass.read(table);
  expect(pass.next()).toBeNull();
  return (await siblingComments(tables, pass))?.found ?? null;
}

describe('siblingComments', () => {
  it('counts the scored answers that have one', async () => {
    expect(await comments([tableOf('a', [HEADER, ...ROWS])])).toEqual({
      column: 'answer',
      matchedBy: ['person', 'date'],
      count: 2,
    });
  });

  it('counts those in the window', async () => {
    const window = windowOf({ since: '2025-02' });
    expect(await comments([tableOf('a', [HEADER, ...ROWS])], { window })).toMatchObject({ count: 1 });
  });

  it('looks in all files of one header', async () => {
    const tables = [tableOf('a', [HEADER, ...ROWS.slice(0, 3)]), tableOf('b', [HEADER, ...ROWS.slice(3)])];
    expect(await comments(tables)).toMatchObject({ count: 2 });
  });

  it.each<[string, string[][][], Partial<Question>]>([
    [
      'inputs have several headers',
      [
        [HEADER, ...ROWS],
        [
          ['answer', 'question'],
          ['9', 'NPS'],
        ],
      ],
      {},
    ],
    [
      'a column holds the comments',
      [
        [
          ['answer', 'why', 'question'],
          ['9', 'good words', 'NPS'],
          ['x', 'y', 'Else'],
        ],
      ],
      { roles: { score: 'answer', comment: 'why' } },
    ],
    ['the other rows hold no text', [[HEADER, ROWS[0]!, ['ann', 'CSAT', '5', '2025-01-01']]], {}],
    [
      'no answer that counts has one',
      [
        [
          HEADER,
          ['ann', 'NPS', 'N/A', '2025-01-01'],
          ['ann', 'Why?', 'good', '2025-01-01'],
          ['bob', 'NPS', '9', '2025-01-02'],
        ],
      ],
      {},
    ],
    ['nothing ties them to the scores', [[HEADER, ROWS[0]!, ['zoe', 'Why?', 'good', '2020-01-01']]], {}],
    ['nobody filtered', [[HEADER, ...ROWS]], { where: [] }],
  ])('finds none where %s', async (_, tables, changes) => {
    expect(
      await comments(
        tables.map((rows, i) => tableOf(`t${i}`, rows)),
        changes,
      ),
    ).toBeNull();
  });
});
