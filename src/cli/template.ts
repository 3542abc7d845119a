/** The text of a configuration file: what was detected as it is, everything else as comments that explain it. */

import { Command, type Option } from 'commander';
import { stringify } from 'yaml';
import { PACKS } from '../config/themes/packs.ts';
import { DEFAULT_THRESHOLDS, LIFE_ORDER, stageDefinitions } from '../enrich/stages.ts';
import { FORMATS } from '../present/index.ts';
import { sanitise } from '../present/sanitise.ts';
import { addCheckOptions } from './check.ts';
import { KEYS, type KeyedSection } from './keys.ts';
import { addColumnOptions, addQuestionOptions, addScoreOptions } from './options.ts';
import { addOutputOptions } from './print.ts';
import { addRollingOption } from './rolling.ts';
import { addSamplingOptions } from './sampling.ts';

/** What stands in the file as more than a comment, by section and key. */
export interface Settled {
  columns: Partial<Record<string, string>>;
  anchors: Readonly<Record<string, number>> | 'none';
  formats: Partial<Record<string, string>>;
  /** The format that was recognised, for a comment; null: none, or several. */
  recognised: string | null;
  /** Paths as seen from the file. */
  customers: readonly string[];
  /** The path of the rules of themes, as seen from the file; null: none. */
  themes: string | null;
}

export type Section = 'anchors' | 'customers' | 'stages' | 'themes' | KeyedSection;

const HEAD = `# Settings of nps for this folder and those below it. What is a comment here is a default or an example.
# A flag overrules a variable (NPS_MIN_N for --min-n), and a variable overrules this file.
`;

const TITLES: Record<Section, string> = {
  columns: "Which column is what, by name or by number ('#3'). Found by themselves where not given.",
  anchors: 'What words in the score column stand for; none: no word stands for a score.',
  formats: 'How exports are read, and results printed.',
  customers: 'Tables of customers, whose columns become segments. Paths are as seen from this file.',
  stages: 'Lifecycle stages at the time of the answer, told from columns of the customers.',
  themes: `Rules by which comments are tagged, in a file (as seen from this one) or a pack (${PACKS.join(', ')}).`,
  periods: 'How days, months and years are counted.',
  filters: 'Which answers count.',
  report: 'What a report shows.',
  check:
    'What nps check asks; levels are error, warn and off. --rule, --min and --max-drop overrule the rules.',
};

/** One line of a section; without `active` a comment. */
interface Line {
  text: string;
  says?: string;
  active?: boolean;
}

/** Where explanations begin, if what they explain leaves room, and how wide a line may be. */
const MARGIN = 34;
const WIDTH = 100;

/** A whole file. */
export const templateOf = (settled: Settled): string =>
  [HEAD, ...(Object.keys(TITLES) as Section[]).map((name) => sectionOf(name, settled))].join('\n');

/** The sections that hold more than comments. */
export const activeSections = (settled: Settled): Section[] =>
  (Object.keys(TITLES) as Section[]).filter((name) => linesOf(name, settled).some(({ active }) => active));

/** One section, its title above it; all of it a comment where nothing in it is active. */
export function sectionOf(name: Section, settled: Settled): string {
  const lines = linesOf(name, settled);
  const begun = lines.some(({ active }) => active);
  const value = soleValue(name, settled);
  const whole =
    value === null
      ? [`${name}:`, ...lines.flatMap((line) => explained(line, begun))]
      : [`${name}: ${inline(value)}`];
  return `# ${TITLES[name]}\n${whole.map((line) => `${begun ? '' : '# '}${line}\n`).join('')}`;
}

/** What stands beside the name of a section that is no more than one value; null: it has lines of its own. */
function soleValue(name: Section, { anchors, themes }: Settled): string | null {
  if (name === 'themes') return themes ?? 'themes.yaml';
  return name === 'anchors' && anchors === 'none' ? anchors : null;
}

