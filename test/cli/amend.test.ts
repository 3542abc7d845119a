import { describe, expect, it } from 'vitest';
import { amended } from '../../src/cli/amend.ts';
import { type Settled, sectionOf, templateOf } from '../../src/cli/template.ts';
import { parseConfig } from '../../src/config/load.ts';

const NOTHING: Settled = {
  columns: {},
  anchors: {},
  formats: {},
  recognised: null,
  customers: [],
  themes: null,
};
const DETECTED: Settled = { ...NOTHING, columns: { score: 'nps' }, customers: ['c.csv'] };
const existing = (text: string) => ({ text, config: parseConfig(text, 'c').config });
const CUSTOMERS = sectionOf('customers', DETECTED);

describe('amended', () => {
  it('writes a whole file where there is none', () => {
    expect(amended(null, DETECTED)).toEqual({
      text: templateOf(DETECTED),
      said: 'written, with columns, customers',
      left: [],
    });
    expect(amended(null, NOTHING).said).toBe('written, all of it comments');
  });

  it.each([
    ['what it has written', templateOf(DETECTED)],
    ['JSON that says it all', '{ "columns": {}, "customers": [] }'],
    ['sections without a key', 'columns:\ncustomers:\n'],
    ['sections in quotes', '\'columns\': { score: x }\n"customers" : []\n'],
  ])('leaves %s', (_, text) => {
    expect(amended(existing(text), DETECTED)).toEqual({ text: null, said: 'unchanged', left: [] });
  });

  it.each([
    ['', '', '\n'],
    ['a last line that is not ended', '# mine', '\n\n'],
    ['keys of its own', 'columns:\n    score:   mine # !\n', '\n'],
  ])('adds to %s, and keeps every byte', (_, text, gap) => {
    const made = amended(existing(text), { ...DETECTED, columns: {} });
    expect(made).toEqual({ text: `${text}${gap}${CUSTOMERS}`, said: 'added customers', left: [] });
    expect(amended(existing(made.text!), DETECTED).text === null || text === '' || text === '# mine').toBe(
      true,
    );
  });

  it('adds lines that end like those of the file', () => {
    const made = amended(existing('columns:\r\n  score: x\r\n'), DETECTED);
    expect(made.text?.replaceAll('\r\n', '')).not.toContain('\n');
    expect(parseConfig(made.text!, 'c').config.customers).toEqual([{ file: 'c.csv' }]);
  });

  it.each([
    ['that stands there as a comment', '# customers: later\ncolumns: { score: x }\n'],
    ['that stands there as a comment without a blank', '#customers:\n#  - file: x\ncolumns: { score: x }\n'],
    ['for which the file has no place', '{ columns: { score: x } }\n'],
    ['after the end of the document', 'columns: { score: x }\n...\n'],
  ])('hands back a section %s', (_, text) => {
    expect(amended(existing(text), DETECTED)).toEqual({ text: null, said: 'unchanged', left: [CUSTOMERS] });
  });

  it('adds one section and hands back another', () => {
    const made = amended(existing('# columns:\n'), DETECTED);
    expect(made).toMatchObject({ said: 'added customers', left: [sectionOf('columns', DETECTED)] });
  });
});
