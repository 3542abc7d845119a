import { REASONS } from '../../errors.ts';
import type { Inspection, Repair } from '../../model.ts';
import type { Document, Facts, Section, Table } from '../document.ts';
import { leftOutTexts } from './leftOut.ts';
import { ENCODINGS, remarks } from './provenance.ts';
import { plural } from './words.ts';

const CONTAINERS: Record<Inspection['container'], string> = {
  csv: 'CSV',
  json: 'JSON',
  ndjson: 'NDJSON',
  parquet: 'a Parquet file, read by DuckDB',
  postgres: 'a table or view of a PostgreSQL database',
};

/** Its columns have names and types of their own, and no header. */
const isTyped = (container: Inspection['container']): boolean =>
  container === 'parquet' || container === 'postgres';

const DELIMITERS: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
  ' ': 'blanks',
  ':': 'colons',
  ', ': 'commas, each with a blank',
  '; ': 'semicolons, each with a blank',
};

const REPAIRS: Record<Repair, string> = {
  strayQuote: 'a quotation mark read as text',
  otherDelimiter: 'divided in another way than the table',
  extraDelimiter: 'a delimiter too many',
  unquotedDelimiter: 'a delimiter within a text without marks',
  missingDelimiter: 'a delimiter missing',
};

/** An inspection for people: how the file is read, what its columns are, what will not be used. */
export function describeInspection(inspection: Inspection): Document {
  const { path, container, problem, rejections, warnings } = inspection;
  const unusable: Section[] =
    problem === null
      ? []
      : [
          {
            title: 'No score',
            blocks: [
              {
                kind: 'notes',
                items: [...whatIsWrong(problem), ...problem.hint.split('\n')].map((text) => ({
                  level: 'warning',
                  text,
                })),
              },
            ],
          },
        ];
  return {
    result: [
      { title: 'File', blocks: [readingFacts(inspection)] },
      { title: 'Columns', blocks: [columnTable(inspection)] },
      ...unusable,
      ...troubleSections(inspection),
      ...remarks(rejections, warnings, new Map([[path, container]]), false),
    ],
    notes: [],
  };
}

/** The message without its list of columns, which stand in the table above. */
const whatIsWrong = ({ message }: NonNullable<Inspection['problem']>): string[] =>
  message.split('\nColumns:')[0]!.split('\n');

function readingFacts({
  path,
  rows,
  format,
  formatWhy,
  encoding,
  bom,
  gzip,
  delimiter,
  quote,
  container,
  leftOut,
  replaced,
  repairs,
  ...layout
}: Inspection): Facts {
  const marks = quote === null ? 'no quoting' : `quoted with ${quote}`;
  const table =
    delimiter === null
      ? CONTAINERS[container]
      : `cells divided by ${DELIMITERS[delimiter] ?? `'${delimiter}'`}, ${marks}`;
  const left = [
    [layout.preambleRows, 'above the header'],
    [layout.footerRows, 'at the end'],
  ].filter(([count]) => count !== 0);
  const items = [
    { term: 'file', text: `${path}: ${plural(rows, 'row')} of data` },
    { term: 'format', text: `${format} (${formatWhy})` },
    {
      term: 'encoding',
      text: `${ENCODINGS[encoding]}${bom ? ' with a byte order mark' : ''}${gzip ? ', compressed' : ''}`,
    },
    {
      term: 'layout',
      text: isTyped(container) ? table : `${table}, ${plural(layout.headerRows, 'header row')}`,
    },
    ...left.map(([count, where]) => ({ term: 'left out', text: `${plural(Number(count), 'row')} ${where}` })),
    ...repairs.map(({ repair, count, lines }) => ({
      term: 'repaired',
      text: `${plural(count, 'row')}, ${REPAIRS[repair]}: ${count === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length ? ', …' : ''}`,
    })),
    ...leftOutTexts(leftOut).map((text) => ({ term: 'no answers', text })),
    ...(replaced === 0
      ? []
      : [
          {
            term: 'no answers',
            text: `${plural(replaced, 'event')} that a later one of the same answer replaces`,
          },
        ]),
    ...(layout.date === null ? [] : [{ term: 'dates', text: dateOrder(layout.date) }]),
    ...Object.entries(layout.anchors).map(([word, score]) => ({
      term: 'anchor',
      text: `'${word}' stands for ${score}`,
    })),
  ];
  return { kind: 'facts', items };
}

const dateOrder = ({ order, why, matters }: NonNullable<Inspection['date']>): string =>
  matters
    ? `${order === 'dmy' ? 'day first' : 'month first'}: ${why}`
    : 'read the same whether day or month comes first';

function columnTable({ columns }: Inspection): Table {
  return {
    kind: 'table',
    columns: [
      { type: 'text', label: '#' },
      { type: 'text', label: 'column' },
      { type: 'text', label: 'role' },
      { type: 'text', label: 'type' },
      { type: 'count', label: 'filled' },
      { type: 'count', label: 'empty' },
      { type: 'count', label: '0–10', short: '0–10' },
    ],
    rows: columns.map(({ number, name, role, type, filled, missing, scores }) => [
      { type: 'text', value: String(number) },
      { type: 'text', value: name },
      { type: 'text', value: role ?? '–' },
      { type: 'text', value: type },
      { type: 'count', value: filled },
      { type: 'count', value: missing },
      { type: 'count', value: scores },
    ]),
  };
}

function troubleSections({ columns }: Inspection): Section[] {
  const items = columns.flatMap(({ name, trouble }) =>
    trouble.map(({ line, value, reason }) => ({
      level: 'info' as const,
      text: `line ${line}, '${name}': ${value === null ? REASONS[reason][0] : `'${value}' (${REASONS[reason][0]})`}`,
    })),
  );
  return items.length === 0 ? [] : [{ title: 'Trouble, for example', blocks: [{ kind: 'notes', items }] }];
}
