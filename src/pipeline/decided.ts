/** What all rows of a pass decide about the columns, or why nothing can be decided. */

import { type NpsError, npsError } from '../errors.ts';
import type { Mapping, Question } from '../model.ts';
import type { Counting } from './counting.ts';
import type { Family } from './family.ts';

/**
 * The mapping of each family; null: it has no row to count. Errors: `noResponses` where the conditions on columns keep
 * no row at all, `noAnswers` where the format keeps none; `noScore`, `ambiguousScore`.
 */
export function mappingsOf(
  families: readonly Family[],
  counting: Counting,
  question: Question,
): (Mapping | null)[] {
  const decisions = families.map((family) => family.decision());
  if (decisions.every((decision) => decision === null)) throw noResponses(families, counting, question);
  for (const decision of decisions) if (decision?.trouble) throw decision.trouble;
  return decisions.map((decision) => decision?.mapping ?? null);
}

function noResponses(
  [family]: readonly Family[],
  { counts: { rows, duplicates }, leftOuts }: Counting,
  { where }: Question,
): NpsError {
  const left = leftOuts.list().reduce((sum, { count }) => sum + count, 0);
  if (rows > 0 && left + duplicates === rows)
    return npsError('noAnswers', { rows, format: family!.recognised.title });
  return npsError('noResponses', { rows, where });
}
