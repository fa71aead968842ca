// The planning formula for the mean service radius: the circle of equal area per station, R = √(A ÷ (n π)).

import type { Meters, SquareMeters } from '../vocabulary/units.ts';
import type { ReportingArea } from './reporting-area.ts';

const pi = 3.141592653589793;

/** The stated area where there is one, else the geodesic area of the polygons. */
export function areaSquareMeters(area: ReportingArea): SquareMeters {
  return area.statedSquareMeters ?? area.geodesicSquareMeters;
}

/** null without stations. */
export function meanServiceRadius(squareMeters: SquareMeters, stationCount: number): Meters | null {
  return stationCount === 0 ? null : Math.sqrt(squareMeters / (stationCount * pi));
}
