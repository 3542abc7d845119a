import { describe, expect, it } from 'vitest';
import { samplingOf } from '../../src/cli/sampling.ts';
import { fails, ok, run, warns } from './harness.ts';

const FILE = 'fixtures/accounts.csv';

describe('samplingOf', () => {
  const flags = { interval: 'adjusted-wald' } as const;

  it('says what is given, and nothing else', () => {
    expect(samplingOf(flags)).toEqual({ population: null });
    expect(samplingOf({ ...flags, cluster: 'account' })).toEqual({ cluster: 'account', population: null });
    expect(samplingOf({ ...flags, weight: 'w' })).toEqual({ weight: 'w', population: null });
    expect(samplingOf({ ...flags, population: '800', interval: 'score' })).toEqual({ population: 800 });
  });

  it.each([
    [{ cluster: 'a', weight: 'b' }, '--weight: not together with --cluster'],
    [{ cluster: 'a', population: '9' }, '--population: not together with --cluster'],
    [{ weight: 'a', population: '9' }, '--population: not together with --weight'],
    [{ weight: 'a', interval: 'wald' as const }, '--interval: not together with --weight'],
    [{ cluster: 'a', interval: 'score' as const }, '--interval: not together with --cluster'],
    [{ population: '0' }, "--population '0'"],
    [{ population: '1e3' }, "--population '1e3'"],
  ])('refuses %j', (given, message) => {
    expect(() => samplingOf({ ...flags, ...given })).toThrow(message);
  });
});

describe('nps report --cluster', () => {
  it('shows accounts and the design effect', async () => {
    const { stdout, stderr } = await warns(['report', FILE, '--cluster', 'account', '--by', 'plan']);
    expect(stdout).toMatch(/^NPS \+27 {4}95% interval .+ {4}11 answers {4}5 accounts\n/);
    expect(stdout).toMatch(/plan +NPS +95% interval +n +accounts/);
    expect(stderr).toMatch(/accounts +by 'company', 5 of them; .*design\s+effect\s+2\.63/s);
    expect(stderr).toContain('5 accounts are few');
    const csv = await ok(['report', FILE, '--cluster', 'company', '--format', 'csv', '-q']);
    expect(csv.split('\n')[0]).toBe(
      'breakdown,n,promoters,passives,detractors,nps,low,high,accounts,designEffect',
    );
    expect(csv.split('\n')[1]).toMatch(/^,11,6,2,3,27\.27\d*,.+,5,2\.62626\d*$/);
  });

  it('takes it from variables and names what is wrong', async () => {
    const { stdout } = await run(['report', FILE, '--json'], { env: { NPS_CLUSTER: 'company' } });
    expect(JSON.parse(stdout).overall).toMatchObject({ accounts: 5, interval: { method: 'cluster' } });
    expect(await fails(['report', FILE, '--cluster', 'nobody'], 2)).toContain("no column is called 'nobody'");
    expect(await fails(['report', 'fixtures/plain.csv', '--cluster', 'account'], 2)).toContain(
      '--cluster account: no column says from which account an answer is',
    );
    expect(await fails(['report', FILE, '--cluster', 'company', '--weight', 'weight'], 2)).toContain(
      '--weight: not together with --cluster',
    );
  });
});

describe('nps report --weight', () => {
  it('shows n and the effective n, and says by what it is weighted', async () => {
    const { stdout, stderr } = await warns(['report', FILE, '--weight', 'weight', '--dedupe', 'latest']);
    expect(stdout).toMatch(/^Weighted NPS \S+ {4}95% interval .+ {4}9 answers\* {4}effective n \d\n/);
    expect(stdout).toContain('Answers by score, each counted once');
    expect(stderr).toMatch(
      /weight +scores and shares are weighted by 'weight'; 9 answers tell as much\s+as 7\.2 of one weight/,
    );
    expect(stderr).toMatch(/2 weights that are not numbers above 0, column 'weight', lines 6, 10/);
  });

  it('ends with 3 where no answer has a weight', async () => {
    const { stdout, exitCode } = await run(['report', '--weight', 'w', '--score', 'nps', '-q'], {
      stdin: 'nps,w\n9,0\n3,\n',
    });
    expect({ exitCode, stdout }).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('no answers'),
    });
  });
});

describe('nps report --population', () => {
  it('narrows the interval of the overall and says so', async () => {
    const { stdout, stderr } = await warns(['report', FILE, '--population', '11']);
    expect(stdout).toMatch(/^NPS \+27 {4}95% interval \+27 to \+27/);
    expect(stderr).toContain('11, of whom 11 answered');
    expect(await fails(['report', FILE, '--population', '10'], 2)).toContain('11 at least');
  });
});

describe('the response rate', () => {
  it('is told where those who did not answer are listed', async () => {
    const { stderr } = await warns(['report', 'fixtures/invited.csv']);
    expect(stderr).toContain("response rate  44% (4 of 9 invited, by 'sent_at')");
    const found = JSON.parse(await ok(['report', 'fixtures/invited.csv', '--json']));
    expect(found.responseRate).toEqual({ answered: 4, invited: 9, by: 'sent_at', share: 4 / 9 });
    const small = JSON.parse(
      (await run(['report', 'fixtures/invited.csv', '--json', '--min-n', '9'])).stdout,
    );
    expect(small.responseRate).toBeNull();
  });
});
