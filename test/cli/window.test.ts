import { expect, it } from 'vitest';
import { windowOf } from '../../src/cli/window.ts';

it('is open where nothing is given', () => {
  expect(windowOf({}, 1)).toEqual({ since: null, until: null, last: null });
});

it('keeps bounds as they are written, and takes a span apart', () => {
  expect(windowOf({ since: '2025-Q1', until: '2025-06-30' }, 4)).toMatchObject({
    since: '2025-Q1',
    until: '2025-06-30',
  });
  expect(windowOf({ last: '6m' }, 1).last).toEqual({ count: 6, unit: 'month' });
});

it.each([
  [{ since: 'soon' }, "--since 'soon': not understood"],
  [{ until: '2025-13' }, "--until '2025-13': not understood"],
  [{ last: 'ever' }, "--last 'ever': not understood"],
])('refuses %j', (flags, message) => {
  expect(() => windowOf(flags, 1)).toThrow(message);
});
