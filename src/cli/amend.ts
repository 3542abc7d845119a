/** What `nps init` makes of the file that is there, or is not: nothing that stands in it is changed. */

import { parseConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { activeSections, type Section, type Settled, sectionOf, templateOf } from './template.ts';

/** A configuration file that is there. */
export interface Existing {
  text: string;
  config: Config;
}

/** The new text, what was done, and what was not. */
export interface Amended {
  /** The whole file; null: it stays as it is. */
  text: string | null;
  /** For people: `added customers`. */
  said: string;
  /** Sections that were detected and not written, since they stand in the file as comments, or it is not one line a key. */
  left: string[];
}

/**
 * Adds the sections of `settled` to the file `before`, null where there is none, that it has neither active
 * nor as a comment. What it holds stays to the byte.
 */
export function amended(before: Existing | null, settled: Settled): Amended {
  const detected = activeSections(settled);
  if (before === null) {
    const what = detected.length === 0 ? 'all of it comments' : `with ${detected.join(', ')}`;
    return { text: templateOf(settled), said: `written, ${what}`, left: [] };
  }
  const lacking = detected.filter((name) => before.config[name] === undefined && !begins(before, name, ''));
  const added = lacking.filter((name) => !begins(before, name, '#[ \\t]?'));
  const textOf = (names: readonly Section[]) => names.map((name) => sectionOf(name, settled));
  const text = extended(before.text, textOf(added));
  if (added.length === 0 || !canBeObeyed(text))
    return { text: null, said: 'unchanged', left: textOf(lacking) };
  const left = lacking.filter((name) => !added.includes(name));
  return { text, said: `added ${added.join(', ')}`, left: textOf(left) };
}

/** True where a line begins a section, after what `mark` matches. */
const begins = ({ text }: Existing, name: Section, mark: string): boolean =>
  new RegExp(`^${mark}["']?${name}["']?[ \\t]*:`, 'm').test(text);

function extended(text: string, sections: readonly string[]): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : lineBreak;
  return text + gap + sections.map((section) => `\n${section}`.replaceAll('\n', lineBreak)).join('');
}

/** False for one written in braces, or as JSON, to which lines cannot be added. */
function canBeObeyed(text: string): boolean {
  try {
    parseConfig(text, '');
    return true;
  } catch {
    return false;
  }
}
