// Straight chords through the Earth, which bound geodesics from both sides and are cheap to compare.
// Source: Schur's comparison theorem: no curve on WGS 84 that is a geodesic bends more than a circle of radius b²/a.

import { asin } from '../vocabulary/deterministic-math.ts';
import type { Degrees, Meters } from '../vocabulary/units.ts';
import { cosDegrees, eccentricitySquared, equatorialRadius, polarRadius, sinDegrees } from './ellipsoid.ts';

/** A place on the ellipsoid in earth-centred metres: x to (0° E, equator), z to the north pole. */
export interface EarthCentered {
  readonly x: Meters;
  readonly y: Meters;
  readonly z: Meters;
}

/** The place of a longitude and latitude on the ellipsoid's surface. */
export function toEarthCentered(lon: Degrees, lat: Degrees): EarthCentered {
  const sinLat = sinDegrees(lat);
  const primeVertical = equatorialRadius / Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
  const axis = primeVertical * cosDegrees(lat);
  return {
    x: axis * cosDegrees(lon),
    y: axis * sinDegrees(lon),
    z: primeVertical * (1 - eccentricitySquared) * sinLat,
  };
}

const leastRadius = (polarRadius * polarRadius) / equatorialRadius;
/** Half a meridian, rounded up: no shortest geodesic is longer. */
const longestGeodesic = 20_003_932;

/**
 * The longest a shortest geodesic with this chord can be; it is at least the chord itself.
 * Beyond a length of π·b²/a the theorem says nothing, but such a geodesic has a chord above 12,500 km:
 * its first part spans 2b²/a, and at most 101 km are left.
 */
export function longestSurfaceMeters(chord: Meters): Meters {
  if (chord >= 12_500_000) return longestGeodesic;
  return Math.min(longestGeodesic, 2 * leastRadius * asin(chord / (2 * leastRadius)));
}
