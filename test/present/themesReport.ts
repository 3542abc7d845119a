/** A report on themes to render, made from tallies so that its numbers are true. */

import type { ThemeResult, ThemesReport, ThemeVoices } from '../../src/model/themes.ts';
import type { Tally } from '../../src/model.ts';
import { impact } from '../../src/stats/impact.ts';
import { score } from '../../src/stats/score.ts';
import { HIDDEN, report, tally } from './samples.ts';

const OPTIONS = { method: 'adjusted-wald' as const, level: 0.95 };
const ALL = tally(50, 20, 30);

export const voices = (having: Tally, mentions: number): ThemeVoices => {
  const effect = impact(having, ALL, 0.95);
  const numbers = score(having, OPTIONS);
  return {
    ...numbers,
    mentions,
    share: numbers.n! / 80,
    promoterShare: numbers.promoters! / 50,
    detractorShare: numbers.detractors! / 30,
    impact: effect && { points: effect.points, ...effect.interval },
  };
};

export const theme = (id: string, having: Tally, changes: Partial<ThemeResult> = {}): ThemeResult => ({
  theme: id,
  label: id,
  parent: null,
  ...voices(having, score(having, OPTIONS).n!),
  change: null,
  ...changes,
});

export const hiddenVoices: ThemeVoices = {
  ...HIDDEN,
  mentions: null,
  share: null,
  promoterShare: null,
  detractorShare: null,
  impact: null,
};

export const themesReport = (changes: Partial<ThemesReport> = {}): ThemesReport => {
  const { source, counts, dates, leftOut, rejections, warnings } = report();
  return {
    schema: 'nps.themes/1',
    metric: 'nps',
    source: { ...source, themes: 'rules.yaml' },
    counts,
    comments: { answers: 120, comments: 100, withContent: 96, tagged: 60, coverage: 60 / 96 },
    dates,
    overall: score(ALL, OPTIONS),
    commenters: score(tally(40, 15, 25), OPTIONS),
    periods: null,
    themes: [
      theme('price', tally(20, 3, 2), { label: 'Price & value' }),
      theme('bugs', tally(0, 1, 5), { parent: 'price' }),
      theme('unused', tally(0, 0, 0)),
    ],
    untagged: theme('untagged', tally(10, 8, 6)),
    breakdowns: [],
    leftOut,
    rejections,
    warnings,
    ...changes,
  };
};
