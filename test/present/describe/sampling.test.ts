import { expect, it } from 'vitest';
import type { Report } from '../../../src/model.ts';
import { samplingFacts } from '../../../src/present/describe/sampling.ts';
import { report } from '../samples.ts';

const overall = (changes: object) => ({ ...report().overall, ...changes });
const facts = (changes: Partial<Report>) => samplingFacts({ ...report(), ...changes });

it('is nothing for a plain report', () => {
  expect(samplingFacts(report())).toEqual([]);
});

it('tells accounts, and answers without one', () => {
  const told = (withoutAccount: number) =>
    facts({
      overall: overall({ accounts: 40, designEffect: 2.626 }),
      cluster: { by: 'company', withoutAccount },
    });
  expect(told(0)).toEqual([
    {
      term: 'accounts',
      text: "by 'company', 40 of them; intervals allow for answers of one account being alike (design effect 2.63)",
    },
  ]);
  expect(told(1)[0]!.text).toContain('40 of them; 1 answer without one, each by itself;');
});

it('tells weights', () => {
  const [fact] = facts({
    overall: overall({ effectiveN: 61.23, designEffect: 1.666 }),
    weight: { by: 'w' },
  });
  expect(fact!.text).toBe(
    "scores and shares are weighted by 'w'; 102 answers tell as much as 61.2 of one weight (design effect 1.67)",
  );
});

it('tells the population, and keeps counts to itself that are hidden', () => {
  expect(facts({ overall: report().overall, population: 800 })[0]!.text).toContain(
    '800, of whom 102 answered;',
  );
  expect(facts({ overall: overall({ n: null }), population: 800 })[0]!.text).toMatch(/^800; the interval/);
  const hidden = overall({ n: null, accounts: null, designEffect: null, effectiveN: null });
  expect(facts({ overall: hidden, cluster: { by: 'c', withoutAccount: 0 } })[0]!.text).toMatch(
    /^by 'c'; int/,
  );
  expect(facts({ overall: hidden, weight: { by: 'w' } })[0]!.text).toBe(
    "scores and shares are weighted by 'w'",
  );
});

it('tells the response rate', () => {
  const responseRate = { answered: 210, invited: 874, share: 210 / 874, by: 'sent_at' };
  expect(facts({ responseRate })).toEqual([
    { term: 'response rate', text: "24% (210 of 874 invited, by 'sent_at')" },
  ]);
});
