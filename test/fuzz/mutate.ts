/** Files damaged in the ways in which files are damaged, and in some in which only an attacker would. */
import { gzipSync } from 'node:zlib';
import { HOSTILE } from '../cli/hostile.ts';
import type { Random } from './random.ts';

/** No file that is made is larger, in bytes. */
const LARGEST = 30_000;

const PIECES = [
  ',', ';', '\t', '|', '"', '""', "'", '\n', '\r\n', '\r', '\0', '\ufeff', ' ', '\\', '{', '}', '[', ']', ':', '#', '&a', '*a', '<<',
  'null', 'true', '-1', '11', '9.5', '1e999', '10', '0', 'sep=;\n', '2025-13-45', '0000-00-00', '31/12/2025', '\x1e', '# ', '- ', '%',
]; // biome-ignore format: a table

type Mutation = (bytes: Buffer, random: Random, other: () => Buffer) => Buffer;

const at = (bytes: Buffer, random: Random): number => random.int(bytes.length + 1);

function spliced(bytes: Buffer, from: number, to: number, by: Buffer | string): Buffer {
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(by), bytes.subarray(to)]);
}

function part(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = at(bytes, random);
  return [from, Math.min(bytes.length, from + random.int(random.chance(0.8) ? 40 : 2000))];
}

/** Of the same text in another encoding. */
function recoded(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('utf8');
  const swapped = () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const codings: (() => Buffer)[] = [
    () => Buffer.from(text, 'latin1'),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    swapped,
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(text.replace(/\r?\n/g, random.pick(['\n', '\r', '\r\n', '\n\n']))),
    () => Buffer.from(text.replaceAll(',', random.pick([';', '\t', '|', ', ']))),
  ];
  return random.pick(codings)();
}

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[random.int(copy.length)]! ^= 1 << random.int(8);
    return copy;
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[random.int(copy.length)] = random.int(256);
    return copy;
  },
  (bytes, random) => spliced(bytes, ...part(bytes, random), ''),
  (bytes, random) => {
    const [from, to] = part(bytes, random);
    const times = random.chance(0.9) ? 1 : 1 + random.int(200);
    const where = at(bytes, random);
    return spliced(bytes, where, where, Buffer.concat(new Array(times).fill(bytes.subarray(from, to))));
  },
  (bytes, random, other) => {
    const more = other();
    const [from, to] = part(more, random);
    const where = at(bytes, random);
    return spliced(bytes, where, where, more.subarray(from, to));
  },
  (bytes, random, other) => Buffer.concat([bytes.subarray(0, at(bytes, random)), other()]),
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
  (bytes, random) => {
    const where = at(bytes, random);
    return spliced(bytes, where, where, random.pick(PIECES));
  },
  (bytes, random) => {
    const where = at(bytes, random);
    return spliced(bytes, where, where, random.pick(HOSTILE));
  },
  // In the place of a cell, so that it is met where a name or an answer is expected.
  (bytes, random) => {
    const text = bytes.toString('latin1');
    const cells = [...text.matchAll(/[^,;\t\n"]+/g)];
    if (cells.length === 0) return bytes;
    const { 0: cell, index } = random.pick(random.chance(0.3) ? cells.slice(0, 8) : cells);
    const quoted = `"${random.pick(HOSTILE).replaceAll('"', '""')}"`;
    return spliced(bytes, index, index + cell.length, random.chance(0.7) ? quoted : random.pick(HOSTILE));
  },
  recoded,
  (bytes) => gzipSync(bytes, { level: 1 }),
];

/** `bytes` after a few mutations, none in some cases; `other` gives another file to take parts from. */
export function mutated(bytes: Buffer, random: Random, other: () => Buffer): Buffer {
  const times = random.chance(0.05) ? 0 : 1 + random.int(random.chance(0.8) ? 4 : 20);
  let changed = bytes;
  for (let i = 0; i < times; i++)
    changed = random.pick(MUTATIONS)(changed, random, other).subarray(0, LARGEST);
  return changed;
}
