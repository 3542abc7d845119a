import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Suggestions } from '../../../../src/model/suggestions.ts';
import { csv, withFiles } from '../../../pipeline/ask.ts';
import { run } from '../../harness.ts';
import { play } from '../../inProcess.ts';

const FILE = 'fixtures/comments.csv';

const suggest = async (...args: string[]): Promise<Suggestions> =>
  JSON.parse((await play(['themes', 'suggest', FILE, ...args, '--json', '-q'])).stdout);

describe('nps themes suggest', () => {
  it('needs no rules, and with rules looks at what they leave', async () => {
    const [without, having] = [await suggest(), await suggest('--themes', 'saas')];
    expect(without.coverage.tagged).toBe(0);
    expect(without.nearMisses).toEqual([]);
    expect(having.coverage.comments).toBe(without.coverage.comments);
    expect(having.coverage.tagged).toBeGreaterThan(0);
    expect(having.source.themes).toBe('saas');
  });

  it('has lists no longer than --top, and quotes only with --quotes', async () => {
    const { untagged } = await suggest('--top', '2', '--quotes', '1');
    expect(untagged.length).toBeLessThanOrEqual(2);
    for (const { quotes } of untagged) expect(quotes).toHaveLength(1);
    for (const term of (await suggest()).untagged) expect(term).not.toHaveProperty('quotes');
  });

  it('obeys filters', async () => {
    const all = await suggest();
    const some = await suggest('--where', 'category=detractor');
    expect(some.counts.scored).toBeLessThan(all.counts.scored);
    for (const { passives, promoters } of some.untagged) expect([passives, promoters]).toEqual([0, 0]);
  });

  it('ends with what can be pasted into rules, which then are obeyed', async () => {
    const { stdout } = await play(['themes', 'suggest', FILE, '-q']);
    const block = stdout.slice(stdout.indexOf('  - id: suggested'));
    const [theme] = parse(block) as { id: string; any: string[] }[];
    const before = await suggest();
    expect(theme!.any).toEqual(before.untagged.map(({ term }) => term));
    await withFiles({ 'rules.yaml': `version: 1\nthemes:\n${block}` }, async ([rules]) => {
      const after = await suggest('--themes', rules!);
      expect(after.coverage.tagged).toBe(before.coverage.gain);
    });
  });

  it('takes personal data out of terms and quotes with --redact', async () => {
    const rows = Array.from({ length: 4 }, (_, i) => [
      `${i}`,
      `write to jo@example.org please${' '.repeat(i)}`,
    ]);
    await withFiles({ 'in.csv': csv([['score', 'comment'], ...rows]) }, async ([path]) => {
      const { stdout } = await play(['themes', 'suggest', path!, '--quotes', '2', '--redact', '-q']);
      expect(stdout).toContain('write to [e-mail] please');
      expect(stdout).not.toContain('jo@example.org');
    });
  });

  it.each([
    [['--top', '0'], '--top'],
    [['--quotes', 'x'], '--quotes'],
    [['--themes', 'none.yaml'], 'none.yaml'],
    [['--by', 'plan'], 'unknown option'],
  ])('%j is refused', async (args, message) => {
    const { stderr, stdout, exitCode } = await play(['themes', 'suggest', FILE, ...args]);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain(message);
  });

  it('writes over no rules, and neither do the others that read them', async () => {
    await withFiles({ 'rules.yaml': 'version: 1\nthemes: [{ id: a, any: [b] }]\n' }, async ([rules]) => {
      const written = ['--themes', rules!, '-o', rules!];
      const commands = [
        ['themes', 'suggest', FILE, ...written],
        ['themes', 'test', rules!, '-o', rules!],
        ['themes', FILE, ...written],
        ['report', FILE, '--by', 'theme', ...written],
      ];
      for (const args of commands) expect((await play(args)).stderr).toContain('is one of the inputs');
    });
  });

  it('is told from a file, and refuses an option that stands before it', async () => {
    const { stderr, exitCode } = await play(['themes', '--themes', 'saas', 'suggest', FILE]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe("nps: option '--themes' must follow 'suggest'\nTry 'nps themes suggest --help'.\n");
    const there = await play(['themes', './suggest', '--themes', 'saas']);
    expect(there.stderr).toContain('no such file');
    const help = await play(['themes', 'suggest', '--help']);
    expect(help.stdout).toContain('--quotes <n>');
    expect((await play(['themes', '--help'])).stdout).toContain('suggest');
  });

  it('ends as a process with 0, 2 and 3', async () => {
    const codes = async (...args: string[]) => (await run(['themes', 'suggest', ...args, '-q'])).exitCode;
    expect(await codes(FILE)).toBe(0);
    expect(await codes('fixtures/weights.csv', '--comment', 'nothing')).toBe(2);
    await withFiles(
      {
        'in.csv': csv([
          ['score', 'comment'],
          ['9', 'n/a'],
          ['3', '-'],
        ]),
      },
      async ([path], folder) => {
        expect(await codes(path!, '--comment', 'comment')).toBe(3);
        writeFileSync(join(folder, 'nps.config.yaml'), 'themes: saas\ncolumns: { comment: comment }\n');
        const { stdout } = await run(['themes', 'suggest', 'in.csv', '--json', '-q'], { cwd: folder });
        expect(JSON.parse(stdout).source).toMatchObject({ config: 'nps.config.yaml', themes: 'saas' });
      },
    );
  });
});
