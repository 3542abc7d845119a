import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileThemes } from '../../../src/enrich/themes/matcher.ts';
import {
  fill,
  MOST_COMMENTS,
  matchSlot,
  sharedSlots,
  slotsOf,
  tagsIn,
} from '../../../src/pipeline/themes/slots.ts';
import { rule, rulesOf, theme } from '../../enrich/themes/rules.ts';

const RULES = rulesOf(
  theme('price', [rule(['price*', 'état'])]),
  theme('fast', [rule('fast', { negated: 'drop' })]),
  theme('angry', [rule(['slow', '🚚'], { when: [{ score: { from: 0, to: 6 } }] })]),
);
const word = fc.constantFrom(
  'price',
  'prices',
  'fast',
  'not',
  'slow',
  'état',
  '配送',
  '🚚',
  'a.',
  '"',
  'ß',
  '\u0301',
);
const comment = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const ascii = fc
  .array(fc.constantFrom('price', 'fast', 'not', 'slow', 'x!'), { maxLength: 8 })
  .map((words) => words.join(' '));
const score = fc.option(fc.integer({ min: 0, max: 10 }));
const batches = fc.array(fc.array(fc.tuple(fc.oneof(comment, ascii), score), { maxLength: 12 }), {
  maxLength: 4,
});

describe('a slot', () => {
  it('gives back the themes of each comment, of one batch after the other', () => {
    const compiled = compileThemes(RULES);
    const slots = slotsOf(sharedSlots(2));
    fc.assert(
      fc.property(batches, fc.nat(1), (all, first) => {
        all.forEach((batch, i) => {
          const slot = slots[(first + i) % 2]!;
          const texts = batch.map(([text]) => text);
          const scores = batch.map(([, given]) => given);
          fill(slot, texts, scores);
          matchSlot(slot, compiled);
          expect(tagsIn(slot)).toEqual(
            texts.map((text, j) => compiled.tag(text, { score: scores[j]!, lang: null })),
          );
        });
      }),
    );
  });

  it('says of which comments the themes found no room, and loses none of the others', () => {
    const many = compileThemes(
      rulesOf(...Array.from({ length: 60 }, (_, i) => theme(`t${i}`, [rule('all')]))),
    );
    const [slot] = slotsOf(sharedSlots(1));
    const texts = Array.from({ length: MOST_COMMENTS }, (_, i) => (i % 3 === 0 ? 'none' : 'all'));
    fill(
      slot!,
      texts,
      texts.map(() => null),
    );
    matchSlot(slot!, many);
    const tags = tagsIn(slot!);
    expect(tags).toHaveLength(MOST_COMMENTS);
    tags.forEach((tag, i) => {
      if (tag !== null) expect(tag).toHaveLength(i % 3 === 0 ? 0 : 60);
    });
    expect(tags.filter((tag) => tag === null).length).toBeGreaterThan(0);
    expect(tags.filter((tag) => tag !== null && tag.length > 0).length).toBeGreaterThan(MOST_COMMENTS / 5);
  });
});
