import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OtherTables } from '../../src/read/otherTables.ts';

/** The lines of a text through a divider of tables for four columns; blank ones are gaps. */
function divided(text: string, width = 4) {
  const kept: string[] = [];
  const others = new OtherTables(width, (record, line) => kept.push(`${line}:${record.join(',')}`));
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') others.gap();
    else others.take(line.split(','), i + 1);
  });
  others.end();
  return { kept, found: others.found };
}

const ROWS = 'a,9,Pro,good\nb,8,Free,fine';

describe('OtherTables', () => {
  it('leaves out a table with other columns below a blank line', () => {
    const { kept, found } = divided(`${ROWS}\n\nsummary,count\npromoters,5\ndetractors,9`);
    expect(kept).toEqual(['1:a,9,Pro,good', '2:b,8,Free,fine']);
    expect(found).toEqual([{ line: 4, rows: 2 }]);
  });

  it('leaves out several, and one whose rows were filled up to the width of the first', () => {
    const { kept, found } = divided(
      `${ROWS}\n\nsummary,count,,\npromoters,5,,\n\n\nid,seats,since\n1,2,3\n4,5,6`,
    );
    expect(kept).toHaveLength(2);
    expect(found).toEqual([
      { line: 4, rows: 1 },
      { line: 8, rows: 2 },
    ]);
  });

  it('leaves out a wider one, and reads on where the first goes on below it', () => {
    const { kept, found } = divided(`${ROWS}\n\np,q,r,s,t\n1,2,3,4,5\n\nc,7,Pro,more`);
    expect(kept.at(-1)).toBe('7:c,7,Pro,more');
    expect(found).toEqual([{ line: 4, rows: 1 }]);
  });

  it('leaves out all of a long one, and counts its rows', () => {
    const long = Array.from({ length: 250 }, (_, i) => `item ${i},${i}`).join('\n');
    expect(divided(`${ROWS}\n\nname,count\n${long}\n\nc,7,Pro,more`)).toEqual({
      kept: ['1:a,9,Pro,good', '2:b,8,Free,fine', '256:c,7,Pro,more'],
      found: [{ line: 4, rows: 250 }],
    });
  });

  it.each([
    ['no blank line before it', 'summary,count\npromoters,5'],
    ['a row by itself', '\nsummary,count'],
    ['a first row that holds numbers: an answer cut short', '\nc,9\nd,8'],
    ['a first row with an empty cell', '\nc,,Pro\nd,,Free'],
    ['names that are the same', '\nx,x\ny,z'],
    ['a row of the first table right below', '\nsummary,count\nc,7,Pro,more'],
    ['one cell: a notice', '\nnotes\nmore notes'],
  ])('takes for rows of the first: %s', (_, text) => {
    const { kept, found } = divided(`${ROWS}\n${text}`);
    expect(found).toEqual([]);
    expect(kept).toHaveLength(2 + text.split('\n').filter((line) => line !== '').length);
  });

  it('takes everything for the first where that is not known', () => {
    expect(divided(`${ROWS}\n\nsummary,count\npromoters,5`, 0)).toMatchObject({
      found: [],
      kept: { length: 4 },
    });
  });

  it('loses nothing, and keeps the order', () => {
    const line = fc.constantFrom(
      '',
      '',
      'a,b',
      'a,1',
      'p,q,r',
      'a,9,Pro,x',
      '1,2',
      'x',
      'k,l,m,n,o',
      'a,b,,',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { kept, found } = divided(lines.join('\n'));
        const left = found.reduce((sum, { rows }) => sum + rows + 1, 0);
        expect(kept.length + left).toBe(lines.filter((one) => one !== '').length);
        const numbers = kept.map((one) => Number(one.split(':')[0]));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        for (const one of kept)
          expect(lines[Number(one.split(':')[0]) - 1]).toBe(one.slice(one.indexOf(':') + 1));
      }),
    );
  });
});
