/** A settled question with all that can be told of its answers, whether or not it asks for that. */

import { NpsError } from '../errors.ts';
import type { Question, Warning } from '../model.ts';
import type { Found } from './conclude.ts';
import { resolveStages, themesFor } from './enrichment.ts';
import type { Stages } from './stages/types.ts';

/** What speaks against telling stages that nobody asked for. */
const NO_STAGES: readonly string[] = ['noStages', 'unknownColumn', 'badOption', 'badStage', 'repeatedColumn'];

/**
 * `found` with stages where they can be told, and with themes where there are rules and comments. Stages that the
 * question asks for by a column or a condition must be there; else they are left out, and a warning says why unless
 * there is simply nothing to tell them from. Reads the answers once more where that is in them.
 * Errors: those of reading; those of `resolveStages` where stages are asked for.
 */
export async function completed(
  question: Question,
  found: Found,
): Promise<{ found: Found; warnings: Warning[] }> {
  const { beside, pass } = found;
  const { stages, warnings } = await stagesOf(question, found);
  const { siblings } = beside;
  const hasComments =
    siblings !== null ||
    pass.families.some(({ mapping }) => mapping !== null && mapping.roles.comment !== null);
  const rules = hasComments ? question.themes : null;
  const themes = beside.themes ?? (rules && themesFor(rules, siblings?.commentOf ?? null));
  return { found: { ...found, beside: { ...beside, stages, themes } }, warnings };
}

async function stagesOf(
  question: Question,
  { beside, tables, asked }: Found,
): Promise<{ stages: Stages | null; warnings: Warning[] }> {
  if (beside.stages !== null) return { stages: beside.stages, warnings: [] };
  try {
    return {
      stages: await resolveStages(question, tables, beside.customers, asked.filters),
      warnings: [],
    };
  } catch (error) {
    const isAskedFor = question.roles.stage !== undefined;
    if (isAskedFor || !(error instanceof NpsError && NO_STAGES.includes(error.code))) throw error;
    if (error.code === 'noStages') return { stages: null, warnings: [] };
    return {
      stages: null,
      warnings: [{ code: error.code, message: `no stages are told: ${error.message}` }],
    };
  }
}
