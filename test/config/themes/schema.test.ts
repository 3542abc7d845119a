import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { checkThemesFile, THEMES_FILE } from '../../../src/config/themes/schema.ts';

const PUBLISHED = new URL('../../../schema/themes.schema.json', import.meta.url);

/** After a change of the rules: PUBLISH=1 npx vitest run --config test/vitest.config.ts test/config/themes && npm run format */
it('the published JSON Schema is what the rules are checked by', () => {
  const made = z.toJSONSchema(THEMES_FILE, { io: 'input', reused: 'inline' });
  const schema = { ...made, title: 'Rules of themes for nps' };
  if (process.env.PUBLISH) writeFileSync(PUBLISHED, JSON.stringify(schema));
  expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(schema);
});

describe('checkThemesFile', () => {
  const file = (changes: object) => ({ version: 1, themes: [{ id: 'a', any: ['b'] }], ...changes });
  const theme = (changes: object) => file({ themes: [{ id: 'a', any: ['b'], ...changes }] });

  it.each([
    file({}),
    file({ examples: [{ text: 'x', themes: [], score: 3, lang: 'de' }] }),
    theme({ label: 'A', except: ['x'], unless: ['y'], negated: 'only' }),
    theme({ when: { group: ['promoter', 'passive'], score: '0-6', lang: ['de', 'pt-BR'] } }),
    theme({ when: { score: 10 } }),
    theme({ rules: [{ any: ['x'] }], themes: [{ id: 'b', themes: [{ id: 'c', any: ['x'] }] }] }),
  ])('takes %j', (value) => {
    expect(checkThemesFile(value)).toEqual({ file: value });
  });

  it.each<[object | null, (string | number)[]]>([
    [null, ['version']],
    [file({ version: 2 }), ['version']],
    [file({ themes: [] }), ['themes']],
    [theme({ id: 'A b' }), ['themes', 0, 'id']],
    [theme({ any: [] }), ['themes', 0, 'any']],
    [theme({ any: [404] }), ['themes', 0, 'any', 0]],
    [theme({ when: {} }), ['themes', 0, 'when']],
    [theme({ when: { score: 11 } }), ['themes', 0, 'when', 'score']],
    [theme({ when: { score: '0-11' } }), ['themes', 0, 'when', 'score']],
    [theme({ when: { group: 'fans' } }), ['themes', 0, 'when', 'group']],
    [theme({ when: { lang: 'german' } }), ['themes', 0, 'when', 'lang']],
    [theme({ rules: [{ except: ['x'] }] }), ['themes', 0, 'rules', 0, 'any']],
    [theme({ themes: [{ id: 'b', anny: ['x'] }] }), ['themes', 0, 'themes', 0, 'anny']],
  ])('does not take %j', (value, path) => {
    const { faults } = checkThemesFile(value) as { faults: { path: unknown }[] };
    expect(faults.map((fault) => fault.path)).toContainEqual(path);
  });
});
