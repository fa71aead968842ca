// Mean and quantiles of a value over people. Rule: the smallest value whose cumulative people are at least q × total.

import type { NumberColumn } from '../vocabulary/columns.ts';

/** Whole numbers in the unit of the values; the mean is rounded half up. */
export interface WeightedDistribution {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly max: number;
}

/** Over the given rows; `values` whole and not negative, `weights` whole. null where no row has weight. O(n log n). */
export function computeWeightedDistribution(
  values: NumberColumn,
  weights: NumberColumn,
  rows: readonly number[],
): WeightedDistribution | null {
  const used = Uint32Array.from(rows.filter(row => weights[row] > 0));
  if (used.length === 0) return null;
  used.sort((a, b) => values[a] - values[b] || a - b);
  let total = 0;
  let weighted = 0n;
  for (const row of used) {
    total += weights[row];
    weighted += BigInt(values[row]) * BigInt(weights[row]);
  }
  const quantile = (percent: number): number => {
    let reached = 0;
    // Cumulative people are whole, so "≥ q × total" is "≥ the next whole number above it".
    const wanted = Number((BigInt(total) * BigInt(percent) + 99n) / 100n);
    for (const row of used) {
      reached += weights[row];
      if (reached >= wanted) return values[row];
    }
    return values[used[used.length - 1]];
  };
  const people = BigInt(total);
  return {
    mean: Number((weighted * 2n + people) / (people * 2n)),
    p50: quantile(50),
    p90: quantile(90),
    p95: quantile(95),
    max: values[used[used.length - 1]],
  };
}
