// A reporting area: a district, county, township or a free group of them.

import type { Settlement } from '../demand/demand-cells.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import type { MicroPeople, SquareMeters } from '../vocabulary/units.ts';

export interface ReportingArea {
  readonly name: string;
  readonly polygons: readonly PolygonRings[];
  /** Of the polygons, geodesic. */
  readonly geodesicSquareMeters: SquareMeters;
  /** The property `area_km2` as square metres, or null. */
  readonly statedSquareMeters: SquareMeters | null;
  /** People of the area by its own column, such as a census; null where the area does not say. */
  readonly censusMicro: MicroPeople | null;
  readonly settlement: Settlement | null;
  /** The property `detour_factor`: of straight travel to the area's cells; absent where the area does not say. */
  readonly detourFactor?: number;
  /** The property `central_city`; null where the area does not say. */
  readonly centralCity: boolean | null;
}
