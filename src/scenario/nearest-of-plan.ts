// The nearest station of every cell of a plan, kept from one evaluation to the next: while one station is dragged, only cells
// around it are measured again.

import { buildCellBlocks, type CellBlocks } from '../geo/cell-blocks.ts';
import {
  computeNearestInBlocks,
  type NearestInBlocks,
  type NearestPoints,
  updateNearestAfterMove,
} from '../geo/nearest-in-blocks.ts';
import type { Plan } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';
import type { ServingStations } from './station-travel.ts';

/** More stations than this are not followed one by one. */
const mostMoves = 3;

/** The last answer, and the stations it is for. */
interface Kept {
  readonly blocks: CellBlocks;
  lon: Float64Array;
  lat: Float64Array;
  nearest: NearestInBlocks;
}

/** Serving rows and whole millimetres by cell; the columns are the caller's own. */
export function nearestOfPlan({ cells }: Plan, { lon, lat }: ServingStations, cache: PlanCache): NearestPoints {
  const kept = cache.remember('nearest', [cells], (): Kept => {
    const blocks = buildCellBlocks(cells.lon, cells.lat);
    return { blocks, lon: lon.slice(), lat: lat.slice(), nearest: computeNearestInBlocks(blocks, lon, lat) };
  });
  const moved = movedRows(kept, lon, lat);
  if (moved === null) {
    kept.lon = lon.slice();
    kept.lat = lat.slice();
    kept.nearest = computeNearestInBlocks(kept.blocks, lon, lat);
  } else {
    for (const row of moved) {
      const former = { lon: kept.lon[row], lat: kept.lat[row] };
      kept.lon[row] = lon[row];
      kept.lat[row] = lat[row];
      updateNearestAfterMove(kept.blocks, kept.nearest, kept.lon, kept.lat, row, former);
    }
  }
  return { index: kept.nearest.index.slice(), millimeters: kept.nearest.millimeters.slice() };
}

/** Rows whose places differ; null where all is to be measured again. */
function movedRows(kept: Kept, lon: Float64Array, lat: Float64Array): number[] | null {
  if (lon.length !== kept.lon.length) return null;
  const moved: number[] = [];
  for (let row = 0; row < lon.length; row++) {
    if (lon[row] === kept.lon[row] && lat[row] === kept.lat[row]) continue;
    if (moved.push(row) > mostMoves) return null;
  }
  return moved;
}
