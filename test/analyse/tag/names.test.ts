import { describe, expect, it } from 'vitest';
import { chosenOf } from '../../../src/analyse/tag/names.ts';

const COLUMNS = ['id', 'Why, then?', 'note', 'note', 'nps_themes'].map((name) => ({ name }));
const chosen = (...texts: string[]) => chosenOf(texts, COLUMNS).map((column) => COLUMNS.indexOf(column));

describe('chosenOf', () => {
  it('takes columns by name, commas and all, in the order that is asked for, each once', () => {
    expect(chosen('nps_themes,Why, then?', 'id,nps_themes')).toEqual([4, 1, 0]);
  });

  it('takes them by number where names are not unique', () => {
    expect(chosen('#4,#3')).toEqual([3, 2]);
    expect(() => chosen('note')).toThrow("2 columns are called 'note'");
  });

  it('says which one was meant', () => {
    expect(() => chosen('id,nps_theme')).toThrow("no column is called 'nps_theme'");
    try {
      chosen('nps_theme');
    } catch (error) {
      expect(error).toMatchObject({ code: 'unknownColumn', hint: expect.stringContaining("'nps_themes'") });
    }
  });
});
