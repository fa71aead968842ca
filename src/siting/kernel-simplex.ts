// The linear relaxation of a reduced counting model, solved in its multipliers: minimise Σ conj_i(λ_i) + Σ max(low·g, high·g)
// with g = Aᵀλ − cost. A primal simplex on this dual with long steps and Devex prices: every λ on the way is a bound,
// deciding a column leaves λ usable, and only columns with g = 0 against multipliers off their kinks are ever inverted.

import { DevexWeights } from './devex-weights.ts';
import { KernelInverse } from './kernel-inverse.ts';
import { Multipliers } from './multipliers.ts';
import { RelaxationMatrix, type SimplexInput } from './relaxation-matrix.ts';

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
  private readonly reach: Float64Array;
  private readonly matrix: RelaxationMatrix;
  private readonly multipliers: Multipliers;
  private readonly basicAt: Int32Array;
  private readonly kernelAt: Int32Array;
  private readonly kernelColumn: Int32Array;
  private readonly kernelRow: Int32Array;
  private readonly kernel = new KernelInverse();
  private readonly devex: DevexWeights;
  private readonly pivotRow: Float64Array;
  private readonly rate: Float64Array;
  /** What enters, through the inverse: a row, a column. */
  private readonly u: Float64Array;
  private readonly v: Float64Array;
  private updates = 0;

  constructor(private readonly input: SimplexInput) {
    const columns = input.columnCount;
    this.matrix = new RelaxationMatrix(input);
    this.multipliers = new Multipliers(input);
    this.lambda = this.multipliers.lambda;
    this.rowCount = this.matrix.rowCount;
    const rows = this.rowCount;
    this.low = new Float64Array(columns);
    this.high = new Float64Array(columns).fill(1);
    this.x = new Float64Array(columns);
    this.g = new Float64Array(columns);
    this.rate = new Float64Array(columns);
    this.kernelAt = new Int32Array(columns).fill(-1);
    this.reach = new Float64Array(rows);
    this.basicAt = new Int32Array(rows).fill(-1);
    this.devex = new DevexWeights(rows, columns);
    this.pivotRow = new Float64Array(rows);
    this.kernelColumn = new Int32Array(columns + 1);
    this.kernelRow = new Int32Array(columns + 1);
    this.u = new Float64Array(columns + 1);
    this.v = new Float64Array(columns + 1);
  }

  /** Starts at any λ (dense multipliers ≤ 0 last), with nothing in the kernel. */
  start(lambda: Float64Array): void {
    this.clearKernel();
    for (let i = 0; i < this.rowCount; i++) this.multipliers.set(i, lambda[i]);
    this.computeG();
    this.computeX();
  }

  save(): SimplexState {
    const { size } = this.kernel;
    return {
      lambda: this.lambda.slice(),
      place: this.multipliers.place.slice(),
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
    for (let i = 0; i < this.rowCount; i++) this.multipliers.putAt(i, state.place[i]);
    const size = state.kernelRow.length;
    this.kernel.unpack(state.inverse, size);
    for (let k = 0; k < size; k++) this.enter(k, state.kernelRow[k], state.kernelColumn[k]);
    this.computeX();
  }

  /** The bound that λ gives, constants of rows without a choice left out. */
  objective(): number {
    let sum = this.multipliers.objective();
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
      for (let d = 0; d < dense.length; d++) sum += dense[d][j] * this.lambda[this.matrix.sparseCount + d];
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
      if (x[j] !== 0) this.matrix.addColumn(reach, j, x[j]);
    }
    for (let b = 0; b < size; b++) v[b] = this.multipliers.countLeft[this.kernelRow[b]] - reach[this.kernelRow[b]];
    for (let f = 0; f < size; f++) {
      let sum = 0;
      const base = f * stride;
      for (let b = 0; b < size; b++) sum += inverse[base + b] * v[b];
      x[this.kernelColumn[f]] = sum;
    }
    for (let f = 0; f < size; f++) this.matrix.addColumn(reach, this.kernelColumn[f], x[this.kernelColumn[f]]);
  }

  /** Row (or rowCount + kernel position) with the best Devex price, or −1. */
  private price(): number {
    const { reach, basicAt } = this;
    const { columnWeight } = this.devex;
    const { countLeft, countRight } = this.multipliers;
    let entering = this.devex.bestRow(reach, countLeft, countRight, basicAt, priceTolerance);
    let best = this.devex.bestPrice;
    for (let f = 0; f < this.kernel.size; f++) {
      const j = this.kernelColumn[f];
      const violation = Math.max(this.low[j] - this.x[j], this.x[j] - this.high[j]);
      if (violation <= priceTolerance) continue;
      const price = (violation * violation) / columnWeight[j];
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
      const above = this.reach[entering] - this.multipliers.countLeft[entering];
      sign = above > 0 ? -1 : 1;
      slope = above > 0 ? -above : this.reach[entering] - this.multipliers.countRight[entering];
      this.matrix.addRow(rate, entering, sign);
      for (let f = 0; f < size; f++) {
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
    for (let b = 0; b < size; b++) if (u[b] !== 0) this.matrix.addRow(rate, this.kernelRow[b], -sign * u[b]);
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
          : Math.abs(speed) * this.multipliers.kinkJump(row, speed);
      if (slope >= -1e-12) {
        this.exchange(entering, stop, which, sign, leaving);
        return fallen;
      }
      if (stop === 'column') {
        g[which] = 0;
        this.x[which] = rate[which] > 0 ? high[which] : low[which];
      } else this.multipliers.cross(row, speed);
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
      const at = this.multipliers.kinkDistance(this.kernelRow[b], speed);
      if (at < step || (at === step && Math.abs(speed) > pivot)) {
        step = at;
        pivot = Math.abs(speed);
        stop = 'row';
        which = b;
      }
    }
    if (leaving < 0) {
      const at = this.multipliers.kinkDistance(entering, sign);
      if (at <= step) return { step: at, stop: 'itself', which: entering };
    }
    return { step, stop, which };
  }

  private advance(entering: number, sign: number, step: number, leaving: number): void {
    const { g, rate, u } = this;
    for (let j = 0; j < g.length; j++) g[j] += step * rate[j];
    for (let b = 0; b < this.kernel.size; b++) this.multipliers.shift(this.kernelRow[b], -sign * u[b], step);
    if (leaving < 0) this.multipliers.shift(entering, sign, step);
  }

  private exchange(entering: number, stop: Stop, which: number, sign: number, leaving: number): void {
    const { kernel, u, v } = this;
    const f = entering - this.rowCount;
    if (stop === 'itself') this.multipliers.rest(entering, sign);
    else if (stop === 'row') {
      this.updateWeights(entering, stop, which, leaving);
      const row = this.kernelRow[which];
      this.multipliers.rest(row, -sign * u[which]);
      this.basicAt[row] = -1;
      if (leaving >= 0) this.shrink(which, f);
      else {
        this.multipliers.leaveKink(entering, sign);
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
        this.multipliers.leaveKink(entering, sign);
        let schur = this.matrix.coefficient(entering, which);
        for (let b = 0; b < kernel.size; b++) schur -= u[b] * this.matrix.coefficient(this.kernelRow[b], which);
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
      const a = this.matrix.coefficient(this.kernelRow[b], j);
      if (a !== 0) for (let f = 0; f < size; f++) v[f] += a * inverse[f * stride + b];
    }
  }

  /** Devex: weights of the nonbasic from the pivot row of what leaves (basic row or column `which`). */
  private updateWeights(entering: number, stop: Stop, which: number, leaving: number): void {
    const { kernel, pivotRow, v } = this;
    const { size, stride, inverse } = kernel;
    pivotRow.fill(0);
    for (let f = 0; f < size; f++) {
      const amount = stop === 'row' ? inverse[f * stride + which] : -v[f];
      if (amount !== 0) this.matrix.addColumn(pivotRow, this.kernelColumn[f], amount);
    }
    if (stop === 'column') this.matrix.addColumn(pivotRow, which, 1);
    const at = entering - this.rowCount;
    const amounts = (f: number): number => (stop === 'row' ? inverse[f * stride + which] : v[f]);
    const left = stop === 'row' ? { row: this.kernelRow[which], column: -1 } : { row: -1, column: which };
    if (leaving < 0)
      this.devex.update(pivotRow, this.kernelColumn, size, amounts, pivotRow[entering], entering, -1, left);
    else this.devex.update(pivotRow, this.kernelColumn, size, amounts, amounts(at), -1, leaving, left);
  }

  /** Inverts the kernel anew and recomputes what drifts; a kernel gone singular is given up and found again from λ. */
  refactor(): void {
    this.updates = 0;
    const { size } = this.kernel;
    const matrix = this.matrix.block(this.kernelRow.subarray(0, size), this.kernelColumn.subarray(0, size));
    if (!this.kernel.invert(matrix, size)) this.clearKernel();
    this.computeG();
    this.computeX();
  }
}
