/** Tables as files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../fuzz/random.ts';
import type { Table } from './tables.ts';

/** A table as CSV, in one of the ways in which that is written; what needs quotes has them. */
export function csvOf({ columns, rows }: Table, random: Random): string {
  const delimiter = random.pick([',', ',', ';', '\t']);
  const end = random.pick(['\n', '\n', '\r\n']);
  const quotesAll = random.chance(0.2);
  const cell = (text: string): string =>
    quotesAll || /[",;\t|\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => row.map(({ text }) => text))];
  const text = lines.map((line) => line.map(cell).join(delimiter)).join(end);
  return `${random.chance(0.1) ? '\ufeff' : ''}${text}${random.chance(0.9) ? end : ''}`;
}

/** Writes `files` into a new folder in `parent`; their paths, in order. */
export async function writeFiles(
  parent: string,
  name: string,
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
): Promise<string[]> {
  const folder = join(parent, name);
  await mkdir(folder, { recursive: true });
  return Promise.all(
    files.map(async ([file, content]) => {
      const path = join(folder, file);
      await writeFile(path, content);
      return path;
    }),
  );
}
