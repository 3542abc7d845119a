import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Question } from '../../src/model.ts';
import { conclude } from '../../src/pipeline/conclude.ts';
import { segmentsOf } from '../../src/pipeline/segments.ts';
import { settle } from '../../src/pipeline.ts';
import { ask, csv, type Files, question, withFiles, worldOf } from './ask.ts';

const HEADER = ['email', 'plan', 'region', 'date', 'score'];
const ROWS = [
  ['a', 'Pro', 'EU', '2025-01-03', '9'],
  ['b', 'Pro', 'US', '2025-01-04', ''],
  ['c', 'SMB', 'EU', '2025-02-03', '3'],
  ['a', 'SMB', 'EU', '2025-02-05', '10'],
  ['d', 'SMB', 'US', '2025-02-09', '11'],
  ['e', '', 'US', '2025-02-10', '7'],
];

const found = (files: Files, changes: Partial<Question>) =>
  withFiles(files, async (inputs) => {
    const asked = question({ roles: { score: 'score' }, ...changes, inputs });
    const settled = await settle(asked, worldOf());
    conclude(asked, settled);
    return segmentsOf(asked, settled, 'month');
  });

it('counts what each segment holds', async () => {
  const segments = [['plan=Pro'], ['plan=SMB', 'region=EU'], ['plan=(none)'], ['plan=XL']];
  const [pro, smb, none, nobody] = await found({ 'a.csv': csv([HEADER, ...ROWS]) }, { segments });
  expect(pro).toMatchObject({ rows: 2, missing: 1, invalid: 0 });
  expect(pro!.overall[9]).toBe(1);
  expect(smb).toMatchObject({ rows: 2, missing: 0, invalid: 0 });
  expect(smb!.trend.map(({ keys }) => keys)).toEqual([['2025-02']]);
  expect(none).toMatchObject({ rows: 1 });
  expect(nobody).toMatchObject({ rows: 0, missing: 0, invalid: 0 });
});

it('knows rows outside of the window, and counts none of them', async () => {
  const [pro] = await found(
    { 'a.csv': csv([HEADER, ...ROWS]) },
    { segments: [['plan=Pro']], window: { since: '2025-02', until: null, last: null } },
  );
  expect(pro).toMatchObject({ rows: 2, missing: 0 });
  expect(Math.max(...pro!.overall)).toBe(0);
});

it('finds what the same conditions find as a filter, in any order of rows and files', async () => {
  const cell = {
    plan: fc.constantFrom('Pro', 'SMB', ''),
    region: fc.constantFrom('EU', 'US'),
    email: fc.constantFrom('a', 'b', 'c', ''),
    score: fc.constantFrom('0', '3', '7', '9', '10', '', '11'),
    day: fc.integer({ min: 1, max: 28 }),
  };
  const row = fc
    .record(cell)
    .map(({ plan, region, email, score, day }) => [
      email,
      plan,
      region,
      `2025-01-${`${day}`.padStart(2, '0')}`,
      score,
    ]);
  const fixed = ROWS.map((one) => [...one]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      fc.constantFrom<Question['dedupe']>('none', 'latest'),
      fc.constantFrom<string[]>(['plan=Pro'], ['plan!=Pro', 'region=EU'], ['month=2025-01']),
      fc.nat(),
      async (more, dedupe, conditions, seed) => {
        // Of two answers on one day the order decides, so that each is on its own.
        const rows = [
          ...fixed,
          ...more.map((one, i) => one.with(3, `2024-${`${1 + (i % 12)}`.padStart(2, '0')}-01`)),
        ];
        const roles = { score: 'score', respondent: 'email', date: 'date' };
        const cut = seed % (rows.length + 1);
        const turned = [...rows.slice(cut), ...rows.slice(0, cut)];
        const files = {
          'a.csv': csv([HEADER, ...turned.slice(0, 3)]),
          'b.csv': csv([HEADER, ...turned.slice(3)]),
        };
        const [segment] = await found(files, { segments: [conditions], dedupe, roles });
        const plain = await ask({ 'a.csv': csv([HEADER, ...rows]) }, { where: conditions, dedupe, roles });
        expect(segment!.overall).toEqual(plain.overall);
        expect(segment).toMatchObject({ missing: plain.counts.missing, invalid: plain.counts.invalid });
      },
    ),
    { numRuns: 30 },
  );
});
