// What reaches one cell: the nearest station and the first due, as in a plan of that cell alone.

import { type DemandCells, listedGeometry } from '../demand/demand-cells.ts';
import { geodesicMillimeters } from '../geo/geodesic.ts';
import type { CellLimits } from '../standards/cell-limits.ts';
import type { Millimeters, Milliseconds } from '../vocabulary/units.ts';
import type { Plan } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';
import { type ServingStations, stationTravel } from './station-travel.ts';

/** Rows are serving rows; −1 and Infinity where there is none. */
export interface CellReach {
  readonly nearest: number;
  readonly nearestMillimeters: Millimeters;
  readonly firstDue: number;
  readonly travelMilliseconds: Milliseconds;
  readonly responseMilliseconds: Milliseconds;
}

/** The plan with one of its cells as its only one. */
export function planOfCell(plan: Plan, cell: number): Plan {
  return { ...plan, cells: cellsOfOne(plan.cells, cell) };
}

function cellsOfOne(cells: DemandCells, cell: number): DemandCells {
  return {
    count: 1,
    cellId: [cells.cellId[cell]],
    lon: [cells.lon[cell]],
    lat: [cells.lat[cell]],
    populationMicro: [cells.populationMicro[cell]],
    givenSettlement: [cells.givenSettlement[cell]],
    squareMeters: [cells.squareMeters[cell]],
    ...listedGeometry([cells.geometryAt(cell)]),
  };
}

/** The reach of the only cell of a plan, by the way every cell is measured. */
export function reachOfCell(plan: Plan, serving: ServingStations, cache: PlanCache): CellReach {
  const [lon, lat] = [plan.cells.lon[0], plan.cells.lat[0]];
  let nearest = -1;
  let nearestMillimeters = Number.POSITIVE_INFINITY;
  for (let row = 0; row < serving.row.length; row++) {
    const own = geodesicMillimeters(lon, lat, serving.lon[row], serving.lat[row]);
    if (own >= nearestMillimeters) continue;
    nearest = row;
    nearestMillimeters = own;
  }
  const { stationIndex, cost } = stationTravel(plan, serving, cache).firstDue();
  const firstDue = stationIndex[0];
  const travelMilliseconds = firstDue < 0 ? Number.POSITIVE_INFINITY : cost[0];
  return {
    nearest,
    nearestMillimeters,
    firstDue,
    travelMilliseconds,
    responseMilliseconds: firstDue < 0 ? travelMilliseconds : serving.preTravelMs[firstDue] + travelMilliseconds,
  };
}

/** Whether every limit of the cell holds; a cell without limits is always within. */
export function isWithinLimits(reach: CellReach, limits: CellLimits, cell: number): boolean {
  const radius = limits.radiusMillimeters[cell];
  const time = limits.timeMilliseconds[cell];
  return (radius < 0 || reach.nearestMillimeters <= radius) && (time < 0 || reach.responseMilliseconds <= time);
}
