/** How lifecycle stages were told, in words, and the journey through them. */

import type { Breakdown, StageAttribute, StageDefinition, StageSource } from '../../model.ts';
import type { Facts, Journey, Mark, Point, Section } from '../document.ts';
import { conditionWords, NOUNS, namedIn } from './conditions.ts';
import { isSmall, wholeScore } from './score.ts';

/** Fewer stages with a score make no way. */
const WAY = 2;
const ATTRIBUTES = Object.keys(NOUNS) as StageAttribute[];

/**
 * The way through the stages where a breakdown is by them alone, in the order of life: each that could be told
 * (n 0 where nobody was in it), or that the column which holds them has. null: another breakdown, or fewer than two scores to show.
 */
export function journeyOf({ by, groups }: Breakdown, stages: StageSource): Journey | null {
  if (by.length !== 1 || by[0] !== 'stage') return null;
  const untold = new Set(
    stages.definitions.filter((one) => missingFor(one, stages).length > 0).map(({ name }) => name),
  );
  const held = new Set(groups.map(({ keys }) => keys.stage));
  const stations = stages.order
    .filter((name) => (stages.column === undefined ? !untold.has(name) : held.has(name)))
    .map((label): Point => {
      const group = groups.find(({ keys }) => keys.stage === label);
      if (group === undefined) return { label, value: null, n: 0, marks: [] };
      const marks: Mark[] = isSmall(group) ? ['small'] : [];
      return { label, value: wholeScore(group), n: group.n, marks };
    });
  return stations.filter(({ value }) => value !== null).length < WAY ? null : { kind: 'journey', stations };
}

/** The rule of each stage, and in which column each attribute was found; none where a column holds the stages. */
export function stageSections(stages: StageSource | undefined): Section[] {
  if (stages === undefined || stages.definitions.length === 0) return [];
  const rules: Facts = {
    kind: 'facts',
    items: stages.definitions.map((one) => ({ term: one.name, text: ruleOf(one, stages) })),
  };
  const columns: Facts = {
    kind: 'facts',
    items: usedBy(stages).flatMap((attribute) => columnFacts(attribute, stages)),
  };
  const blocks = columns.items.length === 0 ? [rules] : [rules, columns];
  return [{ title: 'Stages: the first that held on the day of the answer', blocks }];
}

function ruleOf(definition: StageDefinition, stages: StageSource): string {
  const words = conditionWords(definition);
  const rule = words.length === 0 ? 'none of the others' : words.join(', ');
  const missing = missingFor(definition, stages).map((attribute) => NOUNS[attribute].the);
  return missing.length === 0 ? rule : `${rule} (not told: no column has ${missing.join(' or ')})`;
}

/** What a stage must have, and no column does: it is never told. */
const missingFor = ({ when }: StageDefinition, { attributes }: StageSource): StageAttribute[] =>
  ATTRIBUTES.filter((attribute) => attributes[attribute] === undefined && namedIn(when, attribute));

const usedBy = ({ definitions }: StageSource): StageAttribute[] =>
  ATTRIBUTES.filter((attribute) =>
    definitions.some(({ when, unless }) => namedIn([...when, ...unless], attribute)),
  );

function columnFacts(attribute: StageAttribute, stages: StageSource): Facts['items'] {
  const { attributes, purchasesAsOf } = stages;
  const column = attributes[attribute];
  if (column === undefined) return [];
  const term = NOUNS[attribute].plain;
  const facts = [{ term, text: `'${column}'` }];
  if (attribute === 'firstPurchase' && column === attributes.signup)
    facts.push({ term, text: 'the signup stands for it: no column has the first purchase' });
  if (attribute === 'purchases' && purchasesAsOf === 'export')
    facts.push({ term, text: 'counted as of the export, not of the answer' });
  return facts;
}
