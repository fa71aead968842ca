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

/** Finds the cells, ascending, within `boundMs` (Infinity = no bound) of straight travel from a station in degrees; `detours` as below. */
export function computeStraightCatchment(
  travel: StraightTravel,
  lon: Degrees,
  lat: Degrees,
  cells: PlacedCells,
  boundMs: Milliseconds,
  detours: NumberColumn | null = null,
): Catchment {
  const { detourFactor, straightKmh } = travel;
  const least = detours === null ? detourFactor : leastOf(detours);
  const cellIndex = findCellsNear(cells, lon, lat, reachMeters({ detourFactor: least, straightKmh }, boundMs));
  const cost = new Float64Array(cellIndex.length);
  let count = 0;
  for (const cell of cellIndex) {
    const meters = geodesicMeters(cells.lon[cell], cells.lat[cell], lon, lat);
    const ms = straightMilliseconds(meters, detours === null ? detourFactor : detours[cell], straightKmh);
    if (ms > boundMs) continue;
    cellIndex[count] = cell;
    cost[count++] = ms;
  }
  return { cellIndex: cellIndex.slice(0, count), cost: cost.slice(0, count) };
}

/**
 * Finds for every cell the least `preTravelMs` + straight travel (equal: lower row); `cost` is travel alone. With `detours`
 * every cell has a detour factor of its own, whichever station comes.
 */
export function computeFirstDueInStraightLine(
  travel: StraightTravel,
  stationLon: NumberColumn,
  stationLat: NumberColumn,
  preTravelMs: NumberColumn,
  cellLon: NumberColumn,
  cellLat: NumberColumn,
  detours: NumberColumn | null = null,
): NearestStations {
  const { detourFactor, straightKmh } = travel;
  if (detours !== null) {
    return firstDueByDetour(detours, (rows, own) =>
      computeFirstDueInStraightLine(
        { detourFactor: own, straightKmh },
        stationLon,
        stationLat,
        preTravelMs,
        Float64Array.from(rows, cell => cellLon[cell]),
        Float64Array.from(rows, cell => cellLat[cell]),
      ),
    );
  }
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

/** Cells of one factor together: there are few factors, as many as areas at most. */
function firstDueByDetour(
  detours: NumberColumn,
  compute: (rows: readonly number[], detour: number) => NearestStations,
): NearestStations {
  const rowsOf = new Map<number, number[]>();
  for (let cell = 0; cell < detours.length; cell++) {
    const rows = rowsOf.get(detours[cell]);
    if (rows === undefined) rowsOf.set(detours[cell], [cell]);
    else rows.push(cell);
  }
  const stationIndex = new Int32Array(detours.length).fill(-1);
  const cost = new Float64Array(detours.length).fill(Infinity);
  for (const [detour, rows] of rowsOf) {
    const found = compute(rows, detour);
    rows.forEach((cell, k) => {
      stationIndex[cell] = found.stationIndex[k];
      cost[cell] = found.cost[k];
    });
  }
  return { stationIndex, cost };
}

function leastOf(values: NumberColumn): number {
  let least = Infinity;
  for (let k = 0; k < values.length; k++) if (values[k] < least) least = values[k];
  return least;
}

/** A length no cell within the bound exceeds: half a millisecond and a millimetre of room for rounding. */
function reachMeters(travel: StraightTravel, boundMs: Milliseconds): Meters {
  const meters = ((boundMs + 0.5) * travel.straightKmh) / (travel.detourFactor * 3600);
  return Math.min(meters + 0.001, longestMeters);
}
