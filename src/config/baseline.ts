/** `--baseline FILE`: what an earlier check wrote, or a report. */

import * as z from 'zod/mini';
import { npsError } from '../errors.ts';
import type { Baseline } from '../model/check.ts';
import { type Complaints, parseText, readText } from './document.ts';
import { faultsOf } from './faults.ts';

/** What was read; of a report, `where` and `dedupe` are not known (null). */
export interface ReadBaseline extends Pick<Baseline, 'segments'> {
  /** As people are told it. */
  path: string;
  where: string[] | null;
  dedupe: string | null;
}

const SCORES = 11;
const count = z.number().check(z.multipleOf(1), z.gte(0));
const tally = z
  .array(count, { error: 'counts of the scores 0 to 10' })
  .check(z.length(SCORES, { error: 'counts of the scores 0 to 10' }));

const baseline = z.strictObject({
  schema: z.literal('nps.baseline/1'),
  metric: z.literal('nps'),
  where: z.array(z.string()),
  dedupe: z.string(),
  segments: z.array(z.strictObject({ segment: z.array(z.string()), tally })).check(z.minLength(1)),
});

/** As much of a report as is needed; what is hidden is null. */
const report = z.object({
  schema: z.literal('nps.report/1'),
  /** There where answers did not all count the same. */
  weight: z.optional(z.object({ by: z.string() })),
  overall: z.object({ distribution: z.nullable(tally) }),
  breakdowns: z.array(
    z.object({
      groups: z.array(
        z.object({
          keys: z.record(z.string(), z.nullable(z.string())),
          promoters: z.nullable(count),
          passives: z.nullable(count),
          detractors: z.nullable(count),
        }),
      ),
    }),
  ),
});

/**
 * Reads the file at `path`, a `nps.baseline/1` or a `nps.report/1` in JSON; `shown` is what messages call it. The groups
 * of a report's breakdowns are segments, `plan=Pro`.
 * Errors: `badBaseline`, with the place where it can be told; `unreadable`.
 */
export async function readBaseline(path: string, shown: string): Promise<ReadBaseline> {
  const complaints: Complaints = {
    missing: (name) => npsError('badBaseline', { path: name, why: 'no such file' }),
    malformed: (place, cause) => npsError('badBaseline', { path: place, why: `cannot be read (${cause})` }),
  };
  const { data, placeOf } = parseText(await readText(path, shown, complaints), shown, complaints);
  const { schema } = (data ?? {}) as { schema?: unknown };
  if (schema !== 'nps.baseline/1' && schema !== 'nps.report/1')
    throw npsError('badBaseline', { path: shown, why: 'is neither a baseline nor a report' });
  const read = <S extends z.core.$ZodType>(shape: S): z.output<S> => {
    const checked = z.safeParse(shape, data);
    if (checked.success) return checked.data;
    const [fault] = checked.error.issues.flatMap((issue) => faultsOf(shape, issue));
    const key = fault?.path.join('.') ?? '';
    const why = fault?.kind === 'key' ? `there is no such key: ${key}` : `${key}: not understood`;
    throw npsError('badBaseline', { path: placeOf(fault?.path ?? []), why });
  };
  if (schema === 'nps.report/1') {
    const given = read(report);
    if (given.weight !== undefined)
      throw npsError('badBaseline', {
        path: shown,
        why: 'is weighted, and a check counts every answer the same',
      });
    return ofReport(given, shown);
  }
  const { where, dedupe, segments } = read(baseline);
  return { path: shown, where, dedupe, segments };
}

function ofReport({ overall, breakdowns }: z.output<typeof report>, path: string): ReadBaseline {
  const everyone = overall.distribution === null ? [] : [{ segment: [], tally: overall.distribution }];
  const groups = breakdowns.flatMap((breakdown) =>
    breakdown.groups.flatMap(({ keys, promoters, passives, detractors }) => {
      if (promoters === null || passives === null || detractors === null) return [];
      // Which score it was does not matter for the score of all.
      const counts = Array.from({ length: SCORES }, (_, score) =>
        score === 0 ? detractors : score === 7 ? passives : score === 9 ? promoters : 0,
      );
      const segment = Object.entries(keys).map(([name, key]) => `${name}=${key ?? '(none)'}`);
      return [{ segment, tally: counts }];
    }),
  );
  return { path, where: null, dedupe: null, segments: [...everyone, ...groups] };
}
