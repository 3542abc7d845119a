/** What is wrong in a file of settings, told from its schema. */

import type * as z from 'zod/mini';
// From here, since the whole of `z.core` would bring every language's messages into the bundle.
import { $ZodArray, $ZodNullable, $ZodObject, $ZodOptional, $ZodPipe } from 'zod/v4/core';

/** Keys from the outermost on, items of lists by their index from 0. */
export type KeyPath = readonly (string | number)[];

/** What is wrong: at which keys, and what was expected there. */
export type Fault =
  | { kind: 'value'; path: KeyPath; expected: string }
  /** `known`: the keys that there are at that place. */
  | { kind: 'key'; path: KeyPath; known: readonly string[] };

/** An issue of zod's as faults of values that `schema` describes. */
export function faultsOf(schema: z.core.$ZodType, issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ kind: 'key', path: [...path, key], known: keysIn(schema, path) }));
  if (issue.code === 'invalid_union') {
    // A union has one member that takes lists or records: what is wrong in there is the closer answer.
    const inner = issue.errors.flat().filter((nested) => nested.path.length > 0);
    if (inner.length > 0)
      return inner.flatMap((nested) => faultsOf(schema, { ...nested, path: [...path, ...nested.path] }));
  }
  return [{ kind: 'value', path, expected: issue.message }];
}

/** The keys that `schema` has at `path`. */
export function keysIn(schema: z.core.$ZodType, path: KeyPath): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    const inside: z.core.$ZodType = bare(at!);
    if (inside instanceof $ZodArray) at = inside._zod.def.element;
    else if (inside instanceof $ZodObject) at = inside._zod.def.shape[String(key)];
    else at = undefined;
    if (at === undefined) return [];
  }
  const found = bare(at!);
  return found instanceof $ZodObject ? Object.keys(found._zod.def.shape) : [];
}

/** A schema without what only says that it may be left out. */
function bare(type: z.core.$ZodType): z.core.$ZodType {
  if (type instanceof $ZodPipe) return bare(type._zod.def.in);
  if (type instanceof $ZodOptional || type instanceof $ZodNullable) return bare(type._zod.def.innerType);
  return type;
}
