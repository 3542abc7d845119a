import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyName, loadConfig, parseConfig } from '../../src/config/load.ts';
import type { NpsError } from '../../src/errors.ts';
import { withFiles } from '../pipeline/ask.ts';

/** The error that a file of this content gives. */
const errorIn = (content: string | Uint8Array): Promise<NpsError> =>
  withFiles({ 'c.yaml': content }, ([path]) =>
    loadConfig(path!, 'c.yaml').then(
      () => null!,
      (error) => error,
    ),
  );

describe('loadConfig', () => {
  it('reads YAML', async () => {
    const yaml = '# mine\ncolumns:\n  score: "#3"\ncustomers:\n  - file: c.csv\n    on: id\nanchors: none\n';
    await withFiles({ 'c.yaml': yaml }, async ([path]) => {
      const loaded = await loadConfig(path!, 'x/c.yaml');
      expect(loaded).toMatchObject({
        path: 'x/c.yaml',
        config: { columns: { score: '#3' }, customers: [{ file: 'c.csv', on: 'id' }], anchors: 'none' },
      });
      expect(loaded.placeOf(['columns', 'score'])).toBe('x/c.yaml:3:10');
      expect(loaded.placeOf(['customers', 0, 'on'])).toBe('x/c.yaml:6:9');
      expect(loaded.placeOf(['columns', 'date'])).toBe('x/c.yaml:2:1');
    });
  });

  it.each([
    ['nothing', ''],
    ['comments', '# columns:\n#   score: x\n'],
    ['a byte order mark', '\ufeff'],
    ['an empty object', '{}'],
  ])('takes %s for an empty configuration', async (_, content) => {
    await withFiles({ 'c.yaml': content }, async ([path]) =>
      expect((await loadConfig(path!, 'c')).config).toEqual({}),
    );
  });

  it('reads JSON, indented with tabs, CR LF and a byte order mark too', async () => {
    const json = '\ufeff{\r\n\t"columns": {\r\n\t\t"score": "x"\r\n\t}\r\n}\r\n';
    await withFiles({ 'nps.config.json': json }, async ([path]) =>
      expect((await loadConfig(path!, 'c')).config.columns).toEqual({ score: 'x' }),
    );
  });

  it.each<[string, string | Uint8Array, string, string]>([
    [
      'a misspelt section',
      'colums:\n  score: x\n',
      'c.yaml:1:1: colums: there is no such key',
      "Did you mean 'columns'? Keys here: columns,",
    ],
    [
      'a misspelt key',
      'columns:\n  scroe: x\n',
      'c.yaml:2:3: columns.scroe: there is no such key',
      "Did you mean 'score'?",
    ],
    ['a key like nothing', '{"xyzzyx": 1}', 'c.yaml:1:2: xyzzyx: there is no such key', 'Keys here:'],
    [
      'a misspelt key that must be there',
      'customers:\n  - fil: x\n',
      'c.yaml:2:5: customers[1].fil: there is no such key',
      "Did you mean 'file'?",
    ],
    ['__proto__', '__proto__: {}\n', 'c.yaml:1:1: __proto__: there is no such key', 'Keys here:'],
    [
      'a number that YAML takes for a comment',
      'columns:\n  score: #3\n',
      'c.yaml:2:3: columns.score: not understood',
      "in quotes: '#3'.",
    ],
    [
      'a wrong type',
      'report:\n  by: x\n  strict: maybe\n',
      "c.yaml:3:11: report.strict 'maybe': not understood",
      'Expected true or false.',
    ],
    [
      'the first of several',
      'report:\n  strict: maybe\nanchors: 3\n',
      "c.yaml:2:11: report.strict 'maybe'",
      '',
    ],
    ['a list', '- columns\n', 'c.yaml:1:1: settings: not understood', 'Expected keys'],
    [
      'a key that is there twice',
      'report:\n  minN: 1\n  minN: 2\n',
      'c.yaml:3:3: cannot be read as a configuration (Map keys must be unique)',
      '--no-config',
    ],
    ['a tab', 'report:\n\tminN: 1\n', 'c.yaml:2:1: cannot be read as a configuration (Tabs', ''],
    ['no YAML', 'report: {minN: 1\n', 'c.yaml:2:1: cannot be read as a configuration (', ''],
    [
      'several documents',
      'report:\n---\nreport:\n',
      'c.yaml:2:1: cannot be read as a configuration (several documents)',
      '',
    ],
    [
      'a tag',
      'report: !!js/function x\n',
      'c.yaml:1:9: cannot be read as a configuration (Unresolved tag',
      '',
    ],
    [
      'windows-1252',
      Buffer.from('# caf\u00e9\n# x\nreport:\n  by: caf\u00e9\n', 'latin1'),
      'c.yaml:1:6: cannot be read as a configuration (not UTF-8)',
      '',
    ],
    [
      'UTF-16',
      Buffer.from('\ufeffreport:\n', 'utf16le'),
      'c.yaml:1:1: cannot be read as a configuration (not UTF-8)',
      '',
    ],
    [
      'lists in lists',
      '['.repeat(50_000),
      'c.yaml:1:51: cannot be read as a configuration (nested too deeply)',
      '',
    ],
    [
      'lists in lists, as lines',
      `\n${'- '.repeat(50_000)}`,
      'cannot be read as a configuration (nested too deeply)',
      '',
    ],
    [
      'keys in keys',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'c.yaml:202:1: cannot be read as a configuration (nested too deeply)',
      '',
    ],
    [
      'more than a megabyte',
      `# ${'x'.repeat(2 ** 20)}`,
      'c.yaml: cannot be read as a configuration (larger than 1 MB)',
      '',
    ],
  ])('says where there is %s', async (_, content, message, hint) => {
    const error = await errorIn(content);
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
    expect(error.exitCode).toBe(2);
  });

  it('does not let aliases multiply', async () => {
    const ten = (name: string) => `[${Array(10).fill(name).join(',')}]`;
    const bomb = `a: &a ${ten('x')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}\n`;
    expect(await errorIn(bomb)).toMatchObject({
      code: 'badConfig',
      message: expect.stringContaining('alias'),
    });
  });

  it('takes neither a folder nor a file that is not there', async () => {
    await withFiles({}, async (_, folder) => {
      await expect(loadConfig(folder, 'folder')).rejects.toMatchObject({
        code: 'unreadable',
        message: 'folder: cannot be read (is a directory)',
      });
      await expect(loadConfig(join(folder, 'no.yaml'), 'no.yaml')).rejects.toMatchObject({
        code: 'noConfig',
        message: "--config 'no.yaml': no such file",
        hint: expect.stringContaining('nps init --config no.yaml'),
      });
    });
  });
});

describe('parseConfig', () => {
  it('finds values behind aliases', () => {
    const { config, placeOf } = parseConfig('columns: &c\n  score: x\n', 'c');
    expect([config.columns?.score, placeOf(['columns', 'score'])]).toEqual(['x', 'c:2:10']);
    expect(() => parseConfig('filters: &f\n  where: [a=b]\nreport: *f\n', 'c')).toThrow(
      expect.objectContaining({ code: 'unknownKey', message: expect.stringContaining('report.where') }),
    );
  });
});

it('keyName counts the items of lists from 1', () => {
  expect(keyName(['filters', 'where', 0])).toBe('filters.where[1]');
  expect(keyName([])).toBe('settings');
});
