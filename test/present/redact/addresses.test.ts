import { expect, test } from 'vitest';
import { addresses, emails } from '../../../src/present/redact/addresses.ts';

const cut = (find: typeof emails, text: string) => find(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['a@b.example,c.d@e.example', ['a@b.example', 'c.d@e.example']],
  ["o'hara+x@mail-1.example.co.uk.", ["o'hara+x@mail-1.example.co.uk"]],
  ['ü@bücher.example', ['ü@bücher.example']],
  ['a@\0\0b.example', ['a@\0\0b.example']],
  ['a@b@c.example', ['b@c.example']],
  ['@john', []],
  ['me@home', []],
  ['a@b.1', []],
  ['@', []],
])('e-mail addresses in %j', (text, found) => {
  expect(cut(emails, text)).toEqual(found);
});

test.each([
  ['10.1.2.3', ['10.1.2.3']],
  ['from 10.1.2.3. Or 10.1.2.3:80?', ['10.1.2.3', '10.1.2.3']],
  ['[2001:db8::1]:80', ['2001:db8::1']],
  ['fe80::1%eth0, ::1', ['fe80::1', '::1']],
  ['::ffff:10.0.0.1', ['::ffff:10.0.0.1']],
  ['1:2:3:4:5:6:7:8', ['1:2:3:4:5:6:7:8']],
  ['256.1.1.1', []],
  ['1.2.3.4.5', []],
  ['v1.2.3.4', []],
  ['10:20:30', []],
  ['aa:bb:cc:dd:ee:ff', []],
  ['std::vector', []],
  ['1::2::3', []],
  ['a:b', []],
])('IP addresses in %j', (text, found) => {
  expect(cut(addresses, text)).toEqual(found);
});
