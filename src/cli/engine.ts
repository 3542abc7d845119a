/** What counts the answers, where somebody wants to have a say in it. */

import { type Command, Option } from 'commander';
import type { Question } from '../model.ts';

/** The option of `addEngineOption`; left out: what suits the inputs. */
export type EngineFlag = Pick<Question, 'engine'>;

/** Adds the option about what counts the answers. */
export const addEngineOption = (command: Command): Command =>
  command
    .optionsGroup('Engine:')
    .addOption(
      new Option(
        '--engine <engine>',
        'what counts the answers in files (default: duckdb for large ones and Parquet)',
      ).choices(['memory', 'duckdb']),
    );
