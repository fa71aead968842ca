// Travel where no roads are loaded: the geodesic stretched by a detour factor, at one speed.

import { geodesicMeters } from '../geo/geodesic.ts';
import { computePointsWithin, computeWeightedNearest, straightMilliseconds } from '../geo/nearest-stations.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { KilometersPerHour, Millimeters, Milliseconds } from '../vocabulary/units.ts';
import type { Catchment, NearestStations } from './catchment.ts';

/** The part of a speed profile that decides straight travel; every `SpeedProfile` is one. */
export interface StraightTravel {
  readonly straightKmh: KilometersPerHour;
  readonly detourFactor: number;
}

/** Longer than any geodesic on WGS 84. */
const longestMillimeters = 20_010_000_000;

/** Finds per station all cells within `boundMs` (Infinity = no bound) of straight travel; all columns in degrees. */
export function computeStraightCatchments(
  travel: StraightTravel,
  stationLon: NumberColumn,
  stationLat: NumberColumn,
  cellLon: NumberColumn,
  cellLat: NumberColumn,
  boundMs: Milliseconds,
): readonly Catchment[] {
  const limit = new Float64Array(cellLon.length).fill(reachMillimeters(travel, boundMs));
  const near = computePointsWithin(cellLon, cellLat, limit, stationLon, stationLat);
  return near.map(({ cellIndex }, stationIndex) => {
    const ms = Float64Array.from(cellIndex, cell =>
      straightMilliseconds(
        geodesicMeters(cellLon[cell], cellLat[cell], stationLon[stationIndex], stationLat[stationIndex]),
        travel.detourFactor,
        travel.straightKmh,
      ),
    );
    return {
      stationIndex,
      cellIndex: cellIndex.filter((_, k) => ms[k] <= boundMs),
      cost: ms.filter(cost => cost <= boundMs),
    };
  });
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

/** A length no cell within the bound exceeds: half a millisecond and two millimetres of room for rounding. */
function reachMillimeters(travel: StraightTravel, boundMs: Milliseconds): Millimeters {
  const meters = ((boundMs + 0.5) * travel.straightKmh) / (travel.detourFactor * 3600);
  return Math.min(Math.ceil(meters * 1000) + 2, longestMillimeters);
}
