import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPack, PACKS, packLike, packMeant, packPath } from '../../../src/config/themes/packs.ts';
import { loadThemes } from '../../../src/config/themes.ts';
import { withFiles } from '../../pipeline/ask.ts';

const RULES = 'version: 1\nthemes:\n  - {id: mine, any: [x]}\n';

it('every pack is a file, and every file a pack', () => {
  expect(readdirSync('themes').sort()).toEqual(PACKS.map((pack) => `${pack}.yaml`).sort());
  for (const pack of PACKS) expect(packPath(pack)).toBe(`${process.cwd()}/themes/${pack}.yaml`);
});

it('a pack is called as it is written', () => {
  expect(['saas', 'SaaS', 'themes/saas', 'saas.yaml', ''].map(isPack)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

it.each([
  ['sass', 'saas'],
  ['SaaS', 'saas'],
  ['consumers', 'consumer'],
  ['employees', 'employee'],
  ['rules.yaml', null],
  ['conf/saas', null],
  ['', null],
])('packLike %j is %j', (name, pack) => {
  expect(packLike(name)).toBe(pack);
});

describe('a name', () => {
  it('means the pack, unless a file is called so', async () => {
    await withFiles({ saas: RULES, 'consumer/x': '' }, async ([path], folder) => {
      expect(await packMeant('saas', path!)).toBeNull();
      expect(await packMeant('consumer', `${folder}/consumer`)).toBe('consumer');
      expect(await packMeant('employee', `${folder}/employee`)).toBe('employee');
      expect(await packMeant('other', `${folder}/other`)).toBeNull();
    });
  });

  it('loads what it means', async () => {
    await withFiles({ saas: RULES }, async ([path], folder) => {
      expect((await loadThemes(path!, 'saas')).rules.themes.map(({ id }) => id)).toEqual(['mine']);
      const { path: shown, rules } = await loadThemes(`${folder}/employee`, 'employee');
      expect(shown).toBe('employee');
      expect(rules.themes.length).toBeGreaterThan(9);
    });
  });
});
