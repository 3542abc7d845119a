/** Question → comparison: one side against the other, or many groups at once. */

import type { Against, Compared, Sides } from '../model/compare.ts';
import type { Question } from '../model.ts';
import type { World } from '../pipeline.ts';
import type { Adjustment } from '../stats/adjust.ts';
import { compareGroups } from './compare/groups.ts';
import { compareSides } from './compare/sides.ts';
import type { ReportOptions } from './report.ts';

/** What is compared: two sides, or the groups of each breakdown of the question. */
export type Asked = Sides | { kind: 'groups'; against: Against; adjust: Adjustment };

/** Compares what is asked in the answers to a question. Errors: those of `compareSides` and `compareGroups`. */
export const compare = (
  question: Question,
  asked: Asked,
  options: ReportOptions,
  world: World,
): Promise<Compared> =>
  asked.kind === 'groups'
    ? compareGroups(question, { ...options, ...asked }, world)
    : compareSides(question, asked, options, world);

/** True where there is nothing to decide on: a side, or everybody, has no answers that may be shown. */
export const isUndecided = (result: Compared): boolean =>
  result.kind === 'groups' ? result.overall.nps === null : result.difference === null;
