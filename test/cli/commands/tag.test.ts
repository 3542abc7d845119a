import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csv } from '../../pipeline/ask.ts';
import { fails, launch, ok, run, shell, warns } from '../harness.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nps-tag-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

const ROWS = [
  ['id', 'nps', 'date', 'comment'],
  ['1', '9', '2025-01-31', 'Too expensive for what it does,\nbut "fine" otherwise'],
  ['2', '=1+1', '2025-02-01', '@SUM(1)'],
  ['3', '', '2025-02-02', ''],
  ['4', '3', '2025-03-01', 'Mail me: ann@x.example, or do not'],
  ...Array.from({ length: 12 }, (_, i) => [
    `${i + 5}`,
    `${i % 11}`,
    '2025-03-02',
    `Reason ${i}: it is easy to use, so I like it`,
  ]),
];
const HEADER = 'id,nps,date,comment,nps_score,nps_invalid,nps_category,nps_date,nps_period,nps_comment';

describe('nps tag', () => {
  it('writes every answer as CSV, guarded against spreadsheets, and says on the side what it did', async () => {
    file('a.csv', csv(ROWS));
    const { stdout, stderr } = await warns(['tag', 'a.csv'], { cwd: folder });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(HEADER);
    expect(stdout).toContain(
      `\n2,'=1+1,2025-02-01,'@SUM(1),,scoreNotNumber,,2025-02-01T00:00:00,2025-02,'@SUM(1)\n`,
    );
    expect(stderr).toContain('16 of 16 written, 2 of them without a score (1 missing, 1 invalid)');
    expect(stderr).toContain('1 score that is not a number');
    const raw = await ok(['tag', 'a.csv', '--raw', '-q'], { cwd: folder });
    expect(raw).toContain('\n2,=1+1,2025-02-01,@SUM(1),,');
    expect(raw.startsWith(`${HEADER}\n1,9,2025-01-31,"Too expensive`)).toBe(true);
  });

  it('writes Parquet, which is read as what the CSV says, or leaves what was there', async () => {
    file('a.csv', csv(ROWS));
    const reported = async (input: string) => {
      const report = JSON.parse(
        await ok(['report', input, '--by', 'month', '--json', '-q'], { cwd: folder }),
      );
      return { ...report, source: null, rejections: report.rejections.length };
    };
    await ok(['tag', 'a.csv', '-o', 'a.parquet', '-q'], { cwd: folder });
    await ok(['tag', 'a.csv', '-o', 'b.csv', '-q'], { cwd: folder });
    expect(await reported('a.parquet')).toEqual(await reported('b.csv'));
    const before = readFileSync(join(folder, 'a.parquet'));
    await fails(['tag', 'b.csv', '--score', 'nobody', '-o', 'a.parquet', '-q'], 2, { cwd: folder });
    expect(readFileSync(join(folder, 'a.parquet')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.parquet', 'b.csv']);
  });

  it('writes NDJSON and JSON, with themes as lists', async () => {
    file('a.csv', csv(ROWS));
    const args = ['tag', 'a.csv', '--themes', 'saas', '-q', '--period', 'year'];
    const lines = await ok([...args, '--format', 'ndjson'], { cwd: folder });
    const records = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(16);
    expect(records[0]).toMatchObject({ nps: '9', nps_score: 9, nps_period: '2025' });
    expect(records[0].nps_themes).toEqual(expect.arrayContaining([expect.stringMatching(/pric/)]));
    expect(records[2]).toMatchObject({ nps: '', nps_score: null, nps_category: null, nps_themes: null });
    expect(JSON.parse(await ok([...args, '--json'], { cwd: folder }))).toEqual(records);
  });

  it('writes the columns that are named, in that order', async () => {
    file('a.csv', csv(ROWS));
    const text = await ok(['tag', 'a.csv', '-q', '--columns', 'nps_category,#1'], { cwd: folder });
    expect(text.split('\n').slice(0, 3)).toEqual(['nps_category,id', 'promoter,1', ',2']);
    const told = await fails(['tag', 'a.csv', '--columns', 'id,nps_categry'], 2, { cwd: folder });
    expect(told).toContain("--columns: no column is called 'nps_categry'");
    expect(told).toContain("Did you mean 'nps_category'?");
  });

  it('names what is added as it is told', async () => {
    file('a.csv', 'id,nps_score\n1,9\n2,10\n');
    const taken = await fails(['tag', 'a.csv', '--prefix', 'nps_'], 2, { cwd: folder });
    expect(taken).toContain("a column is called 'nps_score' already");
    const text = await ok(['tag', 'a.csv', '-q', '--prefix', 'my_'], { cwd: folder });
    expect(text).toMatch(/^id,nps_score,my_score,my_invalid,/);
    expect(await ok(['tag', 'a.csv', '-q'], { cwd: folder })).toMatch(/^id,nps_score,tag_score,tag_invalid,/);
    expect(await fails(['tag', 'a.csv', '--prefix', ''], 2, { cwd: folder })).toContain('--prefix');
  });

  it('takes personal data out of all texts where that is asked', async () => {
    file('a.csv', csv(ROWS));
    const { stdout } = await run(['tag', 'a.csv', '--redact'], { cwd: folder });
    expect(stdout).toContain('Mail me: [e-mail], or do not');
    expect(stdout).not.toContain('ann@x.example');
    expect(stdout).toContain('2025-01-31T00:00:00');
  });

  it('reads what report reads: compressed, from standard input, several files of different columns', async () => {
    const plain = await ok(['tag', 'fixtures/plain.csv', '-q']);
    expect(await ok(['tag', 'fixtures/plain.csv.gz', '-q'])).toBe(plain);
    expect((await shell('cat fixtures/plain.csv | nps tag -q')).stdout).toBe(plain);
    file('a.csv', 'id,nps\n1,9\n2,10\n');
    file('b.csv', 'score,id\n10,3\n');
    expect(
      await ok(['tag', 'a.csv', 'b.csv', '-q', '--columns', 'id,nps,score,nps_score'], { cwd: folder }),
    ).toBe('id,nps,score,nps_score\n1,9,,9\n2,10,,10\n3,,10,10\n');
  });

  it('is what report reads again', async () => {
    const { stdout } = await shell('nps tag fixtures/qualtrics.csv -q | nps report --json -q');
    const again = JSON.parse(stdout);
    const first = JSON.parse(await ok(['report', 'fixtures/qualtrics.csv', '--json', '-q']));
    expect(again.overall).toEqual(first.overall);
    expect(again.trend).toEqual(first.trend);
    expect(again.source.inputs[0].format).toBe('nps');
  });

  it('obeys the configuration', async () => {
    file('nps.config.yaml', 'periods:\n  fiscalYearStart: 4\nthemes: saas\nformats:\n  output: ndjson\n');
    file('a.csv', csv(ROWS));
    const text = await ok(['tag', 'a.csv', '-q', '--period', 'quarter'], { cwd: folder });
    expect(JSON.parse(text.split('\n')[0]!)).toMatchObject({ nps_period: 'FY2025-Q4' });
    expect(text).toContain('"nps_themes":[');
    file('b.csv', 'id,nps\n1,9\n2,10\n');
    const { stdout, stderr } = await warns(['tag', 'b.csv'], { cwd: folder });
    expect(stdout).not.toContain('nps_themes');
    expect(stderr).toContain('no themes are told');
    expect(await fails(['tag', 'b.csv', '--themes', 'saas'], 2, { cwd: folder })).toContain(
      'no column of comments',
    );
  });

  it('ends with 3 where nothing has a score, though rows are written', async () => {
    file('a.csv', 'id,nps\n1,x\n2,\n');
    const { stdout, exitCode } = await run(['tag', 'a.csv', '--score', 'nps', '-q'], { cwd: folder });
    expect([exitCode, stdout.split('\n').length]).toEqual([3, 4]);
    expect((await run(['tag', 'fixtures/header-only.csv'])).exitCode).toBe(3);
  });

  it('writes a file whole or not at all', async () => {
    file('a.csv', csv(ROWS));
    expect((await run(['tag', 'a.csv', '-o', 'out.csv', '-q'], { cwd: folder })).stdout).toBe('');
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe(
      await ok(['tag', 'a.csv', '-q'], { cwd: folder }),
    );
    expect(await fails(['tag', 'a.csv', '-o', 'a.csv'], 2, { cwd: folder })).toContain('a.csv');
    expect(await fails(['tag', 'a.csv', '-o', '/dev/full'], 2, { cwd: folder })).toContain('ENOSPC');
    expect(await fails(['tag', 'a.csv', '-o', 'none/out.csv'], 2, { cwd: folder })).toContain('none/out.csv');
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'out.csv']);
  });

  it('ends with 2 where standard output is full', async () => {
    file('a.csv', csv(ROWS));
    const { exitCode, stderr } = await shell('nps tag a.csv -q > /dev/full', { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('ENOSPC');
  });
});

describe('a long table', () => {
  const many = csv([
    ['id', 'nps', 'comment'],
    ...Array.from({ length: 60_000 }, (_, i) => [`${i}`, `${i % 11}`, `${i} ${'x'.repeat(60)}`]),
  ]);

  it('is written to its end, in order', async () => {
    file('a.csv', many);
    const { stdout } = await shell('nps tag a.csv -q --columns id | cksum; seq 0 59999 | sed 1iid | cksum', {
      cwd: folder,
    });
    const [ours, expected] = stdout.trim().split('\n');
    expect(ours).toBe(expected);
  });

  it('is left quietly where nobody reads any further', async () => {
    file('a.csv', many);
    const { stdout, stderr, exitCode } = await shell('nps tag a.csv -q | head -1', { cwd: folder });
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: 'id,nps,comment,nps_score,nps_invalid,nps_category,nps_date,nps_period,nps_comment\n',
      stderr: '',
      exitCode: 0,
    });
  });

  it('waits for a slow reader', async () => {
    file('a.csv', many);
    const [node, args, env] = launch(['tag', 'a.csv', '-q']);
    const child = spawn(node, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let length = 0;
    for await (const chunk of child.stdout) {
      length += chunk.length;
      if (length < 500_000) await new Promise((done) => setTimeout(done, 5));
    }
    expect(length).toBeGreaterThan(many.length);
  });
});
