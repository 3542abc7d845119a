import { expect, test } from 'vitest';
import { conditionsIn } from '../../src/gate/segment.ts';

test.each([
  ['plan=SMB', ['plan=SMB']],
  ['plan=SMB,region=EU', ['plan=SMB', 'region=EU']],
  [' plan = SMB  AND region=EU ', ['plan = SMB', 'region=EU']],
  ['company=Acme, Inc.', ['company=Acme, Inc.']],
  ['company=Acme, Inc., plan=a', ['company=Acme, Inc.', 'plan=a']],
  ['dept=Research and Development and plan=a', ['dept=Research and Development', 'plan=a']],
  ['a, b=1', ['a, b=1']],
  ['"x=1, y=2", plan=a', ['x=1, y=2', 'plan=a']],
  ['plan="a, b"', ['plan="a, b"']],
  ['"x=1', ['"x=1']],
  ['brand=b', ['brand=b']],
  ['', ['']],
  ['plan=a,,b=c', ['plan=a', '', 'b=c']],
])('%s', (text, expected) => {
  expect(conditionsIn(text).map((part) => part.text)).toEqual(expected);
});

test('each knows where it begins', () => {
  expect(conditionsIn(' a=b,  c=d').map(({ at }) => at)).toEqual([1, 7]);
});
