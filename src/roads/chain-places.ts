// Moving between places that lie on roads: to the ends of their chain, and straight along one chain.

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Milliseconds } from '../vocabulary/units.ts';
import type { RoadGraph } from './road-graph.ts';
import type { SearchSeeds } from './shortest-paths.ts';
import type { RoadSnaps } from './snap-to-road.ts';

/** Junction row at the start of a place's chain, or the junction the place is. */
export function startJunction(graph: RoadGraph, snaps: RoadSnaps, i: number): number {
  const chain = snaps.chain[i];
  return chain < 0 ? -1 - chain : graph.chainStart[chain];
}

/** Junction row at the end of a place's chain, or the junction the place is. */
export function endJunction(graph: RoadGraph, snaps: RoadSnaps, i: number): number {
  const chain = snaps.chain[i];
  return chain < 0 ? -1 - chain : graph.chainEnd[chain];
}

/** Length from a place to the end of its chain; 0 at a junction. */
export function toEndMicrometers(graph: RoadGraph, snaps: RoadSnaps, i: number): number {
  const chain = snaps.chain[i];
  return chain < 0 ? 0 : graph.chainMicrometers[chain] - snaps.fromStartMicrometers[i];
}

/** From the place to the chain's start; Infinity where not open, 0 at a junction. */
function toStartMs(graph: RoadGraph, snaps: RoadSnaps, i: number): Milliseconds {
  if (snaps.chain[i] < 0 || snaps.fromEndMs[i] === Infinity) return snaps.fromEndMs[i];
  return graph.chainBackwardMs[snaps.chain[i]] - snaps.fromEndMs[i];
}

/** From the place to the chain's end; Infinity where not open, 0 at a junction. */
function toEndMs(graph: RoadGraph, snaps: RoadSnaps, i: number): Milliseconds {
  if (snaps.chain[i] < 0 || snaps.fromStartMs[i] === Infinity) return snaps.fromStartMs[i];
  return graph.chainForwardMs[snaps.chain[i]] - snaps.fromStartMs[i];
}

/** Leaving the given points, `beforeMs` later, over the off-road stretch to both ends of the chain; ties by row. */
export function seedsByRow(
  graph: RoadGraph,
  snaps: RoadSnaps,
  rows: Iterable<number>,
  beforeMs: NumberColumn | null,
): SearchSeeds {
  const junction: number[] = [];
  const ms: number[] = [];
  const tie: number[] = [];
  for (const row of rows) {
    const before = (beforeMs === null ? 0 : beforeMs[row]) + snaps.offRoadMs[row];
    junction.push(startJunction(graph, snaps, row), endJunction(graph, snaps, row));
    ms.push(before + toStartMs(graph, snaps, row), before + toEndMs(graph, snaps, row));
    tie.push(row, row);
  }
  return { junction, ms, tie };
}

/** The same for one point, ties by micrometres on the way. */
export function seedsByLength(graph: RoadGraph, snaps: RoadSnaps, row: number): SearchSeeds {
  const { junction, ms } = seedsByRow(graph, snaps, [row], null);
  const offRoad = snaps.offRoadMicrometers[row];
  return {
    junction,
    ms,
    tie: [offRoad + snaps.fromStartMicrometers[row], offRoad + toEndMicrometers(graph, snaps, row)],
  };
}

/** Straight along the chain both places lie on, past no junction; Infinity where that direction is not open. */
export function alongChainMs(graph: RoadGraph, from: RoadSnaps, i: number, to: RoadSnaps, j: number): Milliseconds {
  const order = comparePlacesOnChain(graph, from, i, to, j);
  if (order === 0) return 0;
  const before = order < 0 ? from.fromStartMs[i] : from.fromEndMs[i];
  if (before === Infinity) return Infinity;
  return (order < 0 ? to.fromStartMs[j] : to.fromEndMs[j]) - before;
}

/** Negative where place i comes first from the chain's start, 0 where both are the same place. */
function comparePlacesOnChain(graph: RoadGraph, a: RoadSnaps, i: number, b: RoadSnaps, j: number): number {
  const s = a.segment[i];
  const t = b.segment[j];
  if (s === t) return graph.segmentReversed[s] === 1 ? b.share[j] - a.share[i] : a.share[i] - b.share[j];
  const vertex = vertexOf(graph, s, a.share[i]);
  return vertex >= 0 && vertex === vertexOf(graph, t, b.share[j]) ? 0 : graph.segmentRank[s] - graph.segmentRank[t];
}

/** The vertex a place stands on, −1 between two. */
function vertexOf(graph: RoadGraph, segment: number, share: number): number {
  if (share === 0) return graph.segmentFirst[segment];
  return share === 1 ? graph.segmentSecond[segment] : -1;
}
