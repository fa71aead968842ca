// Degrees on an old ellipsoid → degrees on WGS 84, by moving the centre of the ellipsoid.
// Source: Bowring's closed formula, Survey Review 23 (1976), once more from its own result.

import { atan2, cos, sin } from '../../vocabulary/deterministic-math.ts';
import type { Meters } from '../../vocabulary/units.ts';
import { degree, equatorialRadius, flattening } from '../ellipsoid.ts';
import type { LonLat } from '../lon-lat.ts';

/** Where the centre of an ellipsoid lies in WGS 84, metres. */
export type CentreShift = readonly [x: Meters, y: Meters, z: Meters];

/** The place on WGS 84 of a place of height 0 on another ellipsoid. */
export function shiftDatum(
  { lon, lat }: LonLat,
  semiMajorAxis: Meters,
  inverseFlattening: number,
  [dx, dy, dz]: CentreShift,
): LonLat {
  const f = 1 / inverseFlattening;
  const phi = lat * degree;
  const lambda = lon * degree;
  const s = sin(phi);
  const radius = semiMajorAxis / Math.sqrt(1 - f * (2 - f) * s * s);
  const x = radius * cos(phi) * cos(lambda) + dx;
  const y = radius * cos(phi) * sin(lambda) + dy;
  const z = radius * (1 - f * (2 - f)) * s + dz;
  const p = Math.sqrt(x * x + y * y);
  const ratio = 1 - flattening;
  const e2 = flattening * (2 - flattening);
  const secondE2 = e2 / (ratio * ratio);
  let tangent = z / (p * ratio);
  let found = 0;
  for (let round = 0; round < 2; round++) {
    const norm = Math.sqrt(1 + tangent * tangent);
    const sinBeta = tangent / norm;
    const cosBeta = 1 / norm;
    const up = z + secondE2 * equatorialRadius * ratio * sinBeta * sinBeta * sinBeta;
    const out = p - e2 * equatorialRadius * cosBeta * cosBeta * cosBeta;
    found = atan2(up, out);
    tangent = (ratio * up) / out;
  }
  return { lon: atan2(y, x) / degree, lat: found / degree };
}
