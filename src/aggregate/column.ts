/** Numbers that many answers have, side by side: a tenth of the memory of an object for each answer. */

const FIRST_SIZE = 1024;

/** A list of whole numbers of 32 bits that grows. */
export class Column {
  /** Holds up to `length` what was written, and room after it. */
  values = new Int32Array(FIRST_SIZE);
  length = 0;

  push(value: number): void {
    // The list may be another one once there is room.
    const at = this.extend(1);
    this.values[at] = value;
  }

  /** Makes room for `count` numbers at the end, which are to be written there; returns where the first of them stands. */
  extend(count: number): number {
    const first = this.length;
    this.length += count;
    if (this.length > this.values.length) this.#grow();
    return first;
  }

  #grow(): void {
    const larger = new Int32Array(Math.max(this.length, this.values.length * 2));
    larger.set(this.values);
    this.values = larger;
  }
}
