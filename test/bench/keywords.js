/** Rules of any size, and the same as regular expressions. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { madeUpWords } from './words.js';

const THEMES = 12;

/**
 * Writes rules of so many keywords in twelve themes; every fourth is a stem. Three hundred of them occur in comments.
 * @param {string} path
 * @param {number} keywords
 */
export function writeRules(path, keywords) {
  const terms = madeUpWords(keywords).map((word, i) =>
    Math.floor(i / THEMES) % 4 === 3 ? `${word.slice(0, -1)}*` : word,
  );
  const themes = Array.from({ length: THEMES }, (_, i) => ({
    id: `theme${i}`,
    any: terms.filter((_, n) => n % THEMES === i),
  }));
  writeFileSync(path, stringify({ version: 1, themes }));
}

/**
 * Writes as JSON for each theme of `rules` the expression that finds the same in ASCII, where case does not matter.
 * @param {string} path
 * @param {string} rules themes that have words and stems under `any`, and nothing else
 */
export function writeRegexps(path, rules) {
  /** @type {{ themes: { id: string, any: string[] }[] }} */
  const { themes } = parse(readFileSync(rules, 'utf8'));
  const regexps = themes.map(({ id, any }) => {
    const words = any.map((term) => term.replace(/\*$/, '\\w*'));
    return [id, `\\b(?:${words.join('|')})\\b`];
  });
  writeFileSync(path, JSON.stringify(Object.fromEntries(regexps)));
}
