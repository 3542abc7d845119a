/** Which vendor's export a table is. */

import type { Table } from '../model.ts';

/** Vendor shape of a table, `plain` where none is recognised. */
export const formatOf = ({ reading }: Pick<Table, 'reading'>): string => reading.layout.shape ?? 'plain';
