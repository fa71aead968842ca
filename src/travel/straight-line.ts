// Travel where no roads are loaded: the geodesic stretched by a detour factor, at one speed.

import { geodesicMeters } from '../geo/geodesic.ts';
import {
  computeWeightedNearest,
  findCellsNear,
  type PlacedCells,
  straightMilliseconds,
} from '../geo/nearest-stations.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Degrees, KilometersPerHour, Meters, Milliseconds } from '../vocabulary/units.ts';
import type { Catchment, NearestStations } from './catchment.ts';

/** The part of a speed profile that decides straight travel; every `SpeedProfile` is one. */
export interface StraightTravel {
  readonly straightKmh: KilometersPerHour;
  readonly detourFactor: number;
}

/** Longer than any geodesic on WGS 84. */
const longestMeters = 20_010_000;

/** Finds the cells, ascending, within `boundMs` (Infinity = no bound) of straight travel from a station in degrees. */
export function computeStraightCatchment(
  travel: StraightTravel,
  lon: Degrees,
  lat: Degrees,
  cells: PlacedCells,
  boundMs: Milliseconds,
): Catchment {
  const { detourFactor, straightKmh } = travel;
  const cellIndex = findCellsNear(cells, lon, lat, reachMeters(travel, boundMs));
  const cost = new Float64Array(cellIndex.length);
  let count = 0;
  for (const cell of cellIndex) {
    const meters = geodesicMeters(cells.lon[cell], cells.lat[cell], lon, lat);
    const ms = straightMilliseconds(meters, detourFactor, straightKmh);
    if (ms > boundMs) continue;
    cellIndex[count] = cell;
    cost[count++] = ms;
  }
  return { cellIndex: cellIndex.slice(0, count), cost: cost.slice(0, count) };
}

/** Finds for every cell the least `preTravelMs` + straight travel (equal: lower row); `cost` is travel alone. */
export function computeFirstDueInStraightLine(
  travel: StraightTravel,
  stationLon: NumberColumn,
  stationLat: NumberColumn,
  preTravelMs: NumberColumn,
  cellLon: NumberColumn,
  cellLat: NumberColumn,
): NearestStations {
  const { detourFactor, straightKmh } = travel;
  const soonest = computeWeightedNearest(
    cellLon,
    cellLat,
    stationLon,
    stationLat,
    preTravelMs,
    detourFactor,
    straightKmh,
  );
  return { stationIndex: soonest.index, cost: soonest.milliseconds };
}

/** A length no cell within the bound exceeds: half a millisecond and a millimetre of room for rounding. */
function reachMeters(travel: StraightTravel, boundMs: Milliseconds): Meters {
  const meters = ((boundMs + 0.5) * travel.straightKmh) / (travel.detourFactor * 3600);
  return Math.min(meters + 0.001, longestMeters);
}
