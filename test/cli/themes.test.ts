import { expect, it } from 'vitest';
import { rulesOf, speakOfThemes } from '../../src/cli/themes.ts';

const process = { cwd: () => import.meta.dirname };

it('takes a path, seen from the current folder, or the name of a pack', async () => {
  const own = await rulesOf({ themes: '../../fixtures/themes/examples.yaml' }, process);
  expect(own).toMatchObject({ path: '../../fixtures/themes/examples.yaml', rules: { version: 1 } });
  expect(await rulesOf({ themes: 'saas' }, process)).toMatchObject({ path: 'saas' });
  await expect(rulesOf({ themes: 'none.yaml' }, process)).rejects.toMatchObject({ code: 'noThemes' });
});

it('takes nothing where nothing is named', async () => {
  expect(await rulesOf({}, process)).toBe(null);
});

it.each([
  [{ by: ['plan,theme'] }, true],
  [{ where: ['theme!=price'] }, true],
  [{ by: ['plan'], where: ['themes=1'] }, false],
  [{}, false],
])('%j speaks of themes: %j', (flags, expected) => {
  expect(speakOfThemes(flags)).toBe(expected);
});
