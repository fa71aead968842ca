// Brings the multipliers of a counting model towards the optimum of its linear relaxation: the primal–dual hybrid gradient
// method with diagonal steps (Pock & Chambolle 2011) and restarts to averages (Applegate et al. 2021). Any λ ≥ 0 is a bound.

import type { ReducedModel } from './reduced-model.ts';

/** Where a search stands on a reduced model: choices x (0 … room), multipliers by reduced row, and of the budget. */
export interface DualPoint {
  readonly x: Float64Array;
  readonly lambda: Float64Array;
  budgetPrice: number;
}

export interface SiteCosts {
  /** Cost of each free column in the objective, whether it counts as a site, and what it takes of the budget. */
  readonly cost: Float64Array;
  readonly counts: Uint8Array;
  readonly money: Float64Array | null;
}

/** Balance of the steps in x and in λ; found best on maximal cover of 500 and 2,000 candidates. */
const balance = 3;

/** Runs `steps` steps from `point`, in place; λ and x end as the average of the last steps where `isAveraged`. */
export function improveDual(model: ReducedModel, costs: SiteCosts, point: DualPoint, steps: number): void {
  const { rowStart, rowColumn, columnStart, columnRow, strength, room } = model;
  const { x, lambda } = point;
  const columnCount = room.length;
  const rowCount = lambda.length;
  const { rowStep, columnStep, moneyStep } = computeSteps(model, costs);
  const ahead = x.slice();
  const target = new Float64Array(columnCount);
  const load = new Float64Array(columnCount);
  const meanX = new Float64Array(columnCount);
  const meanLambda = new Float64Array(rowCount);
  let meanPrice = 0;
  for (let step = 0; step < steps; step++) {
    for (let j = 0; j < columnCount; j++) load[j] = ahead[j] * strength[j];
    for (let i = 0; i < rowCount; i++) {
      let reach = 0;
      for (let k = rowStart[i], end = rowStart[i + 1]; k < end; k++) reach += load[rowColumn[k]];
      lambda[i] = proximal(model, i, lambda[i], reach, rowStep[i]);
      meanLambda[i] += lambda[i];
    }
    if (costs.money !== null) {
      let spent = -model.budgetLeft;
      for (let j = 0; j < columnCount; j++) spent += costs.money[j] * ahead[j];
      point.budgetPrice = Math.max(0, point.budgetPrice + moneyStep * spent);
      meanPrice += point.budgetPrice;
    }
    for (let j = 0; j < columnCount; j++) {
      let sum = 0;
      for (let k = columnStart[j], end = columnStart[j + 1]; k < end; k++) sum += lambda[columnRow[k]];
      const price = costs.money === null ? 0 : costs.money[j] * point.budgetPrice;
      target[j] = x[j] + columnStep[j] * (sum * strength[j] - costs.cost[j] - price);
      ahead[j] = -x[j];
    }
    projectSites(target, columnStep, costs.counts, room, model.sitesLeft, x);
    for (let j = 0; j < columnCount; j++) {
      ahead[j] += 2 * x[j];
      meanX[j] += x[j];
    }
  }
  for (let i = 0; i < rowCount; i++) lambda[i] = meanLambda[i] / steps;
  for (let j = 0; j < columnCount; j++) x[j] = meanX[j] / steps;
  point.budgetPrice = meanPrice / steps;
}

/** argmin of conj(λ) + λ·reach + (λ − from)² / (2·step). */
function proximal(model: ReducedModel, i: number, from: number, reach: number, step: number): number {
  const { kinks, counts } = model.tables[model.tableOf[i]];
  const weight = model.weight[i];
  for (let k = kinks.length; k > 0; k--) {
    const to = from + step * (counts[k] - reach);
    if (k < kinks.length && to >= kinks[k] * weight) return kinks[k] * weight;
    if (to >= kinks[k - 1] * weight) return to;
  }
  return 0;
}

function computeSteps(
  model: ReducedModel,
  costs: SiteCosts,
): { readonly rowStep: Float64Array; readonly columnStep: Float64Array; readonly moneyStep: number } {
  const { rowStart, columnStart, columnRow, strength, weight, tables, tableOf } = model;
  const rowCount = weight.length;
  const columnCount = strength.length;
  let usual = 0;
  for (let j = 0; j < columnCount; j++) usual += costs.cost[j] / columnCount;
  if (usual === 0) usual = 1;
  const scale = new Float64Array(rowCount);
  const rowStep = new Float64Array(rowCount);
  for (let i = 0; i < rowCount; i++) {
    const { kinks } = tables[tableOf[i]];
    scale[i] = kinks[kinks.length - 1] * weight[i];
    if (scale[i] === 0) scale[i] = weight[i] > 0 ? weight[i] : usual;
    rowStep[i] = (balance * scale[i]) / (rowStart[i + 1] - rowStart[i]);
  }
  const columnStep = new Float64Array(columnCount);
  let mean = 0;
  for (let j = 0; j < columnCount; j++) {
    let sum = 0;
    for (let k = columnStart[j]; k < columnStart[j + 1]; k++) sum += scale[columnRow[k]];
    columnStep[j] = sum * strength[j] * strength[j] + costs.cost[j];
    mean += columnStep[j] / columnCount;
  }
  let moneyScale = 0;
  if (costs.money !== null) {
    for (let j = 0; j < columnCount; j++) moneyScale = Math.max(moneyScale, costs.money[j]);
  }
  let money = 0;
  for (let j = 0; j < columnCount; j++) {
    if (moneyScale > 0 && costs.money !== null) {
      const part = costs.money[j] / moneyScale;
      money += part;
      columnStep[j] += mean * part;
    }
    columnStep[j] = 1 / (balance * Math.max(columnStep[j], 1e-3 * mean, 1e-12));
  }
  return { rowStep, columnStep, moneyStep: money > 0 ? (balance * mean) / (money * moneyScale * moneyScale) : 0 };
}

/** The point nearest to `target` (in the metric of the steps) with 0 ≤ x ≤ room and at most `sites` counted. */
function projectSites(
  target: Float64Array,
  columnStep: Float64Array,
  counts: Uint8Array,
  room: Float64Array,
  sites: number,
  x: Float64Array,
): void {
  let from = 0;
  let to = 0;
  for (let j = 0; j < x.length; j++) if (counts[j] === 1) to = Math.max(to, target[j] / columnStep[j]);
  let price = 0;
  for (let round = 0; round < 80; round++) {
    let sum = 0;
    let slope = 0;
    for (let j = 0; j < x.length; j++) {
      if (counts[j] === 0) continue;
      const value = target[j] - columnStep[j] * price;
      if (value >= room[j]) sum += room[j];
      else if (value > 0) {
        sum += value;
        slope += columnStep[j];
      }
    }
    const excess = sum - sites;
    if (excess <= 0) {
      if (price === 0 || excess > -1e-10) break;
      to = price;
    } else {
      if (excess < 1e-10) break;
      from = price;
    }
    const next = slope > 0 ? price + excess / slope : (from + to) / 2;
    price = next > from && next < to ? next : (from + to) / 2;
  }
  for (let j = 0; j < x.length; j++) {
    const value = target[j] - (counts[j] === 1 ? columnStep[j] * price : 0);
    x[j] = value < 0 ? 0 : value > room[j] ? room[j] : value;
  }
}
