// Mean and quantiles of a value over people. Rule: the smallest value whose cumulative people are at least q × total.
// Nothing is sorted: people are summed by ranges of the value, and only the range that holds a quantile is looked into.

import type { NumberColumn } from '../vocabulary/columns.ts';

/** Whole numbers in the unit of the values; the mean is rounded half up. */
export interface WeightedDistribution {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly max: number;
}

const rangeCount = 4096;

/** Over the given rows; `values` whole and not negative, `weights` whole. null where no row has weight. O(n) but for ties in range. */
export function computeWeightedDistribution(
  values: NumberColumn,
  weights: NumberColumn,
  rows: readonly number[],
): WeightedDistribution | null {
  let max = -1;
  for (const row of rows) if (weights[row] > 0 && values[row] > max) max = values[row];
  if (max < 0) return null;
  const width = Math.floor(max / rangeCount) + 1;
  const inRange = new Float64Array(rangeCount);
  const rangeOf = new Uint16Array(rows.length);
  let total = 0;
  for (let k = 0; k < rows.length; k++) {
    const weight = weights[rows[k]];
    if (!(weight > 0)) continue;
    const range = Math.floor(values[rows[k]] / width);
    rangeOf[k] = range + 1;
    inRange[range] += weight;
    total += weight;
  }
  const people = BigInt(total);
  const quantile = (percent: number): number => {
    // Cumulative people are whole, so "≥ q × total" is "≥ the next whole number above it".
    const wanted = Number((people * BigInt(percent) + 99n) / 100n);
    let range = 0;
    let reached = 0;
    for (; reached + inRange[range] < wanted; range++) reached += inRange[range];
    const near: number[] = [];
    for (let k = 0; k < rows.length; k++) if (rangeOf[k] === range + 1) near.push(rows[k]);
    near.sort((a, b) => values[a] - values[b]);
    let at = 0;
    for (reached += weights[near[0]]; reached < wanted; reached += weights[near[at]]) at++;
    return values[near[at]];
  };
  return {
    mean: Number((sumOfProducts(values, weights, rows) * 2n + people) / (people * 2n)),
    p50: quantile(50),
    p90: quantile(90),
    p95: quantile(95),
    max,
  };
}

const limb = 0x100000;
/** So many products of two limbs fit a whole number exactly. */
const mostProducts = 4096;

/** Σ value × weight over rows with weight, exact: products of 20-bit limbs, carried over before they could be rounded. */
function sumOfProducts(values: NumberColumn, weights: NumberColumn, rows: readonly number[]): bigint {
  let sum = 0n;
  for (let first = 0; first < rows.length; first += mostProducts) {
    // By power of the limb; the middle one adds three products.
    let [s0, s1, s2, s3, s4] = [0, 0, 0, 0, 0];
    const end = Math.min(first + mostProducts, rows.length);
    for (let k = first; k < end; k++) {
      const weight = weights[rows[k]];
      if (!(weight > 0)) continue;
      const value = values[rows[k]];
      const upperValue = Math.floor(value / limb);
      const upperWeight = Math.floor(weight / limb);
      const v0 = value - upperValue * limb;
      const w0 = weight - upperWeight * limb;
      const v2 = Math.floor(upperValue / limb);
      const w2 = Math.floor(upperWeight / limb);
      const v1 = upperValue - v2 * limb;
      const w1 = upperWeight - w2 * limb;
      s0 += v0 * w0;
      s1 += v0 * w1 + v1 * w0;
      s2 += v0 * w2 + v1 * w1 + v2 * w0;
      s3 += v1 * w2 + v2 * w1;
      s4 += v2 * w2;
    }
    for (const [power, part] of [s0, s1, s2, s3, s4].entries()) sum += BigInt(part) << BigInt(20 * power);
  }
  return sum;
}
