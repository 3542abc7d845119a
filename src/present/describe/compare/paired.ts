/** The people who are on both sides. */

import type { SidesReport } from '../../../model/compare.ts';
import type { Category } from '../../../model.ts';
import type { Section } from '../../document.ts';
import { sideNames } from './parts.ts';
import { pairedSentence } from './sentence.ts';

const CATEGORIES: readonly Category[] = ['promoter', 'passive', 'detractor'];
const MANY: Readonly<Record<Category, string>> = {
  promoter: 'promoters',
  passive: 'passives',
  detractor: 'detractors',
};

/** Who moved between the categories, and how; null where nobody is known to be on both sides. */
export function pairedSection(report: SidesReport): Section | null {
  const { kind, paired } = report;
  if (paired === null) return null;
  const [first, second] = sideNames(report);
  const { n, transitions, rose, stayed, fell, most } = paired;
  // Where most are the same people, the sentence about them is at the top.
  const who = most ? `Of ${n} people` : `${pairedSentence(paired, kind)} Of them`;
  return {
    title: 'The same people on both sides',
    blocks: [
      {
        kind: 'notes',
        items: [
          {
            level: 'info',
            text: `${who} ${rose} moved up, ${stayed} stayed, and ${fell} moved down.`,
          },
        ],
      },
      {
        kind: 'table',
        columns: [
          { type: 'text', label: 'category' },
          ...CATEGORIES.map((category) => ({
            type: 'count' as const,
            label: `${MANY[category]} ${second}`,
            short: `${MANY[category].slice(0, 4)}. ${second}`,
          })),
        ],
        rows: CATEGORIES.map((from) => [
          { type: 'text', value: `${MANY[from]} ${first}` },
          ...CATEGORIES.map((to) => ({ type: 'count' as const, value: transitions[from][to] })),
        ]),
      },
    ],
  };
}
