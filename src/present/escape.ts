import { sanitise } from './sanitise.ts';

/** Text that a page cannot show and a person cannot see, but which keeps GitHub from making a link. */
const BREAK = '&#8203;';

/** Characters that mean something in Markdown; a backslash before them is always allowed. */
const SPECIAL = /[\\`*_[\]|#@~$]/g;

/** What would start a list at the beginning of a line. */
const LIST = /^(\s*)(?:([-+])|(\d{1,9})([.)]))(?=\s|$)/;

/**
 * Text from data for Markdown: read as it stands. No markup, no HTML, no table cell of its own, and
 * no link, mention or issue number, which GitHub makes of plain text even behind a backslash.
 */
export function escapeMarkdown(text: string): string {
  return sanitise(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(SPECIAL, '\\$&')
    .replace(
      LIST,
      (_, blank, bullet, number, dot) => `${blank}${bullet ? `\\${bullet}` : `${number}\\${dot}`}`,
    )
    .replace(/(@|\\#)(?=\w)/g, `$1${BREAK}`)
    .replace(/:\/\//g, `:${BREAK}//`)
    .replace(/\b(www)\./gi, `$1${BREAK}.`);
}
