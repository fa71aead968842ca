// Following a geodesic of a trial azimuth from one latitude to another: where it arrives, and how that changes with the azimuth.
// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), sections 2 to 4.

import { atan2 } from '../vocabulary/deterministic-math.ts';
import { axisRatio, flattening, secondEccentricitySquared } from './ellipsoid.ts';
import { a1, a2, a3, fillC1, fillC2, fillC3, newCoefficients, sineSeries } from './geodesic-series.ts';
import { type SolvedLine, tiny } from './solved-line.ts';

// What the trial of one azimuth gives; one object for all calls, because this is the innermost loop of everything.
export const trial = {
  longitudeError: Number.NaN,
  slope: Number.NaN,
  sigma12: Number.NaN,
  sinSigma1: Number.NaN,
  cosSigma1: Number.NaN,
  sinSigma2: Number.NaN,
  cosSigma2: Number.NaN,
  sinAlpha2: Number.NaN,
  cosAlpha2: Number.NaN,
  eps: Number.NaN,
  omegaCorrection: Number.NaN,
};
const c1 = newCoefficients();
const c2 = newCoefficients();
const c3 = newCoefficients();

/** Follows the geodesic of a trial azimuth to the latitude of point 2: error of its longitude, and the slope of that error. */
export function tryAzimuth(
  line: SolvedLine,
  stretch1: number,
  stretch2: number,
  sinAlpha1: number,
  cosAlphaGiven: number,
  sinLambda12: number,
  cosLambda12: number,
  wantsSlope: boolean,
): void {
  const { sinBeta1, cosBeta1, sinBeta2, cosBeta2 } = line;
  const cosAlpha1 = sinBeta1 === 0 && cosAlphaGiven === 0 ? -tiny : cosAlphaGiven;
  const sinAlpha0 = sinAlpha1 * cosBeta1;
  const cosAlpha0Squared = cosAlpha1 * cosAlpha1 + sinAlpha1 * sinBeta1 * (sinAlpha1 * sinBeta1);
  const sinOmega1 = sinAlpha0 * sinBeta1;
  const cosOmega1 = cosAlpha1 * cosBeta1;
  const norm1 = Math.sqrt(sinBeta1 * sinBeta1 + cosOmega1 * cosOmega1);
  const sinSigma1 = sinBeta1 / norm1;
  const cosSigma1 = cosOmega1 / norm1;

  const isSameParallel = cosBeta2 === cosBeta1;
  const sinAlpha2 = isSameParallel ? sinAlpha1 : sinAlpha0 / cosBeta2;
  const cosAlpha2 =
    isSameParallel && Math.abs(sinBeta2) === -sinBeta1
      ? Math.abs(cosAlpha1)
      : Math.sqrt(
          cosOmega1 * cosOmega1 +
            (cosBeta1 < -sinBeta1
              ? (cosBeta2 - cosBeta1) * (cosBeta1 + cosBeta2)
              : (sinBeta1 - sinBeta2) * (sinBeta1 + sinBeta2)),
        ) / cosBeta2;
  const sinOmega2 = sinAlpha0 * sinBeta2;
  const cosOmega2 = cosAlpha2 * cosBeta2;
  const norm2 = Math.sqrt(sinBeta2 * sinBeta2 + cosOmega2 * cosOmega2);
  const sinSigma2 = sinBeta2 / norm2;
  const cosSigma2 = cosOmega2 / norm2;

  const sigma12 = atan2(
    Math.max(0, cosSigma1 * sinSigma2 - sinSigma1 * cosSigma2),
    cosSigma1 * cosSigma2 + sinSigma1 * sinSigma2,
  );
  const sinOmega12 = Math.max(0, cosOmega1 * sinOmega2 - sinOmega1 * cosOmega2);
  const cosOmega12 = cosOmega1 * cosOmega2 + sinOmega1 * sinOmega2;
  const eta = atan2(
    sinOmega12 * cosLambda12 - cosOmega12 * sinLambda12,
    cosOmega12 * cosLambda12 + sinOmega12 * sinLambda12,
  );
  const k2 = cosAlpha0Squared * secondEccentricitySquared;
  const eps = k2 / (2 * (1 + Math.sqrt(1 + k2)) + k2);
  fillC3(eps, c3);
  const b3 = sineSeries(sinSigma2, cosSigma2, c3) - sineSeries(sinSigma1, cosSigma1, c3);
  const omegaCorrection = -flattening * a3(eps) * sinAlpha0 * (sigma12 + b3);
  trial.longitudeError = eta + omegaCorrection;
  trial.omegaCorrection = omegaCorrection;
  trial.sigma12 = sigma12;
  trial.sinSigma1 = sinSigma1;
  trial.cosSigma1 = cosSigma1;
  trial.sinSigma2 = sinSigma2;
  trial.cosSigma2 = cosSigma2;
  trial.sinAlpha2 = sinAlpha2;
  trial.cosAlpha2 = cosAlpha2;
  trial.eps = eps;
  if (!wantsSlope) return;
  if (cosAlpha2 === 0) {
    trial.slope = (-2 * axisRatio * stretch1) / sinBeta1;
    return;
  }
  // The reduced length, equations 38–40, with both series in one.
  const scale1 = a1(eps);
  const scale2 = a2(eps);
  fillC1(eps, c1);
  fillC2(eps, c2);
  for (let l = 1; l <= 6; l++) c2[l] = scale1 * c1[l] - scale2 * c2[l];
  const j12 =
    (scale1 - scale2) * sigma12 + (sineSeries(sinSigma2, cosSigma2, c2) - sineSeries(sinSigma1, cosSigma1, c2));
  const reducedLength =
    stretch2 * (cosSigma1 * sinSigma2) - stretch1 * (sinSigma1 * cosSigma2) - cosSigma1 * cosSigma2 * j12;
  trial.slope = (reducedLength * axisRatio) / (cosAlpha2 * cosBeta2);
}

/** Length of an arc in units of the polar radius, equation 7. */
export function arcLength(
  eps: number,
  sigma12: number,
  sinSigma1: number,
  cosSigma1: number,
  sinSigma2: number,
  cosSigma2: number,
): number {
  fillC1(eps, c1);
  return a1(eps) * (sigma12 + (sineSeries(sinSigma2, cosSigma2, c1) - sineSeries(sinSigma1, cosSigma1, c1)));
}
