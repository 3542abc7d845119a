import { REASONS } from '../../errors.ts';
import type {
  Container,
  Counts,
  EngineName,
  InputSummary,
  LeftOut,
  Rejection,
  Report,
  Role,
  Warning,
} from '../../model.ts';
import type { Facts, Note, Section } from '../document.ts';
import { customerFacts } from './customers.ts';
import { leftOutTexts } from './leftOut.ts';
import { stageSections } from './stages.ts';
import { plural } from './words.ts';

type Fact = Facts['items'][number];
type Containers = ReadonlyMap<string, Container>;

const MANY_FILES = 8;
const ROLES: readonly Role[] = ['score', 'date', 'comment', 'respondent', 'account', 'stage'];

/** Encodings as people call them. */
export const ENCODINGS: Record<InputSummary['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

function fileFacts(inputs: readonly InputSummary[]): Fact[] {
  const named = inputs.slice(0, inputs.length > MANY_FILES ? MANY_FILES - 1 : MANY_FILES);
  const facts = named.map(({ path, format, encoding, rows }) => ({
    term: 'file',
    text: `${path}: ${plural(rows, 'row')}, ${format === 'plain' ? 'plain table' : `${format} export`}, ${ENCODINGS[encoding]}`,
  }));
  const rest = inputs.slice(named.length);
  if (rest.length === 0) return facts;
  const rows = rest.reduce((sum, input) => sum + input.rows, 0);
  return [...facts, { term: 'file', text: `and ${rest.length} more: ${plural(rows, 'row')}` }];
}

const ENGINES: Record<EngineName, string | null> = {
  memory: null,
  duckdb: 'DuckDB',
  postgres: 'PostgreSQL',
};

/** What counted the answers, unless it is what counts most. */
function engineFacts({ engine, engineWhy }: Report['source']): Fact[] {
  const name = ENGINES[engine];
  return name === null ? [] : [{ term: 'engine', text: `${name}: ${engineWhy}` }];
}

function columnFacts({ source, dates }: Pick<Report, 'source' | 'dates'>): Fact[] {
  const { comments } = source;
  const siblings =
    comments === undefined
      ? []
      : [
          {
            term: 'comment',
            text: `'${comments.column}' in other rows, for ${plural(comments.count, 'answer')}; the same ${comments.matchedBy.join(', ')}`,
          },
        ];
  return [
    ...ROLES.flatMap((role) => {
      const name = source.columns[role] ?? (role === 'stage' ? source.stages?.column : undefined);
      if (name === undefined) return [];
      const facts = [{ term: role, text: `'${name}'` }];
      return role === 'date' && dates !== null ? [...facts, ...dateFacts(dates)] : facts;
    }),
    ...siblings,
  ];
}

function dateFacts({ first, last, timeZone, order, why, undated }: NonNullable<Report['dates']>): Fact[] {
  const without = undated === 0 ? '' : `; ${plural(undated, 'answer')} without a date`;
  return [
    { term: 'date', text: `${first.slice(0, 10)} to ${last.slice(0, 10)}, time zone ${timeZone}${without}` },
    ...(order === null
      ? []
      : [{ term: 'date', text: `${order === 'dmy' ? 'day first' : 'month first'}: ${why}` }]),
  ];
}

function rowsFact(counts: Counts, leftOut: readonly LeftOut[]): Fact {
  const noAnswers = leftOut.reduce((sum, { count }) => sum + count, 0);
  const left: (readonly [number, string])[] = [
    [counts.missing, 'without a score'],
    [counts.invalid, 'invalid'],
    [counts.duplicates, counts.duplicates === 1 ? 'duplicate' : 'duplicates'],
    [counts.filtered - noAnswers, 'filtered out'],
  ];
  const out = [...left.filter(([n]) => n > 0).map(([n, why]) => `${n} ${why}`), ...leftOutTexts(leftOut)];
  const text = `${counts.scored} of ${counts.rows} counted${out.length === 0 ? '' : `; not counted: ${out.join(', ')}`}`;
  return { term: 'rows', text };
}

/** What the numbers of a rejection count: a JSON document has items, Parquet has rows, everything else has lines. */
function placeNoun(input: string, containers: Containers): string {
  // Of a table of customers no more is known than its name.
  const container = containers.get(input) ?? (/\.json(\.(gz|zst))?$/i.test(input) ? 'json' : 'csv');
  return container === 'json' ? 'item' : container === 'parquet' ? 'row' : 'line';
}

function rejectionNote(
  { input, column, reason, count, lines, cells }: Rejection,
  containers: Containers,
  severalFiles: boolean,
): Note {
  const [one, many] = REASONS[reason];
  const what = `${count} ${count === 1 ? one : many}`;
  const where = column === null ? '' : `, column '${column}'`;
  const file = severalFiles ? `, ${input}` : '';
  const more = count > lines.length ? ` and ${count - lines.length} more` : '';
  const noun = placeNoun(input, containers);
  const listed = lines.map((line, i) => (cells?.[i] === undefined ? line : `${line} ('${cells[i]}')`));
  const places = lines.length === 0 ? '' : `, ${noun}${count === 1 ? '' : 's'} ${listed.join(', ')}${more}`;
  return { level: 'info', text: `${what}${where}${file}${places}` };
}

const warningNote = ({ message }: Warning): Note => ({ level: 'warning', text: message });

/**
 * What could not be used, and what to beware of; nothing where there is neither. `containers`: those of the
 * inputs, by path.
 */
export function remarks(
  rejections: readonly Rejection[],
  warnings: readonly Warning[],
  containers: Containers,
  severalFiles: boolean,
): Section[] {
  const sections: Section[] = [];
  if (rejections.length > 0) {
    const items = rejections.map((rejection) => rejectionNote(rejection, containers, severalFiles));
    sections.push({ title: 'What could not be used', blocks: [{ kind: 'notes', items }] });
  }
  if (warnings.length > 0) {
    sections.push({ title: 'Warnings', blocks: [{ kind: 'notes', items: warnings.map(warningNote) }] });
  }
  return sections;
}

/**
 * How the numbers came about: what was read as what, how stages were told, what could not be used, what to beware of.
 * `rows`: what became of the rows, where it is not that they were counted; `more`: facts that come after.
 */
export function provenance(
  report: Pick<Report, 'source' | 'counts' | 'dates' | 'leftOut' | 'rejections' | 'warnings'>,
  rows: Fact = rowsFact(report.counts, report.leftOut),
  more: readonly Fact[] = [],
): Section[] {
  const { source, rejections, warnings } = report;
  const containers: Containers = new Map(source.inputs.map(({ path, container }) => [path, container]));
  const read: Fact[] = [
    ...fileFacts(source.inputs),
    ...columnFacts(report),
    ...customerFacts(source.customers ?? []),
    ...(source.themes === undefined ? [] : [{ term: 'themes', text: `rules of ${source.themes}` }]),
    rows,
    ...engineFacts(source),
    ...more,
  ];
  return [
    { title: 'What was read', blocks: [{ kind: 'facts', items: read }] },
    ...stageSections(source.stages),
    ...remarks(rejections, warnings, containers, source.inputs.length + (source.customers?.length ?? 0) > 1),
  ];
}
