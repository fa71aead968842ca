// Recomputes the bound that a certificate proves, without the solver: for any multipliers λ ≥ 0 no plan is worth more than
// Σ max over counts of (weight·F(count) − λ·count) + the best sites priced by Aᵀλ (Lagrangian duality).

import { log } from '../vocabulary/deterministic-math.ts';
import type { CountModel } from './count-model.ts';
import { offsetAt, pricedModel } from './priced-model.ts';
import { strengthOf } from './reduced-model.ts';
import type { BoundCertificate, CertificateNode } from './siting-problem.ts';

/** What a dual vector says of the plans between `low` and `high`. */
export interface LeafBound {
  /** No such plan is worth more; −Infinity where there is none. */
  readonly bound: number;
  /** What one more of a column adds to the relaxed problem. */
  readonly worth: Float64Array;
  /** Worth of the last site taken and of the first left (0 where there is room). */
  readonly lastTaken: number;
  readonly firstLeft: number;
}

/** The bound of the worst leaf of a certificate; `value` is that of the plan it belongs to. */
export function verifyBound(model: CountModel, certificate: BoundCertificate, value: number): number {
  const { sharePrices } = certificate;
  if (sharePrices.length === 0) return worstLeaf(model, certificate, value);
  const offset = offsetAt(model, sharePrices);
  return worstLeaf(pricedModel(model, sharePrices), certificate, value + offset) - offset;
}

function worstLeaf(model: CountModel, certificate: BoundCertificate, value: number): number {
  let worst = value;
  const open: { node: CertificateNode; low: Uint8Array; high: Uint8Array }[] = [
    { node: certificate.root, low: model.low.slice(), high: model.high.slice() },
  ];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, low, high } = at;
    switch (node.kind) {
      case 'decided':
        if (!isDecided(model, low, high)) return Number.POSITIVE_INFINITY;
        break;
      case 'leaf':
        worst = Math.max(worst, computeLeafBound(model, low, high, certificate.duals[node.dual]).bound);
        break;
      case 'candidate': {
        const yes = low.slice();
        yes[node.candidate] = node.atLeast;
        const no = high.slice();
        no[node.candidate] = node.atLeast - 1;
        open.push({ node: node.yes, low: yes, high }, { node: node.no, low, high: no });
        break;
      }
      case 'fixed': {
        const leaf = computeLeafBound(model, low, high, certificate.duals[node.dual]);
        for (const j of node.left) worst = Math.max(worst, computeBoundWith(model, leaf, j));
        for (const j of node.chosen) worst = Math.max(worst, computeBoundWithout(model, leaf, j));
        const after = { node: node.next, low: low.slice(), high: high.slice() };
        for (const j of node.left) after.high[j] = low[j];
        for (const j of node.chosen) after.low[j] = high[j];
        open.push(after);
        break;
      }
    }
  }
  return worst;
}

function isDecided(model: CountModel, low: Uint8Array, high: Uint8Array): boolean {
  if (low.every((least, j) => least === high[j])) return true;
  return computeLeafBound(model, low, high, new Float64Array(model.rowCount + 1)).bound === Number.NEGATIVE_INFINITY;
}

/** Bound of the plans of `leaf` that choose column j, not taken so far, once more. */
export function computeBoundWith(model: CountModel, leaf: LeafBound, j: number): number {
  return leaf.bound + Math.min(0, leaf.worth[j] - (model.counts[j] === 1 ? leaf.lastTaken : 0));
}

/** Bound of the plans of `leaf` that do without column j, taken so far. */
export function computeBoundWithout(model: CountModel, leaf: LeafBound, j: number): number {
  return leaf.bound - Math.max(0, leaf.worth[j] - (model.counts[j] === 1 ? leaf.firstLeft : 0));
}

