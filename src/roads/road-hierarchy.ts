// A contraction hierarchy with times: least milliseconds between a junction and each of its upper neighbours, both ways.
// Source: Dibbelt, Strasser, Wagner (2016), §§ 6–7: lower triangles bring the times in, upper triangles show what is not needed.

import { buildEliminationTree, type EliminationTree } from './elimination-tree.ts';
import type { RoadGraph } from './road-graph.ts';

/** Arcs between a position and its ancestors, as two lists by the lower end: towards the ancestors and from them. */
export interface RoadHierarchy {
  readonly tree: EliminationTree;
  readonly up: HierarchyArcs;
  readonly down: HierarchyArcs;
}

/** The arcs of position p are numbers `start[p] … start[p + 1]` of `arcs`: ancestor and whole milliseconds by turns. */
export interface HierarchyArcs {
  readonly start: Uint32Array;
  readonly arcs: Int32Array;
}

/** Times from here on are not told apart from unreachable: two of them still add up in 31 bits. */
export const hierarchyLimitMs = 0x3fffffff;

/** Builds tree and times. */
export function buildRoadHierarchy(graph: RoadGraph): RoadHierarchy {
  return customizeHierarchy(buildEliminationTree(graph), graph);
}

/** Brings the times of a graph into the tree of the same roads: what must be done again when speeds change. */
export function customizeHierarchy(tree: EliminationTree, graph: RoadGraph): RoadHierarchy {
  const { upperStart, upper, count } = tree;
  const upMs = new Int32Array(upper.length).fill(hierarchyLimitMs);
  const downMs = new Int32Array(upper.length).fill(hierarchyLimitMs);
  enterArcs(tree, graph, upMs, downMs);
  /** Row of the arc from the position at work to an ancestor. */
  const rowOf = new Int32Array(count);
  lowerTriangles(tree, upMs, downMs, rowOf);
  const leastUp = upMs.slice();
  const leastDown = downMs.slice();
  upperTriangles(tree, leastUp, leastDown, rowOf);
  return {
    tree,
    up: neededArcs(upperStart, upper, upMs, leastUp),
    down: neededArcs(upperStart, upper, downMs, leastDown),
  };
}

function enterArcs(tree: EliminationTree, graph: RoadGraph, upMs: Int32Array, downMs: Int32Array): void {
  const { upperStart, upper, positionOfJunction } = tree;
  const { arcStart, arcTarget, arcMs, junctionCount } = graph;
  for (let j = 0; j < junctionCount; j++) {
    const from = positionOfJunction[j];
    for (let k = arcStart[j]; k < arcStart[j + 1]; k++) {
      const to = positionOfJunction[arcTarget[k]];
      const lower = from > to ? from : to;
      const above = from > to ? to : from;
      let row = upperStart[lower];
      while (upper[row] !== above) row++;
      const column = from > to ? upMs : downMs;
      if (arcMs[k] < column[row]) column[row] = arcMs[k];
    }
  }
}

/** Ways between u and an ancestor of it that lead through a lower neighbour of u; deepest positions first. */
function lowerTriangles(tree: EliminationTree, upMs: Int32Array, downMs: Int32Array, rowOf: Int32Array): void {
  const { upperStart, upper, lowerStart, lower, lowerRow, count } = tree;
  for (let u = count - 1; u >= 0; u--) {
    for (let row = upperStart[u]; row < upperStart[u + 1]; row++) rowOf[upper[row]] = row;
    for (let k = lowerStart[u]; k < lowerStart[u + 1]; k++) {
      const own = lowerRow[k];
      const fromUpper = downMs[own];
      const toUpper = upMs[own];
      for (let high = upperStart[lower[k]]; high < own; high++) {
        const row = rowOf[upper[high]];
        const upward = fromUpper + upMs[high];
        if (upward < upMs[row]) upMs[row] = upward;
        const downward = downMs[high] + toUpper;
        if (downward < downMs[row]) downMs[row] = downward;
      }
    }
  }
}

/** Ways between a position and one of its ancestors that lead through another of them, u; highest u first. */
function upperTriangles(tree: EliminationTree, upMs: Int32Array, downMs: Int32Array, rowOf: Int32Array): void {
  const { upperStart, upper, lowerStart, lower, lowerRow, count } = tree;
  for (let u = 0; u < count; u++) {
    for (let row = upperStart[u]; row < upperStart[u + 1]; row++) rowOf[upper[row]] = row;
    for (let k = lowerStart[u]; k < lowerStart[u + 1]; k++) {
      const own = lowerRow[k];
      let toUpper = upMs[own];
      let fromUpper = downMs[own];
      for (let high = upperStart[lower[k]]; high < own; high++) {
        const row = rowOf[upper[high]];
        if (toUpper + upMs[row] < upMs[high]) upMs[high] = toUpper + upMs[row];
        if (upMs[high] + downMs[row] < toUpper) toUpper = upMs[high] + downMs[row];
        if (downMs[row] + fromUpper < downMs[high]) downMs[high] = downMs[row] + fromUpper;
        if (upMs[row] + downMs[high] < fromUpper) fromUpper = upMs[row] + downMs[high];
      }
      upMs[own] = toUpper;
      downMs[own] = fromUpper;
    }
  }
}

/** Arcs that some way of that length needs: no shorter one leads over an ancestor. */
function neededArcs(upperStart: Uint32Array, upper: Uint32Array, ms: Int32Array, least: Int32Array): HierarchyArcs {
  const count = upperStart.length - 1;
  const start = new Uint32Array(count + 1);
  const arcs = new Int32Array(2 * upper.length);
  let end = 0;
  for (let p = 0; p < count; p++) {
    for (let row = upperStart[p]; row < upperStart[p + 1]; row++) {
      if (ms[row] >= hierarchyLimitMs || least[row] < ms[row]) continue;
      arcs[end++] = upper[row];
      arcs[end++] = ms[row];
    }
    start[p + 1] = end;
  }
  return { start, arcs: arcs.slice(0, end) };
}
