/** What must not leave the program, whatever it was given. */
import { parse } from 'csv-parse/sync';

/** How a text is to be judged; all formats share most of it. */
export interface Kind {
  /** Name of the format, as `--format` takes it, `rows` for any in which cells have line breaks; `message` for what is said to people on standard error. */
  format: string;
  /** Colours of our own are expected. */
  colour?: boolean;
}

/** Characters that act: controls, line breaks aside, and overrides of the writing direction. */
const ACTIVE = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
/** Where a build server would obey. */
const COMMAND = /^\s*(?:::[a-z-]+(?:\s[^\n]*?)?::|##\[|##vso\[|##teamcity\[|section_(?:start|end):)/im;
/** Our own beginning of an annotation; what follows it must be no command either. */
const ANNOTATION = /^::(?:error|warning) title=nps check::/gm;
/** Anywhere in a line, for those that look there. */
const COMMAND_ANYWHERE = /##vso\[|##teamcity\[|section_(?:start|end):/i;
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const INVISIBLE = '\\s\\u200b-\\u200d\\u2060\\ufeff';
const FORMULA = new RegExp(`(?:^|\\n)[${INVISIBLE}]*[=@+\\-\\uff1d\\uff20\\uff0b\\uff0d]`);
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** What is unsafe in `text`, in words; empty: nothing. */
export function unsafe(text: string, { format, colour = false }: Kind): string[] {
  const shown = colour ? text.replace(COLOUR, '') : text;
  const lines = format === 'csv' || format === 'rows' ? shown.replaceAll('\r\n', '\n') : shown;
  const active = ACTIVE.exec(lines);
  const others = format === 'github' ? lines.replace(ANNOTATION, '') : lines;
  const command = COMMAND.exec(others) ?? COMMAND_ANYWHERE.exec(others);
  return [
    ...(active
      ? [`character ${active[0].charCodeAt(0).toString(16)} at ${around(lines, active.index)}`]
      : []),
    ...(command ? [`a command at ${around(others, command.index)}`] : []),
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
    junit: (text: string) => {
      const rest = text
        .replace(/<\/?[a-z-]+(?: [a-z]+="[^"<>]*")*\/?>|^<\?xml version="1\.0" encoding="UTF-8"\?>$/gm, '')
        .replace(/&(?:amp|lt|gt|quot|apos);/g, '');
      const stray =
        /[<>&\ud800-\udfff\ufffe\uffff](?<![\ud800-\udbff][\udc00-\udfff]|[\ud800-\udbff](?=[\udc00-\udfff]))/.exec(
          rest,
        );
      return stray ? [`no XML at ${around(rest, stray.index)}`] : [];
    },
    openmetrics: (text: string) =>
      linesBut(
        text,
        /^# (?:TYPE|HELP) [a-z_]+ .*$|^# EOF$|^[a-z_]+(?:\{(?:[a-z]+="(?:[^"\\]|\\["\\n])*",?)+\})? [-\d.e]+$|NaN$/,
      ),
    tap: (text: string) =>
      linesBut(
        text,
        /^TAP version 14$|^1\.\.\d+$|^(?:not )?ok \d+ - (?:[^#\\]|\\.)*(?: # TODO warning)?$|^ {2}(?:---|\.\.\.|message: ".*"|outcome: [a-z]+)$/,
      ),
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

/** Lines that have none of the shapes that they may have. */
const linesBut = (text: string, shape: RegExp): string[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !shape.test(line))
    .map((line) => `a line ${around(line, 0)}`);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
