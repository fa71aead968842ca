// A column of doubles whose length is not known beforehand.

/** Doubles in a row; `push` costs constant time on average, memory is at most twice what is used. */
export class GrowingFloats {
  length = 0;
  // A private member of the language is several times slower to reach.
  private values = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  at(row: number): number {
    return this.values[row] as number;
  }

  /** A view of what has been pushed; it goes stale with the next `push`. */
  view(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}
