// Robust fit of times that are made of parts: minutes = fixed + band factor × sum of (class factor × class minutes).
// Source: P. J. Huber, Robust Statistics (1981): M-estimates by weights, and the sandwich for their spread.

import type { NumberColumn } from '../vocabulary/columns.ts';

/** One run: its observed time less what no factor touches, and its parts; any unit of time, the same for all. */
export interface FitRow {
  readonly time: number;
  /** By class. */
  readonly parts: NumberColumn;
  readonly band: number;
}

/** What is to be found; the others stay as they are given. */
export interface FitStart {
  /** By class; `isFree` says which are found. */
  readonly factor: readonly number[];
  readonly isFree: readonly boolean[];
  /** By band. */
  readonly bandFactor: readonly number[];
  readonly isBandFree: readonly boolean[];
}

export interface Fit {
  readonly factor: readonly number[];
  readonly bandFactor: readonly number[];
  /** Standard errors; 0 where a factor was given. */
  readonly factorError: readonly number[];
  readonly bandError: readonly number[];
  /** Of each row how much it counts, 0…1. */
  readonly weight: Float64Array;
  /** Of a residual ÷ the square root of its expected time. */
  readonly spread: number;
}

/** Residuals beyond so many spreads count less: Huber's k for 95 % efficiency under normal errors. */
const turningPoint = 1.345;
/** Of normal errors the median of their sizes is this share of their spread. */
const medianShare = 0.6745;
const mostRounds = 300;
const settled = 1e-11;

/** Finds factors ≥ 0 with the variance of a time proportional to it; class by class and band by band in turns. O(rounds × rows × classes). */
export function fitFactors(rows: readonly FitRow[], start: FitStart): Fit {
  const factor = [...start.factor];
  const bandFactor = [...start.bandFactor];
  const weight = new Float64Array(rows.length).fill(1);
  let spread = 0;
  for (let round = 0; round < mostRounds; round++) {
    const before = [...factor, ...bandFactor];
    for (let c = 0; c < factor.length; c++) {
      if (start.isFree[c]) factor[c] = bestFactor(rows, factor, bandFactor, weight, c);
    }
    for (let b = 0; b < bandFactor.length; b++) {
      if (start.isBandFree[b]) bandFactor[b] = bestBandFactor(rows, factor, bandFactor, weight, b);
    }
    spread = reweigh(rows, factor, bandFactor, weight);
    const after = [...factor, ...bandFactor];
    if (after.every((value, k) => Math.abs(value - before[k]) <= settled * (1 + value))) break;
  }
  const errors = standardErrors(rows, factor, bandFactor, start, spread);
  return { factor, bandFactor, weight, spread, ...errors };
}

/** The time a row should take. */
export function expectedTime({ parts, band }: FitRow, factor: NumberColumn, bandFactor: NumberColumn): number {
  let sum = 0;
  for (let c = 0; c < factor.length; c++) sum += factor[c] * parts[c];
  return bandFactor[band] * sum;
}

/** Expected times near nothing would count without end. */
const leastTime = 1e-6;

function varianceOf(expected: number): number {
  return Math.max(leastTime, expected);
}

function bestFactor(
  rows: readonly FitRow[],
  factor: readonly number[],
  bandFactor: readonly number[],
  weight: Float64Array,
  c: number,
): number {
  let up = 0;
  let down = 0;
  rows.forEach((row, i) => {
    const slope = bandFactor[row.band] * row.parts[c];
    if (slope === 0) return;
    const expected = expectedTime(row, factor, bandFactor);
    const each = weight[i] / varianceOf(expected);
    up += each * slope * (row.time - expected + factor[c] * slope);
    down += each * slope * slope;
  });
  return down > 0 ? Math.max(0, up / down) : factor[c];
}

function bestBandFactor(
  rows: readonly FitRow[],
  factor: readonly number[],
  bandFactor: readonly number[],
  weight: Float64Array,
  b: number,
): number {
  let up = 0;
  let down = 0;
  rows.forEach((row, i) => {
    if (row.band !== b) return;
    const expected = expectedTime(row, factor, bandFactor);
    const slope = expected / bandFactor[b];
    const each = weight[i] / varianceOf(expected);
    up += each * slope * row.time;
    down += each * slope * slope;
  });
  // A band at 0 would never leave it.
  return down > 0 ? Math.max(leastTime, up / down) : bandFactor[b];
}

