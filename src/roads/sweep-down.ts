// The sweep down a hierarchy in JavaScript, eight lanes at once.

import type { EliminationTree } from './elimination-tree.ts';
import { hierarchyLimitMs, type RoadHierarchy } from './road-hierarchy.ts';

/** The columns of a sweep, and the sweep itself over what the climbs left in them. */
export interface LaneColumns {
  /** Sources of one sweep. */
  readonly lanes: number;
  /** Whole milliseconds at position p in lane l: number `p × lanes + l`; only where `least[p]` is within the bound. */
  readonly ms: Int32Array;
  /** The least of the lanes, `hierarchyLimitMs` where the sweep did not come. */
  readonly least: Int32Array;
  /** 1 above a source of this sweep. */
  readonly isAboveSource: Uint8Array;
  /** Sweeps all positions; returns where it came: from, to (left out), by turns, until it is called again. */
  sweepDown(boundMs: number): ArrayLike<number>;
}

const lanes = 8;

export function buildPlainSweep(hierarchy: RoadHierarchy): LaneColumns {
  const { count } = hierarchy.tree;
  const columns = {
    lanes,
    ms: new Int32Array(count * lanes),
    least: new Int32Array(count),
    isAboveSource: new Uint8Array(count),
  };
  return { ...columns, sweepDown: boundMs => sweepDown(columns, hierarchy, boundMs) };
}

function sweepDown(
  { ms, least, isAboveSource }: Omit<LaneColumns, 'sweepDown'>,
  { tree, down }: RoadHierarchy,
  boundMs: number,
): readonly number[] {
  const { count, subtreeEnd } = tree;
  const { start, arcs } = down;
  const visited: number[] = [];
  let runStart = 0;
  for (let p = 0; p < count; p++) {
    const own = p * lanes;
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
      const at = above * lanes;
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
    if (nearest > boundMs && isAboveSource[p] === 0 && !isAnyAboveWithin(tree, least, p, boundMs)) {
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
  return visited;
}

/** Whether anything below a position might be reached: all ways down there lead over its upper neighbours. */
function isAnyAboveWithin(
  { upperStart, upper }: EliminationTree,
  least: Int32Array,
  p: number,
  boundMs: number,
): boolean {
  for (let row = upperStart[p]; row < upperStart[p + 1]; row++) if (least[upper[row]] <= boundMs) return true;
  return false;
}
