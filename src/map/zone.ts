/** Instants as seen on the clocks of a named time zone. */

import { tzOffset } from '@date-fns/tz';
import type { WallTime } from '../model.ts';

/** From milliseconds since 1970-01-01T00:00Z to the wall clock of one zone. */
export type ZoneClock = (instantMs: number) => WallTime;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The offsets of one UTC day, in milliseconds: `before` the instant `change`, and from it on. */
interface DayOffsets {
  change: number;
  before: number;
  after: number;
}

/** Whether `name` is a time zone that Intl knows (`Europe/Berlin`, any case; `GMT+8` is none). */
export function isTimeZone(name: string): boolean {
  // Starting Intl takes longer than reading a small export.
  if (name === 'UTC') return true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const clocks = new Map<string, ZoneClock>();

/**
 * The clock of `timeZone`. Asks the time zone data twice for each day that occurs and remembers the
 * answer, so that many instants cost little. Exact to the second, also where clocks change at an odd
 * minute (00:01 in St. John's until 2011). Throws `RangeError` for a name that `isTimeZone` denies.
 * Limit: before 1972 a few zones were less than an hour behind UTC (Dublin until 1916, Monrovia);
 * @date-fns/tz 1.5 takes those offsets for ones ahead of it.
 */
export function zoneClock(timeZone: string): ZoneClock {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = timeZone === 'UTC' ? (instantMs) => instantMs : clockOf(timeZone);
    clocks.set(timeZone, clock);
  }
  return clock;
}

/**
 * `instantMs` (milliseconds since 1970-01-01T00:00Z) on the wall clock of `timeZone`; throws
 * `RangeError` for an unknown zone.
 */
export const wallTime = (instantMs: number, timeZone: string): WallTime => zoneClock(timeZone)(instantMs);

function clockOf(timeZone: string): ZoneClock {
  if (!isTimeZone(timeZone)) throw new RangeError(`no such time zone: ${timeZone}`);
  const offsetAt = (instantMs: number): number =>
    Math.round(tzOffset(timeZone, new Date(instantMs)) * MINUTE);
  const days = new Map<number, DayOffsets>();
  return (instantMs) => {
    const day = Math.floor(instantMs / DAY);
    let offsets = days.get(day);
    if (offsets === undefined) {
      offsets = offsetsBetween(day * DAY, (day + 1) * DAY, offsetAt);
      days.set(day, offsets);
    }
    return instantMs + (instantMs < offsets.change ? offsets.before : offsets.after);
  };
}

// No zone has changed its offset twice within three days since 1900, so that halving finds the one
// change there can be, and equal offsets at both ends mean that there is none.
function offsetsBetween(start: number, end: number, offsetAt: (instantMs: number) => number): DayOffsets {
  const before = offsetAt(start);
  const after = offsetAt(end);
  if (before === after) return { change: Number.POSITIVE_INFINITY, before, after };
  let unchanged = start;
  let change = end;
  while (change - unchanged > 1) {
    const middle = Math.floor((unchanged + change) / 2);
    if (offsetAt(middle) === before) unchanged = middle;
    else change = middle;
  }
  return { change, before, after };
}
