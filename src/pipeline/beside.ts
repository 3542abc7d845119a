/** What a reading of the answers goes by besides their tables. */

import type { Collector } from './collector.ts';
import type { Customers } from './customers.ts';
import type { Replaced } from './repeats.ts';
import type { Siblings } from './siblings/types.ts';
import type { Stages } from './stages/types.ts';
import type { Themes } from './themes/types.ts';

/** What is known besides the tables of answers. */
export interface Beside {
  /** Events that later ones of the same answer replace. */
  replaced: Replaced;
  /** null: there are no tables of customers. */
  customers: Customers | null;
  /** null: stages are not asked for. */
  stages: Stages | null;
  /** null: themes are not asked for. */
  themes: Themes | null;
  /** Is shown every answer that counts; null: nobody is. */
  collector: Collector | null;
  /** Comments that stand in other rows; null: there are none, or nobody has looked yet. */
  siblings: Siblings | null;
}

/** Nothing. */
export const NOTHING_BESIDE: Beside = {
  replaced: new Map(),
  customers: null,
  stages: null,
  themes: null,
  collector: null,
  siblings: null,
};
