// The WGS 84 ellipsoid: its constants, sines of degrees, radii of curvature.
// Source: NIMA TR8350.2; names after Karney, Algorithms for geodesics, J. Geodesy 87 (2013).

import { cos, sin } from '../vocabulary/deterministic-math.ts';
import type { Degrees, Meters } from '../vocabulary/units.ts';

/** Semi-major axis a, metres. */
export const equatorialRadius = 6378137;
/** f = (a − b) / a. */
export const flattening = 1 / 298.257223563;
/** b / a. */
export const axisRatio = 1 - flattening;
/** Semi-minor axis b, metres. */
export const polarRadius = equatorialRadius * axisRatio;
/** First eccentricity squared, e² = (a² − b²) / a². */
export const eccentricitySquared = flattening * (2 - flattening);
/** Second eccentricity squared, e′² = (a² − b²) / b². */
export const secondEccentricitySquared = eccentricitySquared / (axisRatio * axisRatio);
/** Third flattening n = (a − b) / (a + b). */
export const thirdFlattening = flattening / (2 - flattening);
/** Radians in a degree. */
export const degree = 3.141592653589793 / 180;

/** Sine of an angle in degrees; quarter turns are taken off exactly before the change to radians. */
export function sinDegrees(x: Degrees): number {
  const quarters = Math.floor(x / 90 + 0.5);
  const rest = (x - 90 * quarters) * degree;
  switch (quarters & 3) {
    case 0:
      return sin(rest);
    case 1:
      return cos(rest);
    case 2:
      return -sin(rest);
    default:
      return -cos(rest);
  }
}

/** Cosine of an angle in degrees. */
export function cosDegrees(x: Degrees): number {
  const quarters = Math.floor(x / 90 + 0.5);
  const rest = (x - 90 * quarters) * degree;
  switch (quarters & 3) {
    case 0:
      return cos(rest);
    case 1:
      return -sin(rest);
    case 2:
      return -cos(rest);
    default:
      return sin(rest);
  }
}

/** Longitude in −180…180; exact. */
export function reduceLongitude(lon: Degrees): Degrees {
  if (lon >= -180 && lon <= 180) return lon;
  const rest = lon % 360;
  return rest > 180 ? rest - 360 : rest < -180 ? rest + 360 : rest;
}

export interface RadiiOfCurvature {
  /** M, along the meridian. */
  readonly meridional: Meters;
  /** N, along the prime vertical; the parallel has the radius N·cos φ. */
  readonly primeVertical: Meters;
}

/** Radii of curvature at a latitude, metres. */
export function radiiOfCurvature(lat: Degrees): RadiiOfCurvature {
  const s = sinDegrees(lat);
  const w = 1 - eccentricitySquared * s * s;
  const primeVertical = equatorialRadius / Math.sqrt(w);
  return { meridional: (primeVertical * (1 - eccentricitySquared)) / w, primeVertical };
}
