/** Terms that tell detractors from promoters. */

import { type CompiledThemes, compileThemes } from '../../enrich/themes/matcher.ts';
import { countTerms, type TermWords } from '../../enrich/themes/terms/count.ts';
import { subsume } from '../../enrich/themes/terms/subsume.ts';
import type { KeyTerm, Suggestions } from '../../model/suggestions.ts';
import type { ThemeRules } from '../../model.ts';
import { fightinWords } from '../../stats/keyness.ts';
import { docOf, type Spoken, termFinder, termText } from './voices.ts';

const CATEGORIES = ['detractor', 'promoter'] as const;
/** Of both groups together; fewer tell too little. */
const FEWEST_VOICES = 200;
const FEWEST_WITH = 5;
/** Beyond it hardly anything is chance, though thousands of terms are looked at. */
const REMARKABLE = 3.3;
/** Below it, nothing is worth showing. */
const LEAST = 1.96;
const LOOKED_AT = 5000;

interface Contrast {
  words: TermWords;
  a: number;
  b: number;
  n: number;
  z: number;
}

/** Up to `top` terms for each of the two groups. `rules`: null where there are none. */
export function keyTerms(
  { voices, vocabulary }: Spoken,
  rules: ThemeRules | null,
  top: number,
): Suggestions['keyness'] {
  const docs = voices
    .flatMap((voice) =>
      CATEGORIES.map((wanted, group) => docOf(voice, group, ({ category }) => category === wanted)),
    )
    .filter((doc) => doc !== null);
  const [n, m] = [0, 1].map((group) => docs.filter((doc) => doc.group === group).length) as [number, number];
  const result = { detractors: n, promoters: m, tooFew: n + m < FEWEST_VOICES, terms: [] };
  if (result.tooFew) return result;
  const zOf = (a: number, b: number): number =>
    fightinWords({ first: { with: a, of: n }, second: { with: b, of: m } })?.z ?? 0;
  const ranked = countTerms(docs, vocabulary, 2, FEWEST_WITH)
    .map(({ words, counts: [a = 0, b = 0] }): Contrast => ({ words, a, b, n: a + b, z: zOf(a, b) }))
    .filter(({ z }) => Math.abs(z) >= LEAST)
    .map((term) => ({ ...term, text: term.words.map((id) => vocabulary.entries[id]!.text).join(' ') }))
    .sort((x, y) => Math.abs(y.z) - Math.abs(x.z) || y.n - x.n || (x.text < y.text ? -1 : 1));
  const sides = [1, -1].map((sign) => ranked.filter(({ z }) => Math.sign(z) === sign).slice(0, LOOKED_AT));
  const candidates = sides.flatMap((side) => subsume(side).slice(0, 2 * top));
  const texts = candidates.map(({ term }) => termText(term.words, vocabulary));
  const counts = recount({ voices, vocabulary }, texts);
  const themesOf = themesFinder(rules);
  const terms = candidates
    .map(({ phrases }, i): KeyTerm => {
      const [a, b] = counts[i]!;
      const z = zOf(a, b);
      return {
        term: texts[i]!,
        detractors: a,
        detractorShare: a / n,
        promoters: b,
        promoterShare: b / m,
        z,
        remarkable: Math.abs(z) >= REMARKABLE,
        themes: themesOf(texts[i]!, z > 0 ? 0 : 10),
        phrases: phrases.map(({ words }) => termText(words, vocabulary)),
      };
    })
    .filter(({ z, detractors, promoters }) => Math.abs(z) >= LEAST && detractors + promoters >= FEWEST_WITH)
    .sort((x, y) => Math.abs(y.z) - Math.abs(x.z) || (x.term < y.term ? -1 : 1));
  const side = (sign: number) => terms.filter(({ z }) => Math.sign(z) === sign).slice(0, top);
  const shown = new Set([...side(1), ...side(-1)]);
  return { ...result, terms: terms.filter((term) => shown.has(term)) };
}

/** For each term how many detractors and how many promoters the matcher finds it of. */
function recount({ voices }: Spoken, terms: readonly string[]): [number, number][] {
  const counts = terms.map((): [number, number] => [0, 0]);
  const find = termFinder(terms);
  for (const voice of voices)
    for (const [group, wanted] of CATEGORIES.entries()) {
      const own = voice.filter(({ category }) => category === wanted);
      for (const i of new Set(own.flatMap(({ text }) => find(text)))) counts[i]![group as 0 | 1]++;
    }
  return counts;
}

function themesFinder(rules: ThemeRules | null): (term: string, score: number) => string[] {
  const compiled: CompiledThemes | null = rules && compileThemes(rules);
  return (term, score) => compiled?.tag(term, { score, lang: null }).map((i) => compiled.ids[i]!) ?? [];
}
