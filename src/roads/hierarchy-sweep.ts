// Times from many sources at once: up the hierarchy from each, then one sweep down it for all, lane beside lane.
// Source: D. Delling, A. Goldberg, A. Nowatzyk, R. Werneck, "PHAST", J. Parallel Distrib. Comput. 73 (2013) 940–952;
// branches of the tree that no source can reach within the bound are passed over whole.

import { buildCompiledSweep } from './compiled-sweep.ts';
import { hierarchyLimitMs, type RoadHierarchy } from './road-hierarchy.ts';
import type { SearchSeeds } from './shortest-paths.ts';
import { buildPlainSweep, type LaneColumns } from './sweep-down.ts';

/** Scratch, and the answer of the last sweep in `columns`. */
export interface LaneSweep {
  readonly hierarchy: RoadHierarchy;
  readonly columns: LaneColumns;
  readonly aboveSource: number[];
  visited: ArrayLike<number>;
}

/** Sixteen lanes in WebAssembly where that is to be had, else eight; the answers are the same. */
export function buildLaneSweep(
  hierarchy: RoadHierarchy,
  columns: LaneColumns = buildCompiledSweep(hierarchy) ?? buildPlainSweep(hierarchy),
): LaneSweep {
  columns.least.fill(hierarchyLimitMs);
  return { hierarchy, columns, aboveSource: [], visited: [] };
}

/** Position of a junction in the lanes. */
export function lanePosition(sweep: LaneSweep, junction: number): number {
  return sweep.hierarchy.tree.positionOfJunction[junction];
}

/** Whether a bound can be swept to; beyond it only single searches are exact. */
export function canSweepTo(boundMs: number): boolean {
  return boundMs < hierarchyLimitMs;
}

/** Finds, up to `boundMs`, the least times from each lane's seeds; at most `columns.lanes` of them. O(arcs of what is reached). */
export function sweepLanes(sweep: LaneSweep, seedsOfLanes: readonly SearchSeeds[], boundMs: number): void {
  forget(sweep);
  seedsOfLanes.forEach((seeds, lane) => {
    for (let k = 0; k < seeds.junction.length; k++) {
      if (seeds.ms[k] <= boundMs) climb(sweep, lanePosition(sweep, seeds.junction[k]), lane, seeds.ms[k]);
    }
  });
  sweep.visited = sweep.columns.sweepDown(boundMs);
}

function forget({ columns, aboveSource, visited }: LaneSweep): void {
  for (let k = 0; k < visited.length; k += 2) columns.least.fill(hierarchyLimitMs, visited[k], visited[k + 1]);
  for (const position of aboveSource) columns.isAboveSource[position] = 0;
  aboveSource.length = 0;
}

/** From a position over all its ancestors to the root: none of them is reached another way from below. */
function climb(sweep: LaneSweep, from: number, lane: number, seedMs: number): void {
  const { ms, isAboveSource, lanes } = sweep.columns;
  const { parent } = sweep.hierarchy.tree;
  const { start, arcs } = sweep.hierarchy.up;
  for (let p = from; p >= 0 && isAboveSource[p] === 0; p = parent[p]) {
    isAboveSource[p] = 1;
    sweep.aboveSource.push(p);
    ms.fill(hierarchyLimitMs, p * lanes, (p + 1) * lanes);
  }
  const first = from * lanes + lane;
  if (seedMs < ms[first]) ms[first] = seedMs;
  for (let p = from; p >= 0; p = parent[p]) {
    const own = ms[p * lanes + lane];
    if (own >= hierarchyLimitMs) continue;
    for (let k = start[p]; k < start[p + 1]; k += 2) {
      const at = arcs[k] * lanes + lane;
      const time = own + arcs[k + 1];
      if (time < ms[at]) ms[at] = time;
    }
  }
}
