import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/map/format.ts';
import type { Row, Table } from '../../src/model.ts';
import { noAnswerTest, replacedEvents } from '../../src/pipeline/repeats.ts';
import { ask, question, tableOf } from './ask.ts';

const HEADER = ['event', 'timestamp', 'properties.$survey_submission_id', 'properties.$survey_response'];
/** PostHog sends an answer again as the respondent goes on. */
const sent = (id: string, second: number | null, score: string, event = 'survey sent'): Row => [
  event,
  second === null ? '' : `2025-01-01T00:00:${String(second).padStart(2, '0')}Z`,
  id,
  score,
];
const tableFrom = (path: string, rows: readonly Row[]): Table => tableOf(path, [HEADER, ...rows]);

/** The lines that are replaced in each table. */
async function replacedIn(...tables: Table[]): Promise<number[][]> {
  const replaced = await replacedEvents(tables, question());
  return tables.map((table) => [...(replaced.get(table) ?? [])].sort((a, b) => a - b));
}

describe('replacedEvents', () => {
  it('keeps the latest event of an answer, wherever it stands', async () => {
    const rows = [
      sent('a', 1, '3'),
      sent('b', 9, '10'),
      sent('a', 2, '4'),
      sent('b', 8, '9'),
      sent('c', 1, '7'),
    ];
    expect(await replacedIn(tableFrom('a', rows))).toEqual([[2, 5]]);
  });

  it('keeps the later row of equal times, and of events without one', async () => {
    const rows = [sent('a', 1, '3'), sent('a', 1, '4'), sent('b', null, '9'), sent('b', null, '8')];
    expect(await replacedIn(tableFrom('a', rows))).toEqual([[2, 4]]);
  });

  it('keeps an event with a time before one without', async () => {
    const rows = [sent('a', 1, '3'), sent('a', null, '4'), sent('b', null, '9'), sent('b', 1, '8')];
    expect(await replacedIn(tableFrom('a', rows))).toEqual([[3, 4]]);
  });

  it('keeps an event with a score before a later one without', async () => {
    const rows = [sent('a', 1, '3'), sent('a', 2, ''), sent('b', 1, ''), sent('b', 2, '9'), sent('b', 3, '')];
    expect(await replacedIn(tableFrom('a', rows))).toEqual([[3, 4, 6]]);
  });

  it('leaves answers alone that are not told apart by an id', async () => {
    expect(await replacedIn(tableFrom('a', [sent('', 1, '3'), sent(' ', 2, '4')]))).toEqual([[]]);
  });

  it('is not misled by events that are no answers', async () => {
    const rows = [
      sent('a', 1, '3'),
      sent('a', 5, '', 'survey dismissed'),
      sent('a', 6, '8', 'survey shown'),
      sent('a', 2, '4'),
    ];
    expect(await replacedIn(tableFrom('a', rows))).toEqual([[2]]);
  });

  it('follows an answer over several files, in either order', async () => {
    const early = [sent('a', 1, '3'), sent('b', 1, '9')];
    const late = [sent('a', 2, '4'), sent('c', 1, '9')];
    expect(await replacedIn(tableFrom('x', early), tableFrom('y', late))).toEqual([[2], []]);
    expect(await replacedIn(tableFrom('y', late), tableFrom('x', early))).toEqual([[], [2]]);
  });

  it('does not take answers of different tools for one another', async () => {
    const posthog = tableFrom('x', [sent('7', 1, '3')]);
    const header = ['id', 'status', 'updated_at', 'score', 'comment', 'person', 'survey_type'];
    const plain = tableOf('y', [
      header,
      ['7', '', '2025-01-02', '9', '', 'p', 'nps'],
      ['7', '', '2025-01-03', '9', '', 'p', 'nps'],
    ]);
    expect(recognise(plain, null).format).toBeNull();
    const replaced = await replacedEvents([posthog, plain], question());
    expect([...replaced.keys()]).toEqual([posthog]);
    expect(replaced.get(posthog)!.size).toBe(0);
  });

  it('lets an answer go that is withdrawn later, and no other', async () => {
    const event = (id: string, score: number, second: number, excluded: boolean) =>
      `{"event_name":"created","response":${JSON.stringify({ id, score, end_user_id: id, updated_at: `2025-01-01T00:00:0${second}Z`, excluded_from_calculations: excluded })}}`;
    const lines = [
      event('a', 9, 1, false),
      event('a', 9, 2, true),
      event('b', 3, 1, true),
      event('b', 3, 2, false),
    ];
    const { counts, overall, leftOut } = await ask({ 'w.ndjson': `${lines.join('\n')}\n` });
    expect(counts).toMatchObject({ rows: 4, scored: 1, duplicates: 1, filtered: 2 });
    expect(overall[3]).toBe(1);
    expect(leftOut).toEqual([{ input: 'w.ndjson', reason: 'excluded', count: 2, lines: [2, 3] }]);
  });

  it('replaces nothing in tables of a format without events, and does not read them', async () => {
    const plain: Table = {
      ...tableOf('a', [
        ['id', 'score'],
        ['1', '9'],
        ['1', '8'],
      ]),
      scan: () => {
        throw new Error('read');
      },
    };
    expect((await replacedEvents([plain], question())).size).toBe(0);
  });

  it('leaves one event of each answer, the same whatever the order of different times', () => {
    const events = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), second: fc.nat(59) }), {
      selector: ({ id, second }) => `${id}${second}`,
      maxLength: 12,
    });
    return fc.assert(
      fc.asyncProperty(events, fc.nat(12), async (made, cut) => {
        const rows = made.map(({ id, second }) => sent(id, second, '9'));
        const tables = [tableFrom('x', rows.slice(0, cut)), tableFrom('y', rows.slice(cut))];
        const gone = await replacedIn(...tables);
        const left = tables.flatMap(({ sample }, t) => sample.filter((_, i) => !gone[t]!.includes(i + 2)));
        const latest = ['a', 'b', 'c'].flatMap((id) => {
          const seconds = made.filter((one) => one.id === id).map(({ second }) => second);
          return seconds.length === 0 ? [] : [sent(id, Math.max(...seconds), '9')];
        });
        expect([...left].sort()).toEqual([...latest].sort());
      }),
    );
  });
});

describe('noAnswerTest', () => {
  const table = tableFrom('a', [sent('a', 1, '3'), sent('a', 2, '4'), sent('b', 3, '', 'survey dismissed')]);

  it('tells why a row is no answer: the format’s rule first, then a later event', async () => {
    const { format } = recognise(table, null);
    const replaced = await replacedEvents([table], question());
    const test = noAnswerTest(table, format, new Map([[table, new Set([...replaced.get(table)!, 4])]]));
    expect(table.sample.map((row, i) => test(row, i + 2))).toEqual(['replaced', null, 'declined']);
  });

  it('lets every row pass where there is neither', () => {
    const plain = tableOf('b', [['score'], ['9']]);
    expect(noAnswerTest(plain, null, new Map())(['9'], 2)).toBeNull();
  });

  it('counts replaced events as duplicates', async () => {
    const csv = [HEADER, ...table.sample].map((row) => row.join(',')).join('\n');
    const { counts, overall } = await ask({ 'p.csv': `${csv}\n` }, { format: 'posthog' });
    expect(counts).toMatchObject({ rows: 3, scored: 1, duplicates: 1, filtered: 1 });
    expect(overall[4]).toBe(1);
  });
});
