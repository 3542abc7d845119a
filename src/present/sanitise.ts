/**
 * Text from data made safe to print. A survey export is written by strangers: a segment's name can
 * hold an escape sequence that repaints the terminal, or a line that a build server obeys.
 */

/** Control characters, soft hyphen, direction marks and overrides, spaces without width, half surrogates. */
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;

/** Joiners, except inside an emoji (👩‍💻), where they make one picture and hide nothing. */
const JOINER =
  /(?<!\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** GitHub trims a line before it looks for this at its start. */
const AT_START = /(?<=^|\s)::/gu;

/** What the other build servers look for anywhere in a line. */
const ANYWHERE: readonly (readonly [RegExp, string])[] = [
  [/##(?=\[|vso\[|teamcity\[)/giu, '\\x23#'],
  [/(section_(?:start|end)):/giu, '$1\\x3a'],
];

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One UTF-16 unit as an escape that can be seen: `\n`, `\x1b`, `\u202e`. */
export function visible(unit: string): string {
  const code = unit.charCodeAt(0);
  const hex = code.toString(16);
  return SHORT[unit] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`);
}

/** `text` without the commands that build servers look for anywhere in a line; idempotent. */
export const unheard = (text: string): string =>
  ANYWHERE.reduce((safe, [command, harmless]) => safe.replace(command, harmless), text);

/**
 * `text` with everything that acts instead of being read turned into visible escapes: control
 * characters (line breaks and tabs too), direction overrides, characters without width, and the
 * prefixes that build servers take for commands. Idempotent; any other text comes back as it is.
 */
export function sanitise(text: string): string {
  const seen = text.replace(UNSEEN, visible).replace(JOINER, visible);
  return unheard(seen.replace(AT_START, '\\x3a:'));
}
