// Longitude and latitude in whole 1e-7°, the step of what is written: zones are drawn in these, so that nothing moves when it is rounded.

/** Whole 1e-7° in a degree, in a half turn and in a turn. */
export const unitsPerDegree = 1e7;
/** Half a turn, 1e-7°. */
export const halfTurnUnits = 180 * unitsPerDegree;
/** A turn, 1e-7°. */
export const fullTurnUnits = 2 * halfTurnUnits;
/** A pole, 1e-7°. */
export const poleUnits = 90 * unitsPerDegree;

/** Longitude of a column or of any unwrapped 1e-7°, degrees in −180…180. */
export function degreesOfLongitude(units: number): number {
  return (units > halfTurnUnits ? units - fullTurnUnits : units) / unitsPerDegree;
}

/** Degrees of whole 1e-7°; never −0. */
export function degreesOf(units: number): number {
  return (units + 0) / unitsPerDegree;
}
