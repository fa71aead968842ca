// Distance and time of a plan: nearest station and first due per cell, and how many stations reach it in its limits.

import { computeCellsWithin } from '../geo/nearest-stations.ts';
import type { CellLimits } from '../standards/cell-limits.ts';
import type { Catchment } from '../travel/catchment.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Work } from '../vocabulary/progress.ts';
import type { MicroPeople } from '../vocabulary/units.ts';
import { saysDetour } from './area-detours.ts';
import { nearestOfPlan } from './nearest-of-plan.ts';
import type { Plan } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';
import { placedCells, type ServingStations, type StationTravel, stationTravel } from './station-travel.ts';

/** Rows of `stations` columns are serving rows; -1 none. Costs are whole millimetres or milliseconds, Infinity none. */
export interface TravelMeasures {
  readonly nearest: Int32Array;
  readonly nearestMillimeters: Float64Array;
  readonly firstDue: Int32Array;
  readonly travelMs: Float64Array;
  readonly responseMs: Float64Array;
  /** -1 where no such rule applies. */
  readonly stationsInRadius: Int32Array;
  readonly stationsInTime: Int32Array;
  /** Per serving station: people of the cells it reaches within the cell's own limit. */
  readonly peopleInRadius: readonly MicroPeople[];
  readonly peopleInTime: readonly MicroPeople[];
  /** Off-road millimetres of each serving station; null in straight travel, NaN where no road is near. */
  readonly stationSnapMillimeters: NumberColumn | null;
  /** Cells that no road is near, and the first of them; -1 where there is none. */
  readonly cellsOffRoad: number;
  readonly firstCellOffRoad: number;
}

function placeKey(serving: ServingStations, station: number, bound: number): string {
  return `${serving.lon[station]} ${serving.lat[station]} ${bound}`;
}

/** Adds one station's catchment to the counts; returns its people within the cells' own limits. */
function countWithin(
  catchment: Catchment,
  preTravelMs: number,
  limits: NumberColumn,
  population: NumberColumn,
  counts: Int32Array,
): MicroPeople {
  const { cellIndex, cost } = catchment;
  let people = 0;
  for (let k = 0; k < cellIndex.length; k++) {
    const cell = cellIndex[k];
    if (preTravelMs + cost[k] > limits[cell]) continue;
    counts[cell]++;
    people += population[cell];
  }
  return people;
}

function noRuleCounts(limits: NumberColumn): Int32Array {
  const counts = new Int32Array(limits.length);
  for (let cell = 0; cell < limits.length; cell++) if (limits[cell] < 0) counts[cell] = -1;
  return counts;
}

function largest(limits: NumberColumn): number {
  let most = -1;
  for (let cell = 0; cell < limits.length; cell++) if (limits[cell] > most) most = limits[cell];
  return most;
}

/** Per serving station the cells within their own limit; yields once a station that must be searched anew. */
function* distanceCatchments(
  plan: Plan,
  limits: NumberColumn,
  serving: ServingStations,
  cache: PlanCache,
): Work<readonly Catchment[]> {
  const count = serving.row.length;
  const kept = cache.byKey<Catchment>('distance', [plan.cells, limits]);
  const used = new Set<string>();
  const most = largest(limits);
  const catchments: Catchment[] = [];
  for (let station = 0; station < count; station++) {
    const key = placeKey(serving, station, 0);
    used.add(key);
    let catchment = kept.get(key);
    if (catchment === undefined) {
      const placed = placedCells(plan, cache);
      const found = computeCellsWithin(placed, limits, most, serving.lon[station], serving.lat[station]);
      catchment = { cellIndex: found.cellIndex, cost: found.millimeters };
      kept.set(key, catchment);
      yield { stage: 'travel', done: 0, total: count + 1 };
    }
    catchments.push(catchment);
  }
  forget(kept, used);
  return catchments;
}

const nobody: Catchment = { cellIndex: [], cost: [] };

/** Per serving station the cells it can reach within the longest limit; yields once a station that must be searched anew. */
function* timeCatchments(
  { cells, roads, friction, speeds, areas }: Plan,
  longestMs: number,
  serving: ServingStations,
  travel: StationTravel,
  cache: PlanCache,
): Work<readonly Catchment[]> {
  const count = serving.row.length;
  const detours = areas?.some(saysDetour) ? areas : null;
  const kept = cache.byKey<Catchment>('time', [cells, roads, friction, speeds, detours]);
  const bounds = serving.preTravelMs.map(ms => longestMs - ms);
  const keys = Array.from(bounds, (bound, station) => placeKey(serving, station, bound));
  const missing = [...keys.keys()].filter(station => bounds[station] >= 0 && !kept.has(keys[station]));
  if (travel.catchments !== undefined) {
    const found = yield* travel.catchments(
      missing,
      missing.map(station => bounds[station]),
    );
    missing.forEach((station, k) => {
      kept.set(keys[station], found[k]);
    });
  } else {
    for (const station of missing) {
      kept.set(keys[station], travel.catchment(station, bounds[station]));
      yield { stage: 'travel', done: station + 1, total: count + 1 };
    }
  }
  forget(kept, new Set(keys));
  return keys.map(key => kept.get(key) ?? nobody);
}

/** A drag leaves a catchment at every place it passed: beyond a few rounds only those in use are kept. */
function forget(kept: Map<string, Catchment>, used: ReadonlySet<string>): void {
  if (kept.size <= 4 * used.size + 64) return;
  for (const key of kept.keys()) if (!used.has(key)) kept.delete(key);
}

/** Every column of distance and time; yields once a station that must be searched anew. */
export function* measureTravel(
  plan: Plan,
  serving: ServingStations,
  limits: CellLimits,
  cache: PlanCache,
): Work<TravelMeasures> {
  const { cells } = plan;
  const count = serving.row.length;
  const population = cells.populationMicro;
  yield { stage: 'travel', done: 0, total: count + 1 };

  const nearest = nearestOfPlan(plan, serving, cache);
  const stationsInRadius = noRuleCounts(limits.radiusMillimeters);
  const distances = yield* distanceCatchments(plan, limits.radiusMillimeters, serving, cache);
  const peopleInRadius = distances.map(catchment =>
    countWithin(catchment, 0, limits.radiusMillimeters, population, stationsInRadius),
  );

  const stationsInTime = noRuleCounts(limits.timeMilliseconds);
  const travel = stationTravel(plan, serving, cache);
  const catchments = yield* timeCatchments(plan, largest(limits.timeMilliseconds), serving, travel, cache);
  const peopleInTime = catchments.map((catchment, station) =>
    countWithin(catchment, serving.preTravelMs[station], limits.timeMilliseconds, population, stationsInTime),
  );
  const firstDue = travel.firstDue();
  yield { stage: 'travel', done: count + 1, total: count + 1 };

  const responseMs = new Float64Array(cells.count);
  for (let cell = 0; cell < cells.count; cell++) {
    const station = firstDue.stationIndex[cell];
    responseMs[cell] = station < 0 ? Number.POSITIVE_INFINITY : serving.preTravelMs[station] + firstDue.cost[cell];
  }
  return {
    nearest: nearest.index,
    nearestMillimeters: nearest.millimeters,
    firstDue: Int32Array.from(firstDue.stationIndex),
    travelMs: Float64Array.from(firstDue.cost),
    responseMs,
    stationsInRadius,
    stationsInTime,
    peopleInRadius,
    peopleInTime,
    stationSnapMillimeters: travel.stationSnapMillimeters,
    cellsOffRoad: travel.cellsOffRoad,
    firstCellOffRoad: travel.firstCellOffRoad,
  };
}
