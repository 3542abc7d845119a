import { describe, expect, it } from 'vitest';
import { type Complaints, keyName, parseText, readText } from '../../src/config/document.ts';
import { type NpsError, npsError } from '../../src/errors.ts';
import { withFiles } from '../pipeline/ask.ts';

const COMPLAINTS: Complaints = {
  missing: (path) => npsError('noConfig', { path }),
  malformed: (place, cause) => npsError('badConfig', { place, cause }),
};
const parse = (text: string) => parseText(text, 'a.yaml', COMPLAINTS);

describe('parseText', () => {
  it('gives data and their places', () => {
    const { data, placeOf } = parse('a:\n  - b: 1\n');
    expect(data).toEqual({ a: [{ b: 1 }] });
    expect(placeOf(['a', 0, 'b'])).toBe('a.yaml:2:8');
  });

  it('follows an alias', () => {
    expect(parse('a: &x [1]\nb: *x\n').data).toEqual({ a: [1], b: [1] });
  });

  it('says where text begins with a star and wants quotes', () => {
    expect(() => parse('a:\n  - b\n  - *gerecht*\n')).toThrow(
      'a.yaml:3:5: cannot be read as a configuration (*gerecht* refers to something else; as text it wants quotes: "*gerecht*")',
    );
  });

  it('complains of the first fault, of a misspelt key before anything else', () => {
    const { complaint } = parse('a: 1\nb: 2\nc: 3\n');
    const value = (key: string) => ({ kind: 'value' as const, path: [key], expected: 'text' });
    expect(complaint([value('b'), value('a')]).message).toBe("a.yaml:1:4: a '1': not understood");
    expect(complaint([value('a'), { kind: 'key', path: ['c'], known: ['d'] }]).message).toBe(
      'a.yaml:3:1: c: there is no such key',
    );
    expect(complaint([value('b')], () => 'the second').message).toBe(
      "a.yaml:2:4: the second '2': not understood",
    );
  });
});

describe('readText', () => {
  it('reads UTF-8 and nothing else', async () => {
    await withFiles({ a: 'é', b: Buffer.from([0x61, 0x0a, 0x62, 0xe9]) }, async ([a, b]) => {
      expect(await readText(a!, 'a', COMPLAINTS)).toBe('é');
      const error = await readText(b!, 'b', COMPLAINTS).catch((problem: NpsError) => problem);
      expect(error).toMatchObject({ message: 'b:2:2: cannot be read as a configuration (not UTF-8)' });
    });
  });
});

it('keyName counts the items of lists from 1', () => {
  expect(keyName(['a', 'b', 0])).toBe('a.b[1]');
  expect(keyName([])).toBe('settings');
});
