import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../src/enrich/themes/fold.ts';
import { GAP, Vocabulary } from '../../../../src/enrich/themes/terms/vocabulary.ts';

const read = (vocabulary: Vocabulary, text: string): string[] =>
  vocabulary
    .read(text)
    .filter((id) => id !== GAP)
    .map((id) => vocabulary.entries[id]!.text);

describe('words', () => {
  it('are those that the matcher sees, whatever the text', () => {
    const mixed = fc.constantFrom(
      ...[
        'café',
        'CAFE\u0301',
        'don’t',
        'й',
        'ﬁne',
        'ﾊﾟﾝ',
        '👍🏽',
        'a\u00adb',
        'a\u200bb',
        '₂',
        'naïve-ish',
        '한글',
        'ß',
      ],
      ...[' ', '. ', '\u0301', '\u200d', 'ｶﾞ', '。', 'LINE対応', 'สวัสดี', '12', '_'],
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(mixed).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (comment) => {
        expect(read(new Vocabulary(), comment).join('')).toBe(
          wordsOf(comment)
            .map((word) => word.text)
            .join(''),
        );
        if (wordsOf(comment).every(({ spaceless }) => !spaceless))
          expect(read(new Vocabulary(), comment)).toEqual(wordsOf(comment).map((word) => word.text));
      }),
      { numRuns: 500 },
    );
  });

  it('in writing without blanks are told by a dictionary', () => {
    const vocabulary = new Vocabulary();
    expect(read(vocabulary, '价格太贵了')).toContain('价格');
    expect(vocabulary.entries[vocabulary.idOf('价格')!]).toMatchObject({ spaceless: true, isStop: false });
  });

  it('are spelt as most people do, in small letters where it is a draw', () => {
    const vocabulary = new Vocabulary();
    for (const text of ['RStudio rocks', 'rstudio', 'RStudio!', 'Größe', 'grösse', 'Größe', 'Price price'])
      vocabulary.read(text);
    const spelt = (word: string) => vocabulary.spellingOf(vocabulary.idOf(word)!);
    for (const text of ['Better', 'Better', 'Better!', 'even better', 'Excel', 'Excel'])
      vocabulary.read(text);
    expect([spelt('better'), spelt('excel')]).toEqual(['better', 'Excel']);
    expect([spelt('rstudio'), spelt('grosse'), spelt('price')]).toEqual(['RStudio', 'Größe', 'price']);
  });

  it('have a gap between them where something that is said ends', () => {
    const gaps = (text: string) =>
      new Vocabulary()
        .read(text)
        .map((id) => (id === GAP ? '|' : 'w'))
        .join('');
    expect(gaps("slow. Bad, (too) dear; e-mail it's sad\nso")).toBe('w|w|w|w|wwwwww');
    expect(gaps('... slow 👍 app!')).toBe('w|w');
  });

  it('that say nothing are marked', () => {
    const vocabulary = new Vocabulary();
    const stops = vocabulary
      .read("I don't like the 24 h délai, und die Kündigung n'est pas claire")
      .filter((id) => id !== GAP)
      .map((id) => vocabulary.entries[id]!)
      .filter(({ isStop }) => !isStop)
      .map(({ text }) => text);
    expect(stops).toEqual(['delai', 'kundigung', 'claire']);
  });
});
