import type { Document } from './document.ts';
import { renderJson } from './json.ts';
import { EXTRA_FORMATS, type ExtraFormat, type Result, viewOf } from './views.ts';

/** Everything that any format depends on; each takes what concerns it. */
export interface PresentOptions {
  /** Columns, for `table`. */
  width: number;
  /** chalk's level, for `table`; 0 none. */
  colour: 0 | 1 | 2 | 3;
  /** For `table`; false: ASCII only. */
  unicode: boolean;
  /** For `table`: cut long names instead of wrapping them. */
  truncate: boolean;
  /** For `csv`: text from data as it is, not guarded against spreadsheets. */
  raw?: boolean;
  /** For people's formats: `result` leaves out how it came about, `notes` is only that; both by default. */
  part?: 'result' | 'notes';
}

type Render = (result: Result, options: PresentOptions) => Promise<string>;

/** A format is a name and how a Result becomes text in it. Libraries are loaded with the format that needs them. */
export const RENDERERS = {
  table: async (result, options) => {
    const { renderTerminal } = await import('./terminal.ts');
    return renderTerminal(await describe(result, options), options);
  },
  json: async (result) => renderJson(viewOf(result).json?.(result) ?? result),
  ndjson: async (result) => {
    const [{ renderNdjson }, flatten] = await Promise.all([import('./ndjson.ts'), viewOf(result).flatten()]);
    return renderNdjson(flatten(result));
  },
  csv: async (result, { raw = false }) => {
    const [{ renderCsv }, flatten] = await Promise.all([import('./csv.ts'), viewOf(result).flatten()]);
    return renderCsv(flatten(result), { raw });
  },
  markdown: async (result, options) => {
    const { renderMarkdown } = await import('./markdown.ts');
    return renderMarkdown(await describe(result, options));
  },
} satisfies Record<string, Render>;

type CommonFormat = keyof typeof RENDERERS;

/** A name that `--format` takes. */
export type Format = CommonFormat | ExtraFormat;

/** The formats that every Result has, in the order in which help lists them. */
export const FORMATS = Object.keys(RENDERERS) as CommonFormat[];

/** The formats of a check. */
export const CHECK_FORMATS: readonly Format[] = [...FORMATS, ...EXTRA_FORMATS];

/** A Result in one of the formats that it has, ready to be written. Throws for any other. */
export async function present(format: Format, result: Result, options: PresentOptions): Promise<string> {
  if (isCommon(format)) return RENDERERS[format](result, options);
  const render = viewOf(result).formats?.[format];
  if (render === undefined) throw new TypeError(`${result.schema} has no format ${format}`);
  return (await render())(result);
}

const isCommon = (format: Format): format is CommonFormat => format in RENDERERS;

async function describe(result: Result, { part }: PresentOptions): Promise<Document> {
  const describeResult = await viewOf(result).describe();
  const document = describeResult(result);
  return {
    result: part === 'notes' ? [] : document.result,
    notes: part === 'result' ? [] : document.notes,
  };
}
