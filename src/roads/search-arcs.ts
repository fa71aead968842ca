// The arcs of a graph as a search reads them: target and milliseconds side by side, and dead ends marked.

import type { RoadGraph } from './road-graph.ts';

export interface SearchArcs {
  /** Arcs out of junction j lie at `start[j] … start[j + 1]` of `arcs`, two numbers each. */
  readonly start: Uint32Array;
  /** Target, or −1 − target where nothing new lies behind the target; milliseconds, or −1 − row of `longMs`. */
  readonly arcs: Int32Array;
  readonly longMs: Float64Array;
  readonly meanMs: number;
}

const longestShortMs = 0x7fffffff;

/** Packs the arcs that leave each junction. O(junctions + arcs). */
export function buildSearchArcs(graph: RoadGraph): SearchArcs {
  const { arcStart, arcTarget, arcMs, junctionCount } = graph;
  const start = Uint32Array.from(arcStart, row => 2 * row);
  const arcs = new Int32Array(2 * arcTarget.length);
  const isDeadEnd = findDeadEnds(graph);
  const longMs: number[] = [];
  let sum = 0;
  for (let k = 0; k < arcTarget.length; k++) {
    const target = arcTarget[k];
    arcs[2 * k] = isDeadEnd[target] === 1 ? -1 - target : target;
    arcs[2 * k + 1] = arcMs[k] <= longestShortMs ? arcMs[k] : -longMs.push(arcMs[k]);
    sum += arcMs[k];
  }
  return { start, arcs, longMs: Float64Array.from(longMs), meanMs: junctionCount === 0 ? 0 : sum / arcTarget.length };
}

/** 1 where a path can only end or turn back: no arc leaves, or all arcs leave to, and come from, one junction. */
function findDeadEnds(graph: RoadGraph): Uint8Array {
  const { arcStart, arcTarget, backArcStart, backArcTarget, junctionCount } = graph;
  const isDeadEnd = new Uint8Array(junctionCount);
  for (let j = 0; j < junctionCount; j++) {
    const first = arcStart[j];
    let isEnd = true;
    for (let k = first + 1; k < arcStart[j + 1] && isEnd; k++) isEnd = arcTarget[k] === arcTarget[first];
    if (first < arcStart[j + 1]) {
      for (let k = backArcStart[j]; k < backArcStart[j + 1] && isEnd; k++)
        isEnd = backArcTarget[k] === arcTarget[first];
    }
    if (isEnd) isDeadEnd[j] = 1;
  }
  return isDeadEnd;
}
