/** Rules → ThemesTest: whether they tag comments as people would. */

import { failedExamples } from '../enrich/themes/examples.ts';
import { dependsOnScore } from '../enrich/themes/matcher.ts';
import type { ThemesTest } from '../model/themesTest.ts';
import type { ThemeSource, Warning } from '../model.ts';
import type { World } from '../pipeline.ts';
import { type GoldFile, goldResult } from './themesTest/gold.ts';

/** Runs the examples that stand beside the rules. */
export function testExamples({ path, rules, warnings }: ThemeSource): ThemesTest {
  const failed = failedExamples(rules).map(({ example: { text }, index, missing, extra }) => ({
    number: index + 1,
    text,
    missing,
    extra,
  }));
  const count = rules.examples.length;
  return {
    schema: 'nps.themes.test/1',
    rules: path,
    examples: { count, passed: count - failed.length, failed },
    gold: null,
    warnings: [...warnings],
  };
}

/** Measures the rules by the labels of a table. Errors: those of `goldResult`. */
export async function testGold(
  { path, rules, warnings }: ThemeSource,
  file: GoldFile,
  quotes: number,
  world: World,
): Promise<ThemesTest> {
  const gold = await goldResult(rules, file, quotes, world);
  return {
    schema: 'nps.themes.test/1',
    rules: path,
    examples: null,
    gold,
    warnings: [
      ...warnings,
      ...gold.unknownLabels.map(({ label, count, guess }): Warning => {
        const often = count === 1 ? 'once' : `${count} times`;
        const meant = guess === null ? '' : ` Is '${guess}' meant?`;
        return {
          code: 'unknownLabel',
          message: `${gold.path}: the label '${label}' (${often}) is no theme of the rules, so it is not looked for.${meant}`,
        };
      }),
      ...(file.score === null ? scoreNeeded({ path, rules, warnings }) : []),
    ],
  };
}

const scoreNeeded = ({ rules }: ThemeSource): Warning[] => {
  const themes = rules.themes.filter((theme) => dependsOnScore(theme.rules)).map(({ id }) => id);
  if (themes.length === 0) return [];
  const message = `${themes.join(', ')}: ${themes.length === 1 ? 'hangs' : 'hang'} on the score, which is not known. Name its column: --score COLUMN.`;
  return [{ code: 'scoreNeeded', message }];
};
