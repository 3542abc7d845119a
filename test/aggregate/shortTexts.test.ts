import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHORT, ShortTexts } from '../../src/aggregate/shortTexts.ts';

describe('ShortTexts', () => {
  it('tells texts apart as a Map would, and takes none that it cannot keep', () => {
    const unit = fc.constantFrom('a', 'b', '\u0000', '\u0001', 'ÿ', 'Ā');
    const text = fc.oneof(fc.string({ unit, maxLength: 14 }), fc.string({ maxLength: 14 }));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 100 }), (texts) => {
        const short = new ShortTexts();
        const known = new Map<string, number>();
        for (const one of texts) {
          const isKept = one.length <= SHORT && ![...one].some((unit) => unit === '\0' || unit > 'ÿ');
          const expected = isKept ? (known.get(one) ?? known.size) : -1;
          expect(short.of(one, known.size)).toBe(expected);
          if (isKept) known.set(one, expected);
        }
      }),
    );
  });

  it('knows all that it was given, however many', () => {
    const short = new ShortTexts();
    for (let i = 0; i < 20_000; i++) expect(short.of(`c${i * 7}`, i)).toBe(i);
    for (let i = 0; i < 20_000; i += 3) expect(short.of(`c${i * 7}`, 20_000)).toBe(i);
  });
});
