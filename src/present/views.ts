import type { Report } from '../model.ts';
import type { DescribeOptions, Document } from './document.ts';
import type { FlatTable } from './rows.ts';

/** Everything that can be presented; `schema` tells them apart. */
export type Result = Report;

/** How one kind of Result is seen, loaded when it is asked for. */
export interface View<R> {
  /** For people. */
  describe: () => Promise<(result: R, options: DescribeOptions) => Document>;
  /** For programs that want a table. */
  flatten: () => Promise<(result: R) => FlatTable>;
}

const VIEWS: { [S in Result['schema']]: View<Extract<Result, { schema: S }>> } = {
  'nps.report/1': {
    describe: async () => (await import('./describe/report.ts')).describeReport,
    flatten: async () => (await import('./rows.ts')).reportRows,
  },
};

/** The view of a Result, by its schema. */
export const viewOf = <R extends Result>(result: R): View<R> => VIEWS[result.schema] as View<R>;
