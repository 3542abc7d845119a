import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendLines } from '../../src/read/windows1252.ts';

const mend = (...parts: (string | number)[]): string =>
  mendLines(
    Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part)))),
  ).toString('utf8');

describe('mendLines', () => {
  test('every byte of Windows-1252 from 0x80 on', () => {
    const bytes = Array.from({ length: 128 }, (_, i) => 0x80 + i);
    const expected = [
      '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ',
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
});
