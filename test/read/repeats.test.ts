import { describe, expect, test } from 'vitest';
import { repeatTest } from '../../src/read/repeats.ts';

const HEADER = [
  ['id', 'score', 'why'],
  ['', 'Response', 'Open-Ended Response'],
];

describe('repeatTest', () => {
  const answers = (header: string[][], records: string[][]) => {
    const test = repeatTest(header);
    return records.map((record) => test(record));
  };

  test.each<[string, string[][], string[][], ('header' | 'more' | null)[]]>([
    [
      'one header row',
      [HEADER[0]!],
      [
        ['1', '9', ''],
        ['id', 'score', 'why'],
        ['2', '8', ''],
      ],
      [null, 'header', null],
    ],
    ['two header rows', HEADER, [['1', '9', ''], ...HEADER, ['2', '8', '']], [null, 'header', 'more', null]],
    ['twice', HEADER, [...HEADER, ...HEADER], ['header', 'more', 'header', 'more']],
    ['the first row of two alone', HEADER, [HEADER[0]!, ['2', '8', '']], ['header', null]],
    ['the second row alone is an answer', HEADER, [HEADER[1]!], [null]],
    ['the second row twice', HEADER, [...HEADER, HEADER[1]!], ['header', 'more', null]],
    ['a byte order mark before it', HEADER, [['\ufeffid', 'score', 'why'], HEADER[1]!], ['header', 'more']],
    ['an answer between its rows', HEADER, [HEADER[0]!, ['2', '8', ''], HEADER[1]!], ['header', null, null]],
    [
      'another header',
      HEADER,
      [['id', 'score', 'comment'], ['id'], ['id', 'score', 'whyever']],
      [null, null, null],
    ],
    [
      'a column fewer, or more',
      HEADER,
      [
        ['id', 'score'],
        ['id', 'score', ''],
        ['id', 'score', 'why', 'plan'],
      ],
      ['header', 'header', 'header'],
    ],
    ['cells that would join to the same', [['a', 'b']], [['a,b'], ['ab']], [null, null]],
    ['no header', [], [['id', 'score']], [null]],
  ])('%s', (_, header, records, expected) => {
    expect(answers(header, records)).toEqual(expected);
  });
});
