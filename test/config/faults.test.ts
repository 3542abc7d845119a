import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { faultsOf, keysIn } from '../../src/config/faults.ts';

const item = z.strictObject({
  name: z.string({ error: 'a name' }),
  get items() {
    return z.optional(z.array(item));
  },
});
const schema = z.strictObject({ items: z.optional(z.nullable(z.array(item))) });
const faultsIn = (value: unknown) =>
  schema.safeParse(value).error?.issues.flatMap((issue) => faultsOf(schema, issue)) ?? [];

it('keysIn finds the keys at any depth, even of what contains itself', () => {
  expect(keysIn(schema, [])).toEqual(['items']);
  expect(keysIn(schema, ['items', 0, 'items', 3])).toEqual(['name', 'items']);
  expect(keysIn(schema, ['items', 0, 'name', 'x'])).toEqual([]);
});

it('faultsOf tells keys that there are none of from values of the wrong kind', () => {
  expect(faultsIn({ items: [{ name: 'a' }] })).toEqual([]);
  expect(faultsIn({ items: [{ name: 3, nam: 'a' }] })).toEqual(
    expect.arrayContaining([
      { kind: 'value', path: ['items', 0, 'name'], expected: 'a name' },
      { kind: 'key', path: ['items', 0, 'nam'], known: ['name', 'items'] },
    ]),
  );
});
