/** Which columns say what stages are told from. */

import { attributeCandidates, findAttributes } from '../../enrich/attributes.ts';
import { type ParsedStage, stageSubjects } from '../../enrich/stage/condition.ts';
import { npsError } from '../../errors.ts';
import type { Question, StageAttribute, Table, Warning } from '../../model.ts';
import type { Customers } from '../customers.ts';
import { type CustomerColumn, columnAt, studyColumns } from './columns.ts';
import type { FoundAttributes } from './types.ts';

const ATTRIBUTES: readonly StageAttribute[] = ['firstPurchase', 'signup', 'renewal', 'churned', 'purchases'];

/**
 * Finds the attributes among `columns`: those that the settings name, the others by their names and by what is in
 * them. Reads the answers once more where some are theirs. Errors: those of reading, `unknownColumn`;
 * `badOption` where a column that the settings name holds something else.
 */
export async function findStageAttributes(
  question: Question,
  stages: readonly ParsedStage[],
  columns: readonly CustomerColumn[],
  tables: readonly Table[],
  customers: Customers | null,
): Promise<FoundAttributes> {
  const given: Partial<Record<StageAttribute, number>> = {};
  for (const [attribute, name] of Object.entries(question.stages.attributes))
    given[attribute as StageAttribute] = columnAt(columns, name, `stages.attributes.${attribute}`);
  const subjects = stageSubjects(stages);
  const named = subjects.flatMap(({ kind, name }) =>
    kind === 'column' ? [columnAt(columns, name, 'stages.definitions')] : [],
  );
  const candidates = new Map(ATTRIBUTES.map((one) => [one, attributeCandidates(columns, one)]));
  const positions = [...Object.values(given), ...named, ...[...candidates.values()].flat()];
  const studies = await studyColumns(columns, positions, tables, customers);
  const warnings: Warning[] = [];
  const fits = (position: number, attribute: StageAttribute): boolean => {
    const study = studies.get(position);
    if (study === undefined) return false;
    return attribute === 'purchases' ? study.holdsNumbers : study.holdsDates;
  };
  for (const [attribute, position] of Object.entries(given)) {
    if (fits(position, attribute as StageAttribute)) continue;
    throw npsError('badOption', {
      option: `stages.attributes.${attribute}`,
      value: columns[position]!.name,
      expected: attribute === 'purchases' ? 'a column of numbers' : 'a column of dates',
    });
  }
  const found = findAttributes(columns, given, fits);
  for (const [attribute, likely] of candidates) {
    const [first] = likely;
    if (found[attribute] === undefined && first !== undefined)
      warnings.push({
        code: 'unusedAttribute',
        message: `'${columns[first]!.name}' holds ${attribute === 'purchases' ? 'no numbers' : 'no dates'}, so no stage is told from it.`,
      });
  }
  const asked = subjects.filter(({ kind }) => kind === 'attribute').map(({ name }) => name as StageAttribute);
  const enough = asked.includes('firstPurchase')
    ? found.firstPurchase !== undefined
    : named.length > 0 || asked.some((attribute) => found[attribute] !== undefined);
  return { found, studies, enough, warnings };
}
