// How the stations of a plan travel: over its roads, over a friction surface, or straight. All give the same thing, a catchment.

import { type PlacedCells, placeCells } from '../geo/nearest-stations.ts';
import { buildLaneSweep } from '../roads/hierarchy-sweep.ts';
import { buildRoadHierarchy } from '../roads/road-hierarchy.ts';
import { buildRoadSearch } from '../roads/shortest-paths.ts';
import { noSegment, snapPoints } from '../roads/snap-to-road.ts';
import type { Catchment, NearestStations } from '../travel/catchment.ts';
import { buildFirstDueZones, firstDueByRow, updateFirstDueZones } from '../travel/first-due-zones.ts';
import { computeFirstDueOnSurface, computeFrictionCatchment } from '../travel/friction/friction-catchments.ts';
import type { FrictionSurface } from '../travel/friction/friction-surface.ts';
import { type SurfaceSnaps, snapToSurface } from '../travel/friction/snap-to-surface.ts';
import { buildSurfaceSearch, type SurfaceSearch } from '../travel/friction/surface-search.ts';
import { computeManyCatchments } from '../travel/many-catchments.ts';
import { computeRoadCatchment } from '../travel/road-catchments.ts';
import { computeFirstDueInStraightLine, computeStraightCatchment } from '../travel/straight-line.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Work } from '../vocabulary/progress.ts';
import type { Milliseconds } from '../vocabulary/units.ts';
import { detoursAt, saysDetour } from './area-detours.ts';
import type { Plan } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';

/** The stations that answer calls, in id order. */
export interface ServingStations {
  /** Rows of `Plan.stations`. */
  readonly row: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Whole milliseconds that are not travel: before it, and the way to the patient after it. */
  readonly preTravelMs: Float64Array;
}

export interface StationTravel {
  /** The cells one serving station reaches within the bound. */
  catchment(station: number, boundMs: Milliseconds): Catchment;
  /** The same for many stations, where that is quicker than one after another. */
  readonly catchments?: (stations: readonly number[], boundMs: NumberColumn) => Work<readonly Catchment[]>;
  /** The least pre-travel + travel of every cell; rows are serving rows. */
  firstDue(): NearestStations;
  /** Millimetres of each serving station to its road or passable cell; null in straight travel, Infinity where none is near. */
  readonly stationSnapMillimeters: NumberColumn | null;
  /** Cells that no road or passable cell is near, and the first of them; -1 where there is none. */
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
  const detours = cache.remember('detours', [cells, plan.areas, speeds], () =>
    plan.areas?.some(saysDetour) ? detoursAt(plan, cells.lon, cells.lat) : null,
  );
  return {
    catchment: (station, boundMs) =>
      computeStraightCatchment(speeds, lon[station], lat[station], placed, boundMs, detours),
    firstDue: () => computeFirstDueInStraightLine(speeds, lon, lat, preTravelMs, cells.lon, cells.lat, detours),
    stationSnapMillimeters: null,
    cellsOffRoad: 0,
    firstCellOffRoad: -1,
  };
}

/** Scratch on a surface, kept while it is the same. */
export function surfaceSearch(surface: FrictionSurface, cache: PlanCache): SurfaceSearch {
  return cache.remember('surface-search', [surface], () => buildSurfaceSearch(surface));
}

function frictionTravel(
  { cells, speeds }: Plan,
  surface: FrictionSurface,
  serving: ServingStations,
  cache: PlanCache,
): StationTravel {
  const search = surfaceSearch(surface, cache);
  const { offRoadKmh, snapLimitMeters } = speeds;
  const cellSnaps = cache.remember('surface-snaps', [cells, surface, offRoadKmh, snapLimitMeters], () =>
    snapToSurface(surface, speeds, cells.lon, cells.lat),
  );
  const stationSnaps = snapToSurface(surface, speeds, serving.lon, serving.lat);
  return {
    catchment: (station, boundMs) => computeFrictionCatchment(search, stationSnaps, station, cellSnaps, boundMs),
    firstDue: () => computeFirstDueOnSurface(search, stationSnaps, serving.preTravelMs, cellSnaps),
    stationSnapMillimeters: stationSnaps.offSurfaceMillimeters,
    ...offSurface(cellSnaps),
  };
}

function offSurface({ count, cell }: SurfaceSnaps): Pick<StationTravel, 'cellsOffRoad' | 'firstCellOffRoad'> {
  let cellsOffRoad = 0;
  let firstCellOffRoad = -1;
  for (let i = 0; i < count; i++) if (cell[i] < 0 && cellsOffRoad++ === 0) firstCellOffRoad = i;
  return { cellsOffRoad, firstCellOffRoad };
}

/** What makes a station the same as before: its id, its place and its time before travel. */
function stationKeys({ stations }: Plan, { row, lon, lat, preTravelMs }: ServingStations): readonly string[] {
  return Array.from(row, (at, station) =>
    [lon[station], lat[station], preTravelMs[station], stations[at].stationId].join(' '),
  );
}

/** Straight where the plan has neither roads nor a friction surface. What depends on cells, roads and speeds alone is kept in the cache. */
export function stationTravel(plan: Plan, serving: ServingStations, cache: PlanCache): StationTravel {
  const { cells, roads, friction, speeds } = plan;
  if (friction !== null) return frictionTravel(plan, friction, serving, cache);
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
    catchments: (stationRows, boundMs) =>
      computeManyCatchments({ graph: roads, stationSnaps, stationRows, cellSnaps, boundMs }, search, () =>
        cache.remember('lane-sweep', [roads], () => buildLaneSweep(buildRoadHierarchy(roads))),
      ),
    firstDue: () => {
      const zones = cache.remember('first-due', [cells, roads, speeds], () =>
        buildFirstDueZones(roads, cellSnaps, cells.populationMicro),
      );
      updateFirstDueZones(zones, {
        key: stationKeys(plan, serving),
        snaps: stationSnaps,
        preTravelMs: serving.preTravelMs,
      });
      return firstDueByRow(zones);
    },
    stationSnapMillimeters: Float64Array.from(stationSnaps.offRoadMicrometers, micrometers =>
      roundHalfUp(micrometers / 1000),
    ),
    cellsOffRoad,
    firstCellOffRoad,
  };
}
