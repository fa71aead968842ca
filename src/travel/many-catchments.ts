// The catchments of many stations at once: one hierarchy for all, swept for sixteen stations at a time, or eight.
// From `worthwhileSources` stations on this is quicker than searching for one after another; the answers are the same.

import { alongChainMs, seedsByRow } from '../roads/chain-places.ts';
import { buildLaneSweep, canSweepTo, type LaneSweep, sweepLanes } from '../roads/hierarchy-sweep.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import { buildRoadHierarchy } from '../roads/road-hierarchy.ts';
import type { RoadSearch } from '../roads/shortest-paths.ts';
import type { RoadSnaps } from '../roads/snap-to-road.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Work } from '../vocabulary/progress.ts';
import { computeRoadCatchment, type RoadCatchment } from './road-catchments.ts';

/** Building the hierarchy takes as long as so many single searches; measured, see `roads/README.md`. */
export const worthwhileSources = 100;

const searchesPerStep = 8;

/** Stations, and the cells they are asked for. */
export interface ManyStations {
  readonly graph: RoadGraph;
  readonly stationSnaps: RoadSnaps;
  /** Rows of the stations asked for. */
  readonly stationRows: readonly number[];
  readonly cellSnaps: RoadSnaps;
  /** Whole milliseconds of travel, one bound per row of `stationRows`; Infinity = no bound. */
  readonly boundMs: NumberColumn;
}

/**
 * The same as `computeRoadCatchment` for each station, in the order asked for; yields after every few stations.
 * `sweepOf` gives the sweep of the graph where one is kept.
 */
export function* computeManyCatchments(
  asked: ManyStations,
  search: RoadSearch,
  sweepOf: () => LaneSweep = () => buildLaneSweep(buildRoadHierarchy(asked.graph)),
): Work<readonly RoadCatchment[]> {
  const { stationRows, boundMs } = asked;
  let longest = 0;
  for (let k = 0; k < stationRows.length; k++) longest = Math.max(longest, boundMs[k]);
  if (stationRows.length < worthwhileSources || !canSweepTo(longest)) return yield* searchOneByOne(asked, search);
  return yield* sweepForAll(asked, sweepOf());
}

function* searchOneByOne(asked: ManyStations, search: RoadSearch): Work<readonly RoadCatchment[]> {
  const { graph, stationSnaps, stationRows, cellSnaps, boundMs } = asked;
  const catchments: RoadCatchment[] = [];
  for (let k = 0; k < stationRows.length; k++) {
    if (k % searchesPerStep === 0) yield { stage: 'travel', done: k, total: stationRows.length };
    catchments.push(computeRoadCatchment(search, graph, stationSnaps, stationRows[k], cellSnaps, boundMs[k]));
  }
  return catchments;
}

/** The same by sweeps, for bounds that can be swept to. */
export function* sweepForAll(asked: ManyStations, sweep: LaneSweep): Work<readonly RoadCatchment[]> {
  const { stationRows, cellSnaps } = asked;
  const { lanes: laneCount } = sweep.columns;
  const places = lanePlaces(asked, sweep);
  const scratch = {
    cellIndex: Array.from({ length: laneCount }, () => new Uint32Array(cellSnaps.count)),
    cost: Array.from({ length: laneCount }, () => new Float64Array(cellSnaps.count)),
    stationOnChain: new Int32Array(asked.graph.chainCount).fill(-1),
  };
  const catchments: RoadCatchment[] = [];
  for (let first = 0; first < stationRows.length; first += laneCount) {
    yield { stage: 'travel', done: first, total: stationRows.length };
    const lanes = Math.min(laneCount, stationRows.length - first);
    catchments.push(...gatherLanes(asked, sweep, places, scratch, first, lanes));
  }
  return catchments;
}

/** Positions in the lanes of the two ends of every cell's chain, or twice of its junction. */
interface LanePlaces {
  readonly atStart: Uint32Array;
  readonly atEnd: Uint32Array;
}

function lanePlaces({ graph, cellSnaps }: ManyStations, sweep: LaneSweep): LanePlaces {
  const { positionOfJunction } = sweep.hierarchy.tree;
  const atStart = new Uint32Array(cellSnaps.count);
  const atEnd = new Uint32Array(cellSnaps.count);
  for (let i = 0; i < cellSnaps.count; i++) {
    const chain = cellSnaps.chain[i];
    atStart[i] = positionOfJunction[chain < 0 ? -1 - chain : graph.chainStart[chain]];
    atEnd[i] = positionOfJunction[chain < 0 ? -1 - chain : graph.chainEnd[chain]];
  }
  return { atStart, atEnd };
}

interface LaneScratch {
  readonly cellIndex: readonly Uint32Array[];
  readonly cost: readonly Float64Array[];
  /** Per chain a lane whose station stands on it, −1 where none. */
  readonly stationOnChain: Int32Array;
}

function gatherLanes(
  asked: ManyStations,
  sweep: LaneSweep,
  places: LanePlaces,
  { cellIndex, cost, stationOnChain }: LaneScratch,
  first: number,
  lanes: number,
): RoadCatchment[] {
  const { graph, stationSnaps, stationRows, cellSnaps, boundMs } = asked;
  const { ms, least, lanes: laneCount } = sweep.columns;
  const { chain: cellChain, offRoadMs, fromStartMs, fromEndMs } = cellSnaps;
  const rows = stationRows.slice(first, first + lanes);
  const bounds = Float64Array.from(rows, (_, lane) => boundMs[first + lane]);
  const longest = bounds.reduce((most, bound) => Math.max(most, bound), 0);
  const seeds = rows.map(row => seedsByRow(graph, stationSnaps, [row], null));
  sweepLanes(sweep, seeds, longest);
  rows.forEach((row, lane) => {
    if (stationSnaps.chain[row] >= 0) stationOnChain[stationSnaps.chain[row]] = lane;
  });
  const counts = new Uint32Array(lanes);
  for (let i = 0; i < cellSnaps.count; i++) {
    const offRoad = offRoadMs[i];
    if (offRoad > longest) continue;
    const a = places.atStart[i];
    const b = places.atEnd[i];
    const isStartReached = least[a] <= longest;
    const isEndReached = least[b] <= longest;
    const hasStation = cellChain[i] >= 0 && stationOnChain[cellChain[i]] >= 0;
    if (!isStartReached && !isEndReached && !hasStation) continue;
    for (let lane = 0; lane < lanes; lane++) {
      let travel = Infinity;
      // What lies beyond the bound may be any time beyond it, so it needs no look.
      if (isStartReached) travel = ms[a * laneCount + lane] + fromStartMs[i];
      if (isEndReached) travel = Math.min(travel, ms[b * laneCount + lane] + fromEndMs[i]);
      if (hasStation && stationSnaps.chain[rows[lane]] === cellChain[i]) {
        const row = rows[lane];
        const direct = stationSnaps.offRoadMs[row] + alongChainMs(graph, stationSnaps, row, cellSnaps, i);
        if (direct < travel) travel = direct;
      }
      travel += offRoad;
      if (travel > bounds[lane]) continue;
      cellIndex[lane][counts[lane]] = i;
      cost[lane][counts[lane]++] = travel;
    }
  }
  for (const row of rows) if (stationSnaps.chain[row] >= 0) stationOnChain[stationSnaps.chain[row]] = -1;
  return rows.map((_, lane) => ({
    cellIndex: cellIndex[lane].slice(0, counts[lane]),
    cost: cost[lane].slice(0, counts[lane]),
  }));
}
