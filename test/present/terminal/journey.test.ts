import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../../../src/present/document.ts';
import { ASCII } from '../../../src/present/format.ts';
import { drawJourney } from '../../../src/present/terminal/journey.ts';
import { inksOf, type Page } from '../../../src/present/terminal/page.ts';
import { widthOf } from '../../../src/present/terminal/width.ts';
import { hostile } from '../hostile.ts';
import { page } from '../samples.ts';

const station = (
  label: string,
  value: number | null,
  n: number | null,
  marks: Point['marks'] = [],
): Point => ({
  label,
  value,
  n,
  marks,
});
const LIFE = [
  station('prospect', 12, 8, ['small']),
  station('new', 45, 24),
  station('established', 44, 160),
  station('renewal', 20, 30),
  station('advocate', 71, 12),
  station('lost', -60, 14),
];
const draw = (stations: Point[], changes: Partial<Page> = {}): string =>
  drawJourney({ kind: 'journey', stations }, page(changes)).join('\n');

test('at 80 columns', () => {
  expect(draw(LIFE)).toMatchInlineSnapshot(`
    "                                                   ╭─ ● +71 ────╮
               ╭─ ● +45 ─────── ● +44 ────╮            │            │
    ● +12 ─────╯                          ╰─ ● +20 ────╯            │
                                                                    │
                                                                    │
                                                                    ╰─ ● −60
    ┬─────────────┬─────────────┬────────────┬────────────┬────────────┬───
    prospect      new           established  renewal      advocate     lost
    n 8*          n 24          n 160        n 30         n 12         n 14"
  `);
});

test('at 60 columns', () => {
  expect(draw(LIFE, { width: 60 })).toMatchInlineSnapshot(`
    "                                      ╭─ ● +71 ─╮
           ╭─ ● +45 ── ● +44 ────╮        │         │
    ● +12 ─╯                     ╰─ ● +20 ╯         │
                                                    │
                                                    │
                                                    ╰─ ● −60
    ┬─────────┬────────┬────────────┬────────┬─────────┬───
    prospect  new      established  renewal  advocate  lost
    n 8*      n 24     n 160        n 30     n 12      n 14"
  `);
});

test('at 200 columns stations do not stand further apart than the eye follows', () => {
  expect(draw(LIFE, { width: 200 })).toMatchInlineSnapshot(`
    "                                                             ╭─ ● +71 ───────╮
                 ╭─ ● +45 ───────── ● +44 ───────╮               │               │
    ● +12 ───────╯                               ╰─ ● +20 ───────╯               │
                                                                                 │
                                                                                 │
                                                                                 ╰─ ● −60
    ┬───────────────┬───────────────┬───────────────┬───────────────┬───────────────┬───
    prospect        new             established     renewal         advocate        lost
    n 8*            n 24            n 160           n 30            n 12            n 14"
  `);
});

test('where they do not fit, they go on below', () => {
  expect(draw(LIFE, { width: 40 })).toMatchInlineSnapshot(`
    "           ╭─ ● +45 ────── ● +44
    ● +12 ─────╯
    ┬─────────────┬────────────┬──────────
    prospect      new          established
    n 8*          n 24         n 160

               ╭─ ● +71 ────╮
               │            │
    ● +20 ─────╯            │
                            │
                            │
                            ╰─ ● −60
    ┬─────────────┬────────────┬───
    renewal       advocate     lost
    n 30          n 12         n 14"
  `);
});

test('in ASCII', () => {
  const text = draw(LIFE, { glyphs: ASCII });
  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  expect(text).toMatchInlineSnapshot(`
    "                                                   .- o +71 ----.
               .- o +45 ------- o +44 ----.            |            |
    o +12 -----'                          \`- o +20 ----'            |
                                                                    |
                                                                    |
                                                                    \`- o -60
    +-------------+-------------+------------+------------+------------+---
    prospect      new           established  renewal      advocate     lost
    n 8*          n 24          n 160        n 30         n 12         n 14"
  `);
});

test('no way into a stage without answers, nor out of a hidden one', () => {
  const gaps = LIFE.map((one) =>
    one.label === 'renewal'
      ? station('renewal', null, 0)
      : one.label === 'prospect'
        ? station('prospect', null, null)
        : one,
  );
  expect(draw(gaps)).toMatchInlineSnapshot(`
    "                                                      ● +71 ────╮
                  ● +45 ─────── ● +44                               │
                                                                    │
                                                                    │
                                                                    │
                                                                    ╰─ ● −60
    ┬─────────────┬─────────────┬────────────┬────────────┬────────────┬───
    prospect      new           established  renewal      advocate     lost
    hidden        n 24          n 160        n 0          n 12         n 14"
  `);
});

test('the same score throughout is a level way, the extremes are drawn too', () => {
  expect(draw([station('a', 0, 10), station('b', 0, 10), station('c', 0, 10)])).toMatchInlineSnapshot(`
    "● 0 ─────────── ● 0 ─────────── ● 0
    ┬───────────────┬───────────────┬───
    a               b               c
    n 10            n 10            n 10"
  `);
  expect(draw([station('a', -100, 10), station('b', 100, 10)], { width: 24 })).toMatchInlineSnapshot(`
    "         ╭─ ● +100
             │
             │
             │
             │
             │
             │
             │
    ● −100 ──╯
    ┬───────────┬───
    a           b
    n 10        n 10"
  `);
});

test('colour changes nothing but colour', () => {
  const coloured = draw(LIFE, { inks: inksOf(1) });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is looked for
  expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(draw(LIFE));
  expect(coloured).toContain('\x1b[1m● +12\x1b[22m');
});

test('long names are cut on a terminal, and stand in full elsewhere', () => {
  const name = 'Onboarding and the first steps with support';
  const named = [station(name, 10, 20), station('日本のお客様', 20, 30), station('new', 30, 40)];
  expect(draw(named)).toContain('Onboarding and the…');
  expect(draw(named, { truncate: false })).toContain(name);
  expect(draw(named)).toMatchInlineSnapshot(`
    "                                  ╭─ ● +30
                                      │
                      ╭─ ● +20 ───────╯
                      │
    ● +10 ────────────╯
    ┬────────────────────┬───────────────┬───
    Onboarding and the…  日本のお客様    new
    n 20                 n 30            n 40"
  `);
});

test('keeps to its width, and lets nothing through that would move the cursor', () => {
  const points = fc.record({
    label: hostile,
    value: fc.option(fc.integer({ min: -100, max: 100 })),
    n: fc.nat(1_000_000),
    marks: fc.constant<Point['marks']>([]),
  });
  fc.assert(
    fc.property(
      fc.array(points, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 40, max: 120 }),
      (stations, width) => {
        const lines = drawJourney({ kind: 'journey', stations }, page({ width }));
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width - 2);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
        expect(lines.join('')).not.toMatch(/[\x00-\x1f\x7f]/);
      },
    ),
  );
});
