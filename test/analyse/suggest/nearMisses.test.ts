import { expect, it } from 'vitest';
import { nearMisses } from '../../../src/analyse/suggest/nearMisses.ts';
import { spokenIn } from '../../../src/analyse/suggest/voices.ts';
import { parseThemes } from '../../../src/config/themes.ts';
import { comment, times } from './comments.ts';

const { rules } = parseThemes(
  `version: 1
themes:
  - { id: price, any: [pricing, expensive*, cheap] }
  - { id: billing, any: [refund, pricing], when: { group: detractor } }
`,
  'a.yaml',
);

it('lists words one change from a keyword, with each theme that has it', () => {
  const said = [
    ...times(3, 9, 'the Pricng is odd'),
    ...times(4, 2, 'Refunds take ages', { tagged: true }),
    ...times(2, 2, 'refunds'),
    ...times(2, 9, 'expnsive'),
  ];
  expect(nearMisses(spokenIn(said), rules, 10)).toEqual([
    { word: 'refunds', comments: 6, untagged: 2, keyword: 'refund', theme: 'billing' },
    { word: 'Pricng', comments: 3, untagged: 3, keyword: 'pricing', theme: 'price' },
    { word: 'Pricng', comments: 3, untagged: 3, keyword: 'pricing', theme: 'billing' },
  ]);
});

it('leaves out what a rule finds, on whatever condition, and what is rare', () => {
  const said = [...times(5, 9, 'refund expensively'), ...times(2, 9, 'pricin'), comment(9, 'pricin pricin')];
  expect(nearMisses(spokenIn(said), rules, 10)).toMatchObject([
    { word: 'pricin', comments: 3 },
    { theme: 'billing' },
  ]);
  expect(nearMisses(spokenIn(said.slice(0, 7)), rules, 10)).toEqual([]);
  expect(nearMisses(spokenIn(said), rules, 1)).toHaveLength(1);
});
