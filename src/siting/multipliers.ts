// The multipliers λ of the rows and where each stands among its kinks: on one, between two, beyond the last.

import type { SimplexInput } from './relaxation-matrix.ts';

export class Multipliers {
  readonly lambda: Float64Array;
  /** 2k + 1 at kink k, 2k between kinks k − 1 and k. */
  readonly place: Int16Array;
  /** Counts left and right of where each λ stands: its row sum may lie between them. */
  readonly countLeft: Float64Array;
  readonly countRight: Float64Array;
  private readonly sparseCount: number;

  constructor(private readonly input: SimplexInput) {
    this.sparseCount = input.weight.length;
    const rows = this.sparseCount + input.dense.length;
    this.lambda = new Float64Array(rows);
    this.place = new Int16Array(rows);
    this.countLeft = new Float64Array(rows);
    this.countRight = new Float64Array(rows);
  }

  /** Sets λ_i, put into its domain, and finds its place. */
  set(i: number, value: number): void {
    const kinkCount = this.kinkCount(i);
    this.lambda[i] = i < this.sparseCount ? Math.max(0, value) : Math.min(0, value);
    let k = 0;
    while (k < kinkCount && this.lambda[i] > this.kink(i, k)) k++;
    this.putAt(i, k < kinkCount && this.lambda[i] === this.kink(i, k) ? 2 * k + 1 : 2 * k);
  }

  /** What the rows add to the objective at λ. */
  objective(): number {
    let sum = 0;
    for (let i = 0; i < this.sparseCount; i++) {
      const { corner, cornerGain } = this.input.tables[i];
      // The corner where λ stands is the best one.
      const k = corner.length - 1 - Math.max(0, (this.place[i] >> 1) - 1);
      sum += this.input.weight[i] * cornerGain[k] - this.lambda[i] * corner[k];
    }
    for (let d = 0; d < this.input.denseLimit.length; d++) {
      sum -= this.lambda[this.sparseCount + d] * this.input.denseLimit[d];
    }
    return sum;
  }

  private kinkCount(i: number): number {
    return i < this.sparseCount ? this.input.tables[i].kinks.length : 1;
  }

  private kink(i: number, k: number): number {
    return i < this.sparseCount ? this.input.tables[i].kinks[k] * this.input.weight[i] : 0;
  }

  private count(i: number, k: number): number {
    if (i < this.sparseCount) return this.input.tables[i].counts[k];
    return k === 0 ? this.input.denseLimit[i - this.sparseCount] : Number.NEGATIVE_INFINITY;
  }

  putAt(i: number, place: number): void {
    this.place[i] = place;
    this.countLeft[i] = this.count(i, place >> 1);
    this.countRight[i] = this.count(i, (place + 1) >> 1);
  }

  private nextKink(i: number, speed: number): number {
    return speed > 0 ? (this.place[i] + 1) >> 1 : (this.place[i] >> 1) - 1;
  }

  /** How long λ_i takes to its next kink. */
  kinkDistance(i: number, speed: number): number {
    const next = this.nextKink(i, speed);
    if (next < 0 || next >= this.kinkCount(i)) return Number.POSITIVE_INFINITY;
    return Math.max(0, (this.kink(i, next) - this.lambda[i]) / speed);
  }

  /** By how much the count changes across the next kink. */
  kinkJump(i: number, speed: number): number {
    const next = this.nextKink(i, speed);
    return this.count(i, next) - this.count(i, next + 1);
  }

  /** Sets λ_i beyond its next kink, which it has just reached. */
  cross(i: number, speed: number): void {
    const next = this.nextKink(i, speed);
    this.lambda[i] = this.kink(i, next);
    this.putAt(i, speed > 0 ? 2 * next + 2 : 2 * next);
  }

  shift(i: number, speed: number, step: number): void {
    this.leaveKink(i, speed);
    this.lambda[i] += speed * step;
  }

  leaveKink(i: number, speed: number): void {
    if ((this.place[i] & 1) === 1 && speed !== 0) this.putAt(i, this.place[i] + (speed > 0 ? 1 : -1));
  }

  /** Sets λ_i on its next kink. */
  rest(i: number, speed: number): void {
    const next = this.nextKink(i, speed);
    this.lambda[i] = this.kink(i, next);
    this.putAt(i, 2 * next + 1);
  }
}
