import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ThemesTest } from '../../../../src/model/themesTest.ts';
import { withFiles } from '../../../pipeline/ask.ts';
import { run } from '../../harness.ts';
import { play } from '../../inProcess.ts';

const RULES = 'fixtures/themes/examples.yaml';
const GOLD = ['--gold', 'fixtures/themes/labelled.csv', '--label', 'labels'];
const WRONG = `version: 1
themes: [{ id: price, any: [price] }]
examples: [{ text: "call 555-123-4567, far too dear", themes: [price] }]
`;
const NONE = 'version: 1\nthemes: [{ id: price, any: [price] }]\n';

describe('nps themes test', () => {
  it('runs the examples: 0 where all pass, 1 where one fails, 3 where there are none', async () => {
    const passed = await run(['themes', 'test', RULES]);
    expect(passed).toMatchObject({ exitCode: 0 });
    expect(passed.stdout).toContain('19 of 19 have the themes that they should');
    await withFiles({ 'wrong.yaml': WRONG, 'none.yaml': NONE }, async ([wrong, none]) => {
      const failed = await run(['themes', 'test', wrong!]);
      expect(failed.exitCode).toBe(1);
      expect(failed.stdout).toContain('far too dear');
      expect(failed.stdout).toContain('should have, and has not: price');
      const empty = await run(['themes', 'test', none!]);
      expect(empty.exitCode).toBe(3);
      expect(empty.stdout).toContain('there are none beside the rules');
      expect((await run(['themes', 'test', 'nothing.yaml'])).exitCode).toBe(2);
    });
  });

  it.each(['saas', 'consumer', 'employee'])('the pack %s passes its own', async (pack) => {
    expect((await play(['themes', 'test', pack, '-q'])).exitCode).toBe(0);
  });

  it('takes the rules of --themes and of the configuration', async () => {
    expect((await play(['themes', 'test', '--themes', RULES])).exitCode).toBe(0);
    await withFiles({ 'rules.yaml': WRONG }, async (_, folder) => {
      writeFileSync(join(folder, 'nps.config.yaml'), 'themes: rules.yaml\n');
      expect((await run(['themes', 'test'], { cwd: folder })).exitCode).toBe(1);
    });
    const { exitCode, stderr } = await play(['themes', 'test', '--no-config']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no rules');
  });

  it('measures the rules by labels', async () => {
    const { stdout, stderr, exitCode } = await play([
      'themes',
      'test',
      RULES,
      ...GOLD,
      '--json',
      '--quotes',
      '1',
    ]);
    expect(exitCode).toBe(0);
    const { gold, examples } = JSON.parse(stdout) as ThemesTest;
    expect(examples).toBeNull();
    expect(gold!.themes[0]).toEqual({
      theme: 'price',
      labelled: 5,
      found: 4,
      both: 3,
      precision: 0.75,
      recall: 0.6,
      f1: 2 / 3,
    });
    expect(gold!.misses).toHaveLength(2);
    expect(stderr).toContain("the label 'prize' (once) is no theme of the rules");
    expect(stderr).toContain("Is 'price' meant?");
  });

  it('shows no comment with --quotes 0, and no personal data with --redact', async () => {
    const { stdout } = await play(['themes', 'test', RULES, ...GOLD, '--quotes', '0']);
    expect(stdout).toContain('Agreement');
    expect(stdout).not.toContain('Comments to look at');
    await withFiles({ 'wrong.yaml': WRONG }, async ([wrong]) => {
      const redacted = await play(['themes', 'test', wrong!, '--redact']);
      expect(redacted.stdout).toContain('[phone]');
      expect(redacted.stdout).not.toContain('555');
    });
  });

  it('has nothing to decide on where no comment has a label', async () => {
    await withFiles({ 'gold.csv': 'comment,label\nthe price is too high for us,\n' }, async ([path]) => {
      const asked = ['themes', 'test', 'saas', '--gold', path!, '--label', 'label', '--comment', 'comment'];
      expect((await play(asked)).exitCode).toBe(3);
    });
  });

  it.each([
    [['--gold', 'fixtures/themes/labelled.csv'], '--label COLUMN'],
    [['--label', 'labels'], '--gold FILE'],
    [['--gold', 'none.csv', '--label', 'labels'], 'none.csv'],
    [[...GOLD.slice(0, 3), 'label'], "Did you mean 'labels'?"],
    [[...GOLD, '--quotes', '-1'], '--quotes'],
  ])('%j is refused', async (args, message) => {
    const { stderr, stdout, exitCode } = await play(['themes', 'test', RULES, ...args]);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain(message);
  });
});
