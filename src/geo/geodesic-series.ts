// Series of the geodesic integrals on WGS 84 to sixth order: truncation below 1e-8 m over the whole Earth.
// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), equations 17–25, 42, 43, 63; numbers of equations from there.

import { thirdFlattening } from './ellipsoid.ts';

/** Room for the coefficients of one sine or cosine series; element 0 is not used by sine series. */
export type SeriesCoefficients = Float64Array;

/** Coefficients for `sineSeries` start at 1, for `cosineSeries` at 0. */
export function newCoefficients(): SeriesCoefficients {
  return new Float64Array(7);
}

/** A1 of equation 17. */
export function a1(eps: number): number {
  const e2 = eps * eps;
  return 1 + ((e2 * (64 + e2 * (4 + e2))) / 256 + eps) / (1 - eps);
}

/** A2 of equation 42. */
export function a2(eps: number): number {
  const e2 = eps * eps;
  return 1 + (-(e2 * (192 + e2 * (28 + e2 * 11))) / 256 - eps) / (1 + eps);
}

/** C1 of equation 18 into c[1…6]. */
export function fillC1(eps: number, c: SeriesCoefficients): void {
  const e2 = eps * eps;
  const e3 = e2 * eps;
  c[1] = (eps * (-16 + e2 * (6 - e2))) / 32;
  c[2] = (e2 * (-128 + e2 * (64 - 9 * e2))) / 2048;
  c[3] = (e3 * (-16 + 9 * e2)) / 768;
  c[4] = (e2 * e2 * (-5 + 3 * e2)) / 512;
  c[5] = (-7 * e2 * e3) / 1280;
  c[6] = (-7 * e3 * e3) / 2048;
}

/** C1′, the inverse of the series of C1, of equation 21 into c[1…6]. */
export function fillC1Inverse(eps: number, c: SeriesCoefficients): void {
  const e2 = eps * eps;
  const e3 = e2 * eps;
  c[1] = (eps * (768 + e2 * (-432 + 205 * e2))) / 1536;
  c[2] = (e2 * (3840 + e2 * (-4736 + 4005 * e2))) / 12288;
  c[3] = (e3 * (116 - 225 * e2)) / 384;
  c[4] = (e2 * e2 * (2695 - 7173 * e2)) / 7680;
  c[5] = (3467 * e2 * e3) / 7680;
  c[6] = (38081 * e3 * e3) / 61440;
}

/** C2 of equation 43 into c[1…6]. */
export function fillC2(eps: number, c: SeriesCoefficients): void {
  const e2 = eps * eps;
  const e3 = e2 * eps;
  c[1] = (eps * (16 + e2 * (2 + e2))) / 32;
  c[2] = (e2 * (384 + e2 * (64 + 35 * e2))) / 2048;
  c[3] = (e3 * (80 + 15 * e2)) / 768;
  c[4] = (e2 * e2 * (35 + 7 * e2)) / 512;
  c[5] = (63 * e2 * e3) / 1280;
  c[6] = (77 * e3 * e3) / 2048;
}

/** Value of a polynomial, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let y = 0;
  for (const coefficient of coefficients) y = y * x + coefficient;
  return y;
}

const n = thirdFlattening;

// Equation 24: A3 = Σ a3x[j]·εʲ; each entry a polynomial in n.
const a3x: readonly number[] = [
  1,
  polynomial([1, -1], n) / 2,
  polynomial([3, -1, -2], n) / 8,
  polynomial([-1, -3, -1], n) / 16,
  polynomial([-2, -3], n) / 64,
  -3 / 128,
];

/** A3 of equation 24. */
export function a3(eps: number): number {
  return a3x[0] + eps * (a3x[1] + eps * (a3x[2] + eps * (a3x[3] + eps * (a3x[4] + eps * a3x[5]))));
}

