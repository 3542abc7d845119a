/** Money behind topics: what the customers who speak of them are worth. */

import type { Amount } from '../../model/themes.ts';
import type { Category, WallTime } from '../../model.ts';

interface Known {
  at: WallTime | null;
  amount: number;
  category: Category;
}

const PARTS = { promoter: 'promoters', passive: 'passives', detractor: 'detractors' } as const;

/**
 * The amount of each customer in each topic, by the latest answer that has it (of equal dates the last to come).
 * Memory grows with the customers.
 */
export class Amounts {
  readonly #topics = new Map<number, Map<string, Known>>();
  #anonymous = 0;

  /** Adds an answer. `customer`: the account, else the respondent; null: nobody that could come again. */
  add(
    amount: number,
    at: WallTime | null,
    category: Category,
    customer: string | null,
    topics: readonly number[],
  ): void {
    const key = customer ?? `\u0000${this.#anonymous++}`;
    for (const topic of topics) {
      let customers = this.#topics.get(topic);
      if (customers === undefined) {
        customers = new Map();
        this.#topics.set(topic, customers);
      }
      const known = customers.get(key);
      if (known === undefined || (at ?? -Infinity) >= (known.at ?? -Infinity))
        customers.set(key, { at, amount, category });
    }
  }

  /** All 0 where no customer of a known amount has the topic. */
  of(topic: number): Amount {
    const sum: Amount = { total: 0, promoters: 0, passives: 0, detractors: 0, customers: 0 };
    // In the order of size, so that the sum does not hang on the order of the rows.
    const known = [...(this.#topics.get(topic)?.values() ?? [])].sort((a, b) => a.amount - b.amount);
    for (const { amount, category } of known) {
      sum.total += amount;
      sum[PARTS[category]] += amount;
      sum.customers++;
    }
    return sum;
  }
}
