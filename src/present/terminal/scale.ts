/** A scale of points whose ends and steps are round numbers. */
export interface Scale {
  min: number;
  max: number;
  step: number;
}

/** No finer than 10: smaller steps would make a mountain of chance. */
const STEPS = [10, 20, 25, 50] as const;
const MOST_STEPS = 4;

/** The finest scale of at most four steps that holds all values; at least one step high. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const scales = STEPS.map((step) => around(low, high, step));
  return scales.find(({ min, max, step }) => max - min <= MOST_STEPS * step) ?? scales.at(-1)!;
}

function around(low: number, high: number, step: number): Scale {
  const min = Math.floor(low / step) * step;
  const max = Math.ceil(high / step) * step;
  if (min < max) return { min, max, step };
  return max < 100 ? { min, max: max + step, step } : { min: min - step, max, step };
}
