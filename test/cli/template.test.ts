import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageSettingsOf } from '../../src/cli/stages.ts';
import { activeSections, type Settled, sectionOf, templateOf } from '../../src/cli/template.ts';
import { parseConfig } from '../../src/config/load.ts';
import { keysAt } from '../../src/config/schema.ts';
import { DEFAULT_STAGES } from '../../src/enrich/stages.ts';

const NOTHING: Settled = {
  columns: {},
  anchors: {},
  formats: {},
  recognised: null,
  customers: [],
  themes: null,
};
const template = (settled: Partial<Settled> = {}) => templateOf({ ...NOTHING, ...settled });
const active = (settled: Partial<Settled> = {}) => parseConfig(template(settled), 'c').config;

/** The text with one comment sign less on the lines that are keys, `depth` times. */
const uncommented = (text: string) => text.replace(/^( *)# ( *(?:- )?[A-Za-z][A-Za-z ]*:( |$))/gm, '$1$2');

/** Names of all keys in the schema, `stages.attributes.renewal`. */
function allKeys(path: string[] = []): string[] {
  const inside = keysAt(path).length > 0 ? path : [...path, '0'];
  return keysAt(inside).flatMap((key) => [key, ...allKeys([...inside, key])]);
}

describe('templateOf', () => {
  it('is all comments where nothing was detected', () => {
    expect(active()).toEqual({});
    for (const line of template().split('\n')) expect(line).toMatch(/^(#|$)/);
  });

  it('explains every key that there is', () => {
    const keys = allKeys();
    expect(keys.length).toBeGreaterThan(30);
    for (const key of keys) expect(template()).toMatch(new RegExp(`^#? *(# *)*(- )?${key}:`, 'm'));
  });

  it('keeps lines short, but for what a value needs', () => {
    for (const line of template().split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('shows values that can be used: without the signs it is a configuration', () => {
    const text = uncommented(template());
    const loaded = parseConfig(text, 'c');
    expect(Object.keys(loaded.config).sort()).toEqual([...keysAt([])].sort());
    expect(stageSettingsOf(loaded)).toMatchObject({
      definitions: DEFAULT_STAGES.definitions,
      order: DEFAULT_STAGES.order,
    });
  });

  it('shows the default definitions, which may replace the figures', () => {
    const definitions = template()
      .split(/^(?=# {3}# definitions:)/m)[1]!
      .split('\n\n')[0]!
      .split('\n')
      .filter((line) => /^# {3}# /.test(line))
      .map((line) => line.replace(/^# {3}# /, '  '));
    const text = `stages:\n${definitions.join('\n')}\n`;
    expect(stageSettingsOf(parseConfig(text, 'c')).definitions).toEqual(DEFAULT_STAGES.definitions);
  });

  it('holds what was settled', () => {
    const settled: Partial<Settled> = {
      columns: { score: '#3', comment: 'Why: "so"?' },
      anchors: { Absolutely: 10, 'of course': 10 },
      formats: { dateOrder: 'dmy' },
      customers: ['../data/crm.csv', 'more.csv'],
      themes: 'rules/themes.yaml',
    };
    expect(active(settled)).toEqual({
      ...settled,
      customers: [{ file: '../data/crm.csv' }, { file: 'more.csv' }],
    });
    const [, on] = uncommented(template(settled)).split('more.csv\n');
    expect(on).toContain('    on: customer_id=id');
    expect(active({ anchors: 'none' })).toEqual({ anchors: 'none' });
  });

  it('names the format that was recognised', () => {
    expect(template({ recognised: 'qualtrics' })).toMatch(/^# +input: qualtrics/m);
  });

  it('writes any name so that it reads back', () => {
    const name = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('2024', '#3', 'true', 'null', '', ' a', '- b', 'a\nb', 'a: b', '\u2028', '~'),
      )
      .filter((text) => text !== '' && !/\p{Cs}/u.test(text));
    fc.assert(
      fc.property(name, (text) => {
        expect(active({ columns: { score: text }, customers: [text], themes: text })).toEqual({
          columns: { score: text },
          customers: [{ file: text }],
          themes: text,
        });
      }),
    );
  });
});

it('activeSections are those that hold more than comments', () => {
  expect(activeSections(NOTHING)).toEqual([]);
  expect(activeSections({ ...NOTHING, customers: ['c.csv'], columns: { score: 'x' } })).toEqual([
    'columns',
    'customers',
  ]);
});

it('sectionOf is that part of the template', () => {
  expect(template()).toContain(sectionOf('periods', NOTHING));
});
