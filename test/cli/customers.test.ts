import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report, ScoredGroup } from '../../src/model.ts';
import { csv, withFiles } from '../pipeline/ask.ts';
import { fails, run, warns } from './harness.ts';

const ANSWERS = 'fixtures/customer-responses.csv';
const CUSTOMERS = 'fixtures/customers.csv';

/** The report as JSON, and what was said beside it. */
async function report(args: readonly string[], options: Parameters<typeof run>[1] = {}): Promise<Report> {
  const outcome = await run(['report', ...args, '--json', '-q'], options);
  expect(outcome, outcome.stderr).toMatchObject({ exitCode: 0, stderr: '' });
  return JSON.parse(outcome.stdout) as Report;
}

/** Lines are broken to fit. */
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

const sizes = (groups: readonly ScoredGroup[]): Record<string, number | null> =>
  Object.fromEntries(
    groups.map(({ keys, n }) => [
      Object.values(keys)
        .map((key) => key ?? '(none)')
        .join('|'),
      n,
    ]),
  );

/** Answers without customers of their own, in a folder that is given with them. */
const MADE = {
  'answers.csv': csv([
    ['score', 'user_id', 'date'],
    ['10', 'u-0001', '2025-06-30'],
    ['9', 'u-0002', '2025-06-30'],
    ['3', 'u-0003', '2025-06-30'],
  ]),
  'users.csv': csv([
    ['id', 'role', 'account_id'],
    ['u-0001', 'admin', 'acc-01'],
    ['u-0002', 'viewer', 'acc-01'],
    ['u-0003', 'viewer', 'acc-02'],
  ]),
  'accounts.ndjson':
    '{"account_id":"acc-01","tier":"Gold","first_purchase":"2025-06-01"}\n{"account_id":"acc-02","tier":"Iron","first_purchase":"2020-01-01"}\n',
  'empty.csv': '',
};
const inMade = <T>(work: (cwd: string) => Promise<T>, more: Record<string, string> = {}): Promise<T> =>
  withFiles({ ...MADE, ...more }, (_, folder) => work(folder));

