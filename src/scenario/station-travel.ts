// How the stations of a plan travel: over its roads, or straight. Both give the same thing, a catchment.

import { type PlacedCells, placeCells } from '../geo/nearest-stations.ts';
import { buildRoadSearch } from '../roads/shortest-paths.ts';
import { noSegment, snapPoints } from '../roads/snap-to-road.ts';
import type { Catchment, NearestStations } from '../travel/catchment.ts';
import { computeFirstDueByRoad, computeRoadCatchment } from '../travel/road-catchments.ts';
import { computeFirstDueInStraightLine, computeStraightCatchment } from '../travel/straight-line.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Milliseconds } from '../vocabulary/units.ts';
import type { Plan } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';

/** The stations that answer calls, in id order. */
export interface ServingStations {
  /** Rows of `Plan.stations`. */
  readonly row: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Whole milliseconds before travel. */
  readonly preTravelMs: Float64Array;
}

export interface StationTravel {
  /** The cells one serving station reaches within the bound. */
  catchment(station: number, boundMs: Milliseconds): Catchment;
  /** The least pre-travel + travel of every cell; rows are serving rows. */
  firstDue(): NearestStations;
  /** Off-road millimetres of each serving station; null in straight travel, Infinity where no road is near. */
  readonly stationSnapMillimeters: NumberColumn | null;
  /** Cells that no road is near, and the first of them; -1 where there is none. */
  readonly cellsOffRoad: number;
  readonly firstCellOffRoad: number;
}

/** Cells by place, kept while the cells are the same. */
export function placedCells({ cells }: Plan, cache: PlanCache): PlacedCells {
  return cache.remember('placed-cells', [cells], () => placeCells(cells.lon, cells.lat));
}

function straightTravel(plan: Plan, { lon, lat, preTravelMs }: ServingStations, cache: PlanCache): StationTravel {
  const { cells, speeds } = plan;
  const placed = placedCells(plan, cache);
  return {
    catchment: (station, boundMs) => computeStraightCatchment(speeds, lon[station], lat[station], placed, boundMs),
    firstDue: () => computeFirstDueInStraightLine(speeds, lon, lat, preTravelMs, cells.lon, cells.lat),
    stationSnapMillimeters: null,
    cellsOffRoad: 0,
    firstCellOffRoad: -1,
  };
}

/** Straight where the plan has no roads. What depends on cells, roads and speeds alone is kept in the cache. */
export function stationTravel(plan: Plan, serving: ServingStations, cache: PlanCache): StationTravel {
  const { cells, roads, speeds } = plan;
  if (roads === null) return straightTravel(plan, serving, cache);
  const search = cache.remember('search', [roads], () => buildRoadSearch(roads));
  const cellSnaps = cache.remember('cell-snaps', [cells, roads, speeds], () =>
    snapPoints(roads, speeds, cells.lon, cells.lat),
  );
  const stationSnaps = snapPoints(roads, speeds, serving.lon, serving.lat);
  let cellsOffRoad = 0;
  let firstCellOffRoad = -1;
  for (let cell = 0; cell < cellSnaps.count; cell++) {
    if (cellSnaps.segment[cell] === noSegment && cellsOffRoad++ === 0) firstCellOffRoad = cell;
  }
  return {
    catchment: (station, boundMs) => computeRoadCatchment(search, roads, stationSnaps, station, cellSnaps, boundMs),
    firstDue: () => computeFirstDueByRoad(search, roads, stationSnaps, serving.preTravelMs, cellSnaps),
    stationSnapMillimeters: Float64Array.from(stationSnaps.offRoadMicrometers, micrometers =>
      roundHalfUp(micrometers / 1000),
    ),
    cellsOffRoad,
    firstCellOffRoad,
  };
}
