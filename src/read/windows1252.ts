/** Text that is not UTF-8, or not all of it. */

import { isUtf8 } from 'node:buffer';

const LF = 10;
const CR = 13;

/**
 * `bytes` as UTF-8: lines that are valid stay as they are, the others are read as Windows-1252. So
 * neither one damaged line nor another file put at the end spoils the rest. Ends of `bytes` count as
 * ends of lines.
 */
export function mendLines(bytes: Buffer): Buffer {
  if (isUtf8(bytes)) return bytes;
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = endOfLine(bytes, start);
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line : Buffer.from(fromWindows1252(line)));
    start = end;
  }
  return Buffer.concat(lines);
}

/** Index after the first line end from `start` on. */
function endOfLine(bytes: Buffer, start: number): number {
  for (let i = start; i < bytes.length; i++) if (bytes[i] === LF || bytes[i] === CR) return i + 1;
  return bytes.length;
}

/** Windows-1252 from 0x80 to 0x9f; the five that it does not define are control characters, as on the web. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** By hand: from Node 20.18.3, 22.13 and 24.0 on, TextDecoder took it for Latin-1, without € and quotation marks. */
function fromWindows1252(bytes: Buffer): string {
  let text = '';
  for (const byte of bytes)
    text += byte >= 0x80 && byte <= 0x9f ? HIGH[byte - 0x80]! : String.fromCharCode(byte);
  return text;
}
