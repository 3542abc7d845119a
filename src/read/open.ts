/** Bytes → Row: opens one input, whatever it is. */

import { type NpsError, npsError } from '../errors.ts';
import type { BlankInput, Container, OnProgress, Reading, Table } from '../model.ts';
import { headOf, isGzip, refuseForeign, withoutZstd } from './container.ts';
import { openCsv } from './csv.ts';
import { decode, detectEncoding } from './encoding.ts';
import { detectJson, openJson } from './json.ts';
import { openSource, type Source } from './source.ts';

/** How much of a file is looked at to tell how to read the rest. */
const HEAD = 32 * 1024;

/**
 * Opens `path` (`-`: `stdin`) as a table, telling from its first bytes what it is. What the beginning
 * cannot tell shows in a scan, which then offers a revised table.
 * Errors: `notFound`, `isDirectory`, `unreadable`, `unwritable`, `empty`, `wrongKind`, `truncated`, `damaged`,
 * `longLine`, and for JSON `badJson`, `badUtf8`, `noRecords`, `tooWide`; some of them only on a scan.
 */
export async function openTable(
  path: string,
  stdin: AsyncIterable<Buffer>,
  onProgress: OnProgress,
): Promise<Table> {
  const stored = await openSource(path, stdin);
  const first = await headOf(stored, false, HEAD);
  const source = await withoutZstd(stored, first.bytes);
  const raw = source === stored ? first : await headOf(source, false, HEAD);
  if (raw.bytes.length === 0) throw blank(source, '', path);
  const gzip = isGzip(raw.bytes);
  const { bytes, whole } = gzip ? await headOf(source, true, HEAD) : raw;
  refuseForeign(source.path, bytes);
  const found = { gzip, ...detectEncoding(bytes, whole) };
  const text = decode(bytes, found.encoding);
  if (text.trim() === '') throw blank(source, text, path);
  const json = detectJson(text, path);
  if (json === null) return openCsv(source, { bytes, text, whole }, found, onProgress);
  const reading: Reading = {
    ...found,
    container: json,
    dialect: null,
    layout: { preamble: 0, header: 0, shape: null },
  };
  return openJson(source, reading, text, onProgress);
}

function blank(source: Source, text: string, path: string): NpsError & BlankInput {
  const container: Container = detectJson(text, path) ?? 'csv';
  return Object.assign(npsError('empty', { path: source.path }), { blankLines: linesIn(text), container });
}

const linesIn = (text: string): number => text.split(/\r\n|\n|\r/).length - (/[^\r\n]$/.test(text) ? 0 : 1);
