/** Segments of a question, each counted by itself: an answer may be in several, or in none. */

import { MemoryEngine, type Tallies } from '../aggregate/memory.ts';
import { periodKeyer } from '../enrich/period.ts';
import type { Period, Question } from '../model.ts';
import { type Look, lookAgain } from './again.ts';
import type { Found } from './conclude.ts';
import { allHold, type Judged, type Setting } from './fate.ts';

/** What was found in a segment, as if its conditions were conditions of the question. All counts are n. */
export interface Segment extends Pick<Tallies, 'overall' | 'trend'> {
  /** Rows that meet its conditions, those outside of the window too: 0 where nobody is what it asks for. */
  rows: number;
  missing: number;
  invalid: number;
}

/**
 * The segments of a settled question, in its order; columns are what they are in the question as a whole. Reads the
 * inputs again. `trend` is by `period`.
 * Errors: those of reading, `repeatedColumn`.
 */
export async function segmentsOf(
  { dedupe, calendar }: Pick<Question, 'dedupe' | 'calendar'>,
  { asked, tables, pass }: Pick<Found, 'asked' | 'tables' | 'pass'>,
  period: Period,
): Promise<Segment[]> {
  const counting = asked.segments.map((filters) => ({
    filters,
    engine: new MemoryEngine([], dedupe),
    rows: 0,
    missing: 0,
    invalid: 0,
  }));
  if (counting.length === 0) return [];
  const begin = (setting: Setting): Look => {
    const takers = counting.map((segment) => {
      const isIn = allHold(setting, segment.filters, '--rule');
      return (judged: Judged) => {
        if (!isIn(judged)) return;
        const { fate, score, at, times } = judged;
        segment.rows += times;
        if (fate === 'missing' || fate === 'invalid') segment[fate] += times;
        // Only where it matters, for every one of them is remembered.
        const respondent = dedupe === 'none' ? null : judged.respondent;
        if (fate === 'scored') segment.engine.take({ score: score!, at, respondent, times }, []);
      };
    });
    return {
      kept(judged) {
        if (judged.fate !== 'filtered') for (const take of takers) take(judged);
      },
    };
  };
  await lookAgain(tables, pass, begin, { counts: true });
  const keyOf = periodKeyer(period, calendar.fiscalYearStart);
  return counting.map(({ engine, rows, missing, invalid }) => {
    const { overall, trend } = engine.finish(keyOf);
    return { rows, missing, invalid, overall, trend };
  });
}
