// An ambulance station as the plan knows it.

import { compareCodePoints } from '../vocabulary/code-points.ts';
import type { Degrees, Seconds } from '../vocabulary/units.ts';

export type StationStatus = 'existing' | 'planned' | 'closed' | 'candidate';

export interface Station {
  readonly stationId: string;
  readonly name: string;
  readonly lon: Degrees;
  readonly lat: Degrees;
  readonly status: StationStatus;
  /** The station's own turnout time; null where the standard's holds. */
  readonly turnoutSeconds: Seconds | null;
  readonly vehicles: number | null;
  readonly negativePressureVehicles: number | null;
  /** The institution the station belongs to (依托单位), or ''. */
  readonly host: string;
}

/** Whether a station answers calls: existing ones do, planned ones when asked for. */
export function isServing(station: Station, withPlanned: boolean): boolean {
  return station.status === 'existing' || (withPlanned && station.status === 'planned');
}

/** The order of every result: by id, then place and name, then all that is left, so that the order of rows never decides. */
export function compareStations(a: Station, b: Station): number {
  return (
    compareCodePoints(a.stationId, b.stationId) ||
    a.lon - b.lon ||
    a.lat - b.lat ||
    compareCodePoints(a.name, b.name) ||
    compareCodePoints(JSON.stringify(a), JSON.stringify(b))
  );
}
