/** Comments matched on two cores: by a second thread, and by this one where the second is behind. */

import { Worker } from 'node:worker_threads';
import type { CompiledThemes } from '../../enrich/themes/matcher.ts';
import type { Tag, ThemeRules } from '../../model.ts';
import {
  DONE,
  FAILED,
  FILLED,
  FREE,
  fill,
  matchSlot,
  type Slot,
  sharedSlots,
  signalOf,
  slotsOf,
  TAKEN,
  tagsIn,
} from './slots.ts';

/** Batches that are under way at a time. */
const SLOTS = 6;
/** Milliseconds after which a thread that has taken a batch is given up. */
const PATIENCE = 5000;

/** Where the second thread's program lies beside the bundle. */
export const MATCH_WORKER = new URL('./matchWorker.js', import.meta.url);

/** Comments of several batches on their way; they come back in the order in which they went. */
export class MatchPool {
  readonly #compiled: CompiledThemes;
  readonly #slots: Slot[];
  readonly #signal: Int32Array;
  readonly #worker: Worker;
  /** The oldest batch that is under way, and how many there are. */
  #first = 0;
  #length = 0;

  /** `program`: what the second thread runs. Where it cannot, this one matches all: nobody needs to know. */
  constructor(rules: ThemeRules, compiled: CompiledThemes, program: URL = MATCH_WORKER) {
    const shared = sharedSlots(SLOTS);
    this.#compiled = compiled;
    this.#slots = slotsOf(shared);
    this.#signal = signalOf(shared);
    this.#worker = new Worker(program, { workerData: { rules, shared } });
    this.#worker.on('error', () => {});
    // It must not keep the process alive.
    this.#worker.unref();
  }

  /** No batch can be sent before one is received. */
  get isFull(): boolean {
    return this.#length === SLOTS;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** The oldest batch is matched. */
  get isReady(): boolean {
    return this.#length > 0 && Atomics.load(this.#slots[this.#first]!.state, 0) === DONE;
  }

  /** Sends a batch, as `fill` wants it. Not while the pool is full. */
  send(comments: readonly string[], scores: readonly (number | null)[]): void {
    const slot = this.#slots[(this.#first + this.#length++) % SLOTS]!;
    fill(slot, comments, scores);
    Atomics.store(slot.state, 0, FILLED);
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
  }

  /** The themes of the oldest batch; null: of this comment they are not known. Not while the pool is empty. */
  receive(): (Tag | null)[] {
    const slot = this.#slots[this.#first]!;
    this.#settle(slot);
    this.#first = (this.#first + 1) % SLOTS;
    this.#length--;
    const tags = tagsIn(slot);
    Atomics.store(slot.state, 0, FREE);
    return tags;
  }

  /** Ends the second thread. To be called at the end, whatever happened. */
  async close(): Promise<void> {
    Atomics.store(this.#signal, 1, 1);
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
    await this.#worker.terminate();
  }

  #settle(slot: Slot): void {
    // While the other thread has the oldest batch, there are younger ones to take.
    for (let i = 0; i < this.#length && Atomics.load(slot.state, 0) !== DONE; i++) {
      const one = this.#slots[(this.#first + i) % SLOTS]!;
      if (Atomics.compareExchange(one.state, 0, FILLED, TAKEN) !== FILLED) continue;
      matchSlot(one, this.#compiled);
      Atomics.store(one.state, 0, DONE);
    }
    Atomics.wait(slot.state, 0, TAKEN, PATIENCE);
    const state = Atomics.load(slot.state, 0);
    if (state === TAKEN || state === FAILED) matchSlot(slot, this.#compiled);
  }
}
