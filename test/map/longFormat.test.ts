import { expect, test } from 'vitest';
import { LongFormatSearch } from '../../src/map/longFormat.ts';

function found(rows: string[][]) {
  const search = new LongFormatSearch();
  for (const row of rows) search.observe(row);
  return search.found();
}
const LONG = [
  ['1', 'NPS', '9'],
  ['2', 'comment', 'good'],
  ['3', 'NPS', '10'],
  ['4', 'comment', 'slow'],
  ['5', 'NPS', '3'],
  ['6', 'team size', '4'],
  ['7', 'comment', ''],
];

test('the column of kinds, the column of answers, and the kind that holds scores', () => {
  expect(found(LONG)).toEqual({ kind: 1, answer: 2, scores: 'NPS', kinds: ['NPS', 'comment', 'team size'] });
});

test('of two kinds with scores neither is advised', () => {
  const csat = [9, 10, 8].map((score, i) => [`${20 + i}`, 'effort', `${score}`]);
  expect(found([...LONG, ...csat])).toBeNull();
});

test.each([
  ['two answers are too few', LONG.slice(0, 4)],
  [
    'nobody said 9 or 10',
    LONG.map(([id, kind, answer]) => [id!, kind!, answer === '9' || answer === '10' ? '5' : answer!]),
  ],
  ['there is one kind', LONG.filter(([, kind]) => kind === 'NPS')],
  ['kinds are new in every row', LONG.map(([id, , answer], i) => [id!, `k${i}`, answer!])],
  [
    'kinds are dates or numbers',
    LONG.map(([id, kind, answer]) => [id!, kind === 'NPS' ? '2025-01-01' : '7', answer!]),
  ],
  ['there is no row', []],
])('nothing where %s', (_, rows) => {
  expect(found(rows)).toBeNull();
});

test('a segment whose other values have no scores is none', () => {
  const rows = [
    ['Pro', '9'],
    ['Pro', '10'],
    ['Pro', '8'],
    ['Free', ''],
  ];
  expect(found(rows)).toBeNull();
});

test('many different kinds are no kinds of question', () => {
  const rows = Array.from({ length: 200 }, (_, i) => [`question ${i % 50}`, i % 50 === 0 ? '9' : 'text']);
  expect(found(rows)).toBeNull();
});
