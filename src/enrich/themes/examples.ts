/** Examples that stand beside the rules: whether the rules tag them as they say. */

import type { ThemeExample, ThemeRules } from '../../model.ts';
import { compileThemes } from './matcher.ts';

/** An example that the rules do not agree with: themes that it should have and has not, and the other way round. */
export interface FailedExample {
  example: ThemeExample;
  /** Index in the file, from 0. */
  index: number;
  missing: string[];
  extra: string[];
}

/** The examples that fail, in order. */
export function failedExamples(rules: ThemeRules): FailedExample[] {
  const { ids, tag } = compileThemes(rules);
  const parents = new Map(rules.themes.map(({ id, parent }) => [id, parent]));
  return rules.examples.flatMap((example, index) => {
    const wanted = new Set<string>();
    for (const id of example.themes)
      for (let at: string | null | undefined = id; at; at = parents.get(at)) wanted.add(at);
    const found = tag(example.text, example).map((i) => ids[i]!);
    const missing = [...wanted].filter((id) => !found.includes(id));
    const extra = found.filter((id) => !wanted.has(id));
    return missing.length + extra.length === 0 ? [] : [{ example, index, missing, extra }];
  });
}