// Equation 25: C3[l] = Σ c3x[l][j]·εˡ⁺ʲ.
const c3x: readonly (readonly number[])[] = [
  [
    polynomial([-1, 1], n) / 4,
    polynomial([-1, 0, 1], n) / 8,
    polynomial([-1, 3, 3], n) / 64,
    polynomial([2, 5], n) / 128,
    3 / 128,
  ],
  [polynomial([1, -3, 2], n) / 32, polynomial([-3, -2, 3], n) / 64, polynomial([1, 3], n) / 128, 5 / 256],
  [polynomial([5, -9, 5], n) / 192, polynomial([-10, 9], n) / 384, 7 / 512],
  [polynomial([-14, 7], n) / 512, 7 / 512],
  [21 / 2560],
];
const [c31, c32, c33, c34, c35] = c3x as [number[], number[], number[], number[], number[]];

/** C3 of equation 25 into c[1…5]; c[6] becomes 0. */
export function fillC3(eps: number, c: SeriesCoefficients): void {
  const e2 = eps * eps;
  const e3 = e2 * eps;
  c[1] = eps * (c31[0] + eps * (c31[1] + eps * (c31[2] + eps * (c31[3] + eps * c31[4]))));
  c[2] = e2 * (c32[0] + eps * (c32[1] + eps * (c32[2] + eps * c32[3])));
  c[3] = e3 * (c33[0] + eps * (c33[1] + eps * c33[2]));
  c[4] = e2 * e2 * (c34[0] + eps * c34[1]);
  c[5] = e2 * e3 * c35[0];
  c[6] = 0;
}

// Equation 63: C4[l] = Σ c4x[l][j]·εˡ⁺ʲ.
const c4x: readonly (readonly number[])[] = [
  [
    polynomial([100, 208, 572, 3432, -12012, 30030], n) / 45045,
    polynomial([64, 624, -4576, 6864, -3003], n) / 15015,
    polynomial([-10656, 14144, -4576, -858], n) / 45045,
    polynomial([-224, -4784, 1573], n) / 45045,
    polynomial([1088, 156], n) / 45045,
    97 / 15015,
  ],
  [
    polynomial([-64, -624, 4576, -6864, 3003], n) / 135135,
    polynomial([5952, -11648, 9152, -2574], n) / 135135,
    polynomial([5792, 1040, -1287], n) / 135135,
    polynomial([-2944, 468], n) / 135135,
    1 / 9009,
  ],
  [
    polynomial([-1440, 4160, -4576, 1716], n) / 225225,
    polynomial([-8448, 4992, -1144], n) / 225225,
    polynomial([1856, -936], n) / 225225,
    8 / 10725,
  ],
  [polynomial([3584, -3328, 1144], n) / 315315, polynomial([1024, -208], n) / 105105, -136 / 63063],
  [polynomial([-2560, 832], n) / 405405, -128 / 135135],
  [128 / 99099],
];

/** C4 of equation 63 into c[0…5]. */
export function fillC4(eps: number, c: SeriesCoefficients): void {
  let power = 1;
  for (let l = 0; l < 6; l++) {
    const row = c4x[l];
    let sum = 0;
    for (let j = row.length - 1; j >= 0; j--) sum = sum * eps + row[j];
    c[l] = power * sum;
    power *= eps;
  }
}

/** Σ c[k]·sin 2kx for k = 1…6 by Clenshaw's recurrence. */
export function sineSeries(sinX: number, cosX: number, c: SeriesCoefficients): number {
  const twice = 2 * (cosX - sinX) * (cosX + sinX);
  let y1 = twice * c[6] + c[5];
  let y0 = twice * y1 - c[6] + c[4];
  y1 = twice * y0 - y1 + c[3];
  y0 = twice * y1 - y0 + c[2];
  y1 = twice * y0 - y1 + c[1];
  return 2 * sinX * cosX * y1;
}

/** Σ c[k]·cos (2k+1)x for k = 0…5. */
export function cosineSeries(sinX: number, cosX: number, c: SeriesCoefficients): number {
  const twice = 2 * (cosX - sinX) * (cosX + sinX);
  let y1 = c[5];
  let y0 = twice * y1 + c[4];
  y1 = twice * y0 - y1 + c[3];
  y0 = twice * y1 - y0 + c[2];
  y1 = twice * y0 - y1 + c[1];
  y0 = twice * y1 - y0 + c[0];
  return cosX * (y0 - y1);
}
