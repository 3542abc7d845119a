/** Delimited text as a table: opened by its beginning, and again where the whole file tells otherwise. */

import type { Encoding, OnProgress, Reading, Table } from '../model.ts';
import { isBlank } from './cells.ts';
import { CsvTable, type Quoting } from './csvTable.ts';
import { detectDialect, lineEnds } from './dialect.ts';
import { decode, NotUtf8 } from './encoding.ts';
import { detectLayout, nameColumns } from './layout.ts';
import { mendingReader, tableShape } from './mender.ts';
import { noRepairs, note, textNotes } from './notes.ts';
import type { OnRecord } from './parser.ts';
import { quickReader } from './quick.ts';
import { RecordStream } from './records.ts';
import type { Source } from './source.ts';
import { textOf } from './text.ts';

/** How many records the layout is judged by. */
const SAMPLE = 100;

/** The first bytes of an input, the same as text, and whether they are all of it. */
export interface Head {
  bytes: Buffer;
  text: string;
  whole: boolean;
}

/** Says how the file as a whole must be read where its beginning suggested otherwise. */
interface Revision {
  encoding?: Encoding;
  quoting?: Quoting;
}

/** Opens delimited text that is not empty. */
export async function openCsv(
  source: Source,
  head: Head,
  found: Pick<Reading, 'encoding' | 'bom' | 'gzip'>,
  onProgress: OnProgress,
  revision: Revision = {},
): Promise<Table> {
  const { encoding = found.encoding, quoting = { kind: 'detected' } } = revision;
  const sample = encoding === found.encoding ? head.text : decode(head.bytes, encoding);
  const { width, ...detected } = detectDialect(sample, head.whole);
  const dialect = { ...detected, quote: quoteUnder(quoting, detected.quote) };
  const ends = lineEnds(sample, dialect);
  const begin = () => {
    const met = { ...textNotes(), repairs: noRepairs() };
    const text = textOf(source, { ...found, encoding }, onProgress, met);
    const reader = (onRecord: OnRecord) =>
      quoting.kind === 'mended'
        ? mendingReader(tableShape(sample, dialect, width, ends), ends, onRecord, (repair, line) =>
            note(met.repairs[repair], line),
          )
        : quickReader(dialect, ends, onRecord);
    return { stream: new RecordStream(text, reader), met };
  };
  const revise = (more: Revision) => openCsv(source, head, found, onProgress, { ...revision, ...more });

  const begun = begin();
  const all = (await begun.stream.peek(SAMPLE)).filter((record) => !isBlank(record));
  const first = all.slice(0, SAMPLE);
  // What is not UTF-8 may show in the very chunk that holds the header.
  if (begun.stream.failure instanceof NotUtf8) return revise({ encoding: 'windows-1252' });
  const layout = detectLayout(first);
  const header = first.slice(layout.preamble, layout.preamble + layout.header);
  return new CsvTable({
    path: source.path,
    file: quoting.kind === 'detected' ? (source.file ?? null) : null,
    reading: { ...found, encoding, container: 'csv', dialect, layout },
    columns: nameColumns(header, first.slice(layout.preamble + layout.header)),
    header,
    sample: all.slice(layout.preamble + layout.header),
    quoting,
    begin,
    begun,
    reviseEncoding: () => revise({ encoding: 'windows-1252' }),
    reviseQuoting: (other) => revise({ quoting: other }),
  });
}

function quoteUnder({ kind }: Quoting, detected: Quote): Quote {
  return kind === 'none' ? null : kind === 'tried' ? '"' : detected;
}
type Quote = NonNullable<Reading['dialect']>['quote'];
