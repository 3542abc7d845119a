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

/**
 * The `values` of each owner side by side, in the order in which they came, and where those of each owner end. `owners`
 * says whose each value is: a number below `count`.
 */
export function sideBySide(
  { values, length }: Column,
  owners: Column,
  count: number,
): { values: Int32Array; ends: Int32Array } {
  const ends = new Int32Array(count);
  for (let i = 0; i < length; i++) ends[owners.values[i]!]!++;
  for (let owner = 0, sum = 0; owner < count; owner++) {
    const own = ends[owner]!;
    ends[owner] = sum;
    sum += own;
  }
  const sorted = new Int32Array(length);
  for (let i = 0; i < length; i++) sorted[ends[owners.values[i]!]!++] = values[i]!;
  return { values: sorted, ends };
}
