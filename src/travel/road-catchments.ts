// Travel over roads: which cells a station reaches and when, and which station is first at each cell.
// Every time is whole milliseconds: off-road stretch + road + off-road stretch.

import { alongChainMs, seedsByRow } from '../roads/chain-places.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import { computeLeastTimes, type RoadSearch } from '../roads/shortest-paths.ts';
import type { RoadSnaps } from '../roads/snap-to-road.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Milliseconds } from '../vocabulary/units.ts';
import type { NearestStations } from './catchment.ts';

/** The cells one station reaches: rows ascending, and whole milliseconds of travel. */
export interface RoadCatchment {
  readonly cellIndex: Uint32Array;
  readonly cost: Float64Array;
}

/** Finds all cells within `boundMs` (Infinity = no bound) of travel from one station. O(reached roads + cells). */
export function computeRoadCatchment(
  search: RoadSearch,
  graph: RoadGraph,
  stationSnaps: RoadSnaps,
  stationRow: number,
  cellSnaps: RoadSnaps,
  boundMs: Milliseconds,
): RoadCatchment {
  const { chainStart, chainEnd } = graph;
  const { chain: cellChain, offRoadMs, fromStartMs, fromEndMs } = cellSnaps;
  if (search.cellIndex.length < cellSnaps.count) {
    search.cellIndex = new Uint32Array(cellSnaps.count);
    search.cellMs = new Float64Array(cellSnaps.count);
  }
  computeLeastTimes(search, graph, seedsByRow(graph, stationSnaps, [stationRow], null), boundMs, 'none');
  const { ms, cellIndex, cellMs } = search;
  const startMs = stationSnaps.offRoadMs[stationRow];
  // A station at a junction, or on no road, shares its chain with nobody.
  const stationChain = stationSnaps.chain[stationRow] < 0 ? NaN : stationSnaps.chain[stationRow];
  let reached = 0;
  for (let i = 0; i < cellSnaps.count; i++) {
    const offRoad = offRoadMs[i];
    if (offRoad > boundMs || offRoad === Infinity) continue;
    const chain = cellChain[i];
    let travel: number;
    if (chain < 0) travel = ms[-1 - chain];
    else {
      const byStart = ms[chainStart[chain]] + fromStartMs[i];
      const byEnd = ms[chainEnd[chain]] + fromEndMs[i];
      travel = byStart < byEnd ? byStart : byEnd;
      if (chain === stationChain) {
        const direct = startMs + alongChainMs(graph, stationSnaps, stationRow, cellSnaps, i);
        if (direct < travel) travel = direct;
      }
    }
    travel += offRoad;
    if (travel > boundMs || travel === Infinity) continue;
    cellIndex[reached] = i;
    cellMs[reached] = travel;
    reached++;
  }
  return { cellIndex: cellIndex.slice(0, reached), cost: cellMs.slice(0, reached) };
}

/** Finds for every cell the least `preTravelMs` + travel over all stations (equal: lower row); `cost` is travel alone. */
export function computeFirstDueByRoad(
  search: RoadSearch,
  graph: RoadGraph,
  stationSnaps: RoadSnaps,
  preTravelMs: NumberColumn,
  cellSnaps: RoadSnaps,
): NearestStations {
  const { chainStart, chainEnd } = graph;
  const { chain: cellChain, offRoadMs, fromStartMs, fromEndMs } = cellSnaps;
  const rows = Array.from({ length: stationSnaps.count }, (_, row) => row);
  computeLeastTimes(search, graph, seedsByRow(graph, stationSnaps, rows, preTravelMs), Infinity, 'label');
  const { ms, tie, placeOnChain } = search;
  const nextOnChain = listStationsOnChains(placeOnChain, stationSnaps);
  const stationIndex = new Int32Array(cellSnaps.count).fill(-1);
  const cost = new Float64Array(cellSnaps.count).fill(Infinity);
  for (let i = 0; i < cellSnaps.count; i++) {
    if (offRoadMs[i] === Infinity) continue;
    const chain = cellChain[i];
    const a = chain < 0 ? -1 - chain : chainStart[chain];
    let best = ms[a] + fromStartMs[i];
    let station = tie[a];
    if (chain >= 0) {
      const b = chainEnd[chain];
      const byEnd = ms[b] + fromEndMs[i];
      if (byEnd < best || (byEnd === best && tie[b] < station)) {
        best = byEnd;
        station = tie[b];
      }
      for (let row = placeOnChain[chain]; row >= 0; row = nextOnChain[row]) {
        const before = preTravelMs[row] + stationSnaps.offRoadMs[row];
        const direct = before + alongChainMs(graph, stationSnaps, row, cellSnaps, i);
        if (direct < best || (direct === best && row < station)) {
          best = direct;
          station = row;
        }
      }
    }
    if (best === Infinity) continue;
    stationIndex[i] = station;
    cost[i] = best + offRoadMs[i] - preTravelMs[station];
  }
  clearStationsOnChains(placeOnChain, stationSnaps);
  return { stationIndex, cost };
}

/** Lists station rows per chain in `head`; returns the row after each row, −1 at the end. */
function listStationsOnChains(head: Int32Array, stationSnaps: RoadSnaps): Int32Array {
  const next = new Int32Array(stationSnaps.count).fill(-1);
  for (let row = stationSnaps.count - 1; row >= 0; row--) {
    const chain = stationSnaps.chain[row];
    if (chain < 0) continue;
    next[row] = head[chain];
    head[chain] = row;
  }
  return next;
}

function clearStationsOnChains(head: Int32Array, stationSnaps: RoadSnaps): void {
  for (let row = 0; row < stationSnaps.count; row++) {
    if (stationSnaps.chain[row] >= 0) head[stationSnaps.chain[row]] = -1;
  }
}
