import { expect, test } from 'vitest';
import { ASCII } from '../../../src/present/format.ts';
import { bar, drawHistogram, drawShareBar } from '../../../src/present/terminal/bars.ts';
import { page } from '../samples.ts';

const SHARES = { promoters: 72, passives: 22, detractors: 8 };

test('a bar tells the groups apart without colour', () => {
  expect(bar(SHARES, 20, page())).toBe('██████████████▒▒▒▒░░');
  expect(bar(SHARES, 20, page({ glyphs: ASCII }))).toBe('##############====..');
});

test('its key says the same in numbers', () => {
  expect(drawShareBar({ kind: 'shareBar', shares: SHARES }, page())[1]).toBe(
    '█ promoters 72 (71%)   ▒ passives 22 (22%)   ░ detractors 8 (8%)',
  );
});

test.each([40, 80, 200])('bars keep to %i columns', (width) => {
  const [bar = ''] = drawShareBar({ kind: 'shareBar', shares: SHARES }, page({ width }));
  const counts = [1, 0, 0, 20, 3, 0, 0, 5, 6, 7, 123_456];
  const lines = drawHistogram({ kind: 'histogram', counts }, page({ width }));
  expect(bar).toHaveLength(Math.min(60, width));
  expect(Math.max(...lines.map((line) => line.length + 2))).toBeLessThanOrEqual(width);
});
