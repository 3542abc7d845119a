import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textNotes } from '../../src/read/notes.ts';
import { LineMender } from '../../src/read/windows1252.ts';

const bytesOf = (...parts: (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))));
const mendLines = (bytes: Buffer): Buffer => new LineMender(textNotes()).mend(bytes);
const mend = (...parts: (string | number)[]): string => mendLines(bytesOf(...parts)).toString('utf8');

describe('LineMender', () => {
  test('every byte of Windows-1252 from 0x80 on; those that it has not are of code page 437', () => {
    const bytes = Array.from({ length: 128 }, (_, i) => 0x80 + i);
    const expected = [
      '€ü‚ƒ„…†‡ˆ‰Š‹ŒìŽÅÉ‘’“”•–—˜™š›œ¥žŸ',
      '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿',
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
    ].join('');
    expect(bytes.map((byte) => mend('a', byte)).join('')).toBe([...expected].map((c) => `a${c}`).join(''));
  });

  test('only the lines that are not UTF-8 are in Windows-1252', () => {
    expect(mend('Zürich,9\n', 'M', 0xfc, 'nchen,8\r\n', 'Köln,7\r', 'Gr', 0xf6, 0xdf, 'e\n', '東京,6')).toBe(
      'Zürich,9\nMünchen,8\r\nKöln,7\rGröße\n東京,6',
    );
  });

  test('a character that the end cuts in two', () => {
    expect(mend('Z', 0xc3)).toBe('ZÃ');
  });

  test('UTF-8 is left as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = Buffer.from(text);
        expect(mendLines(bytes).equals(bytes)).toBe(true);
      }),
    );
  });

  test('whatever the bytes are, the lines stay lines and ASCII stays ASCII', () => {
    const line = fc.array(fc.integer({ min: 0, max: 255 }).filter((byte) => byte !== 10 && byte !== 13));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const mended = mendLines(Buffer.from(lines.flatMap((bytes) => [...bytes, 10])))
          .toString('utf8')
          .split('\n');
        expect(mended.length).toBe(lines.length + 1);
        const ascii = (bytes: Iterable<number>) => [...bytes].filter((byte) => byte < 0x80);
        for (const [i, bytes] of lines.entries())
          expect(ascii(Buffer.from(mended[i]!))).toEqual(ascii(bytes));
      }),
    );
  });

  test.each<[string, (string | number)[], string]>([
    ['ü, which Windows-1252 has not', ['M', 0x81, 'nchen, Gr', 0x94, 0xe1, 'e'], 'München, Größe'],
    ['letters within words', ['K', 0x94, 'ln, caf', 0x82, ', ma', 0xa4, 'ana'], 'Köln, café, mañana'],
    ['É, and ß alone is á', [0x90, 'cole; s', 0xe1], 'École; sß'],
    ['beside a letter of Windows-1252 it is none', ['M', 0x81, 'nchen, K', 0xf6, 'ln'], 'M\x81nchen, Köln'],
    ['quotation marks around words', [0x93, 'so', 0x94, ' ', 0x84, 'so', 0x93], '“so” „so“'],
    [
      'apostrophes, dashes and œ within words',
      ['don', 0x92, 't a', 0x96, 'b c', 0x9c, 'ur'],
      'don’t a–b cœur',
    ],
    ['€ at a number', ['5', 0x80, ' or ', 0x80, '5'], '5€ or €5'],
  ])('code page 437: %s', (_, given, text) => {
    expect(mend(...given)).toBe(text);
  });

  test('which lines were read how', () => {
    const notes = textNotes();
    const mender = new LineMender(notes);
    mender.mend(bytesOf('Zürich\nM', 0xfc, 'nchen\n'));
    mender.mend(bytesOf('K', 0x94, 'ln\nWien\n', 0xe9));
    expect(notes).toMatchObject({
      notUtf8: { count: 2, lines: [2, 5] },
      codePage: { count: 1, lines: [3] },
    });
  });
});
