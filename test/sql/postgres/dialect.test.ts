import { expect, it } from 'vitest';
import { foldKey } from '../../../src/sql/postgres/dialect.ts';

it.each([
  ['date', 'day', false, 'c'],
  ['date', 'month', false, "date_trunc('month', c)"],
  ['date', 'month', true, 'c'],
  ['timestamp', 'day', false, 'CAST(c AS date)'],
  ['timestamp', 'month', true, 'CAST(c AS date)'],
  ['timestamptz', 'day', false, "CAST(timezone('UTC', c) AS date)"],
  ['timestamptz', 'month', false, "date_trunc('month', timezone('UTC', c))"],
  ['timestamptz', 'day', true, "CAST((c AT TIME ZONE INTERVAL '0 hours') AS date)"],
  ['other', 'day', false, null],
] as const)('%s by %s, travelling: %s', (type, grain, travels, key) =>
  expect(foldKey('c', type, { grain, utc: true }, travels)).toBe(key),
);

it('leaves moments alone where days are not those of UTC', () => {
  expect(foldKey('c', 'timestamptz', { grain: 'day', utc: false }, false)).toBeNull();
  expect(foldKey('c', 'text', { grain: 'day', utc: false }, false)).not.toContain('Z?');
});

it('folds a text only where it is an ISO date, in words that every server here has', () => {
  for (const travels of [false, true]) {
    const key = foldKey('c', 'text', { grain: 'month', utc: true }, travels)!;
    expect(key).toMatch(
      /^CASE WHEN c ~ '.*' THEN substring\(c, 1, 7\) \|\| '-01' \|\| translate\(.*\) ELSE c END$/,
    );
    expect(key).not.toMatch(/FILTER|DISTINCT|LATERAL|ARRAY|to_char|::/);
  }
});
