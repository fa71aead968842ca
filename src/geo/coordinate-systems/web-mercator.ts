// Web Mercator (EPSG:3857) ↔ WGS 84: the sphere of 6,378,137 m under geodetic latitudes.

import { atan, log, tan } from '../../vocabulary/deterministic-math.ts';
import type { Degrees, Meters } from '../../vocabulary/units.ts';
import { degree, equatorialRadius } from '../ellipsoid.ts';
import type { LonLat } from '../lon-lat.ts';
import { sinh } from './hyperbolic.ts';

/** Half the width of the square world, metres; a little more is let pass for what rounding adds. */
const halfWidth = 20_037_508.342789244;
const rim = 1;

/** The place of a map position; null outside the square world. */
export function fromWebMercator(x: Meters, y: Meters): LonLat | null {
  if (!(Math.abs(x) <= halfWidth + rim && Math.abs(y) <= 2 * halfWidth)) return null;
  const lon = Math.max(-180, Math.min(180, x / equatorialRadius / degree));
  return { lon, lat: atan(sinh(y / equatorialRadius)) / degree };
}

/** The map position of a place between the poles. */
export function toWebMercator(lon: Degrees, lat: Degrees): readonly [x: Meters, y: Meters] {
  return [lon * degree * equatorialRadius, equatorialRadius * log(tan(0.7853981633974483 + (lat * degree) / 2))];
}
