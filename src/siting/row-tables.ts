// The cost of a row's multiplier: conj(λ) = max over counts n of F(n) − λ·n, a convex piecewise-linear function of λ ≥ 0
// whose kinks are the slopes of the concave envelope of F. Units are the row's weight.

/** Kinks ascending; −counts[k] is the slope left of kink k, −counts[k + 1] right of it; the first count is infinite (λ ≥ 0). */
export interface RowTable {
  readonly kinks: Float64Array;
  readonly counts: Float64Array;
  /** Corners of the concave envelope, counts ascending, and the gains there. */
  readonly corner: Float64Array;
  readonly cornerGain: Float64Array;
}

/** Table of gains[shift + n] for n = low … high. */
export function computeRowTable(gains: readonly number[], shift: number, low: number, high: number): RowTable {
  const corner: number[] = [];
  const gain: number[] = [];
  const last = Math.max(low, Math.min(high, gains.length - 1 - shift));
  for (let n = low; n <= last; n++) {
    addCorner(corner, gain, n, gains[Math.min(shift + n, gains.length - 1)]);
  }
  return tableOf(corner, gain);
}

/** Table of 1 − exp(−s) over summed strengths, through corners from below: it steers λ, bounds use the curve itself. */
export function computeCurveTable(decay: (strength: number) => number): RowTable {
  const corner: number[] = [];
  const gain: number[] = [];
  for (let s = 0; s < 16; s += s < 2 ? 0.0625 : 0.5) addCorner(corner, gain, s, 1 - decay(s));
  return tableOf(corner, gain);
}

function addCorner(corner: number[], gain: number[], n: number, value: number): void {
  for (let k = corner.length - 1; k > 0; k--) {
    const isAbove = (gain[k] - gain[k - 1]) * (n - corner[k - 1]) > (value - gain[k - 1]) * (corner[k] - corner[k - 1]);
    if (isAbove) break;
    corner.pop();
    gain.pop();
  }
  if (corner.length > 0 && value <= gain[gain.length - 1]) return;
  corner.push(n);
  gain.push(value);
}

function tableOf(corner: readonly number[], gain: readonly number[]): RowTable {
  const kinks = [0];
  const counts = [Number.POSITIVE_INFINITY];
  for (let k = corner.length - 1; k > 0; k--) {
    counts.push(corner[k]);
    kinks.push((gain[k] - gain[k - 1]) / (corner[k] - corner[k - 1]));
  }
  counts.push(corner[0]);
  return {
    kinks: Float64Array.from(kinks),
    counts: Float64Array.from(counts),
    corner: Float64Array.from(corner),
    cornerGain: Float64Array.from(gain),
  };
}
