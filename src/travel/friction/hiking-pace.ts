// How much longer a walk takes on a slope than on the level.
// Source: W. Tobler, Three presentations on geographical analysis and modeling, NCGIA technical report 93-1 (1993):
// 6 · exp(−3.5 · |slope + 0.05|) km/h, here divided by its value on the level, as AccessMod does for walking.

import { exp } from '../../vocabulary/deterministic-math.ts';

/** Nobody walks faster than 6 km/h, Tobler's function at its best; the rest is room for what 32 bits miss 6 by. */
export const fastestWalkKmh = 6.001;

/** Time on a slope (rise ÷ run along the way, uphill positive) ÷ time on the level; 1 where the slope is not known. */
export function hikingFactor(slope: number): number {
  if (Number.isNaN(slope)) return 1;
  return exp(3.5 * (Math.abs(slope + 0.05) - 0.05));
}
