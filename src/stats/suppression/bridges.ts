import type { Line, Network, Step } from './network.ts';
import type { Cell } from './sums.ts';

/** A line on the current path. `lowest`: the earliest line that hidden cells lead back to from here or beyond. */
interface Visit {
  line: Line;
  through: Cell | null;
  steps: Iterator<Step>;
  order: number;
  lowest: number;
}

/**
 * The hidden cells that can be had by adding up rows and taking away columns. These are the
 * [bridges](https://en.wikipedia.org/wiki/Bridge_(graph_theory)): cells that nothing hidden leads round
 * ([Kao](https://arxiv.org/abs/cs/0101032)). On a way round, cells may in turn be one more and one
 * less, and every total stays the same.
 *
 * Tarjan's search, in time proportional to the cells; with a stack of its own, for paths are as long as the grid.
 */
export function bridgesIn(network: Network): Set<Cell> {
  const bridges = new Set<Cell>();
  const orders = new Map<Line, number>();
  const path: Visit[] = [];
  const enter = (line: Line, through: Cell | null): void => {
    const order = orders.size;
    orders.set(line, order);
    path.push({ line, through, steps: (network.get(line) ?? []).values(), order, lowest: order });
  };

  for (const start of network.keys()) {
    if (!orders.has(start)) enter(start, null);
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const { done, value: step } = here.steps.next();
      if (!done) {
        if (!step.through.hidden || step.through === here.through) continue;
        const seen = orders.get(step.to);
        if (seen === undefined) enter(step.to, step.through);
        else here.lowest = Math.min(here.lowest, seen);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) before.lowest = Math.min(before.lowest, here.lowest);
      if (here.through && here.lowest === here.order) bridges.add(here.through);
    }
  }
  return bridges;
}
