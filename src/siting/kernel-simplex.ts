// The linear relaxation of a reduced counting model, solved in its multipliers: minimise Σ conj_i(λ_i) + Σ max(low·g, high·g)
// with g = Aᵀλ − cost. A primal simplex on this dual with long steps and Devex prices: every λ on the way is a bound,
// deciding a column leaves λ usable, and only columns with g = 0 against multipliers off their kinks are ever inverted.

import { KernelInverse } from './kernel-inverse.ts';
import type { RowTable } from './row-tables.ts';

/** Sparse 0/1 rows, and dense rows (sites, budget) beneath them: `dense[d] · x ≤ denseLimit[d]` with multipliers ≤ 0. */
export interface SimplexInput {
  readonly columnCount: number;
  readonly rowStart: Uint32Array;
  readonly rowColumn: Uint32Array;
  readonly columnStart: Uint32Array;
  readonly columnRow: Uint32Array;
  readonly tables: readonly RowTable[];
  /** Scale of each row's kinks. */
  readonly weight: Float64Array;
  readonly dense: readonly Float64Array[];
  readonly denseLimit: readonly number[];
  readonly columnCost: Float64Array;
}

/** A place of the simplex to come back to. */
export interface SimplexState {
  readonly lambda: Float64Array;
  readonly place: Int16Array;
  readonly x: Float64Array;
  readonly g: Float64Array;
  readonly kernelRow: Int32Array;
  readonly kernelColumn: Int32Array;
  readonly inverse: Float64Array;
}

const pivotTolerance = 1e-7;
const priceTolerance = 1e-7;
/** Devex weights start anew when one has grown so large. */
const weightLimit = 1e8;

/** What a long step stopped at: the entering row's own kink, a column's g = 0, or a basic row's kink. */
type Stop = 'itself' | 'column' | 'row';

export class KernelSimplex {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly x: Float64Array;
  readonly g: Float64Array;
  readonly lambda: Float64Array;
  /** Pivots so far. */
  pivots = 0;
  private readonly rowCount: number;
  private readonly sparseCount: number;
  private readonly reach: Float64Array;
  /** 2k + 1 at kink k, 2k between kinks k − 1 and k. */
  private readonly place: Int16Array;
  /** Counts left and right of where each λ stands: its row sum may lie between them. */
  private readonly countLeft: Float64Array;
  private readonly countRight: Float64Array;
  private readonly basicAt: Int32Array;
  private readonly kernelAt: Int32Array;
  private readonly kernelColumn: Int32Array;
  private readonly kernelRow: Int32Array;
  private readonly kernel = new KernelInverse();
  private readonly rowWeight: Float64Array;
  private readonly columnWeight: Float64Array;
  private readonly pivotRow: Float64Array;
  private readonly rate: Float64Array;
  /** Entering row through the inverse, and entering column. */
  private readonly u: Float64Array;
  private readonly v: Float64Array;
  private updates = 0;

  constructor(private readonly input: SimplexInput) {
    const columns = input.columnCount;
    this.sparseCount = input.weight.length;
    this.rowCount = this.sparseCount + input.dense.length;
    const rows = this.rowCount;
    this.low = new Float64Array(columns);
    this.high = new Float64Array(columns).fill(1);
    this.x = new Float64Array(columns);
    this.g = new Float64Array(columns);
    this.rate = new Float64Array(columns);
    this.kernelAt = new Int32Array(columns).fill(-1);
    this.columnWeight = new Float64Array(columns).fill(1);
    this.lambda = new Float64Array(rows);
    this.reach = new Float64Array(rows);
    this.place = new Int16Array(rows);
    this.countLeft = new Float64Array(rows);
    this.countRight = new Float64Array(rows);
    this.basicAt = new Int32Array(rows).fill(-1);
    this.rowWeight = new Float64Array(rows).fill(1);
    this.pivotRow = new Float64Array(rows);
    this.kernelColumn = new Int32Array(columns + 1);
    this.kernelRow = new Int32Array(columns + 1);
    this.u = new Float64Array(columns + 1);
    this.v = new Float64Array(columns + 1);
  }

  /** Starts at any λ (dense multipliers ≤ 0 last), with nothing in the kernel. */
  start(lambda: Float64Array): void {
    this.clearKernel();
    for (let i = 0; i < this.rowCount; i++) {
      const kinkCount = this.kinkCount(i);
      this.lambda[i] = i < this.sparseCount ? Math.max(0, lambda[i]) : Math.min(0, lambda[i]);
      let k = 0;
      while (k < kinkCount && this.lambda[i] > this.kink(i, k)) k++;
      this.putAt(i, k < kinkCount && this.lambda[i] === this.kink(i, k) ? 2 * k + 1 : 2 * k);
    }
    this.computeG();
    this.computeX();
  }

