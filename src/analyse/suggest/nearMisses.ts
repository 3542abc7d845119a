/** Words in the comments that are almost a keyword of the rules. */

import { compileThemes } from '../../enrich/themes/matcher.ts';
import { keywordsOf, nearKeywords } from '../../enrich/themes/terms/nearMisses.ts';
import { GAP } from '../../enrich/themes/terms/vocabulary.ts';
import type { NearMiss } from '../../model/suggestions.ts';
import type { ThemeRules } from '../../model.ts';
import { type Spoken, termFinder } from './voices.ts';

/** A slip is no habit. */
const FEWEST = 3;

/** Up to `top` words that no term of the rules finds, the most frequent first; a word with each theme it is near to. */
export function nearMisses({ voices, vocabulary }: Spoken, rules: ThemeRules, top: number): NearMiss[] {
  const comments = voices.flat();
  const counts = new Map<number, number>();
  for (const { words } of comments)
    for (const id of new Set(words)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const { tag } = compileThemes(unconditional(rules));
  const words = [...counts]
    .filter(
      ([id, n]) =>
        id !== GAP && n >= FEWEST && !vocabulary.entries[id]!.isStop && !vocabulary.entries[id]!.spaceless,
    )
    .map(([id]) => vocabulary.entries[id]!.text)
    .filter((word) => tag(word).length === 0);
  const near = nearKeywords(words, keywordsOf(rules));
  const find = termFinder(near.map(({ word }) => word));
  const found = near.map(() => ({ comments: 0, untagged: 0 }));
  for (const { text, tagged } of near.length === 0 ? [] : comments)
    for (const i of find(text)) {
      found[i]!.comments++;
      if (!tagged) found[i]!.untagged++;
    }
  return near
    .flatMap(({ word, near: keywords }, i) => {
      const spelt = vocabulary.spellingOf(vocabulary.idOf(word)!);
      const first = keywords.filter(({ theme }, k) => keywords.findIndex((one) => one.theme === theme) === k);
      return first.map(({ word: keyword, theme }) => ({ word: spelt, ...found[i]!, keyword, theme }));
    })
    .sort((a, b) => b.comments - a.comments || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
    .slice(0, top);
}

/** The terms alone: a word that a condition keeps from counting is no slip. */
const unconditional = (rules: ThemeRules): ThemeRules => ({
  ...rules,
  themes: rules.themes.map((theme) => ({
    ...theme,
    rules: theme.rules.map(({ any }) => ({
      any,
      except: [],
      unless: [],
      when: [],
      negated: 'keep' as const,
    })),
  })),
});
