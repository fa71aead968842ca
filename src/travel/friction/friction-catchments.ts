// Travel over a friction surface: which cells a station reaches and when, and which station is first at each cell.
// Every time is whole milliseconds: off-surface stretch + surface + off-surface stretch.

import type { NumberColumn } from '../../vocabulary/columns.ts';
import type { Milliseconds } from '../../vocabulary/units.ts';
import type { Catchment, NearestStations } from '../catchment.ts';
import { millisecondsOf } from './friction-surface.ts';
import type { SurfaceSnaps } from './snap-to-surface.ts';
import { type SurfaceSearch, type SurfaceSeed, searchSurface, stationAt, ticksAt } from './surface-search.ts';

/** Finds the demand cells, ascending, within `boundMs` (Infinity = no bound) of travel from one station. O(surface reached + cells). */
export function computeFrictionCatchment(
  search: SurfaceSearch,
  stationSnaps: SurfaceSnaps,
  stationRow: number,
  cellSnaps: SurfaceSnaps,
  boundMs: Milliseconds,
): Catchment {
  const startMs = stationSnaps.offSurfaceMs[stationRow];
  if (!(startMs <= boundMs) || startMs === Infinity)
    return { cellIndex: new Uint32Array(0), cost: new Float64Array(0) };
  const { surface } = search;
  const bound = (boundMs - startMs + 1) * surface.ticksPerMs;
  searchSurface(search, [{ cell: stationSnaps.cell[stationRow], ticks: 0, station: stationRow }], bound, 'times');
  const cellIndex = new Uint32Array(cellSnaps.count);
  const cost = new Float64Array(cellSnaps.count);
  let reached = 0;
  for (let i = 0; i < cellSnaps.count; i++) {
    if (!(cellSnaps.offSurfaceMs[i] <= boundMs) || cellSnaps.cell[i] < 0) continue;
    const travel = startMs + millisecondsOf(surface, ticksAt(search, cellSnaps.cell[i])) + cellSnaps.offSurfaceMs[i];
    if (travel > boundMs || travel === Infinity) continue;
    cellIndex[reached] = i;
    cost[reached++] = travel;
  }
  return { cellIndex: cellIndex.slice(0, reached), cost: cost.slice(0, reached) };
}

/**
 * Finds for every cell the least `preTravelMs` + travel over all stations (equal: lower row); `cost` is travel alone.
 * Ties are decided in ticks, before they are rounded to milliseconds.
 */
export function computeFirstDueOnSurface(
  search: SurfaceSearch,
  stationSnaps: SurfaceSnaps,
  preTravelMs: NumberColumn,
  cellSnaps: SurfaceSnaps,
): NearestStations {
  const { surface } = search;
  const headStart = leastStart(stationSnaps, preTravelMs);
  searchSurface(search, seedsOf(search, stationSnaps, preTravelMs, headStart), Infinity, 'stations');
  const stationIndex = new Int32Array(cellSnaps.count).fill(-1);
  const cost = new Float64Array(cellSnaps.count).fill(Infinity);
  for (let i = 0; i < cellSnaps.count; i++) {
    const cell = cellSnaps.cell[i];
    if (cell < 0) continue;
    const ticks = ticksAt(search, cell);
    if (ticks === Infinity) continue;
    const station = stationAt(search, cell);
    stationIndex[i] = station;
    cost[i] = headStart + millisecondsOf(surface, ticks) - preTravelMs[station] + cellSnaps.offSurfaceMs[i];
  }
  return { stationIndex, cost };
}

/** Every station's start, counted from the earliest one. */
export function seedsOf(
  { surface }: SurfaceSearch,
  stationSnaps: SurfaceSnaps,
  preTravelMs: NumberColumn,
  headStart: Milliseconds,
): readonly SurfaceSeed[] {
  const seeds: SurfaceSeed[] = [];
  for (let station = 0; station < stationSnaps.count; station++) {
    if (stationSnaps.cell[station] < 0) continue;
    const startMs = preTravelMs[station] + stationSnaps.offSurfaceMs[station];
    seeds.push({ cell: stationSnaps.cell[station], ticks: (startMs - headStart) * surface.ticksPerMs, station });
  }
  return seeds;
}

/** The least pre-travel and off-surface stretch of a station; 0 without stations. */
export function leastStart(stationSnaps: SurfaceSnaps, preTravelMs: NumberColumn): Milliseconds {
  let least = Infinity;
  for (let station = 0; station < stationSnaps.count; station++) {
    const startMs = preTravelMs[station] + stationSnaps.offSurfaceMs[station];
    if (startMs < least) least = startMs;
  }
  return least === Infinity ? 0 : least;
}