  save(): SimplexState {
    const { size } = this.kernel;
    return {
      lambda: this.lambda.slice(),
      place: this.place.slice(),
      x: this.x.slice(),
      g: this.g.slice(),
      kernelRow: this.kernelRow.slice(0, size),
      kernelColumn: this.kernelColumn.slice(0, size),
      inverse: this.kernel.packed(),
    };
  }

  /** Back to `state`, under the bounds that low and high hold now. */
  restore(state: SimplexState): void {
    this.clearKernel();
    this.lambda.set(state.lambda);
    this.x.set(state.x);
    this.g.set(state.g);
    for (let i = 0; i < this.rowCount; i++) this.putAt(i, state.place[i]);
    const size = state.kernelRow.length;
    this.kernel.unpack(state.inverse, size);
    for (let k = 0; k < size; k++) this.enter(k, state.kernelRow[k], state.kernelColumn[k]);
    this.computeX();
  }

  /** The bound that λ gives, constants of rows without a choice left out. */
  objective(): number {
    let sum = 0;
    for (let i = 0; i < this.sparseCount; i++) {
      const { corner, cornerGain } = this.input.tables[i];
      // The corner where λ stands is the best one.
      const k = corner.length - 1 - Math.max(0, (this.place[i] >> 1) - 1);
      sum += this.input.weight[i] * cornerGain[k] - this.lambda[i] * corner[k];
    }
    for (let d = 0; d < this.input.dense.length; d++)
      sum -= this.lambda[this.sparseCount + d] * this.input.denseLimit[d];
    for (let j = 0; j < this.x.length; j++) {
      if (this.kernelAt[j] < 0) sum += Math.max(this.g[j] * this.low[j], this.g[j] * this.high[j]);
    }
    return sum;
  }