/** A line with its explanation beside it, or above it where there is no room. */
function explained({ text, says, active }: Line, begun: boolean): string[] {
  const line = active || !begun ? `  ${text}` : `  # ${text}`;
  if (says === undefined) return [line];
  const beside = `${line.padEnd(MARGIN)} # ${says}`;
  return beside.length <= WIDTH ? [beside] : [...wrapped(says).map((part) => `  # ${part}`), line];
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= WIDTH - 6) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function linesOf(name: Section, settled: Settled): Line[] {
  if (name === 'anchors') return anchorLines(settled.anchors);
  if (name === 'customers') return customerLines(settled.customers);
  if (name === 'stages') return stageLines();
  if (name === 'themes') return [{ text: '', active: settled.themes !== null }];
  const given: Partial<Record<string, string>> =
    name === 'columns' ? settled.columns : name === 'formats' ? settled.formats : {};
  return KEYS[name].map(({ name: key, flag, ...rest }) => {
    const option = (name === 'check' ? OF_CHECK : OPTIONS).get(flag)!;
    const known = flag === '--from' ? (settled.recognised ?? undefined) : undefined;
    const shown = given[key] ?? known ?? defaultOf(option) ?? ('example' in rest ? rest.example : '');
    return { text: `${key}: ${inline(shown)}`, says: about(option), active: given[key] !== undefined };
  });
}

/** The options that keys stand for: they explain themselves. */
const OPTIONS: ReadonlyMap<string, Option> = new Map(
  addOutputOptions(
    addRollingOption(
      addSamplingOptions(addScoreOptions(addQuestionOptions(addColumnOptions(new Command())))),
    ),
    FORMATS,
  ).options.map((option) => [option.long!, option]),
);

/** Some of these bear the names of others. */
const OF_CHECK: ReadonlyMap<string, Option> = new Map(
  addCheckOptions(new Command()).options.map((option) => [option.long!, option]),
);

/** Options have texts as defaults, also where a number is meant. */
const defaultOf = ({ defaultValue }: Option): unknown =>
  /^\d+(\.\d+)?$/.test(String(defaultValue)) ? Number(defaultValue) : defaultValue;

function about({ description, argChoices }: Option): string {
  const told = oneLine(description.replace(/ \(repeatable\)$/, ''));
  return argChoices === undefined ? told : `${told} (${argChoices.join(', ')})`;
}

function anchorLines(anchors: Settled['anchors']): Line[] {
  if (anchors === 'none') return [{ text: '', active: true }];
  const words = Object.entries(anchors);
  if (words.length === 0) return [{ text: 'Absolutely: 10' }, { text: 'Not at all: 0' }];
  return words.map(([word, score]) => ({ text: `${inline(word)}: ${score}`, active: true }));
}

function customerLines(customers: readonly string[]): Line[] {
  const says = about(OPTIONS.get('--on')!);
  const on = { text: '  on: customer_id=id', says };
  if (customers.length === 0) return [{ text: '- file: customers.csv' }, on];
  return customers.flatMap((file) => [{ text: `- file: ${inline(file)}`, active: true }, on]);
}

function stageLines(): Line[] {
  const { newDays, renewalDays, advocateDays, advocatePurchases } = DEFAULT_THRESHOLDS;
  const definitions = stringify(stageDefinitions(DEFAULT_THRESHOLDS), { flowCollectionPadding: true });
  return [
    { text: `newDays: ${newDays}`, says: 'days after the first purchase in which a customer is new' },
    { text: `renewalDays: ${renewalDays}`, says: 'days before a renewal from which on it is near' },
    { text: `advocateDays: ${advocateDays}`, says: 'days after the first purchase, and' },
    { text: `advocatePurchases: ${advocatePurchases}`, says: 'purchases that make an advocate' },
    { text: `order: ${inline(LIFE_ORDER)}`, says: 'for showing; each stage once' },
    { text: 'attributes:', says: 'columns of the customers, where they are not found by themselves' },
    { text: '  firstPurchase: went_live', says: 'a date' },
    { text: '  signup: signup_date', says: 'a date; stands for a first purchase that no column tells' },
    { text: '  renewal: renews_on', says: 'a date' },
    { text: '  churned: churned_on', says: 'a date' },
    { text: '  purchases: orders', says: 'a count' },
    { text: '# Or whole definitions instead of the four figures; the first that holds is the stage:' },
    { text: '# definitions:' },
    ...definitions
      .trimEnd()
      .split('\n')
      .map((line) => ({ text: `#   ${line}` })),
  ];
}

/** A value on one line, as YAML. */
function inline(value: unknown): string {
  const yaml = stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).replace(
    /\n$/,
    '',
  );
  return yaml.includes('\n') || sanitise(yaml) !== yaml ? escaped(value) : yaml;
}

/** JSON is YAML; what cannot be seen is written as an escape. */
const escaped = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e\u00a1-\uffff]|[\u2000-\u200f\u2028-\u202f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const oneLine = (text: string): string => sanitise(text.replace(/\s+/g, ' '));
