// An ambulance station as the plan knows it.

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
