// A geodesic's length from the places of its ends in earth-centred metres, within a known error: no angle is needed.
// Source: Euler's formula for normal curvature in the middle; the error is measured against Karney's solution in the tests.

import type { Meters } from '../vocabulary/units.ts';
import { eccentricitySquared, equatorialRadius } from './ellipsoid.ts';

const complement = 1 - eccentricitySquared;
const flatness = complement * complement;
const bendOfEquator = 1 / (equatorialRadius * equatorialRadius);

/** Length of the geodesic along a chord: (dx, dy, dz) leads from end to end, (x, y, z) is the sum of both. NaN for no chord at all. */
export function surfaceAlong(dx: Meters, dy: Meters, dz: Meters, x: number, y: number, z: number): Meters {
  const squared = dx * dx + dy * dy + dz * dz;
  const axisSquared = x * x + y * y;
  const w = 1 - (eccentricitySquared * z * z) / (z * z + flatness * axisSquared);
  const across = x * dy - y * dx;
  const eastSquared = (across * across) / axisSquared;
  // The curvature is that of the parallel eastwards and that of the meridian northwards, by their squared shares of the chord.
  const shared = eastSquared + (squared - eastSquared) * (w / complement);
  const bend = (bendOfEquator * w * (shared * shared)) / squared;
  return Math.sqrt(squared) * (1 + bend * (1 / 24 + bend * (3 / 640)));
}

/** How far `surfaceAlong` can be from the geodesic of that length; three times what was found anywhere. */
export function surfaceError(meters: Meters): Meters {
  const square = meters * meters;
  return 2e-8 + 1e-31 * (square * square) * meters;
}
