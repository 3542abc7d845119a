/** Suggestions to be shown. */
import type { Suggestions } from '../../../../src/model/suggestions.ts';

export const SUGGESTIONS: Suggestions = {
  schema: 'nps.themes.suggest/1',
  source: {
    engine: 'memory',
    engineWhy: 'an ordinary export',
    inputs: [{ path: 'a.csv', format: 'plain', container: 'csv', encoding: 'utf-8', rows: 400 }],
    columns: { score: 'score', comment: 'comment' },
    themes: 'rules.yaml',
  },
  counts: { rows: 400, scored: 400, missing: 0, invalid: 0, duplicates: 0, filtered: 0 },
  dates: null,
  coverage: { comments: 320, tagged: 200, untagged: 120, share: 0.625, gain: 12, shareWith: 0.6625 },
  sampled: null,
  theme: 'suggested',
  untagged: [
    {
      term: 'phone',
      comments: 7,
      voices: 7,
      detractors: 0,
      passives: 3,
      promoters: 4,
      phrases: ['my phone'],
    },
    { term: 'data science', comments: 5, voices: 5, detractors: 5, passives: 0, promoters: 0, phrases: [] },
  ],
  keyness: {
    detractors: 100,
    promoters: 200,
    tooFew: false,
    terms: [
      {
        term: 'on hold',
        detractors: 30,
        detractorShare: 0.3,
        promoters: 1,
        promoterShare: 0.005,
        z: 4.0812,
        remarkable: true,
        themes: ['support'],
        phrases: [],
      },
      {
        term: 'crew',
        detractors: 1,
        detractorShare: 0.01,
        promoters: 21,
        promoterShare: 0.105,
        z: -2.25,
        remarkable: false,
        themes: [],
        phrases: ['kind crew'],
      },
    ],
  },
  nearMisses: [{ word: 'pricng', comments: 4, untagged: 3, keyword: 'pricing', theme: 'price' }],
  leftOut: [],
  rejections: [],
  warnings: [],
};
