/** What only some questions need; loaded where one is asked, since most are about the answers alone. */

import type { Table } from '../model.ts';
import { readCustomers } from './customers/read.ts';
import { Customers } from './customers.ts';

export { resolveStages } from './stages.ts';
export { themesFor } from './themes.ts';

/** Reads the tables of customers; `on`: the columns that the user tied them by. Errors: those of reading. */
export const customersOf = async (opened: readonly Table[], on: readonly string[]): Promise<Customers> =>
  new Customers(await readCustomers(opened), on);