/** One pass: `dual` holds λ by row, then the price of the budget. */
export function computeLeafBound(model: CountModel, low: Uint8Array, high: Uint8Array, dual: Float64Array): LeafBound {
  const { rowCount, columnCount, columnStart, columnRow, busy, budgetCost } = model;
  const worth = new Float64Array(columnCount);
  const none = { bound: Number.NEGATIVE_INFINITY, worth, lastTaken: 0, firstLeft: 0 };
  const reached = new Uint16Array(rowCount);
  const missing = new Uint16Array(rowCount);
  const price = dual[rowCount];
  let sitesLeft = model.siteLimit;
  let spent = 0;
  let bound = price > 0 ? price * model.budget : 0;
  for (let j = 0; j < columnCount; j++) {
    const least = low[j];
    const short = model.high[j] - high[j];
    let sum = 0;
    for (let k = columnStart[j], end = columnStart[j + 1]; k < end; k++) sum += dual[columnRow[k]];
    if (least > 0) for (let k = columnStart[j]; k < columnStart[j + 1]; k++) reached[columnRow[k]] += least;
    if (short > 0) for (let k = columnStart[j]; k < columnStart[j + 1]; k++) missing[columnRow[k]] += short;
    worth[j] = (busy === null ? sum : sum * strengthOf(busy[j])) - model.columnCost[j];
    if (budgetCost !== null && price > 0) worth[j] -= price * budgetCost[j];
    bound += worth[j] * least;
    sitesLeft -= model.counts[j] * least;
    if (budgetCost !== null) spent += budgetCost[j] * least;
  }
  if (sitesLeft < 0 || spent > model.budget) return none;
  let size = 0;
  for (let i = 0; i < rowCount; i++) {
    const conjugate = computeConjugate(model, i, dual[i], reached[i], missing[i]);
    if (conjugate === Number.NEGATIVE_INFINITY) return none;
    bound += conjugate;
    size += Math.abs(conjugate) + dual[i];
  }
  const best = bestSites(model, low, high, worth, sitesLeft);
  // Room for the rounding of these very sums.
  return { bound: bound + best.gain + 1e-14 * size, worth, lastTaken: best.lastTaken, firstLeft: best.firstLeft };
}

function computeConjugate(model: CountModel, i: number, lambda: number, reached: number, missing: number): number {
  const weight = model.weight[i];
  if (model.busy !== null) {
    const part = weight > 0 ? lambda / weight : 1;
    return part >= 1 ? 0 : part <= 0 ? weight : weight * (1 - part + part * log(part));
  }
  const gains = model.gains[model.gainOf[i]];
  const most = model.rowReach[i] - missing;
  const least = Math.max(reached, model.required[i]);
  if (least > most) return Number.NEGATIVE_INFINITY;
  const last = Math.min(most, Math.max(least, gains.length - 1));
  let best = Number.NEGATIVE_INFINITY;
  for (let n = least; n <= last; n++) {
    best = Math.max(best, weight * gains[Math.min(n, gains.length - 1)] - lambda * n);
  }
  return best;
}

function bestSites(
  model: CountModel,
  low: Uint8Array,
  high: Uint8Array,
  worth: Float64Array,
  sitesLeft: number,
): { readonly gain: number; readonly lastTaken: number; readonly firstLeft: number } {
  let gain = 0;
  const counted: number[] = [];
  for (let j = 0; j < model.columnCount; j++) {
    if (worth[j] <= 0) continue;
    for (let room = high[j] - low[j]; room > 0; room--) {
      if (model.counts[j] === 1) counted.push(worth[j]);
      else gain += worth[j];
    }
  }
  const sorted = Float64Array.from(counted).sort();
  const taken = Math.min(sitesLeft, sorted.length);
  for (let k = 1; k <= taken; k++) gain += sorted[sorted.length - k];
  return {
    gain,
    lastTaken: taken < sitesLeft || taken === 0 ? 0 : sorted[sorted.length - taken],
    firstLeft: taken < sorted.length ? sorted[sorted.length - taken - 1] : 0,
  };
}
