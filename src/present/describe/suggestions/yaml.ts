/** Suggested terms as lines of a rule file. */

import type { Suggestions } from '../../../model/suggestions.ts';
import type { Code } from '../../document.ts';
import { plural } from '../words.ts';

/** A text that YAML reads as this text without marks. */
const PLAIN = /^\p{L}[\p{L}\p{M}\p{N} ]*$/u;
const RESERVED = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

const scalar = (text: string): string =>
  PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);

/**
 * A theme with the terms that untagged comments lack, to stand under `themes:`, and as remarks what may be added to
 * the themes that there are; null where nothing is suggested.
 */
export function rulesToPaste({ theme, untagged, nearMisses }: Suggestions): Code | null {
  const terms = untagged.map(
    ({ term, comments }) => `    - ${scalar(term)} # ${plural(comments, 'comment')}`,
  );
  const own =
    terms.length === 0
      ? []
      : ['# To be divided among themes, and cleared of what is none.', `- id: ${theme}`, '  any:', ...terms];
  const themes = [...new Set(nearMisses.map((miss) => miss.theme))];
  const additions = themes.map((id) => {
    const words = nearMisses.filter((miss) => miss.theme === id).map(({ word }) => scalar(word));
    return `#   ${id}: ${words.join(', ')}`;
  });
  const lines = [
    ...own,
    ...(additions.length === 0 ? [] : ['# Almost keywords, where they are meant; for any of:', ...additions]),
  ];
  return lines.length === 0 ? null : { kind: 'code', language: 'yaml', lines };
}
