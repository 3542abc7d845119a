/** Questions drawn at random about one table, as options say them and as a plain reading can answer them. */

import type { QuestionFlags } from '../../src/cli/options.ts';
import { DEFAULT_STAGES } from '../../src/enrich/stages.ts';
import type { Dedupe, IntervalMethod, Period, Role, ThemeSource } from '../../src/model.ts';
import type { Random } from '../fuzz/random.ts';
import { DAY } from './dates.ts';
import {
  type Condition,
  type Dimension,
  drawBy,
  drawCondition,
  drawDimension,
  segmentIn,
} from './dimensions.ts';
import { anchorIn, type Data, type Kind } from './tables.ts';
import { THEMES } from './themes.ts';

/** What is asked besides what all commands are asked. */
export type Command =
  | { name: 'report'; rolling: string | null; cluster: Dimension | 'account' | null; weight: number | null }
  | { name: 'themes'; quotes: number }
  | { name: 'compare'; sides: SidesAsked }
  | { name: 'check'; rules: readonly RuleAsked[]; lastPeriod: boolean; period: Period | null };

export type SidesAsked =
  | { kind: 'segments'; compared: readonly Condition[]; baseline: readonly Condition[] | null }
  | { kind: 'periods'; keys: readonly [string, string] | null; period: Period | null }
  | { kind: 'groups'; against: 'rest' | 'pairs' };

export interface RuleAsked {
  metric: 'nps' | 'n' | 'invalid%' | 'missing%' | 'skipped%' | 'change';
  segment: readonly Condition[];
  bound: number;
}

/** One question. */
export interface Asked {
  command: Command;
  flags: QuestionFlags;
  by: readonly (readonly Dimension[])[];
  where: readonly Condition[];
  /** Indexes of the columns that the question names for roles. */
  roles: Partial<Record<Role, number>>;
  themes: ThemeSource | null;
  interval: IntervalMethod;
  level: number;
  minN: number;
}

const ROLES: readonly [Role, Kind, number][] = [
  ['score', 'score', 0.8],
  ['date', 'date', 0.8],
  ['respondent', 'who', 0.7],
  ['account', 'account', 0.5],
  ['comment', 'comment', 0.8],
];
const ZONES = [
  'UTC',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Apia',
  'America/St_Johns',
];

/** How a column is named so that nothing else can be meant: by its name, or by its number where others bear it. */
export function nameOf({ table }: Data, column: number, random: Random): string {
  const { name } = table.columns[column]!;
  const isOnly = table.columns.filter((other) => other.name === name).length === 1;
  return isOnly && random.chance(0.95) ? name : `#${column + 1}`;
}

function drawRoles(
  data: Data,
  random: Random,
): Pick<Asked, 'roles'> & { names: Partial<Record<Role, string>> } {
  const roles: Partial<Record<Role, number>> = {};
  const names: Partial<Record<Role, string>> = {};
  // With many odd cells no column would be found.
  const clean = data.manner.dirt <= 0.03;
  for (const [role, kind, share] of ROLES) {
    const fitting = data.table.columns.flatMap((column, i) => (column.kind === kind ? [i] : []));
    if (fitting.length === 0 || !random.chance(clean ? share : 0.97)) continue;
    const chosen = random.pick(fitting);
    roles[role] = chosen;
    names[role] = nameOf(data, chosen, random);
  }
  return { roles, names };
}

function drawWindow(
  data: Data,
  random: Random,
  fiscal: number,
): Pick<QuestionFlags, 'since' | 'until' | 'last'> {
  const bound = (): string => {
    const { first, days } = data.manner.span;
    const date = new Date((first + random.int(days)) * DAY).toISOString();
    const [day, month, year] = [date.slice(0, 10), date.slice(0, 7), date.slice(0, 4)];
    const forms = [
      day,
      day,
      `${day}T${date.slice(11, 16)}`,
      `${day}T23:59:59`,
      `${day} 12:00:30.5`,
      month,
      year,
    ];
    const quarters = [
      `${year}-Q${1 + random.int(4)}`,
      `${year}-W${`${1 + random.int(52)}`.padStart(2, '0')}`,
    ];
    return random.pick([...forms, ...quarters, ...(fiscal > 1 ? [`FY${year}`, `FY${year}-Q2`] : [])]);
  };
  const kind = random.int(10);
  if (kind < 6) return {};
  if (kind === 6) return { since: bound() };
  if (kind === 7) return { until: bound() };
  if (kind === 8) return { since: bound(), until: bound() };
  const last = random.pick(['1d', '7d', '90d', '12w', '1m', '6m', '2q', '1y']);
  return random.chance(0.2) ? { last, since: bound() } : { last };
}