function residuals(rows: readonly FitRow[], factor: readonly number[], bandFactor: readonly number[]): Float64Array {
  return Float64Array.from(rows, row => {
    const expected = expectedTime(row, factor, bandFactor);
    return (row.time - expected) / Math.sqrt(varianceOf(expected));
  });
}

/** Sets the weights by the residuals; returns their spread. */
function reweigh(
  rows: readonly FitRow[],
  factor: readonly number[],
  bandFactor: readonly number[],
  weight: Float64Array,
): number {
  const scaled = residuals(rows, factor, bandFactor);
  const sizes = scaled.map(Math.abs).sort();
  const spread = rows.length === 0 ? 0 : sizes[sizes.length >> 1] / medianShare;
  for (let i = 0; i < weight.length; i++) {
    const size = Math.abs(scaled[i]);
    weight[i] = size <= turningPoint * spread ? 1 : (turningPoint * spread) / size;
  }
  return spread;
}

/** A⁻¹ B A⁻¹ with A the slopes of the weighted residuals and B their squares, for as many rows as there are more than factors. */
function standardErrors(
  rows: readonly FitRow[],
  factor: readonly number[],
  bandFactor: readonly number[],
  start: FitStart,
  spread: number,
): Pick<Fit, 'factorError' | 'bandError'> {
  const classes = [...factor.keys()].filter(c => start.isFree[c]);
  const bands = [...bandFactor.keys()].filter(b => start.isBandFree[b]);
  const count = classes.length + bands.length;
  const a = Array.from({ length: count }, () => new Float64Array(count));
  const b = Array.from({ length: count }, () => new Float64Array(count));
  const scaled = residuals(rows, factor, bandFactor);
  rows.forEach((row, i) => {
    const expected = expectedTime(row, factor, bandFactor);
    const root = Math.sqrt(varianceOf(expected));
    const slopes = [
      ...classes.map(c => (bandFactor[row.band] * row.parts[c]) / root),
      ...bands.map(band => (row.band === band ? expected / bandFactor[band] / root : 0)),
    ];
    const isWithin = Math.abs(scaled[i]) <= turningPoint * spread;
    const cut = isWithin ? scaled[i] : Math.sign(scaled[i]) * turningPoint * spread;
    for (let k = 0; k < count; k++) {
      for (let l = 0; l < count; l++) {
        if (isWithin) a[k][l] += slopes[k] * slopes[l];
        b[k][l] += cut * cut * slopes[k] * slopes[l];
      }
    }
  });
  const inverse = inverted(a);
  const room = rows.length > count ? rows.length / (rows.length - count) : Infinity;
  const errors = Array.from({ length: count }, (_, k) =>
    inverse === null ? Infinity : Math.sqrt(room * quadratic(inverse[k], b)),
  );
  const of = (kept: readonly number[], at: number, offset: number): number => {
    const k = kept.indexOf(at);
    return k < 0 ? 0 : errors[offset + k];
  };
  return {
    factorError: factor.map((_, c) => of(classes, c, 0)),
    bandError: bandFactor.map((_, band) => of(bands, band, classes.length)),
  };
}

function quadratic(row: Float64Array, matrix: readonly Float64Array[]): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) for (let l = 0; l < row.length; l++) sum += row[k] * matrix[k][l] * row[l];
  return sum;
}

/** Gauss–Jordan with the largest pivot; null where two factors cannot be told apart. */
function inverted(matrix: readonly Float64Array[]): readonly Float64Array[] | null {
  const count = matrix.length;
  const left = matrix.map(row => row.slice());
  const right = matrix.map((_, k) => Float64Array.from({ length: count }, (__, l) => (k === l ? 1 : 0)));
  for (let k = 0; k < count; k++) {
    let pivot = k;
    for (let row = k + 1; row < count; row++) if (Math.abs(left[row][k]) > Math.abs(left[pivot][k])) pivot = row;
    [left[k], left[pivot]] = [left[pivot], left[k]];
    [right[k], right[pivot]] = [right[pivot], right[k]];
    const by = left[k][k];
    if (!(Math.abs(by) > 1e-12 * Math.abs(matrix[k][k]))) return null;
    for (let row = 0; row < count; row++) {
      if (row === k) continue;
      const times = left[row][k] / by;
      for (let l = 0; l < count; l++) {
        left[row][l] -= times * left[k][l];
        right[row][l] -= times * right[k][l];
      }
    }
    for (let l = 0; l < count; l++) {
      left[k][l] /= by;
      right[k][l] /= by;
    }
  }
  return right;
}
