/**
 * How long the themes of a comment take, in nanoseconds: matching alone, in this process, after a warm-up.
 * Comments and rules are made up from words in a fixed order, so that every run measures the same.
 */

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { spread } from './measure.js';

const COMMENTS = 20_000;
const ROUNDS = 15;
const THEMES = 12;
/** Characters on average. */
const LENGTH = 116;
const SYLLABLES = 'ba ce di fo gu la me ni po ru sta tre vi ko shu ple gra er on ing ly ter al ed'.split(' ');
const COMMON = 'the a and to is it was of in for my i we not with very you they have so but'.split(' ');
const OTHER_SCRIPTS = ['très déçu', 'größer als', 'очень хорошо', '配送很慢', '🚚', 'ＬＡＴＥ'];

/** @param {number} seed */
function randomFrom(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {number} count */
function wordList(count) {
  const random = randomFrom(7);
  const words = new Set();
  while (words.size < count)
    words.add(Array.from({ length: 2 + random(3) }, () => SYLLABLES[random(SYLLABLES.length)]).join(''));
  return /** @type {string[]} */ ([...words]);
}

/** Of many keywords only so many are words of the comments; the others are like them. */
const FREQUENT = 144;
const WORDS = wordList(48_000);
const [VOCABULARY, OTHERS] = [WORDS.slice(0, WORDS.length / 2), WORDS.slice(WORDS.length / 2)];

/** Comments of common words and of the vocabulary's first words more than of its last; one in fifteen is not ASCII. */
function comments() {
  const random = randomFrom(11);
  return Array.from({ length: COMMENTS }, () => {
    const length = LENGTH / 2 + random(LENGTH);
    let text = random(15) === 0 ? `${OTHER_SCRIPTS[random(OTHER_SCRIPTS.length)]} ` : '';
    while (text.length < length) {
      const rare = VOCABULARY[random(random(VOCABULARY.length) + 1)];
      text += random(5) < 3 ? COMMON[random(COMMON.length)] : rare;
      text += random(12) === 0 ? '. ' : ' ';
    }
    // Put together anew, as text from a file is; a sum of texts is slower to read.
    return Buffer.from(text.trim()).toString();
  });
}

/**
 * Rules with as many keywords, of every kind that there is in about the shares in which people write them.
 * @param {number} keywords
 */
function rulesOf(keywords) {
  const random = randomFrom(13);
  const word = (i = 0) => (i < FREQUENT ? VOCABULARY[random(1_000)] : OTHERS[random(OTHERS.length)]) ?? '';
  const term = (/** @type {unknown} */ _, /** @type {number} */ n) => {
    const i = n * THEMES;
    const kind = random(20);
    if (kind < 10) return word(i);
    if (kind < 14) return `${word(i).slice(0, -1)}*`;
    if (kind < 18) return `${word(i)} ${word(i)}`;
    return kind === 18 ? `${word(i)} ~4 ${word(i)}` : `${word(i)} + ${word(i)}`;
  };
  const themes = Array.from({ length: THEMES }, (_, i) => ({
    id: `theme${i}`,
    label: null,
    parent: i % 4 === 3 ? `theme${i - 1}` : null,
    rules: [
      {
        any: Array.from({ length: keywords / THEMES }, term),
        except: i % 3 === 0 ? [`${word()} ${word()}`, word()] : [],
        unless: i % 4 === 0 ? [`${word()} ${word()}`] : [],
        when: i === 5 ? [{ group: ['detractor'] }] : [],
        negated: i === 7 ? 'drop' : 'keep',
      },
    ],
  }));
  return { version: 1, themes, examples: [] };
}

/**
 * What no way of reading comments character by character can do without: a look-up of the character, and one that
 * hangs on the last. Whatever slows the machine slows it as much.
 * @param {string[]} texts
 */
function floorOf(texts) {
  const codes = new Uint16Array(0x10000).map((_, unit) => unit % 30);
  const next = new Int32Array(30 * 900);
  return () => {
    const from = process.hrtime.bigint();
    let row = 0;
    for (const text of texts)
      for (let i = 0; i < text.length; i++) row = next[row + (codes[text.charCodeAt(i)] ?? 0)] ?? 0;
    return Number(process.hrtime.bigint() - from) / texts.length + row;
  };
}

/**
 * Prints how long a comment takes with 144, 1,000 and 10,000 keywords.
 * @param {string} folder for the bundle
 */
export async function benchMatcher(folder) {
  const outfile = join(folder, 'matcher.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('../../src/enrich/themes/matcher.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { compileThemes } = await import(pathToFileURL(outfile).href);
  const texts = comments();
  const mean = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  console.log(`${COMMENTS} comments of ${mean.toFixed(0)} characters, ${THEMES} themes; ns a comment`);
  console.log(' keywords  median     min   floor     min');
  const floor = floorOf(texts);
  for (const keywords of [144, 1_000, 10_000]) {
    const start = process.hrtime.bigint();
    const themes = compileThemes(rulesOf(keywords));
    const building = Number(process.hrtime.bigint() - start) / 1e6;
    let tags = 0;
    const round = () => {
      const from = process.hrtime.bigint();
      for (let i = 0; i < texts.length; i++)
        tags += themes.tag(texts[i], { score: i % 11, lang: null }).length;
      return Number(process.hrtime.bigint() - from) / texts.length;
    };
    for (let i = 0; i < 5; i++) round() + floor();
    tags = 0;
    const pairs = Array.from({ length: ROUNDS }, () => [round(), floor()]);
    const [ours, theirs] = [0, 1].map((i) => spread(pairs.map((pair) => pair[i] ?? Number.NaN)));
    const each = (tags / ROUNDS / texts.length).toFixed(2);
    const figures = [ours?.median, ours?.min, theirs?.median, theirs?.min].map((value) =>
      value?.toFixed(0).padStart(8),
    );
    console.log(
      `${String(keywords).padStart(9)}${figures.join('')}  ${each} tags a comment, built in ${building.toFixed(0)} ms`,
    );
  }
}