  /** Improves λ until it is optimal (true), the objective is at most `cutoff`, or `limit` pivots are done. */
  solve(cutoff: number, limit: number): boolean {
    let objective = this.objective();
    for (let step = 0; step < limit && objective > cutoff; step++) {
      const entering = this.price();
      if (entering < 0) return true;
      this.pivots++;
      objective -= this.move(entering, Math.max(1, objective - cutoff));
      if (this.updates > 100) this.refactor();
    }
    return false;
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

  private putAt(i: number, place: number): void {
    this.place[i] = place;
    this.countLeft[i] = this.count(i, place >> 1);
    this.countRight[i] = this.count(i, (place + 1) >> 1);
  }

  private enter(k: number, row: number, column: number): void {
    this.kernelRow[k] = row;
    this.kernelColumn[k] = column;
    this.basicAt[row] = k;
    this.kernelAt[column] = k;
  }

  private clearKernel(): void {
    for (let k = 0; k < this.kernel.size; k++) {
      this.kernelAt[this.kernelColumn[k]] = -1;
      this.basicAt[this.kernelRow[k]] = -1;
    }
    this.kernel.size = 0;
  }

  private computeG(): void {
    const { columnStart, columnRow, dense, columnCost } = this.input;
    for (let j = 0; j < this.x.length; j++) {
      let sum = -columnCost[j];
      for (let k = columnStart[j]; k < columnStart[j + 1]; k++) sum += this.lambda[columnRow[k]];
      for (let d = 0; d < dense.length; d++) sum += dense[d][j] * this.lambda[this.sparseCount + d];
      this.g[j] = this.kernelAt[j] < 0 ? sum : 0;
    }
  }

  /** x of the kernel from the counts where its rows stand, and every row's sum. */
  private computeX(): void {
    const { reach, x, g, low, high, kernel, v } = this;
    const { size, stride, inverse } = kernel;
    reach.fill(0);
    for (let j = 0; j < x.length; j++) {
      if (this.kernelAt[j] >= 0) continue;
      x[j] = g[j] > 0 ? high[j] : g[j] < 0 ? low[j] : x[j] >= high[j] ? high[j] : low[j];
      if (x[j] !== 0) this.addColumn(reach, j, x[j]);
    }
    for (let b = 0; b < size; b++) v[b] = this.countLeft[this.kernelRow[b]] - reach[this.kernelRow[b]];
    for (let f = 0; f < size; f++) {
      let sum = 0;
      const base = f * stride;
      for (let b = 0; b < size; b++) sum += inverse[base + b] * v[b];
      x[this.kernelColumn[f]] = sum;
    }
    for (let f = 0; f < size; f++) this.addColumn(reach, this.kernelColumn[f], x[this.kernelColumn[f]]);
  }

  private addColumn(to: Float64Array, j: number, amount: number): void {
    const { columnStart, columnRow, dense } = this.input;
    for (let k = columnStart[j], end = columnStart[j + 1]; k < end; k++) to[columnRow[k]] += amount;
    for (let d = 0; d < dense.length; d++) to[this.sparseCount + d] += dense[d][j] * amount;
  }

  private addRow(to: Float64Array, i: number, amount: number): void {
    const { rowStart, rowColumn, dense } = this.input;
    if (i < this.sparseCount) {
      for (let k = rowStart[i], end = rowStart[i + 1]; k < end; k++) to[rowColumn[k]] += amount;
      return;
    }
    const row = dense[i - this.sparseCount];
    for (let j = 0; j < row.length; j++) to[j] += row[j] * amount;
  }

  private coefficient(i: number, j: number): number {
    if (i >= this.sparseCount) return this.input.dense[i - this.sparseCount][j];
    const { rowStart, rowColumn } = this.input;
    let from = rowStart[i];
    let to = rowStart[i + 1] - 1;
    while (from <= to) {
      const middle = (from + to) >> 1;
      const column = rowColumn[middle];
      if (column === j) return 1;
      if (column < j) from = middle + 1;
      else to = middle - 1;
    }
    return 0;
  }

  /** Row (or rowCount + kernel position) with the best Devex price, or −1. */
  private price(): number {
    const { reach, countLeft, countRight, rowWeight, basicAt } = this;
    let best = 0;
    let entering = -1;
    for (let i = 0; i < this.rowCount; i++) {
      const above = reach[i] - countLeft[i];
      const violation = above > 0 ? above : countRight[i] - reach[i];
      if (violation <= priceTolerance || basicAt[i] >= 0) continue;
      const price = (violation * violation) / rowWeight[i];
      if (price > best) {
        best = price;
        entering = i;
      }
    }
    for (let f = 0; f < this.kernel.size; f++) {
      const j = this.kernelColumn[f];
      const violation = Math.max(this.low[j] - this.x[j], this.x[j] - this.high[j]);
      if (violation <= priceTolerance) continue;
      const price = (violation * violation) / this.columnWeight[j];
      if (price > best) {
        best = price;
        entering = this.rowCount + f;
      }
    }
    return entering;
  }

  /** One long step and pivot; returns by how much the objective fell (`enough` where it could fall for ever). */
  private move(entering: number, enough: number): number {
    const { kernel, rate, u } = this;
    const { size, stride, inverse } = kernel;
    const isRow = entering < this.rowCount;
    u.fill(0, 0, size);
    rate.fill(0);
    let slope: number;
    let sign: number;
    if (isRow) {
      const above = this.reach[entering] - this.countLeft[entering];
      sign = above > 0 ? -1 : 1;
      slope = above > 0 ? -above : this.reach[entering] - this.countRight[entering];
      this.addRow(rate, entering, sign);
      for (let f = 0; f < size; f++) {
        // Where the kernel stands in the entering row.
        const a = rate[this.kernelColumn[f]] * sign;
        if (a !== 0) for (let b = 0, base = f * stride; b < size; b++) u[b] += a * inverse[base + b];
      }
    } else {
      const f = entering - this.rowCount;
      const j = this.kernelColumn[f];
      sign = this.x[j] > this.high[j] ? 1 : -1;
      slope = sign > 0 ? this.high[j] - this.x[j] : this.x[j] - this.low[j];
      for (let b = 0; b < size; b++) u[b] = -inverse[f * stride + b];
    }
    for (let b = 0; b < size; b++) if (u[b] !== 0) this.addRow(rate, this.kernelRow[b], -sign * u[b]);
    // Kernel columns stay at g = 0, but for one that leaves.
    for (let f = 0; f < size; f++) rate[this.kernelColumn[f]] = 0;
    const leaving = isRow ? -1 : this.kernelColumn[entering - this.rowCount];
    if (leaving >= 0) rate[leaving] = sign;
    return this.longStep(entering, sign, slope, leaving, enough);
  }

  private longStep(entering: number, sign: number, first: number, leaving: number, enough: number): number {
    const { rate, g, u, low, high } = this;
    let slope = first;
    let fallen = 0;
    for (;;) {
      const { step, stop, which } = this.nextStop(entering, sign, leaving);
      if (step === Number.POSITIVE_INFINITY) {
        this.advance(entering, sign, (2 * enough) / -slope, leaving);
        return fallen + 2 * enough;
      }
      if (step > 0) {
        fallen -= slope * step;
        this.advance(entering, sign, step, leaving);
      }
      const row = stop === 'row' ? this.kernelRow[which] : entering;
      const speed = stop === 'row' ? -sign * u[which] : sign;
      slope +=
        stop === 'column'
          ? Math.abs(rate[which]) * (high[which] - low[which])
          : Math.abs(speed) * this.kinkJump(row, speed);
      if (slope >= -1e-12) {
        this.exchange(entering, stop, which, sign, leaving);
        return fallen;
      }
      // The objective falls on behind it: cross.
      if (stop === 'column') {
        g[which] = 0;
        this.x[which] = rate[which] > 0 ? high[which] : low[which];
      } else {
        const next = this.nextKink(row, speed);
        this.lambda[row] = this.kink(row, next);
        this.putAt(row, speed > 0 ? 2 * next + 2 : 2 * next);
      }
    }
  }

  private nextStop(
    entering: number,
    sign: number,
    leaving: number,
  ): { readonly step: number; readonly stop: Stop; readonly which: number } {
    const { rate, g, u, x, low, high, kernelAt } = this;
    let step = Number.POSITIVE_INFINITY;
    let pivot = 0;
    let stop: Stop = 'itself';
    let which = -1;
    for (let j = 0; j < g.length; j++) {
      const speed = rate[j];
      const value = g[j];
      if (speed > 0 ? speed < pivotTolerance || value > 0 : speed > -pivotTolerance || value < 0) continue;
      if (low[j] === high[j] || kernelAt[j] >= 0) continue;
      // At g = 0 outside the kernel only leaving the side of its x is a stop.
      if (value === 0 && (speed > 0 ? x[j] >= high[j] : x[j] <= low[j])) continue;
      const at = -value / speed;
      if (at < step || (at === step && Math.abs(speed) > pivot)) {
        step = at;
        pivot = Math.abs(speed);
        stop = 'column';
        which = j;
      }
    }
    for (let b = 0; b < this.kernel.size; b++) {
      const speed = -sign * u[b];
      if (Math.abs(speed) < pivotTolerance) continue;
      const at = this.kinkDistance(this.kernelRow[b], speed);
      if (at < step || (at === step && Math.abs(speed) > pivot)) {
        step = at;
        pivot = Math.abs(speed);
        stop = 'row';
        which = b;
      }
    }
    if (leaving < 0) {
      const at = this.kinkDistance(entering, sign);
      if (at <= step) return { step: at, stop: 'itself', which: entering };
    }
    return { step, stop, which };
  }

  private nextKink(i: number, speed: number): number {
    return speed > 0 ? (this.place[i] + 1) >> 1 : (this.place[i] >> 1) - 1;
  }

  /** How long λ_i takes to its next kink. */
  private kinkDistance(i: number, speed: number): number {
    const next = this.nextKink(i, speed);
    if (next < 0 || next >= this.kinkCount(i)) return Number.POSITIVE_INFINITY;
    return Math.max(0, (this.kink(i, next) - this.lambda[i]) / speed);
  }

  private kinkJump(i: number, speed: number): number {
    const next = this.nextKink(i, speed);
    return this.count(i, next) - this.count(i, next + 1);
  }

  private advance(entering: number, sign: number, step: number, leaving: number): void {
    const { g, rate, u } = this;
    for (let j = 0; j < g.length; j++) g[j] += step * rate[j];
    for (let b = 0; b < this.kernel.size; b++) this.shift(this.kernelRow[b], -sign * u[b], step);
    if (leaving < 0) this.shift(entering, sign, step);
  }

  private shift(i: number, speed: number, step: number): void {
    this.leaveKink(i, speed);
    this.lambda[i] += speed * step;
  }

  private leaveKink(i: number, speed: number): void {
    if ((this.place[i] & 1) === 1 && speed !== 0) this.putAt(i, this.place[i] + (speed > 0 ? 1 : -1));
  }

  private rest(i: number, speed: number): void {
    const next = this.nextKink(i, speed);
    this.lambda[i] = this.kink(i, next);
    this.putAt(i, 2 * next + 1);
  }

  private exchange(entering: number, stop: Stop, which: number, sign: number, leaving: number): void {
    const { kernel, u, v } = this;
    const f = entering - this.rowCount;
    if (stop === 'itself') this.rest(entering, sign);
    else if (stop === 'row') {
      this.updateWeights(entering, stop, which, leaving);
      const row = this.kernelRow[which];
      this.rest(row, -sign * u[which]);
      this.basicAt[row] = -1;
      if (leaving >= 0) this.shrink(which, f);
      else {
        this.leaveKink(entering, sign);
        kernel.replaceRow(which, u);
        this.kernelRow[which] = entering;
        this.basicAt[entering] = which;
      }
    } else {
      this.columnThrough(which);
      this.updateWeights(entering, stop, which, leaving);
      this.g[which] = 0;
      if (leaving >= 0) {
        kernel.replaceColumn(f, v);
        this.kernelAt[leaving] = -1;
        this.kernelColumn[f] = which;
        this.kernelAt[which] = f;
      } else {
        this.leaveKink(entering, sign);
        let schur = this.coefficient(entering, which);
        for (let b = 0; b < kernel.size; b++) schur -= u[b] * this.coefficient(this.kernelRow[b], which);
        kernel.grow(u, v, schur);
        this.enter(kernel.size - 1, entering, which);
      }
    }
    if (leaving >= 0) this.x[leaving] = sign > 0 ? this.high[leaving] : this.low[leaving];
    this.updates++;
    this.computeX();
  }

  private shrink(b: number, f: number): void {
    const { kernel } = this;
    kernel.shrink(b, f);
    this.kernelAt[this.kernelColumn[f]] = -1;
    const last = kernel.size;
    if (f !== last) {
      this.kernelColumn[f] = this.kernelColumn[last];
      this.kernelAt[this.kernelColumn[f]] = f;
    }
    if (b !== last) {
      this.kernelRow[b] = this.kernelRow[last];
      this.basicAt[this.kernelRow[b]] = b;
    }
  }

  /** Fills v with inverse · (column j in the basic rows). */
  private columnThrough(j: number): void {
    const { v, kernel } = this;
    const { size, stride, inverse } = kernel;
    v.fill(0, 0, size);
    for (let b = 0; b < size; b++) {
      const a = this.coefficient(this.kernelRow[b], j);
      if (a !== 0) for (let f = 0; f < size; f++) v[f] += a * inverse[f * stride + b];
    }
  }

  /** Devex: weights of the nonbasic from the pivot row of what leaves (basic row or column `which`). */
  private updateWeights(entering: number, stop: Stop, which: number, leaving: number): void {
    const { kernel, pivotRow, rowWeight, columnWeight, v } = this;
    const { size, stride, inverse } = kernel;
    pivotRow.fill(0);
    for (let f = 0; f < size; f++) {
      const amount = stop === 'row' ? inverse[f * stride + which] : -v[f];
      if (amount !== 0) this.addColumn(pivotRow, this.kernelColumn[f], amount);
    }
    if (stop === 'column') this.addColumn(pivotRow, which, 1);
    const at = entering - this.rowCount;
    const pivot = leaving < 0 ? pivotRow[entering] : stop === 'row' ? inverse[at * stride + which] : v[at];
    const weight = leaving < 0 ? rowWeight[entering] : columnWeight[leaving];
    const ratio = weight / (pivot * pivot);
    if (!(ratio < weightLimit)) {
      rowWeight.fill(1);
      columnWeight.fill(1);
      return;
    }
    for (let i = 0; i < this.rowCount; i++) {
      const spread = pivotRow[i] * pivotRow[i] * ratio;
      if (spread > rowWeight[i]) rowWeight[i] = spread;
    }
    for (let f = 0; f < size; f++) {
      const amount = stop === 'row' ? inverse[f * stride + which] : v[f];
      const j = this.kernelColumn[f];
      columnWeight[j] = Math.max(columnWeight[j], amount * amount * ratio);
    }
    if (stop === 'row') rowWeight[this.kernelRow[which]] = Math.max(ratio, 1);
    else columnWeight[which] = Math.max(ratio, 1);
  }

  /** Inverts the kernel anew and recomputes what drifts; a kernel gone singular is given up and found again from λ. */
  refactor(): void {
    this.updates = 0;
    const { size } = this.kernel;
    const matrix = new Float64Array(size * size);
    for (let b = 0; b < size; b++) {
      for (let f = 0; f < size; f++) matrix[b * size + f] = this.coefficient(this.kernelRow[b], this.kernelColumn[f]);
    }
    if (!this.kernel.invert(matrix, size)) this.clearKernel();
    this.computeG();
    this.computeX();
  }
}
