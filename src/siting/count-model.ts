// What all coverage models have in common: rows gain by how often they are reached, candidates are chosen under a limit of
// sites and a budget. Maximise Σ weight·F(count) − Σ cost·chosen; F is any table, or a concave curve of summed strengths.

/** Gains of a row by how many chosen candidates reach it, in units of its weight; beyond the end the last value holds. */
export type GainTable = readonly number[];

export interface CountModel {
  readonly columnCount: number;
  readonly rowCount: number;
  /** Rows × columns in both directions, ascending. */
  readonly rowStart: Uint32Array;
  readonly rowColumn: Uint32Array;
  readonly columnStart: Uint32Array;
  readonly columnRow: Uint32Array;
  /** How often a row is reached when every column is chosen most often. */
  readonly rowReach: Uint16Array;
  readonly weight: Float64Array;
  /** Which of `gains` a row follows, and how often it must be reached at least. */
  readonly gainOf: Uint8Array;
  readonly gains: readonly GainTable[];
  readonly required: Uint8Array;
  /**
   * Null: a row counts its chosen columns. Otherwise the busy fraction of each column: a row gains 1 − Π busy, and
   * `gains` are not read.
   */
  readonly busy: Float64Array | null;
  /** Cost of a column in the objective, fewest and most times it may be chosen, whether it counts to `siteLimit`. */
  readonly columnCost: Float64Array;
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  readonly counts: Uint8Array;
  readonly siteLimit: number;
  readonly budgetCost: Float64Array | null;
  readonly budget: number;
  /** Sets of rows of which at least `floor` of the weight must be reached once. */
  readonly shares: readonly { readonly rows: Uint32Array; readonly floor: number }[];
}

/** The objective of a plan (how often each column is chosen), exact where weights are integers; −Infinity where it breaks a limit. */
export function computePlanValue(model: CountModel, chosen: Uint8Array): number {
  let sites = 0;
  let spent = 0;
  let cost = 0;
  for (let j = 0; j < model.columnCount; j++) {
    if (chosen[j] < model.low[j] || chosen[j] > model.high[j]) return Number.NEGATIVE_INFINITY;
    sites += model.counts[j] * chosen[j];
    cost += model.columnCost[j] * chosen[j];
    if (model.budgetCost !== null) spent += model.budgetCost[j] * chosen[j];
  }
  if (sites > model.siteLimit || spent > model.budget) return Number.NEGATIVE_INFINITY;
  const count = computeCounts(model, chosen);
  for (let i = 0; i < model.rowCount; i++) if (count[i] < model.required[i]) return Number.NEGATIVE_INFINITY;
  for (const { rows, floor } of model.shares) {
    let reached = 0;
    for (const i of rows) if (count[i] > 0) reached += model.weight[i];
    if (reached < floor) return Number.NEGATIVE_INFINITY;
  }
  return (model.busy === null ? sumOfTables(model, count) : sumOfProducts(model, chosen)) - cost;
}

/** How many chosen columns reach each row. */
export function computeCounts(model: CountModel, chosen: Uint8Array): Uint16Array {
  const count = new Uint16Array(model.rowCount);
  for (let j = 0; j < model.columnCount; j++) {
    if (chosen[j] === 0) continue;
    for (let k = model.columnStart[j]; k < model.columnStart[j + 1]; k++) count[model.columnRow[k]] += chosen[j];
  }
  return count;
}

// Weights with the same gain are summed first, so that plans that reach the same weights have the same value to the last bit.
function sumOfTables(model: CountModel, count: Uint16Array): number {
  let value = 0;
  for (let t = 0; t < model.gains.length; t++) {
    const table = model.gains[t];
    const weights = new Float64Array(table.length);
    for (let i = 0; i < model.rowCount; i++) {
      if (model.gainOf[i] === t) weights[Math.min(count[i], table.length - 1)] += model.weight[i];
    }
    for (let n = 0; n < table.length; n++) value += table[n] * weights[n];
  }
  return value;
}

function sumOfProducts(model: CountModel, chosen: Uint8Array): number {
  const busy = model.busy as Float64Array;
  let value = 0;
  for (let i = 0; i < model.rowCount; i++) {
    let product = 1;
    for (let k = model.rowStart[i]; k < model.rowStart[i + 1]; k++) {
      for (let times = chosen[model.rowColumn[k]]; times > 0; times--) product *= busy[model.rowColumn[k]];
    }
    value += model.weight[i] * (1 - product);
  }
  return value;
}

/** Largest unit of which every gain is a whole multiple, or 0 where there is none: a bound below value + unit is a proof. */
export function computeValueUnit(model: CountModel): number {
  if (model.busy !== null || !model.gains.flat().every(Number.isSafeInteger)) return 0;
  let unit = 0;
  for (const column of [model.weight, model.columnCost]) {
    for (const value of column) {
      if (!Number.isSafeInteger(value)) return 0;
      unit = commonDivisor(unit, value);
    }
  }
  return unit;
}

function commonDivisor(a: number, b: number): number {
  let [large, small] = [a, Math.abs(b)];
  while (small !== 0) [large, small] = [small, large % small];
  return large;
}
