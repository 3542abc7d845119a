import { expect, test } from 'vitest';
import { compileThemes } from '../../../src/enrich/themes/matcher.ts';
import type { ThemeRule } from '../../../src/model.ts';
import { reference } from './reference.ts';
import { rule, rulesOf, theme } from './rules.ts';

const COMMENTS = 100_000;
const WORDS =
  'price prices pricey range late delivery deliver not never straße weiß état déçu NAÏVE IT it цена цены дорого не ДОРОГО τιμή Τιμές ακριβός δεν ΑΚΡΙΒΌΣ 配送 配 送 很慢 不 质量 מחיר יקר לא سعر غالي لا 🚚 👍 ＬＡＴＥ'.split(
    ' ',
  );
const GAPS = ' | | | | | | |, |. |! |-|  |\u00a0||/|。|_|(| 🚚 '.split('|');
const RULES: ThemeRule[] = [
  rule(['price*', 'état', 'strasse']),
  rule('price*', { except: ['price range', 'late price*', 'pricey'] }),
  rule(['late + deliver*', 'deliver* ~2 late', '配送', '🚚'], { unless: ['never late'] }),
  rule(['deliver*', 'τιμή', 'дорого', 'יקר', 'غالي', '很慢'], { negated: 'drop' }),
  rule(['price', 'weiss', 'цен*', 'ακριβός', 'מחיר', 'سعر', '配'], { negated: 'only' }),
  rule(['=IT', '=NAÏVE late', '=Τιμέ*']),
  rule(['*liver*', '*ange', '*орог*', '质量', '送很', '慢不']),
  rule(['price* late', 'late *range', '配送 很慢', 'late 配', 'not ~1 IT', 'не ~3 δεν', 'price ~0 price']),
  rule(['late ~3 цена', 'it + 配'], { negated: 'only', except: ['late цена ~1 it', '不 配送'] }),
];

/** The same on every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test(`agrees with comparing word by word on ${COMMENTS} random comments in six scripts`, () => {
  const { tag } = compileThemes(rulesOf(...RULES.map((one, i) => theme(`t${i}`, [one]))));
  const random = randomFrom(20);
  const pick = <T>(items: readonly T[]): T => items[random(items.length)]!;
  const counts = RULES.map(() => 0);
  for (let i = 0; i < COMMENTS; i++) {
    let text = '';
    for (let words = random(9); words >= 0; words--) {
      const word = pick(WORDS);
      text += (random(4) === 0 ? word.toUpperCase() : word) + pick(GAPS);
    }
    if (random(4) === 0) text = text.normalize('NFD');
    const expected = reference(RULES, text);
    const found = tag(text);
    if (String(found) !== String(expected)) expect({ text, found }).toEqual({ text, found: expected });
    for (const at of expected) counts[at]!++;
  }
  // Each rule holds for many and fails for many, so that agreeing means something.
  for (const count of counts) expect(Math.min(count, COMMENTS - count)).toBeGreaterThan(COMMENTS / 200);
}, 120_000);

test('code units say what the text says', () => {
  const free = RULES.map((one) => ({ ...one, any: one.any.filter((term) => !term.startsWith('=')) })).filter(
    ({ any }) => any.length > 0,
  );
  const { tag, tagUnits } = compileThemes(rulesOf(...free.map((one, i) => theme(`t${i}`, [one]))));
  const random = randomFrom(21);
  const pick = <T>(items: readonly T[]): T => items[random(items.length)]!;
  const units = new Uint16Array(4096);
  for (let i = 0; i < 20_000; i++) {
    const words = Array.from({ length: random(9) }, () => pick(WORDS) + pick(GAPS));
    const text = words.join('');
    const from = random(50);
    for (let at = 0; at < text.length; at++) units[from + at] = text.charCodeAt(at);
    expect(tagUnits(units, from, from + text.length)).toEqual(tag(text));
    const latin = text.replace(/[\u0100-\uffff]/g, '?');
    expect(tagUnits(Buffer.from(latin, 'latin1'), 0, latin.length)).toEqual(tag(latin));
  }
});
