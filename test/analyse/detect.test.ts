import { describe, expect, it } from 'vitest';
import { detectedIn } from '../../src/analyse/detect.ts';
import { inspect } from '../../src/analyse/inspect.ts';
import { type Files, withFiles, worldOf } from '../pipeline/ask.ts';

const NOTHING = { format: null, roles: {}, anchors: null, dateOrder: null };
const CALENDAR = { timeZone: 'UTC', fiscalYearStart: 1 };

const detected = (files: Files, wanted: Partial<typeof NOTHING> | object = {}) =>
  withFiles(files, async (paths) => {
    const each = [];
    for (const path of paths) each.push(await inspect(path, { ...NOTHING, ...wanted }, CALENDAR, worldOf()));
    return detectedIn(each);
  });

const DAY_FIRST = 'nps,date,why\n9,25/2/2025,good enough for me\n3,3/4/2025,far too slow today\n';

describe('detectedIn', () => {
  it('keeps nothing of nothing', () => {
    expect(detectedIn([])).toEqual({ columns: {}, anchors: {}, dateOrder: null, formats: [] });
  });

  it('keeps columns by role, and an order of dates that the rows decide', async () => {
    expect(await detected({ 'a.csv': DAY_FIRST })).toEqual({
      columns: { score: 'nps', date: 'date', comment: 'why' },
      anchors: {},
      dateOrder: 'dmy',
      formats: ['plain'],
    });
  });

  it('keeps no order of dates that was guessed, or on which nothing depends', async () => {
    expect((await detected({ 'a.csv': 'nps,date\n9,1/2/2025\n3,3/4/2025\n' })).dateOrder).toBeNull();
    expect((await detected({ 'a.csv': 'nps,date\n9,2025-02-01\n3,2025-04-03\n' })).dateOrder).toBeNull();
    const asked = await detected({ 'a.csv': 'nps,date\n9,1/2/2025\n3,3/4/2025\n' }, { dateOrder: 'mdy' });
    expect(asked.dateOrder).toBe('mdy');
  });

  it('names a column by its number where its name is not unique', async () => {
    const files = { 'a.csv': 'x,nps,nps\nred,,1\nblue,,9\n' };
    expect((await detected(files, { roles: { score: '#3' } })).columns).toEqual({ score: '#3' });
  });

  it('keeps words of the scale', async () => {
    expect((await detected({ 'a.csv': 'nps\nAbsolutely\n9\n8\n7\n9\n8\n' })).anchors).toEqual({
      Absolutely: 10,
    });
  });

  it('keeps of several files what they have in common', async () => {
    const other = 'nps,when,why\n9,2025-02-25,good enough for me\n3,2025-04-03,far too slow today\n';
    expect(await detected({ 'a.csv': DAY_FIRST, 'b.csv': other })).toEqual({
      columns: { score: 'nps', comment: 'why' },
      anchors: {},
      dateOrder: null,
      formats: ['plain'],
    });
  });

  it('keeps no columns where some file has no score', async () => {
    expect((await detected({ 'a.csv': DAY_FIRST, 'b.csv': 'x\nred\nblue\n' })).columns).toEqual({});
  });
});
