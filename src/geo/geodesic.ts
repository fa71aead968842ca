// Distances along the WGS 84 ellipsoid, and the place at an azimuth and a distance; they agree with GeographicLib to nanometres.
// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013).

import { atan2, cos, roundHalfUp, sin } from '../vocabulary/deterministic-math.ts';
import type { Degrees, Meters, Millimeters } from '../vocabulary/units.ts';
import {
  axisRatio,
  cosDegrees,
  degree,
  flattening,
  polarRadius,
  reduceLongitude,
  secondEccentricitySquared,
  sinDegrees,
} from './ellipsoid.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { a1, a3, fillC1, fillC1Inverse, fillC3, newCoefficients, sineSeries } from './geodesic-series.ts';
import { shortGeodesicMeters } from './geodesic-short.ts';
import type { LonLat } from './lon-lat.ts';
import { newLine, tiny } from './solved-line.ts';

const line = newLine();

/** Length of the shortest line on WGS 84; the same bits in both directions. Any longitude, latitudes −90…90. */
export function geodesicMeters(lonA: Degrees, latA: Degrees, lonB: Degrees, latB: Degrees): Meters {
  const short = shortGeodesicMeters(lonA, latA, lonB, latB);
  if (short >= 0) return short;
  if (lonA < lonB || (lonA === lonB && latA <= latB)) solveInverse(lonA, latA, lonB, latB, line);
  else solveInverse(lonB, latB, lonA, latA, line);
  return line.meters;
}

/** The same in whole millimetres, as distances are compared. */
export function geodesicMillimeters(lonA: Degrees, latA: Degrees, lonB: Degrees, latB: Degrees): Millimeters {
  return roundHalfUp(geodesicMeters(lonA, latA, lonB, latB) * 1000);
}

const c1 = newCoefficients();
const c3 = newCoefficients();

/** The place reached from a point by going `meters` along the geodesic that leaves at an azimuth clockwise from north. */
export function geodesicDirect(lon: Degrees, lat: Degrees, azimuthDegrees: Degrees, meters: Meters): LonLat {
  const azimuth = reduceLongitude(azimuthDegrees);
  const sinAlpha1 = sinDegrees(azimuth);
  const cosAlpha1 = cosDegrees(azimuth);
  const sinPhi = axisRatio * sinDegrees(lat);
  const cosPhi = cosDegrees(lat);
  const norm = Math.sqrt(sinPhi * sinPhi + cosPhi * cosPhi);
  const sinBeta1 = sinPhi / norm;
  const cosBeta1 = Math.max(tiny, cosPhi / norm);
  const sinAlpha0 = sinAlpha1 * cosBeta1;
  const cosAlpha0 = Math.sqrt(cosAlpha1 * cosAlpha1 + sinAlpha1 * sinBeta1 * (sinAlpha1 * sinBeta1));
  const sinOmega1 = sinAlpha0 * sinBeta1;
  const cosOmega1 = sinBeta1 !== 0 || cosAlpha1 !== 0 ? cosBeta1 * cosAlpha1 : 1;
  const norm1 = Math.sqrt(sinBeta1 * sinBeta1 + cosOmega1 * cosOmega1);
  const sinSigma1 = sinBeta1 / norm1;
  const cosSigma1 = cosOmega1 / norm1;
  const k2 = cosAlpha0 * cosAlpha0 * secondEccentricitySquared;
  const eps = k2 / (2 * (1 + Math.sqrt(1 + k2)) + k2);

  // From the distance to the arc on the auxiliary sphere, equations 7 and 20.
  fillC1(eps, c1);
  const b1 = sineSeries(sinSigma1, cosSigma1, c1);
  const tau12 = meters / (polarRadius * a1(eps));
  const sinTau = sin(b1 + tau12);
  const cosTau = cos(b1 + tau12);
  fillC1Inverse(eps, c1);
  const sigma12 =
    tau12 + sineSeries(sinSigma1 * cosTau + cosSigma1 * sinTau, cosSigma1 * cosTau - sinSigma1 * sinTau, c1) + b1;
  const sinSigma12 = sin(sigma12);
  const cosSigma12 = cos(sigma12);
  const sinSigma2 = sinSigma1 * cosSigma12 + cosSigma1 * sinSigma12;
  const cosSigma2 = cosSigma1 * cosSigma12 - sinSigma1 * sinSigma12;

  const sinBeta2 = cosAlpha0 * sinSigma2;
  const cosBeta2 = Math.max(tiny, Math.sqrt(sinAlpha0 * sinAlpha0 + cosAlpha0 * cosSigma2 * (cosAlpha0 * cosSigma2)));
  const sinOmega2 = sinAlpha0 * sinSigma2;
  const omega12 = atan2(sinOmega2 * cosOmega1 - cosSigma2 * sinOmega1, cosSigma2 * cosOmega1 + sinOmega2 * sinOmega1);
  fillC3(eps, c3);
  const b3 = sineSeries(sinSigma2, cosSigma2, c3) - sineSeries(sinSigma1, cosSigma1, c3);
  const lambda12 = omega12 - flattening * a3(eps) * sinAlpha0 * (sigma12 + b3);
  return {
    lon: reduceLongitude(reduceLongitude(lon) + reduceLongitude(lambda12 / degree)),
    lat: atan2(sinBeta2, axisRatio * cosBeta2) / degree,
  };
}
