/** The people who are on both sides. */

import type { Paired, SidesReport } from '../../../model/compare.ts';
import type { Category } from '../../../model.ts';
import type { Section } from '../../document.ts';
import { sideNames } from './parts.ts';
import { pairedSentence, signed } from './sentence.ts';

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
  const { transitions, rose, stayed, fell } = paired;
  const movement = `${rose} moved up, ${stayed} stayed, ${fell} moved down.`;
  return {
    title: 'The same people on both sides',
    blocks: [
      {
        kind: 'notes',
        items: [
          {
            level: 'info',
            text: paired.most ? `${told(paired)} ${movement}` : `${pairedSentence(paired, kind)} ${movement}`,
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

/** The sentence at the top has said the rest. */
const told = ({ n, points }: Paired): string =>
  `${n} ${n === 1 ? 'person' : 'people'}, ${signed(points)} ${Math.abs(Math.round(points)) === 1 ? 'point' : 'points'}:`;
