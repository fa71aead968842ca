// A plan under change: how often every row is reached and what one more of each column would add, kept up to date as columns
// come and go. The base of greedy, interchange and rounding.

import { exp } from '../vocabulary/deterministic-math.ts';
import type { CountModel } from './count-model.ts';
import { strengthOf } from './reduced-model.ts';

/** Adding beats everything else while a required row or a share is short: its worth in the steering gains. */
export class PlanBoard {
  readonly chosen: Uint8Array;
  /** What one more of a column adds, cost included, shortfalls of required rows weighted far above all gains. */
  readonly gain: Float64Array;
  sites = 0;
  spent = 0;
  private readonly reached: Float64Array;
  private readonly penalty: number;
  private readonly strength: Float64Array;

  constructor(readonly model: CountModel) {
    this.chosen = new Uint8Array(model.columnCount);
    this.gain = new Float64Array(model.columnCount);
    this.reached = new Float64Array(model.rowCount);
    let total = 1;
    for (const weight of model.weight) total += weight;
    for (const cost of model.columnCost) total += cost;
    this.penalty = total;
    this.strength = Float64Array.from({ length: model.columnCount }, (_, j) =>
      model.busy === null ? 1 : strengthOf(model.busy[j]),
    );
    this.reset();
  }

  /** Back to what must be chosen. */
  reset(): void {
    const { model } = this;
    this.chosen.fill(0);
    this.reached.fill(0);
    this.sites = 0;
    this.spent = 0;
    for (let j = 0; j < model.columnCount; j++) {
      let sum = -model.columnCost[j];
      for (let k = model.columnStart[j]; k < model.columnStart[j + 1]; k++) {
        sum += this.stepGain(model.columnRow[k], 0, this.strength[j]);
      }
      this.gain[j] = sum;
    }
    for (let j = 0; j < model.columnCount; j++) for (let n = model.low[j]; n > 0; n--) this.change(j, 1);
  }

  canAdd(j: number): boolean {
    const { model } = this;
    if (this.chosen[j] >= model.high[j]) return false;
    if (model.counts[j] === 1 && this.sites >= model.siteLimit) return false;
    return model.budgetCost === null || this.spent + model.budgetCost[j] <= model.budget;
  }

  /** Best column that may be added, by gain (per money where a budget binds), lower row on ties; −1 where none gains. */
  bestAddition(): number {
    let best = -1;
    let most = 0;
    for (let j = 0; j < this.model.columnCount; j++) {
      if (this.gain[j] > most && this.canAdd(j)) {
        most = this.gain[j];
        best = j;
      }
    }
    return best;
  }

  /** Adds (1) or takes away (−1) one of column j. */
  change(j: number, by: 1 | -1): void {
    const { model, reached, gain, strength } = this;
    this.chosen[j] += by;
    this.sites += by * model.counts[j];
    if (model.budgetCost !== null) this.spent += by * model.budgetCost[j];
    const { columnStart, columnRow, rowStart, rowColumn } = model;
    for (let k = columnStart[j], end = columnStart[j + 1]; k < end; k++) {
      const i = columnRow[k];
      const before = reached[i];
      const after = before + by * strength[j];
      reached[i] = after;
      if (model.busy !== null) {
        const difference = model.weight[i] * (exp(-after) - exp(-before));
        for (let c = rowStart[i]; c < rowStart[i + 1]; c++) {
          gain[rowColumn[c]] += difference * (1 - exp(-strength[rowColumn[c]]));
        }
        continue;
      }
      const difference = this.stepGain(i, after, 1) - this.stepGain(i, before, 1);
      if (difference !== 0) for (let c = rowStart[i]; c < rowStart[i + 1]; c++) gain[rowColumn[c]] += difference;
    }
  }

  private stepGain(i: number, reached: number, strength: number): number {
    const { model } = this;
    if (model.busy !== null) return model.weight[i] * exp(-reached) * (1 - exp(-strength));
    const table = model.gains[model.gainOf[i]];
    const last = table.length - 1;
    let step = model.weight[i] * (table[Math.min(reached + 1, last)] - table[Math.min(reached, last)]);
    if (reached < model.required[i]) step += this.penalty;
    return step;
  }
}
