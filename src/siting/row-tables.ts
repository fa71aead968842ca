// The cost of a row's multiplier: conj(λ) = max over counts n in [low, high] of F(n) − λ·n, a convex piecewise-linear
// function whose kinks are the slopes of the concave envelope of F. Units are the row's weight.

/**
 * Kinks ascending with the slope −count[k] left of kink k and −count[k + 1] right of it; counts descend. An infinite count
 * closes the domain on that side. `constant` is max conj at the right-most finite piece: conj(λ) = F(low) − λ·low there.
 */
export interface RowTable {
  readonly kinks: readonly number[];
  readonly counts: readonly number[];
  /** Points (n, F(n)) of the concave envelope, n ascending; the first is n = low. */
  readonly points: readonly (readonly [number, number])[];
}

/** Table of a gain function given by its values at 0, 1, 2 …, restricted to counts low … high, for λ ≥ 0. */
export function computeRowTable(values: readonly number[], low: number, high: number): RowTable {
  const last = Math.min(high, Math.max(low, values.length - 1));
  const points: [number, number][] = [];
  for (let n = low; n <= last; n++) {
    const value = values[Math.min(n, values.length - 1)];
    while (points.length > 1 && isBelow(points[points.length - 2], points[points.length - 1], n, value)) points.pop();
    points.push([n, value]);
  }
  while (points.length > 1 && points[points.length - 1][1] <= points[points.length - 2][1]) points.pop();
  const kinks = [0];
  const counts = [Number.POSITIVE_INFINITY];
  for (let k = points.length - 1; k > 0; k--) {
    counts.push(points[k][0]);
    kinks.push((points[k][1] - points[k - 1][1]) / (points[k][0] - points[k - 1][0]));
  }
  counts.push(points[0][0]);
  return { kinks, counts, points };
}

function isBelow(before: readonly [number, number], middle: readonly [number, number], n: number, value: number): boolean {
  return (middle[1] - before[1]) * (n - before[0]) <= (value - before[1]) * (middle[0] - before[0]);
}
