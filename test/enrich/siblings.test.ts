import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSiblings } from '../../src/enrich/siblings.ts';

const isComment = (cell: string) => /[a-z]/i.test(cell);
/** Answer id, person, question, answer: the fourth column holds scores and comments alike. */
const scores = [
  ['1', 'ann', 'NPS', '9'],
  ['2', 'bob', 'NPS', '3'],
  ['3', 'cat', 'NPS', '10'],
];
const find = (kept: string[][], others: string[][]) => findSiblings(kept, others, 3, isComment);

describe('findSiblings', () => {
  it('ties a comment to the answer of the same person, whatever has its own values in each', () => {
    const found = find(scores, [
      ['4', 'ann', 'Why?', ' good '],
      ['5', 'cat', 'Why?', 'great'],
      ['6', 'cat', 'CSAT', '5'],
    ]);
    expect(found).toMatchObject({
      keys: [1],
      comments: new Map([
        [0, 'good'],
        [2, 'great'],
      ]),
    });
    expect(scores.map((row) => found!.commentOf(row))).toEqual(['good', '', 'great']);
  });

  it('needs all columns to agree that both groups share', () => {
    const found = find(
      [
        ['mon', 'ann', 'NPS', '9'],
        ['tue', 'ann', 'NPS', '3'],
        ['tue', 'bob', 'NPS', '4'],
      ],
      [
        ['tue', 'ann', 'Why?', 'worse'],
        ['mon', 'bob', 'Why?', 'whose?'],
      ],
    );
    expect(found).toMatchObject({ keys: [0, 1], comments: new Map([[1, 'worse']]) });
  });

  it('leaves out answers that cannot be told apart', () => {
    const twice = [...scores, ['7', 'ann', 'NPS', '1']];
    const found = find(twice, [
      ['4', 'ann', 'Why?', 'good'],
      ['5', 'bob', 'Why?', 'bad'],
    ]);
    expect(found?.comments).toEqual(new Map([[1, 'bad']]));
  });

  it('takes the first of several comments', () => {
    const found = find(scores, [
      ['4', 'ann', 'Why?', 'first'],
      ['5', 'ann', 'Else?', 'second'],
    ]);
    expect(found?.comments).toEqual(new Map([[0, 'first']]));
  });

  it.each<[string, string[][], string[][]]>([
    ['there is no comment', scores, [['6', 'cat', 'CSAT', '5']]],
    ['there are no other rows', scores, []],
    ['there are no kept rows', [], [['4', 'ann', 'Why?', 'good']]],
    ['no column is shared', scores, [['4', 'dan', 'Why?', 'good']]],
    ['no column is shared with a single answer', scores.slice(0, 1), [['4', 'dan', 'Why?', 'good']]],
  ])('finds nothing where %s', (_, kept, others) => {
    expect(find(kept, others)).toBeNull();
  });

  it('ties by what at least half of the comments share', () => {
    const half = [
      ['4', 'ann', 'Why?', 'good'],
      ['5', 'dan', 'Why?', 'stray'],
    ];
    expect(find(scores, half)?.comments).toEqual(new Map([[0, 'good']]));
    expect(find(scores, [...half, ['6', 'eve', 'Why?', 'stray']])).toBeNull();
  });

  it('finds what it finds in any order of the other rows where each answer has one comment', () => {
    const people = fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(
        people.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const kept = all.map((person, i) => [`s${i}`, `p${person}`, 'NPS', '9']);
          const others = shuffled.map((person, i) => [`c${i}`, `p${person}`, 'Why?', `because ${person}`]);
          const found = find(kept, others);
          expect(found?.comments.size).toBe(all.length);
          for (const [position, comment] of found?.comments ?? [])
            expect(comment).toBe(`because ${all[position]}`);
        },
      ),
    );
  });
});
