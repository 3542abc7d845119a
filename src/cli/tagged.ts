/** The rows of `nps tag` on their way out: as text, piece by piece, or as a Parquet file. */

import { open } from 'node:fs/promises';
import type { Tagging } from '../analyse/tag.ts';
import type { RowCell } from '../model.ts';
import { parquetWriter } from '../pipeline/parquet.ts';
import { type RowFormat, type RowWriter, rowWriter, uniqueNames } from '../present/rowWriter.ts';
import { fill, type Write, writeFileBy, writePieces } from './output.ts';
import type { ProcessLike } from './world.ts';

/** The options that say how rows are written, as commander gives them. */
export interface TaggedFlags {
  format: RowFormat;
  json?: true;
  output?: string;
  raw?: true;
  config?: string | false;
}

type Redact = ((text: string) => string) | undefined;

const isParquet = (path: string | undefined): path is string => /\.parquet$/i.test(path ?? '');

/** Throws `duckdbMissing` where `-o` asks for Parquet and nothing here writes it: before anything is read. */
export async function requireWritable({ output }: Pick<TaggedFlags, 'output'>): Promise<void> {
  if (isParquet(output)) await (await parquetWriter()).requireParquet(output);
}

/**
 * Writes all rows to standard output or to `-o`, whole or not at all; a name that ends in `.parquet` makes it Parquet.
 * `inputs`: paths that must not be written over. Errors: those of reading, of `writePieces` and of `writeParquet`.
 */
export async function writeTagged(
  tagging: Tagging,
  redact: Redact,
  flags: TaggedFlags,
  process: ProcessLike,
  inputs: readonly string[],
): Promise<void> {
  const { output, config, json, format, raw } = flags;
  const read = config ? [...inputs, config] : inputs;
  if (isParquet(output)) {
    await writeFileBy(process, output, read, (temporary) =>
      writeAsParquet(tagging, redact, temporary, output),
    );
    return;
  }
  const writer = rowWriter(json ? 'json' : format, tagging.columns, { ...(raw ? { raw } : {}), redact });
  await writePieces(process, (write) => pour(tagging, writer, write), output ?? null, read);
}

async function writeAsParquet(tagging: Tagging, redact: Redact, target: string, path: string): Promise<void> {
  const { columns } = tagging;
  const csv = `${target}.csv`;
  const writer = rowWriter('csv', columns, { raw: true, redact });
  await fill(await open(csv, 'wx'), (write) => pour(tagging, writer, write));
  const names = columns.map(({ name, fromData }) => (redact && fromData ? redact(name) : name));
  const { writeParquet } = await parquetWriter();
  await writeParquet(csv, uniqueNames(names), target, path);
}

/** Rows that wait until they are written; one piece of input may hold many. */
const BATCH = 1000;

async function pour(tagging: Tagging, writer: RowWriter, write: Write): Promise<void> {
  await write(writer.head());
  let rows: RowCell[][] = [];
  let texts: string[] = [];
  const render = () => {
    texts.push(writer.rows(rows));
    rows = [];
  };
  const flush = async () => {
    if (rows.length > 0) render();
    if (texts.length === 0) return;
    const text = texts.join('');
    texts = [];
    await write(text);
  };
  await tagging.rows((cells) => {
    rows.push(cells);
    if (rows.length === BATCH) render();
  }, flush);
  await flush();
  await write(writer.tail());
}
