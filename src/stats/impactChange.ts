import type { DifferenceInterval } from './difference.ts';
import type { Impact } from './impact.ts';

/**
 * How the impact of a theme on one group differs from that on another: impact(after) − impact(before), in points. The
 * groups share nobody, so that the half widths of the intervals add up in squares; it is centred between them as the
 * intervals of the impacts are. Where people are in both groups, it is wider than it need be.
 *
 * @param before the theme's impact on the one group, its interval not clipped at ±200
 * @param after its impact on the other, at the same level
 * @returns points, −400…400, unrounded
 */
export function impactChange(before: Impact, after: Impact): Impact {
  const middle = ({ low, high }: DifferenceInterval): number => (low + high) / 2;
  const reach = ({ low, high }: DifferenceInterval): number => (high - low) / 2;
  const centre = middle(after.interval) - middle(before.interval);
  const margin = Math.hypot(reach(after.interval), reach(before.interval));
  return {
    points: after.points - before.points,
    interval: { low: centre - margin, high: centre + margin, level: after.interval.level },
  };
}
