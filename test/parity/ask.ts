/** Puts a drawn question to the program, in this process. */
import { check } from '../../src/analyse/check.ts';
import { compare } from '../../src/analyse/compare.ts';
import { report } from '../../src/analyse/report.ts';
import { themes } from '../../src/analyse/themes.ts';
import { questionOf } from '../../src/cli/options.ts';
import { rollingSpan } from '../../src/cli/rolling.ts';
import { NpsError } from '../../src/errors.ts';
import type { Question } from '../../src/model.ts';
import type { World } from '../../src/pipeline.ts';
import type { Condition } from './dimensions.ts';
import type { Asked } from './questions.ts';
import type { Data } from './tables.ts';

/** Where the answers and their customers are, and which engine is to count them. */
export interface Place {
  inputs: string[];
  customers: string[];
  /** What the question says besides. */
  changes: Partial<Question>;
}

/** A Result as JSON has it, or the error that was told instead. */
export type Outcome = { result: unknown } | { error: { code: string; message: string } };

const textsOf = (conditions: readonly Condition[]): string[] => conditions.map(({ text }) => text);

/** The words of an error are told without the paths, which differ. */
export async function ask(data: Data, asked: Asked, place: Place): Promise<Outcome> {
  try {
    return { result: JSON.parse(JSON.stringify(await answer(data, asked, place))) };
  } catch (error) {
    // That is a fault of the program, whatever it is asked: it differs from everything.
    if (!(error instanceof NpsError))
      return { error: { code: 'fault', message: String((error as Error).stack) } };
    return { error: { code: error.code, message: error.message } };
  }
}

async function answer(data: Data, asked: Asked, { inputs, customers, changes }: Place): Promise<unknown> {
  const { command, flags, interval, level, minN, themes: rules } = asked;
  const joined = data.customers === null ? {} : { customers, on: [data.customers.on] };
  const question: Question = { ...questionOf(inputs, { ...flags, ...joined }, rules), ...changes };
  const world: World = { stdin: (async function* () {})(), onProgress: () => {} };
  const options = { interval, level, minN, strict: false };
  switch (command.name) {
    case 'report': {
      const { cluster, weight, rolling } = command;
      const special = {
        ...(cluster === null
          ? {}
          : { cluster: cluster === 'account' ? cluster : cluster.text.replace(/^column:/, '') }),
        ...(weight === null ? {} : { weight: data.table.columns[weight]!.name }),
      };
      const span = rollingSpan(rolling === null ? {} : { rolling });
      return report({ ...question, ...special }, { ...options, rolling: span }, world);
    }
    case 'themes':
      return themes(question, { ...options, quotes: command.quotes }, world);
    case 'compare': {
      const { sides } = command;
      if (sides.kind === 'groups') return compare(question, { ...sides, adjust: 'holm' }, options, world);
      if (sides.kind === 'periods') return compare(question, sides, options, world);
      const { compared, baseline } = sides;
      const texts = { compared: textsOf(compared), baseline: baseline && textsOf(baseline) };
      return compare(question, { kind: 'segments', ...texts }, options, world);
    }
    case 'check': {
      const asRules = command.rules.map(({ metric, segment, bound }) => ({
        text: `${metric} >= ${bound}`,
        level: 'error' as const,
        metric,
        segment: textsOf(segment),
        operator: '>=' as const,
        bound,
      }));
      const baseline = command.lastPeriod ? ('last-period' as const) : null;
      return check(
        question,
        asRules,
        { interval, level, strict: false, period: command.period, baseline },
        world,
      );
    }
  }
}
