/** What a command asks, from its arguments and options, and every file that this reads. */

import type { Question, ThemeSource } from '../model.ts';
import { customersTableOf } from './database.ts';
import { inputsOf } from './inputs.ts';
import { type QuestionFlags, questionOf } from './options.ts';
import type { ProcessLike } from './world.ts';

/** A question, and what must not be written over while it is answered. */
export interface Asked {
  question: Question;
  /** Paths of the inputs, of the tables of customers, and of the rules. */
  read: string[];
}

/**
 * The question about `inputs` (paths; `-` is standard input) that `flags` ask, with the rules in use (null: none).
 * Errors: `badOption`, `notFound` for a pattern of customers, those of `customersTableOf`.
 */
export async function questionAbout(
  inputs: string[],
  flags: QuestionFlags,
  rules: ThemeSource | null,
  process: Pick<ProcessLike, 'stdin' | 'cwd'>,
): Promise<Asked> {
  const table = customersTableOf(inputs, flags);
  const files = flags.customers === undefined ? [] : await inputsOf(flags.customers, process);
  const customers = table === null ? files : [...files, table];
  const question = questionOf(inputs, { ...flags, customers }, rules);
  return { question, read: [...inputs, ...customers, ...(rules === null ? [] : [rules.path])] };
}
