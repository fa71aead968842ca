// The geodesic over less than 40 km from the straight chord and the curvature of the Earth along it.
// Source: Euler's formula for normal curvature; the error, below 1e-8 m, is measured against Karney's solution in the tests.

import { cos, sin } from '../vocabulary/deterministic-math.ts';
import type { Degrees, Meters } from '../vocabulary/units.ts';
import { cosDegrees, degree, eccentricitySquared, equatorialRadius, reduceLongitude, sinDegrees } from './ellipsoid.ts';

const longestChord = 40_000;
const complement = 1 - eccentricitySquared;

/** Length of the geodesic, or −1 where its chord is 40 km or longer. Symmetric to the last bit. */
export function shortGeodesicMeters(lonA: Degrees, latA: Degrees, lonB: Degrees, latB: Degrees): Meters {
  const half = reduceLongitude(reduceLongitude(lonB) - reduceLongitude(lonA)) * (degree / 2);
  const sinA = sinDegrees(latA);
  const sinB = sinDegrees(latB);
  const primeVerticalA = equatorialRadius / Math.sqrt(1 - eccentricitySquared * sinA * sinA);
  const primeVerticalB = equatorialRadius / Math.sqrt(1 - eccentricitySquared * sinB * sinB);
  // Distance from the axis and height over the equator's plane; then the chord in the frame of the middle meridian.
  const axisA = primeVerticalA * cosDegrees(latA);
  const axisB = primeVerticalB * cosDegrees(latB);
  const z = complement * primeVerticalB * sinB - complement * primeVerticalA * sinA;
  const sinHalf = sin(half);
  const out = (axisB - axisA) * cos(half);
  const east = (axisA + axisB) * sinHalf;
  const eastSquared = east * east;
  const squared = out * out + eastSquared + z * z;
  if (!(squared < longestChord * longestChord)) return -1;
  if (squared === 0) return 0;
  // sin² of the middle latitude: the mean of the sines, divided by the cosine of half the latitude difference.
  const twiceSin = sinA + sinB;
  const north = (squared - eastSquared) / (equatorialRadius * equatorialRadius);
  const w = 1 - eccentricitySquared * (twiceSin * twiceSin * (0.25 + north * 0.0625));
  // 1/N and 1/M there, weighted by the squared sine and cosine of the azimuth.
  const eastShare = eastSquared / squared;
  const curvature = (Math.sqrt(w) / equatorialRadius) * (eastShare + (1 - eastShare) * (w / complement));
  const bend = squared * curvature * curvature;
  return Math.sqrt(squared) * (1 + bend * (1 / 24 + bend * (3 / 640)));
}
