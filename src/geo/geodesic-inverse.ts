// The shortest geodesic between two points of WGS 84: Newton's method on the azimuth at the first point, safe up to antipodes.
// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), sections 4 and 5; canonical order and guards as in GeographicLib.

import { atan2, cos, sin } from '../vocabulary/deterministic-math.ts';
import {
  axisRatio,
  cosDegrees,
  degree,
  equatorialRadius,
  flattening,
  polarRadius,
  reduceLongitude,
  secondEccentricitySquared,
  sinDegrees,
  thirdFlattening,
} from './ellipsoid.ts';
import { startAzimuth } from './geodesic-start.ts';
import { arcLength, trial, tryAzimuth } from './geodesic-trial.ts';
import { epsilon, type SolvedLine, tiny } from './solved-line.ts';

const halfTurn = 180 * degree;
const newtonSteps = 20;
const allSteps = 83;

/** Solves the inverse problem for degrees and writes the answer into `line`. */
export function solveInverse(lonA: number, latA: number, lonB: number, latB: number, line: SolvedLine): void {
  // The longitude difference and its rounding error, both exact.
  const minusA = reduceLongitude(-lonA);
  const plusB = reduceLongitude(lonB);
  const raw = minusA + plusB;
  const rawError = sumError(minusA, plusB, raw);
  const reduced = reduceLongitude(raw);
  const difference = reduced + rawError;
  const differenceError = sumError(reduced, rawError, difference);
  const isHalfTurn = Math.abs(difference) === 180;
  const isWestward = isHalfTurn
    ? differenceError === 0
      ? lonB < lonA
      : differenceError > 0
    : difference < 0 || Object.is(difference, -0);
  const lon12 = Math.abs(difference);
  const lon12Error = isWestward ? -differenceError : differenceError;
  const lambda12 = lon12 * degree;
  const quarters = Math.floor(lon12 / 90 + 0.5);
  const rest = awayFromUnderflow(lon12 - 90 * quarters + lon12Error) * degree;
  const sinRest = sin(rest);
  const cosRest = cos(rest);
  const sinLambda12 = quarters === 1 ? cosRest : quarters === 0 ? sinRest : 0 - sinRest;
  const cosLambda12 = quarters === 1 ? 0 - sinRest : quarters === 0 ? cosRest : -cosRest;
  const toHalfTurn = 180 - lon12 - lon12Error;

  let lat1 = awayFromUnderflow(latA);
  let lat2 = awayFromUnderflow(latB);
  let sense = isWestward ? -1 : 1;
  // Swapping the ends turns the sense twice: once for the direction, once for the longitude.
  if (Math.abs(lat1) < Math.abs(lat2)) {
    const swap = lat1;
    lat1 = lat2;
    lat2 = swap;
  }
  if (lat1 > 0) {
    lat1 = -lat1;
    lat2 = -lat2;
    sense = -sense;
  }

  let sinBeta1 = axisRatio * sinDegrees(lat1);
  let cosBeta1 = cosDegrees(lat1);
  let norm = Math.sqrt(sinBeta1 * sinBeta1 + cosBeta1 * cosBeta1);
  sinBeta1 /= norm;
  cosBeta1 = Math.max(tiny, cosBeta1 / norm);
  let sinBeta2 = axisRatio * sinDegrees(lat2);
  let cosBeta2 = cosDegrees(lat2);
  norm = Math.sqrt(sinBeta2 * sinBeta2 + cosBeta2 * cosBeta2);
  sinBeta2 /= norm;
  cosBeta2 = Math.max(tiny, cosBeta2 / norm);
  // Latitudes that differ only by rounding are made exactly opposite or equal.
  if (cosBeta1 < -sinBeta1) {
    if (cosBeta2 === cosBeta1) sinBeta2 = sinBeta2 < 0 ? sinBeta1 : -sinBeta1;
  } else if (Math.abs(sinBeta2) === -sinBeta1) cosBeta2 = cosBeta1;
  const stretch1 = Math.sqrt(1 + secondEccentricitySquared * sinBeta1 * sinBeta1);
  const stretch2 = Math.sqrt(1 + secondEccentricitySquared * sinBeta2 * sinBeta2);

  line.sinBeta1 = sinBeta1;
  line.cosBeta1 = cosBeta1;
  line.sinBeta2 = sinBeta2;
  line.cosBeta2 = cosBeta2;
  line.sense = sense;
  line.isMeridian = lat1 === -90 || sinLambda12 === 0;
  if (line.isMeridian) {
    line.sinAlpha1 = sinLambda12;
    line.cosAlpha1 = cosLambda12;
    line.sinAlpha2 = 0;
    line.cosAlpha2 = 1;
    const cosSigma1 = cosLambda12 * cosBeta1;
    const sigma12 = atan2(
      Math.max(0, cosSigma1 * sinBeta2 - sinBeta1 * cosBeta2),
      cosSigma1 * cosBeta2 + sinBeta1 * sinBeta2,
    );
    // Rounding may leave a trace of length between equal points.
    line.meters =
      sigma12 < 3 * tiny
        ? 0
        : Math.max(0, polarRadius * arcLength(thirdFlattening, sigma12, sinBeta1, cosSigma1, sinBeta2, cosBeta2));
    return;
  }
  if (sinBeta1 === 0 && toHalfTurn >= flattening * 180) {
    line.sinAlpha1 = 1;
    line.cosAlpha1 = 0;
    line.sinAlpha2 = 1;
    line.cosAlpha2 = 0;
    line.meters = equatorialRadius * lambda12;
    line.sinOmega12 = sin(lambda12 / axisRatio);
    line.cosOmega12 = cos(lambda12 / axisRatio);
    return;
  }
  if (startAzimuth(lambda12, sinLambda12, cosLambda12, line)) return;

  // Newton's method inside a bracket; the bracket is halved where the slope is of no use.
  let { sinAlpha1, cosAlpha1 } = line;
  let sinLow = tiny;
  let cosLow = 1;
  let sinHigh = tiny;
  let cosHigh = -1;
  let isNear = false;
  let isHalvedOut = false;
  for (let step = 0; ; step++) {
    tryAzimuth(line, stretch1, stretch2, sinAlpha1, cosAlpha1, sinLambda12, cosLambda12, step < newtonSteps);
    const error = trial.longitudeError;
    if (isHalvedOut || !(Math.abs(error) >= (isNear ? 8 : 1) * epsilon) || step === allSteps) break;
    if (error > 0 && (step < newtonSteps || cosAlpha1 / sinAlpha1 > cosHigh / sinHigh)) {
      sinHigh = sinAlpha1;
      cosHigh = cosAlpha1;
    } else if (error < 0 && (step < newtonSteps || cosAlpha1 / sinAlpha1 < cosLow / sinLow)) {
      sinLow = sinAlpha1;
      cosLow = cosAlpha1;
    }
    if (step < newtonSteps && trial.slope > 0) {
      const turn = -error / trial.slope;
      if (Math.abs(turn) < halfTurn) {
        const sinTurn = sin(turn);
        const cosTurn = cos(turn);
        const next = sinAlpha1 * cosTurn + cosAlpha1 * sinTurn;
        if (next > 0) {
          cosAlpha1 = cosAlpha1 * cosTurn - sinAlpha1 * sinTurn;
          sinAlpha1 = next;
          norm = Math.sqrt(sinAlpha1 * sinAlpha1 + cosAlpha1 * cosAlpha1);
          sinAlpha1 /= norm;
          cosAlpha1 /= norm;
          isNear = Math.abs(error) <= 16 * epsilon;
          continue;
        }
      }
    }
    sinAlpha1 = (sinLow + sinHigh) / 2;
    cosAlpha1 = (cosLow + cosHigh) / 2;
    norm = Math.sqrt(sinAlpha1 * sinAlpha1 + cosAlpha1 * cosAlpha1);
    sinAlpha1 /= norm;
    cosAlpha1 /= norm;
    isNear = false;
    isHalvedOut =
      Math.abs(sinLow - sinAlpha1) + (cosLow - cosAlpha1) < epsilon ||
      Math.abs(sinAlpha1 - sinHigh) + (cosAlpha1 - cosHigh) < epsilon;
  }
  line.sinAlpha1 = sinAlpha1;
  line.cosAlpha1 = cosAlpha1;
  line.sinAlpha2 = trial.sinAlpha2;
  line.cosAlpha2 = trial.cosAlpha2;
  const { eps, sigma12, sinSigma1, cosSigma1, sinSigma2, cosSigma2 } = trial;
  line.meters = polarRadius * arcLength(eps, sigma12, sinSigma1, cosSigma1, sinSigma2, cosSigma2);
  const sinCorrection = sin(trial.omegaCorrection);
  const cosCorrection = cos(trial.omegaCorrection);
  line.sinOmega12 = sinLambda12 * cosCorrection - cosLambda12 * sinCorrection;
  line.cosOmega12 = cosLambda12 * cosCorrection + sinLambda12 * sinCorrection;
}

/** u + v − s exactly, for s the rounded sum. */
function sumError(u: number, v: number, s: number): number {
  const up = s - v;
  return u - up + (v - (s - up));
}

/** Angles in degrees below 1/16 are rounded to a step of 0.7 pm on the ground, so that nothing underflows later. */
function awayFromUnderflow(x: number): number {
  const a = Math.abs(x);
  if (a >= 0.0625) return x;
  const coarse = 0.0625 - (0.0625 - a);
  return x < 0 ? -coarse : coarse;
}
