import { expect, test } from 'vitest';
import { keyOfSegment } from '../../../src/analyse/check/segmentKey.ts';

test.each([
  [['plan=SMB'], ['plan = SMB ']],
  [
    ['a=1', 'b=2'],
    ['b=2', 'a=1'],
  ],
  [['a=1', 'a=1'], ['a=1']],
  [['a >= 1'], ['a>=1']],
])('%j is %j', (one, other) => {
  expect(keyOfSegment(one)).toBe(keyOfSegment(other));
});

test.each([
  [['plan=SMB'], ['plan=smb']],
  [['plan=SMB'], []],
  [['plan=a b'], ['plan=ab']],
  [['a=1', 'b=2'], ['a=1,b=2']],
])('%j is not %j', (one, other) => {
  expect(keyOfSegment(one)).not.toBe(keyOfSegment(other));
});