describe('nps report --customers', () => {
  it('tells in JSON whose customers were joined, and how stages were told', async () => {
    const { source, breakdowns, warnings, rejections } = await report([
      ANSWERS,
      ...['--customers', CUSTOMERS, '--by', 'stage', '--by', 'Region'],
    ]);
    expect(source.customers).toEqual([
      {
        paths: [CUSTOMERS],
        rows: 19,
        customers: 17,
        on: { response: 'Customer ID', customer: 'Customer ID' },
        matched: 18,
        unmatched: 1,
        withoutKey: 1,
        matchRate: 0.9,
        neverAsked: 2,
        repeated: 1,
        conflicting: 1,
      },
    ]);
    expect(source.stages).toMatchObject({
      order: ['prospect', 'new', 'established', 'renewal', 'advocate', 'lost'],
      attributes: {
        firstPurchase: 'First purchase',
        signup: 'Signup',
        renewal: 'Renewal',
        churned: 'Churned',
        purchases: 'Purchases',
      },
      purchasesAsOf: 'export',
    });
    expect(Object.entries(sizes(breakdowns[0]!.groups))).toEqual([
      ['prospect', 3],
      ['new', 2],
      ['established', 5],
      ['renewal', 2],
      ['advocate', 2],
      ['lost', 1],
      ['(none)', 4],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual([
      'conflictingCustomers',
      'beforeSignup',
      'repeatedRespondents',
    ]);
    expect(rejections).toEqual([
      { input: CUSTOMERS, column: 'First purchase', reason: 'dateUnreadable', count: 1, lines: [13] },
    ]);
  });

  it('says the same in words, what is doubtful on stderr', async () => {
    const { stdout, stderr } = await warns(['report', ANSWERS, '--customers', CUSTOMERS, '--by', 'stage']);
    expect(stdout).toMatch(/^ *established +−20 .* 5\*/m);
    const said = onOneLine(stderr);
    expect(said).toContain(`${CUSTOMERS}: 17 customers, joined by 'Customer ID'`);
    expect(said).toContain('18 of 20 answers matched (90%), 1 without a key; 2 customers never asked');
    expect(said).toContain("'Purchases' counted as of the export, not of the answer");
    expect(said).toContain(
      "1 date that cannot be read, column 'First purchase', fixtures/customers.csv, line 13",
    );
    expect(said).toMatch(
      /1 customer is listed more than once .*\(Plan, First purchase, Purchases\).*line 19/,
    );
    expect(said).toMatch(/1 of 19 answers w(?:as|ere) given before the customer's 'Signup'/);
  });

  it('keeps the plan of the answer apart from that of the customer', async () => {
    const { breakdowns } = await report([
      ...[ANSWERS, '--customers', CUSTOMERS, '--by', 'Plan', '--by', 'customers.Plan'],
    ]);
    expect(sizes(breakdowns[0]!.groups)).toEqual({ Pro: 7, Starter: 6, Enterprise: 3, Trial: 3 });
    expect(sizes(breakdowns[1]!.groups)).toEqual({ Pro: 7, Starter: 6, Enterprise: 3, '(none)': 3 });
  });

  it('changes nothing about the overall', async () => {
    const [alone, joined] = [await report([ANSWERS]), await report([ANSWERS, '--customers', CUSTOMERS])];
    expect({ ...joined, source: alone.source, warnings: alone.warnings }).toEqual(alone);
  });

  it('takes several tables, one of them NDJSON and reached through the other', () =>
    inMade(async (cwd) => {
      const { source, breakdowns } = await report(
        [
          ...['answers.csv', '--customers', 'users.csv', '--customers', 'accounts.ndjson'],
          ...['--by', 'tier,role', '--by', 'stage,quarter'],
        ],
        { cwd },
      );
      expect(source.customers).toMatchObject([
        { paths: ['users.csv'], on: { response: 'user_id', customer: 'id' }, matchRate: 1 },
        { paths: ['accounts.ndjson'], on: { response: 'account_id', customer: 'account_id' }, matchRate: 1 },
      ]);
      expect(sizes(breakdowns[0]!.groups)).toEqual({ 'Gold|admin': 1, 'Gold|viewer': 1, 'Iron|viewer': 1 });
      expect(sizes(breakdowns[1]!.groups)).toEqual({ 'new|2025-Q2': 2, 'established|2025-Q2': 1 });
    }));

  it('takes a pattern for its files', () =>
    inMade(
      async (cwd) => {
        const { source } = await report(['answers.csv', '--customers', 'crm-*.csv', '--by', 'city'], { cwd });
        expect(source.customers).toMatchObject([{ paths: ['crm-1.csv', 'crm-2.csv'], rows: 2, matched: 2 }]);
      },
      { 'crm-1.csv': 'id,city\nu-0001,Oslo\n', 'crm-2.csv': 'id,city\nu-0002,Rome\n' },
    ));

  it('takes customers from standard input', () =>
    inMade(async (cwd) => {
      const args = ['answers.csv', '--customers', '-', '--by', 'role'];
      const { source, breakdowns } = await report(args, { cwd, stdin: MADE['users.csv'] });
      expect(source.customers).toMatchObject([{ paths: ['stdin'], rows: 3, matched: 3 }]);
      expect(sizes(breakdowns[0]!.groups)).toEqual({ viewer: 2, admin: 1 });
    }));

  it('joins by the columns that --on names', () =>
    inMade(async (cwd) => {
      const args = [
        'report',
        'answers.csv',
        '--customers',
        'users.csv',
        '--on',
        'user_id=id',
        '--by',
        'role',
      ];
      expect((await warns(args, { cwd })).stderr).toMatch(/joined by 'user_id' = 'id'/);
      const stderr = await fails(
        ['report', 'answers.csv', '--customers', 'users.csv', '--on', 'user=id'],
        2,
        {
          cwd,
        },
      );
      expect(stderr).toMatch(/^nps: --on 'user=id': no column of the answers/);
      expect(stderr).toMatch(/#2 user_id[\s\S]*#1 id\n/);
    }));

  it.each([
    ['an empty file', 'empty.csv', /^nps: empty\.csv: is empty/],
    ['a folder', '.', /^nps: \.: is a directory/],
    ['a file that is not there', 'none.csv', /^nps: none\.csv: no such file/],
    ['a pattern that fits nothing', 'none-*.csv', /^nps: none-\*\.csv: no such file/],
  ])('refuses %s', (_, customers, message) =>
    inMade(async (cwd) => {
      expect(await fails(['report', 'answers.csv', '--customers', customers], 2, { cwd })).toMatch(message);
    }),
  );

  it('refuses customers who have no column in common with the answers, and says how to join them', async () => {
    const stderr = await fails(['report', 'fixtures/google-forms.tsv', '--customers', CUSTOMERS], 2);
    expect(stderr).toMatch(/nothing tells which answer belongs to which customer/);
    expect(stderr).toMatch(/--on 'answers=customers'/);
  });

  it('warns where a column of the same name has nobody in common', async () => {
    const { stderr } = await warns(['report', 'fixtures/plain.csv', '--customers', CUSTOMERS]);
    expect(onOneLine(stderr)).toMatch(/no answer found a customer by 'customer_id' = 'Customer ID'/);
  });

  it('refuses an attribute that is nowhere, and lists those that there are', async () => {
    const stderr = await fails(['report', ANSWERS, '--customers', CUSTOMERS, '--by', 'Regoin'], 2);
    expect(stderr).toMatch(/--by: no column is called 'Regoin'/);
    expect(stderr).toMatch(/Did you mean 'Region'\?/);
    expect(stderr).toMatch(/ {2}customers\.Region\n/);
  });

  it('refuses stages that nothing tells', async () => {
    const stderr = await fails(['report', 'fixtures/plain.csv', '--by', 'stage'], 2);
    expect(stderr).toMatch(/nothing tells the lifecycle stage of an answer/);
    expect(stderr).toMatch(/--customers FILE/);
  });

  it('never writes over the customers', () =>
    inMade(async (cwd) => {
      const args = ['report', 'answers.csv', '--customers', 'users.csv', '-o', 'users.csv'];
      expect(await fails(args, 2, { cwd })).toMatch(/^nps: -o users\.csv: is one of the inputs/);
      expect(await readFile(join(cwd, 'users.csv'), 'utf8')).toBe(MADE['users.csv']);
    }));

  it('hides small segments of customers, and what would give them away', async () => {
    const { breakdowns } = await report([
      ...[ANSWERS, '--customers', CUSTOMERS, '--by', 'Region', '--by', 'stage', '--min-n', '4'],
    ]);
    const hidden = breakdowns.map(({ groups }) =>
      groups.filter(({ suppressed }) => suppressed).map(({ keys }) => Object.values(keys)[0]),
    );
    // Only (none) is smaller than 4, and the others together would tell how many it has.
    expect(hidden[0]).toContain(null);
    expect(hidden[0]!.length).toBeGreaterThanOrEqual(2);
    expect(hidden[1]).toEqual(expect.arrayContaining(['prospect', 'new', 'renewal', 'advocate', 'lost']));
    const shown = breakdowns.flatMap(({ groups }) => groups.filter(({ suppressed }) => !suppressed));
    expect(shown.filter(({ n }) => n! < 4)).toEqual([]);
    expect(sizes(shown)).toMatchObject({ AMER: 6, EMEA: 7 });
  });

  it('refuses a table of customers in the place of answers', async () => {
    expect(await fails(['report', CUSTOMERS], 2)).toMatch(/no column of 0–10 scores found/);
  });

  it.each(['csv', 'ndjson', 'markdown'])('names stages and attributes in %s as well', async (format) => {
    const args = ['report', ANSWERS, '--customers', CUSTOMERS, '--by', 'stage,Region', '--format', format];
    const { stdout, exitCode } = await run(args);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/advocate\W+(?:Region\W+)?EMEA/);
  });
});
