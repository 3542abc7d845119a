import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Numbering } from '../../src/aggregate/numbering.ts';

describe('Numbering', () => {
  it('gives each text the number of its first time, as a Map would', () => {
    const text = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 30 }));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
        const numbering = new Numbering();
        const known = new Map<string, number>();
        for (const one of texts) {
          if (!known.has(one)) known.set(one, known.size);
          expect(numbering.of(one)).toBe(known.get(one));
        }
        expect(numbering.size).toBe(known.size);
      }),
    );
  });

  it('tells very many apart', () => {
    const numbering = new Numbering();
    for (let i = 0; i < 50_000; i++) expect(numbering.of(`c${i}@example.com`)).toBe(i);
    for (let i = 0; i < 50_000; i += 7) expect(numbering.of(`c${i}@example.com`)).toBe(i);
  });
});
