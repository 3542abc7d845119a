import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIG_NAMES, configIn, findConfig } from '../../src/config/find.ts';
import { type Files, withFiles } from '../pipeline/ask.ts';

/** The configuration that is found from `from` in a folder with `files`, seen from that folder. */
const found = (files: Files, from: string) =>
  withFiles(files, async (_, folder) => findConfig(join(folder, from))?.slice(folder.length + 1) ?? null);

describe('findConfig', () => {
  it.each(CONFIG_NAMES)('finds %s', async (name) => {
    expect(await found({ [name]: '' }, '.')).toBe(name);
  });

  it.each<[string, Files, string, string | null]>([
    ['above', { 'nps.config.yaml': '', 'a/b/x.csv': '' }, 'a/b', 'nps.config.yaml'],
    [
      'the nearest',
      { 'nps.config.yaml': '', 'a/nps.config.json': '', 'a/b/x': '' },
      'a/b',
      'a/nps.config.json',
    ],
    ['beside .git', { '.git/HEAD': '', 'nps.config.yml': '', 'a/x': '' }, 'a', 'nps.config.yml'],
    ['nothing above .git', { 'nps.config.yaml': '', 'a/.git/HEAD': '', 'a/b/x': '' }, 'a/b', null],
    [
      'nothing above a .git that is a file',
      { 'nps.config.yaml': '', 'a/.git': 'gitdir: x', 'a/b/x': '' },
      'a/b',
      null,
    ],
    ['nothing below', { 'a/nps.config.yaml': '', '.git/HEAD': '' }, '.', null],
  ])('finds %s', async (_, files, from, path) => {
    expect(await found(files, from)).toBe(path);
  });

  it('finds nothing up to the root of the file system', () => {
    expect(findConfig('/')).toBeNull();
  });
});

it('two in one folder are one too many', async () => {
  await withFiles({ 'nps.config.yaml': '', 'nps.config.json': '', 'a/x': '' }, async (_, folder) => {
    for (const look of [() => configIn(folder), () => findConfig(join(folder, 'a'))])
      expect(look).toThrow(
        expect.objectContaining({
          code: 'severalConfigs',
          message: `${folder}: several configurations: nps.config.yaml, nps.config.json`,
          exitCode: 2,
        }),
      );
  });
});
