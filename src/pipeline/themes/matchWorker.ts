/** What the second thread does: it matches the comments of one slot after the other, until it is told that all is over. */

import { workerData } from 'node:worker_threads';
import { compileThemes } from '../../enrich/themes/matcher.ts';
import type { ThemeRules } from '../../model.ts';
import { DONE, FAILED, FILLED, matchSlot, type SharedSlots, signalOf, slotsOf, TAKEN } from './slots.ts';

const { rules, shared } = workerData as { rules: ThemeRules; shared: SharedSlots };
const compiled = compileThemes(rules);
const slots = slotsOf(shared);
const signal = signalOf(shared);

while (Atomics.load(signal, 1) === 0) {
  const seen = Atomics.load(signal, 0);
  let isIdle = true;
  for (const slot of slots) {
    if (Atomics.compareExchange(slot.state, 0, FILLED, TAKEN) !== FILLED) continue;
    isIdle = false;
    let state = DONE;
    try {
      matchSlot(slot, compiled);
    } catch {
      // The other thread does it again, and meets the same error.
      state = FAILED;
    }
    Atomics.store(slot.state, 0, state);
    Atomics.notify(slot.state, 0);
  }
  if (isIdle) Atomics.wait(signal, 0, seen);
}
