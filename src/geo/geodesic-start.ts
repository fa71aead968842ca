// A first guess of the azimuth of a geodesic: spherical where the points are near, by the astroid where they are nearly antipodal.
// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), sections 4 and 5.

import { atan2, cbrt, cos, sin } from '../vocabulary/deterministic-math.ts';
import { axisRatio, flattening, polarRadius, secondEccentricitySquared, thirdFlattening } from './ellipsoid.ts';
import { a3 } from './geodesic-series.ts';
import { epsilon, type SolvedLine } from './solved-line.ts';

const pi = 3.141592653589793;
const rootEpsilon = 1.4901161193847656e-8;
/** Arcs below this need no iteration: the start is already exact to rounding. */
const shortArc = (0.1 * rootEpsilon) / Math.sqrt((flattening * (1 - flattening / 2)) / 2);

/** First guess of the azimuth at point 1 into `line`; true where the line is so short that it is solved. */
export function startAzimuth(lambda12: number, sinLambda12: number, cosLambda12: number, line: SolvedLine): boolean {
  const { sinBeta1, cosBeta1, sinBeta2, cosBeta2 } = line;
  const sinDifference = sinBeta2 * cosBeta1 - cosBeta2 * sinBeta1;
  const cosDifference = cosBeta2 * cosBeta1 + sinBeta2 * sinBeta1;
  const sinSum = sinBeta2 * cosBeta1 + cosBeta2 * sinBeta1;
  const isShort = cosDifference >= 0 && sinDifference < 0.5 && cosBeta2 * lambda12 < 0.5;
  let sinOmega = sinLambda12;
  let cosOmega = cosLambda12;
  let stretch = 1;
  if (isShort) {
    const sines = (sinBeta1 + sinBeta2) * (sinBeta1 + sinBeta2);
    const sinMiddleSquared = sines / (sines + (cosBeta1 + cosBeta2) * (cosBeta1 + cosBeta2));
    stretch = Math.sqrt(1 + secondEccentricitySquared * sinMiddleSquared);
    const omega = lambda12 / (axisRatio * stretch);
    sinOmega = sin(omega);
    cosOmega = cos(omega);
  }
  let sinAlpha = cosBeta2 * sinOmega;
  let cosAlpha =
    cosOmega >= 0
      ? sinDifference + (cosBeta2 * sinBeta1 * sinOmega * sinOmega) / (1 + cosOmega)
      : sinSum - (cosBeta2 * sinBeta1 * sinOmega * sinOmega) / (1 - cosOmega);
  const sinSigma = Math.sqrt(sinAlpha * sinAlpha + cosAlpha * cosAlpha);
  const cosSigma = sinBeta1 * sinBeta2 + cosBeta1 * cosBeta2 * cosOmega;
  const isSolved = isShort && sinSigma < shortArc;
  if (isSolved) {
    const sin2 = cosBeta1 * sinOmega;
    const cos2 =
      sinDifference - cosBeta1 * sinBeta2 * (cosOmega >= 0 ? (sinOmega * sinOmega) / (1 + cosOmega) : 1 - cosOmega);
    const norm = Math.sqrt(sin2 * sin2 + cos2 * cos2);
    line.sinAlpha2 = sin2 / norm;
    line.cosAlpha2 = cos2 / norm;
    line.meters = atan2(sinSigma, cosSigma) * polarRadius * stretch;
    line.sinOmega12 = sinOmega;
    line.cosOmega12 = cosOmega;
  } else if (cosSigma < 0 && sinSigma < 6 * thirdFlattening * pi * cosBeta1 * cosBeta1) {
    // Nearly antipodal: a plane with the antipode as origin and the caustic as an astroid of unit size, section 5.
    const k2 = sinBeta1 * sinBeta1 * secondEccentricitySquared;
    const eps = k2 / (2 * (1 + Math.sqrt(1 + k2)) + k2);
    const longitudeScale = flattening * cosBeta1 * a3(eps) * pi;
    const x = atan2(-sinLambda12, -cosLambda12) / longitudeScale;
    const y = sinSum / (longitudeScale * cosBeta1);
    if (y > -200 * epsilon && x > -1 - 1000 * rootEpsilon) {
      sinAlpha = Math.min(1, -x);
      cosAlpha = -Math.sqrt(1 - sinAlpha * sinAlpha);
    } else {
      const k = astroidRoot(x, y);
      const omega = (longitudeScale * -x * k) / (1 + k);
      sinOmega = sin(omega);
      cosOmega = -cos(omega);
      sinAlpha = cosBeta2 * sinOmega;
      cosAlpha = sinSum - (cosBeta2 * sinBeta1 * sinOmega * sinOmega) / (1 - cosOmega);
    }
  }
  if (sinAlpha <= 0) {
    line.sinAlpha1 = 1;
    line.cosAlpha1 = 0;
  } else {
    const norm = Math.sqrt(sinAlpha * sinAlpha + cosAlpha * cosAlpha);
    line.sinAlpha1 = sinAlpha / norm;
    line.cosAlpha1 = cosAlpha / norm;
  }
  return isSolved;
}

/** The positive root of k⁴ + 2k³ − (x² + y² − 1)k² − 2y²k − y² = 0, equation 55. */
function astroidRoot(x: number, y: number): number {
  const p = x * x;
  const q = y * y;
  const r = (p + q - 1) / 6;
  if (q === 0 && r <= 0) return 0;
  const s = (p * q) / 4;
  const r3 = r * r * r;
  const discriminant = s * (s + 2 * r3);
  let u = r;
  if (discriminant >= 0) {
    const sum = s + r3;
    // The sign of the root that does not cancel.
    const t = cbrt(sum < 0 ? sum - Math.sqrt(discriminant) : sum + Math.sqrt(discriminant));
    u += t + (t === 0 ? 0 : (r * r) / t);
  } else {
    u += 2 * r * cos(atan2(Math.sqrt(-discriminant), -(s + r3)) / 3);
  }
  const v = Math.sqrt(u * u + q);
  const uv = u < 0 ? q / (v - u) : u + v;
  const w = (uv - q) / (2 * v);
  return uv / (Math.sqrt(uv + w * w) + w);
}
