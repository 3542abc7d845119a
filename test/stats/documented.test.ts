/** Holds the tables of docs/intervals.md to what the code does. Where they part, the failing test prints the new one. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { difference } from '../../src/stats/difference.ts';
import { interval } from '../../src/stats/interval.ts';
import { splitsOf, tallyFrom } from './counts.ts';
import { coverageOf, probabilityOf, type Shape } from './exact.ts';

const TEXT = readFileSync(new URL('../../docs/intervals.md', import.meta.url), 'utf8');

const ORDINARY: Readonly<Record<string, Shape>> = {
  'a third each': [1 / 3, 1 / 3, 1 / 3],
  '50/30/20': [0.5, 0.3, 0.2],
  '70/20/10': [0.7, 0.2, 0.1],
  '90/8/2': [0.9, 0.08, 0.02],
  '20/30/50': [0.2, 0.3, 0.5],
};
const EXTREME: Readonly<Record<string, Shape>> = {
  '95/4/1': [0.95, 0.04, 0.01],
  '98/1.5/0.5': [0.98, 0.015, 0.005],
  '100/0/0': [1, 0, 0],
  '90/0/10': [0.9, 0, 0.1],
  '50/0/50': [0.5, 0, 0.5],
  '2/96/2': [0.02, 0.96, 0.02],
  '5/5/90': [0.05, 0.05, 0.9],
};

/** The table under a heading, as lines. */
function tableUnder(heading: string): string[] {
  const [, section = ''] = TEXT.split(`${heading}\n`);
  return section
    .split(/\n#/)[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'));
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

test.each([5, 10, 30, 100, 1000])('coverage and width of %i answers', (n) => {
  const lines = Object.entries({ ...ORDINARY, ...EXTREME }).map(([name, shape]) => {
    const cells = (['adjusted-wald', 'score', 'wald'] as const).flatMap((method) => {
      const { covered, width } = coverageOf(n, shape, (sample) => interval(sample, method, 0.95));
      return [covered.toFixed(1), width.toFixed(1)];
    });
    return row(name, ...cells);
  });
  expect(tableUnder(`### ${n.toLocaleString('en')} answers`)).toEqual([
    row('shape', 'adjusted-wald', 'width', 'score', 'width', 'wald', 'width'),
    row('---', ...Array(6).fill('---:')),
    ...lines,
  ]);
});

test('how often two equal scores are called different', () => {
  const SIZES = [
    [10, 10],
    [20, 20],
    [15, 60],
    [5, 200],
  ] as const;
  const tables = SIZES.map(([n, m]) => {
    const [ones, others] = [splitsOf(n), splitsOf(m)].map((splits) => splits.map(tallyFrom));
    // Whether two samples are called different does not depend on the shape that they are drawn from.
    const known = new Int8Array(ones!.length * others!.length);
    const isRejected = (one: number, other: number): boolean => {
      const at = one * others!.length + other;
      known[at] ||= difference(ones![one]!, others![other]!, 0.95)!.p! < 0.05 ? 1 : -1;
      return known[at] === 1;
    };
    return { n, m, isRejected };
  });
  const share = (size: number, shape: Shape): string => {
    const { n, m, isRejected } = tables[size]!;
    const [ones, others] = [n, m].map((size) => splitsOf(size).map((split) => probabilityOf(split, shape)));
    let total = 0;
    // Those left out are together below a hundredth of a percent.
    for (const [one, p] of ones!.entries())
      for (const [other, q] of others!.entries()) if (p * q > 1e-10 && isRejected(one, other)) total += p * q;
    return (100 * total).toFixed(1);
  };
  const lines = Object.entries({ ...ORDINARY, ...EXTREME }).map(([name, shape]) =>
    row(name, ...SIZES.map((_, size) => share(size, shape))),
  );
  expect(tableUnder('## Two scores')).toEqual([
    row('shape', ...SIZES.map(([n, m]) => `${n} and ${m}`)),
    row('---', ...SIZES.map(() => '---:')),
    ...lines,
  ]);
  const ordinary = Object.values(ORDINARY).map((shape) => Number(share(2, shape)));
  expect(Math.max(...ordinary)).toBeLessThanOrEqual(5.6);
});
