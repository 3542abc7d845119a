/** Numbers that many answers have, one each, side by side: a tenth of the memory of an object for each answer. */

const FIRST_SIZE = 1024;

type Numbers = Int32Array | Float64Array;

/** A list of numbers that grows. */
export class Column<T extends Numbers> {
  /** Holds up to `length` what was pushed, and room after it. */
  values: T;
  length = 0;
  readonly #make: (size: number) => T;

  /** `make` gives room for so many, all 0. */
  constructor(make: (size: number) => T) {
    this.#make = make;
    this.values = make(FIRST_SIZE);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.#grow();
    this.values[this.length++] = value;
  }

  #grow(): void {
    const larger = this.#make(this.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}

/** A list of whole numbers of 32 bits. */
export const wholeNumbers = (): Column<Int32Array> => new Column((size) => new Int32Array(size));

/** A list of any numbers. */
export const anyNumbers = (): Column<Float64Array> => new Column((size) => new Float64Array(size));
