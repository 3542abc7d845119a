/** The section `stages` of a configuration file → the settings that tell lifecycle stages. */

import { type KeyPath, keyName, type Loaded } from '../config/load.ts';
import { DEFAULT_THRESHOLDS, LIFE_ORDER, type StageThresholds, stageDefinitions } from '../enrich/stages.ts';
import { npsError } from '../errors.ts';
import type { StageDefinition, StageSettings } from '../model.ts';

type Stages = NonNullable<Loaded['config']['stages']>;

const FIGURES = Object.keys(DEFAULT_THRESHOLDS) as (keyof StageThresholds)[];

/**
 * The stages that a configuration asks for; what it leaves out is the default. Where it defines stages and
 * gives no order, their order is that of the definitions. Conditions are not looked at.
 * Error `badSetting`: figures beside definitions, two stages of one name, an order that does not name
 * every stage once.
 */
export function stageSettingsOf({ config, placeOf }: Pick<Loaded, 'config' | 'placeOf'>): StageSettings {
  const stages: Stages = config.stages ?? {};
  const refuse = (keys: KeyPath, expected: string) =>
    npsError('badSetting', { place: placeOf(keys), key: keyName(keys), value: null, expected });
  const figure = FIGURES.find((name) => stages[name] !== undefined);
  if (figure !== undefined && stages.definitions !== undefined)
    throw refuse(['stages', figure], 'figures or definitions, not both: write the figure into a definition');
  const definitions = definitionsOf(stages);
  const names = definitions.map(({ name }) => name);
  const repeated = repeatedIn(names);
  if (repeated !== -1)
    throw refuse(
      ['stages', 'definitions', repeated, 'name'],
      `each stage once; '${names[repeated]}' is defined above`,
    );
  const order = stages.order ?? (stages.definitions === undefined ? LIFE_ORDER : names);
  const wrong = wrongWith(order, names);
  if (wrong !== null)
    throw refuse(['stages', 'order', ...wrong.at], `each stage once, ${names.join(', ')}; ${wrong.what}`);
  const given = Object.entries(stages.attributes ?? {}).filter(([, column]) => column !== undefined);
  return { definitions, order, attributes: Object.fromEntries(given) };
}

function definitionsOf(stages: Stages): StageDefinition[] {
  if (stages.definitions !== undefined)
    return stages.definitions.map(({ name, when = [], unless = [] }) => ({ name, when, unless }));
  const given = FIGURES.flatMap((name) =>
    stages[name] === undefined ? [] : [[name, stages[name]] as const],
  );
  return stageDefinitions({ ...DEFAULT_THRESHOLDS, ...Object.fromEntries(given) });
}

/** Index of the first of `names` that stands before it too; -1: none. */
const repeatedIn = (names: readonly string[]): number =>
  names.findIndex((name, i) => names.indexOf(name) < i);

function wrongWith(
  order: readonly string[],
  names: readonly string[],
): { at: number[]; what: string } | null {
  const unknown = order.findIndex((name) => !names.includes(name));
  if (unknown !== -1) return { at: [unknown], what: `'${order[unknown]}' is none of them` };
  const repeated = repeatedIn(order);
  if (repeated !== -1) return { at: [repeated], what: `'${order[repeated]}' is there twice` };
  const missing = names.filter((name) => !order.includes(name));
  return missing.length === 0
    ? null
    : { at: [], what: `${missing.map((name) => `'${name}'`).join(', ')} missing` };
}
