/** Inputs made for one test: files in a folder of their own, bytes in chunks, and what is read from them. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { NpsError } from '../../src/errors.ts';
import type { Scan, Table } from '../../src/model.ts';
import { openCsv } from '../../src/read/csv.ts';
import { decode, detectEncoding } from '../../src/read/encoding.ts';
import { openTable } from '../../src/read/open.ts';
import type { Source } from '../../src/read/source.ts';

/** A folder that is there while the tests of one file run, and a writer of files in it. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'nps-read-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let files = 0;
  return {
    folder,
    /** Path of a new file with these bytes. */
    write(bytes: string | Uint8Array, name = 'export.csv'): string {
      const path = join(folder, `${++files}-${name}`);
      writeFileSync(path, bytes);
      return path;
    },
  };
}

/** `bytes` in chunks of `length`; the last one may be shorter. */
export function chunked(bytes: Uint8Array, length: number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += length) chunks.push(Buffer.from(bytes.subarray(at, at + length)));
  return chunks;
}

export async function* streamOf(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
}

/** A source of these chunks. `opened` counts its readings, `left` those that were given up before the end. */
export function sourceOf(...chunks: (Buffer | string)[]): Source & { opened: number; left: number } {
  const buffers = chunks.map((chunk) => Buffer.from(chunk));
  const source = {
    path: 'made.csv',
    size: buffers.reduce((sum, { length }) => sum + length, 0),
    opened: 0,
    left: 0,
    async *open() {
      source.opened++;
      let given = 0;
      try {
        for (const buffer of buffers) {
          given++;
          yield buffer;
        }
      } finally {
        if (given < buffers.length) source.left++;
      }
    },
  };
  return source;
}

/** All that is read from a file, in the way that the whole of it wants to be read. */
export interface WhatWasRead {
  table: Table;
  names: string[];
  rows: string[][];
  lines: number[];
  scan: Scan;
  /** Scans until no revision was due. */
  scans: number;
}

/** Scans `table` to its end, revised tables too. Rows have as many cells as there are columns. */
export async function readTable(opened: Table): Promise<WhatWasRead> {
  let table = opened;
  for (let scans = 1; ; scans++) {
    const rows: string[][] = [];
    const lines: number[] = [];
    const scan = await table.scan((row, line) => {
      rows.push([...row]);
      lines.push(line);
    });
    if (scan.revised === null) {
      const names = table.columns.map(({ name }) => name);
      return { table, names, rows: rows.map((row) => row.slice(0, names.length)), lines, scan, scans };
    }
    if (scans > 5) throw new Error('revised for ever');
    table = scan.revised;
  }
}

const NO_STDIN = streamOf([]);

/** Opens the file at `path` and reads it to its end. */
export const readPath = async (path: string): Promise<WhatWasRead> =>
  readTable(await openTable(path, NO_STDIN, () => {}));

/** Reads what is piped in, in these chunks. */
export const readPiped = async (chunks: Iterable<Buffer>): Promise<WhatWasRead> =>
  readTable(await openTable('-', streamOf(chunks), () => {}));

/** The error of the catalogue with which `run` fails. */
export async function failure(run: Promise<unknown>): Promise<NpsError> {
  const error = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof NpsError) return error;
  throw error ?? new Error('nothing was thrown');
}

/** How much is looked at before a table is opened. */
const HEAD = 32 * 1024;

/** Delimited text, opened as `open.ts` opens it; its source gives chunks of `length`. */
export function openText(text: string | Buffer, length = 64 * 1024, gzip = false): Promise<Table> {
  const bytes = Buffer.from(text as string);
  const whole = bytes.length <= HEAD;
  const head = bytes.subarray(0, HEAD);
  const found = { gzip, ...detectEncoding(head, whole) };
  const source = sourceOf(...chunked(gzip ? gzipSync(bytes) : bytes, length));
  return openCsv(source, { bytes: head, text: decode(head, found.encoding), whole }, found, () => {});
}

/** Opens delimited text and reads it to its end. */
export const readText = async (...given: Parameters<typeof openText>): Promise<WhatWasRead> =>
  readTable(await openText(...given));
