/** How the inputs of a pass were read: row by row, or counted by a database, and why. */

import type { EngineName } from '../model.ts';

/** What counted the answers of an input, and why it and no other, as a clause for people. */
export interface Choice {
  engine: EngineName;
  why: string;
}

/** What became of each input. */
export class Reads {
  readonly #choices: Choice[] = [];

  add({ engine, why }: Choice): void {
    this.#choices.push({ engine, why });
  }

  /** Of several inputs the one that a database counted, else the one that a database might have. */
  get choice(): Choice {
    const counted = this.#choices.find(({ engine }) => engine !== 'memory');
    return counted ?? this.#choices[0] ?? { engine: 'memory', why: ORDINARY };
  }
}

/** Why most inputs are read row by row. */
export const ORDINARY = 'an ordinary export';