/** A question about `data`. */
export function drawQuestion(data: Data, random: Random): Asked {
  const { roles, names } = drawRoles(data, random);
  const name = random.pick([
    'report',
    'report',
    'report',
    'report',
    'themes',
    'themes',
    'compare',
    'check',
  ] as const);
  const hasComment = roles.comment !== undefined;
  const hasThemes = hasComment && random.chance(data.easy ? 0.1 : 0.6);
  const facts = {
    data,
    themes: hasThemes,
    order: data.numericDates ? random.chance(0.85) : random.chance(0.1),
  };
  const fiscalYearStart = random.chance(0.25) ? 1 + random.int(12) : 1;
  const where = random.chance(0.45)
    ? Array.from({ length: 1 + random.int(2) }, () => drawCondition(facts, random))
    : [];
  const command = drawCommand(
    hasThemes && name === 'themes' ? 'themes' : name === 'themes' ? 'report' : name,
    data,
    random,
    (many) => segmentIn(facts, random, many),
  );
  const plain = name === 'themes' ? { ...facts, themes: false } : facts;
  const count =
    command.name === 'check'
      ? 0
      : command.name === 'compare' && command.sides.kind === 'groups'
        ? 1
        : random.pick([0, 1, 1, 2, 3]);
  const by = Array.from({ length: count }, () => drawBy(plain, random));
  const dedupe = random.pick<Dedupe>(['none', 'none', data.easy ? 'none' : 'latest', 'first']);
  const account = roles.account;
  const flags: QuestionFlags = {
    ...names,
    ...(random.chance(0.9) ? { from: 'plain' } : {}),
    ...(data.words
      ? { anchor: drawAnchors(random) }
      : random.chance(0.05)
        ? { anchor: [`${anchorIn(random)}=10`] }
        : {}),
    ...(facts.order ? { dateOrder: random.pick(['dmy', 'mdy'] as const) } : {}),
    ...(by.length > 0 ? { by: by.map((dimensions) => dimensions.map(({ text }) => text).join(',')) } : {}),
    ...(where.length > 0 ? { where: where.map(({ text }) => text) } : {}),
    ...(roles.date === undefined ? {} : drawWindow(data, random, fiscalYearStart)),
    tz: random.chance(0.4) ? random.pick(ZONES) : 'UTC',
    fiscalYearStart: `${fiscalYearStart}`,
    dedupe,
    ...(random.chance(0.1) ? { verbose: true as const } : {}),
    stages: DEFAULT_STAGES,
  };
  if (command.name === 'report' && command.cluster === 'account' && account === undefined)
    command.cluster = null;
  return {
    command,
    flags,
    by,
    where,
    roles,
    themes: hasThemes ? THEMES : null,
    interval: random.pick(['adjusted-wald', 'adjusted-wald', 'score', 'wald']),
    level: random.pick([0.95, 0.95, 0.8, 0.99]),
    minN: random.chance(0.15) ? random.pick([1, 3, 10]) : 0,
  };
}

const drawAnchors = (random: Random): string[] =>
  random.chance(0.2)
    ? ['none']
    : Array.from({ length: 1 + random.int(3) }, () => `${anchorIn(random)}=${random.int(11)}`);

function drawCommand(
  name: Command['name'],
  data: Data,
  random: Random,
  segment: (many: number) => Condition[],
): Command {
  if (name === 'themes') return { name, quotes: random.pick([0, 0, 2]) };
  if (name === 'compare') return { name, sides: drawSides(data, random, segment) };
  if (name === 'check') {
    const lastPeriod = random.chance(0.3);
    const rules = Array.from(
      { length: 1 + random.int(3) },
      (): RuleAsked => ({
        metric: random.pick([
          'nps',
          'n',
          'invalid%',
          'missing%',
          'skipped%',
          ...(lastPeriod ? (['change'] as const) : []),
        ]),
        segment: random.chance(0.6) ? segment(2) : [],
        bound: random.int(60),
      }),
    );
    return {
      name,
      rules,
      lastPeriod,
      period: random.chance(0.3) ? random.pick(['week', 'month', 'quarter']) : null,
    };
  }
  const special = data.easy ? 9 : random.int(10);
  const weights = data.table.columns.flatMap(({ kind, name: weight }, i) =>
    kind === 'weight' && data.table.columns.every((other, j) => j === i || other.name !== weight) ? [i] : [],
  );
  return {
    name,
    rolling: random.chance(0.15) ? random.pick(['30d', '4w', '3m', '1y']) : null,
    cluster: special === 0 ? 'account' : special === 1 ? clusterIn(data, random) : null,
    weight: special >= 2 && special < 5 && weights.length > 0 ? random.pick(weights) : null,
  };
}

function clusterIn(data: Data, random: Random): Dimension | null {
  const found = drawDimension({ data, themes: false, order: true }, random);
  return found.kind === 'column' ? found : null;
}

function drawSides(data: Data, random: Random, segment: (many: number) => Condition[]): SidesAsked {
  const which = random.int(4);
  if (which === 0) return { kind: 'groups', against: random.pick(['rest', 'pairs']) };
  if (which === 1) {
    const { first, days } = data.manner.span;
    const day = (n: number): string => new Date((first + n) * DAY).toISOString();
    if (random.chance(0.4))
      return { kind: 'periods', keys: null, period: random.pick([null, 'week', 'month']) };
    const [a, b] = [day(0), day(days - 1)];
    if (days > 400) return { kind: 'periods', keys: [a.slice(0, 4), b.slice(0, 4)], period: null };
    if (days > 40) return { kind: 'periods', keys: [a.slice(0, 7), b.slice(0, 7)], period: null };
    return { kind: 'periods', keys: [a.slice(0, 10), b.slice(0, 10)], period: null };
  }
  return { kind: 'segments', compared: segment(2), baseline: random.chance(0.5) ? segment(1) : null };
}

/** Whether a question goes by the names of the files. */
export function asksForFile({ by, where, command }: Asked): boolean {
  const conditions = [
    ...where,
    ...(command.name === 'check' ? command.rules.flatMap(({ segment }) => segment) : []),
    ...(command.name === 'compare' && command.sides.kind === 'segments'
      ? [...command.sides.compared, ...(command.sides.baseline ?? [])]
      : []),
  ];
  return [...by.flat(), ...conditions.map(({ dimension }) => dimension)].some(({ kind }) => kind === 'file');
}
