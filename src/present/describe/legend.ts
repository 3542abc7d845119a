import type { Report } from '../../model.ts';
import type { Legend } from '../document.ts';
import { hasScores } from './groups.ts';
import { isSmall, roundingShows, SMALL } from './score.ts';

/** What the marks in a report mean, as far as they occur; null where there are none. */
export function legendOf(report: Report): Legend | null {
  const trend = report.trend !== null && hasScores(report.trend) ? report.trend : null;
  const groups = [...report.breakdowns, ...(trend ? [trend] : [])].flatMap((shown) => shown.groups);
  const windows = report.rolling?.points ?? [];
  const scores = [report.overall, ...groups, ...windows];
  const few = report.minN === undefined ? 'too few answers' : `fewer than ${report.minN} answers`;
  const items: Legend['items'] = [];
  if (scores.some(isSmall)) {
    items.push({ sign: 'small', text: `fewer than ${SMALL} answers: go by the interval, not by the score` });
  }
  const partial = [
    ...(trend?.groups.some((group) => group.partial) ? [`this ${trend.period}`] : []),
    ...(windows.some((window) => window.partial) ? ['this window'] : []),
  ];
  if (partial.length > 0) {
    items.push({ sign: 'partial', text: `the answers cover only part of ${partial.join(', or of ')}` });
  }
  if (scores.some((score) => score.suppressed)) {
    items.push({ sign: 'hidden', text: `(${few}, or else such a group could be worked out)` });
  }
  if (scores.some(roundingShows)) {
    const from = report.weight === undefined ? '; scores come from the counts' : '';
    items.push({ sign: 'percent', text: `are rounded, so they may not add up${from}` });
  }
  return items.length === 0 ? null : { kind: 'legend', items };
}
