// Times from many sources at once: up the hierarchy from each, then one sweep down it for all, lane beside lane.
// Source: D. Delling, A. Goldberg, A. Nowatzyk, R. Werneck, "PHAST", J. Parallel Distrib. Comput. 73 (2013) 940–952;
// branches of the tree that no source can reach within the bound are passed over whole.

import { hierarchyLimitMs, type RoadHierarchy } from './road-hierarchy.ts';
import type { SearchSeeds } from './shortest-paths.ts';

/** Sources of one sweep. */
export const laneCount = 8;

/** Scratch, and the answer of the last sweep. */
export interface LaneSweep {
  readonly hierarchy: RoadHierarchy;
  /** Whole milliseconds at position p in lane l: number `p × laneCount + l`; only where `least[p]` is within the bound. */
  readonly ms: Int32Array;
  /** The least of the lanes, `hierarchyLimitMs` where the sweep did not come. */
  readonly least: Int32Array;
  /** 1 above a source of this sweep. */
  readonly isAboveSource: Uint8Array;
  readonly aboveSource: number[];
  /** Where the sweep came: from, to (left out), by turns. */
  readonly visited: number[];
}

export function buildLaneSweep(hierarchy: RoadHierarchy): LaneSweep {
  const { count } = hierarchy.tree;
  return {
    hierarchy,
    ms: new Int32Array(count * laneCount),
    least: new Int32Array(count).fill(hierarchyLimitMs),
    isAboveSource: new Uint8Array(count),
    aboveSource: [],
    visited: [],
  };
}

/** Position of a junction in the lanes. */
export function lanePosition(sweep: LaneSweep, junction: number): number {
  return sweep.hierarchy.tree.positionOfJunction[junction];
}

/** Whether a bound can be swept to; beyond it only single searches are exact. */
export function canSweepTo(boundMs: number): boolean {
  return boundMs < hierarchyLimitMs;
}

/** Finds, up to `boundMs`, the least times from each lane's seeds; at most `laneCount` lanes. O(arcs of what is reached). */
export function sweepLanes(sweep: LaneSweep, lanes: readonly SearchSeeds[], boundMs: number): void {
  forget(sweep);
  lanes.forEach((seeds, lane) => {
    for (let k = 0; k < seeds.junction.length; k++) {
      if (seeds.ms[k] <= boundMs) climb(sweep, lanePosition(sweep, seeds.junction[k]), lane, seeds.ms[k]);
    }
  });
  sweepDown(sweep, boundMs);
}

function forget({ least, isAboveSource, aboveSource, visited }: LaneSweep): void {
  for (let k = 0; k < visited.length; k += 2) least.fill(hierarchyLimitMs, visited[k], visited[k + 1]);
  for (const position of aboveSource) isAboveSource[position] = 0;
  visited.length = 0;
  aboveSource.length = 0;
}

/** From a position over all its ancestors to the root: none of them is reached another way from below. */
function climb(sweep: LaneSweep, from: number, lane: number, seedMs: number): void {
  const { ms, isAboveSource } = sweep;
  const { parent } = sweep.hierarchy.tree;
  const { start, arcs } = sweep.hierarchy.up;
  for (let p = from; p >= 0 && isAboveSource[p] === 0; p = parent[p]) {
    isAboveSource[p] = 1;
    sweep.aboveSource.push(p);
    ms.fill(hierarchyLimitMs, p * laneCount, (p + 1) * laneCount);
  }
  const first = from * laneCount + lane;
  if (seedMs < ms[first]) ms[first] = seedMs;
  for (let p = from; p >= 0; p = parent[p]) {
    const own = ms[p * laneCount + lane];
    if (own >= hierarchyLimitMs) continue;
    for (let k = start[p]; k < start[p + 1]; k += 2) {
      const at = arcs[k] * laneCount + lane;
      const time = own + arcs[k + 1];
      if (time < ms[at]) ms[at] = time;
    }
  }
}

function sweepDown(sweep: LaneSweep, boundMs: number): void {
  const { ms, least, isAboveSource, visited } = sweep;
  const { count, subtreeEnd } = sweep.hierarchy.tree;
  const { start, arcs } = sweep.hierarchy.down;
  let runStart = 0;
  for (let p = 0; p < count; p++) {
    const own = p * laneCount;
    let [m0, m1, m2, m3] = [hierarchyLimitMs, hierarchyLimitMs, hierarchyLimitMs, hierarchyLimitMs];
    let [m4, m5, m6, m7] = [m0, m0, m0, m0];
    if (isAboveSource[p] === 1) {
      m0 = ms[own];
      m1 = ms[own + 1];
      m2 = ms[own + 2];
      m3 = ms[own + 3];
      m4 = ms[own + 4];
      m5 = ms[own + 5];
      m6 = ms[own + 6];
      m7 = ms[own + 7];
    }
    const end = start[p + 1];
    for (let k = start[p]; k < end; k += 2) {
      const above = arcs[k];
      if (least[above] > boundMs) continue;
      const at = above * laneCount;
      const arcMs = arcs[k + 1];
      const t0 = ms[at] + arcMs;
      const t1 = ms[at + 1] + arcMs;
      const t2 = ms[at + 2] + arcMs;
      const t3 = ms[at + 3] + arcMs;
      const t4 = ms[at + 4] + arcMs;
      const t5 = ms[at + 5] + arcMs;
      const t6 = ms[at + 6] + arcMs;
      const t7 = ms[at + 7] + arcMs;
      if (t0 < m0) m0 = t0;
      if (t1 < m1) m1 = t1;
      if (t2 < m2) m2 = t2;
      if (t3 < m3) m3 = t3;
      if (t4 < m4) m4 = t4;
      if (t5 < m5) m5 = t5;
      if (t6 < m6) m6 = t6;
      if (t7 < m7) m7 = t7;
    }
    const nearest = Math.min(m0, m1, m2, m3, m4, m5, m6, m7);
    least[p] = nearest;
    if (nearest > boundMs && isAboveSource[p] === 0 && !isAnyAboveWithin(sweep, p, boundMs)) {
      visited.push(runStart, p + 1);
      p = subtreeEnd[p] - 1;
      runStart = p + 1;
      continue;
    }
    ms[own] = m0;
    ms[own + 1] = m1;
    ms[own + 2] = m2;
    ms[own + 3] = m3;
    ms[own + 4] = m4;
    ms[own + 5] = m5;
    ms[own + 6] = m6;
    ms[own + 7] = m7;
  }
  visited.push(runStart, count);
}

/** Whether anything below a position might be reached: all ways down there lead over its upper neighbours. */
function isAnyAboveWithin({ hierarchy, least }: LaneSweep, p: number, boundMs: number): boolean {
  const { upperStart, upper } = hierarchy.tree;
  for (let row = upperStart[p]; row < upperStart[p + 1]; row++) if (least[upper[row]] <= boundMs) return true;
  return false;
}
