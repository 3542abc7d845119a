import type { CheckReport } from '../model/check.ts';
import type { Compared } from '../model/compare.ts';
import type { SamplePlan } from '../model/plan.ts';
import type { Suggestions } from '../model/suggestions.ts';
import type { ThemesReport } from '../model/themes.ts';
import type { ThemesTest } from '../model/themesTest.ts';
import type { Inspection, RawTable, Report } from '../model.ts';
import type { Document } from './document.ts';
import type { FlatTable } from './rows.ts';

/** Everything that can be presented; `schema` tells them apart. */
export type Result =
  | Report
  | CheckReport
  | Compared
  | ThemesReport
  | Suggestions
  | ThemesTest
  | SamplePlan
  | Inspection
  | RawTable;

/** How one kind of Result is seen, loaded when it is asked for. */
export interface View<R> {
  /** For people. */
  describe: () => Promise<(result: R) => Document>;
  /** For programs that want a table. */
  flatten: () => Promise<(result: R) => FlatTable>;
  /** What JSON shows of it, where that is not the Result itself. */
  json?: (result: R) => unknown;
  /** Formats that only this kind of Result has. */
  formats?: Record<ExtraFormat, () => Promise<(result: R) => string>>;
}

/** The formats for build servers and monitors, in which a check can be told. */
export const EXTRA_FORMATS = ['github', 'junit', 'openmetrics', 'tap'] as const;
/** One of them. */
export type ExtraFormat = (typeof EXTRA_FORMATS)[number];

const VIEWS: { [S in Result['schema']]: View<Extract<Result, { schema: S }>> } = {
  'nps.report/1': {
    describe: async () => (await import('./describe/report.ts')).describeReport,
    flatten: async () => (await import('./rows.ts')).reportRows,
  },
  'nps.compare/1': {
    describe: async () => (await import('./describe/compare.ts')).describeCompared,
    flatten: async () => (await import('./compareRows.ts')).comparedRows,
  },
  'nps.check/1': {
    describe: async () => (await import('./describe/check.ts')).describeCheck,
    flatten: async () => (await import('./check/rows.ts')).checkRows,
    formats: {
      github: async () => (await import('./check/github.ts')).renderGithub,
      junit: async () => (await import('./check/junit.ts')).renderJunit,
      openmetrics: async () => (await import('./check/openmetrics.ts')).renderOpenMetrics,
      tap: async () => (await import('./check/tap.ts')).renderTap,
    },
  },
  'nps.themes/1': {
    describe: async () => (await import('./describe/themes.ts')).describeThemes,
    flatten: async () => (await import('./themesRows.ts')).themesRows,
  },
  'nps.themes.suggest/1': {
    describe: async () => (await import('./describe/suggestions.ts')).describeSuggestions,
    flatten: async () => (await import('./describe/suggestions.ts')).suggestionRows,
  },
  'nps.themes.test/1': {
    describe: async () => (await import('./describe/themesTest.ts')).describeThemesTest,
    flatten: async () => (await import('./describe/themesTest.ts')).themesTestRows,
  },
  'nps.plan/1': {
    describe: async () => (await import('./describe/plan.ts')).describePlan,
    flatten: async () => (await import('./describe/plan.ts')).planRows,
  },
  'nps.inspect/1': {
    describe: async () => (await import('./describe/inspect.ts')).describeInspection,
    flatten: async () => (await import('./rows.ts')).inspectionRows,
  },
  'nps.rows/1': {
    describe: async () => (await import('./describe/rows.ts')).describeRows,
    flatten: async () => (await import('./describe/rows.ts')).flattenRows,
    json: ({ rows }) => rows,
  },
};

/** The view of a Result, by its schema. */
export const viewOf = <R extends Result>(result: R): View<R> => VIEWS[result.schema] as View<R>;
