/** What must not leave the program, whatever it was given. */
import { parse } from 'csv-parse/sync';

/** How a text is to be judged; all formats share most of it. */
export interface Kind {
  /** Name of the format, as `--format` takes it; `message` for what is said to people on standard error. */
  format: string;
  /** Colours of our own are expected. */
  colour?: boolean;
}

/** Characters that act: controls, line breaks aside, and overrides of the writing direction. */
const ACTIVE = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
/** Where a build server would obey. */
const COMMAND = /^\s*(?:::[a-z-]+(?:\s[^\n]*?)?::|##\[|##vso\[|##teamcity\[|section_(?:start|end):)/im;
/** Anywhere in a line, for those that look there. */
const COMMAND_ANYWHERE = /##vso\[|##teamcity\[|section_(?:start|end):/i;
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const INVISIBLE = '\\s\\u200b-\\u200d\\u2060\\ufeff';
const FORMULA = new RegExp(`(?:^|\\n)[${INVISIBLE}]*[=@+\\-\\uff1d\\uff20\\uff0b\\uff0d]`);
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** What is unsafe in `text`, in words; empty: nothing. */
export function unsafe(text: string, { format, colour = false }: Kind): string[] {
  const shown = colour ? text.replace(COLOUR, '') : text;
  const lines = format === 'csv' ? shown.replaceAll('\r\n', '\n') : shown;
  const active = ACTIVE.exec(lines);
  const command = COMMAND.exec(lines) ?? COMMAND_ANYWHERE.exec(lines);
  return [
    ...(active
      ? [`character ${active[0].charCodeAt(0).toString(16)} at ${around(lines, active.index)}`]
      : []),
    ...(command ? [`a command at ${around(lines, command.index)}`] : []),
    ...(OF_FORMAT[format]?.(text) ?? []),
  ];
}

const around = (text: string, at: number): string =>
  JSON.stringify(text.slice(Math.max(0, at - 20), at + 40));

const OF_FORMAT: Record<string, ((text: string) => string[]) | undefined> = Object.assign(
  Object.create(null),
  {
    csv: (text: string) =>
      parse(text, { relax_column_count: true, record_delimiter: ['\n', '\r\n'] })
        .flat()
        .filter((cell) => FORMULA.test(cell) && !NUMBER.test(cell))
        .map((cell) => `formula ${around(cell, 0)}`),
    json: (text: string) => (text === '' || isJson(text) ? [] : ['no JSON']),
    ndjson: (text: string) =>
      text.split('\n').every((line) => line === '' || isJson(line)) ? [] : ['no NDJSON'],
    markdown: (text: string) => {
      const prose = text.replace(/^```text\n[\s\S]*?^```$/gm, '');
      const html = /<[a-z/!]/i.exec(prose);
      const link = /(?<!\\)\]\(|https?:\/\/|(?<!\\)@\w/.exec(prose);
      return [
        ...(html ? [`HTML at ${around(prose, html.index)}`] : []),
        ...(link ? [`a link at ${around(prose, link.index)}`] : []),
      ];
    },
  } satisfies Record<string, (text: string) => string[]>,
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
