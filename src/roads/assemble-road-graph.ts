// From segments to the finished graph: vertices along a Hilbert curve, chains between junctions, arcs, snapping tree.

import { computeHilbertOrder } from '../geo/hilbert-order.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import { buildChains, type RoadChains } from './chains.ts';
import { buildIncidence, computeComponentSizes, type Incidence } from './components.ts';
import { noJunction, packRoadGraph, type RoadGraph } from './road-graph.ts';
import type { RoadSegments } from './road-segments.ts';
import { buildSegmentTree, orderForTree } from './segment-tree.ts';

export interface AssembledRoads {
  readonly graph: RoadGraph;
  /** Vertices of the largest strongly connected component. */
  readonly largestComponent: number;
}

/** What no condition changes: vertices along the curve, who meets whom, and what can be snapped to. */
export interface OpenRoads {
  readonly segments: RoadSegments;
  readonly incidence: Incidence;
  /** Segments with both ends in components that are large enough, in the order of the tree. */
  readonly snappable: Uint32Array;
  readonly largestComponent: number;
}

/**
 * The part of a graph that is the same under all conditions; segments with both ends in components of `minComponentNodes`
 * vertices can be snapped to. Components are those without conditions: a closure does not make a town a scrap of data.
 */
export function buildOpenRoads(given: RoadSegments, minComponentNodes: number): OpenRoads {
  const segments = alongHilbertCurve(given);
  const { first, second, vertexLon, vertexLat } = segments;
  const incidence = buildIncidence(segments);
  const sizes = computeComponentSizes(segments, incidence);
  const rows = first
    .map((_, s) => s)
    .filter(s => sizes[first[s]] >= minComponentNodes && sizes[second[s]] >= minComponentNodes);
  return {
    segments,
    incidence,
    snappable: orderForTree(rows, first, vertexLon, vertexLat),
    largestComponent: sizes.reduce((most, size) => Math.max(most, size), 0),
  };
}

/** Builds the graph without conditions. */
export function assembleRoadGraph(given: RoadSegments, minComponentNodes: number): AssembledRoads {
  const open = buildOpenRoads(given, minComponentNodes);
  return { graph: assembleUnderConditions(open, null), largestComponent: open.largestComponent };
}

/** Builds the graph under conditions: per segment what its time is multiplied with, Infinity where closed; null without any. */
export function assembleUnderConditions(open: OpenRoads, factor: Float64Array | null): RoadGraph {
  const { incidence } = open;
  const segments = factor === null ? open.segments : underConditions(open.segments, factor);
  const { first, second, vertexLon, vertexLat } = segments;
  const chains = buildChains(segments, incidence);
  const { vertexJunction, junctionCount } = numberJunctions(chains, vertexLon.length);
  const chainStart = chains.startVertex.map(v => vertexJunction[v]);
  const chainEnd = chains.endVertex.map(v => vertexJunction[v]);
  const arcs = buildArcs(chainStart, chainEnd, chains, junctionCount);
  const backArcs = buildArcs(chainEnd, chainStart, chains, junctionCount);
  const snappable = factor === null ? open.snappable : open.snappable.filter(s => factor[s] < Infinity);
  return packRoadGraph({
    vertexLon,
    vertexLat,
    segmentFirst: first,
    segmentSecond: second,
    segmentForwardMs: segments.forwardMs,
    segmentBackwardMs: segments.backwardMs,
    segmentMicrometers: segments.micrometers,
    segmentChain: chains.segmentChain,
    segmentRank: chains.segmentRank,
    segmentReversed: chains.segmentReversed,
    segmentStartMs: chains.segmentForwardMs,
    segmentReturnMs: chains.segmentBackwardMs,
    segmentStartMicrometers: chains.segmentMicrometers,
    chainStart,
    chainEnd,
    chainForwardMs: chains.forwardMs,
    chainBackwardMs: chains.backwardMs,
    chainMicrometers: chains.micrometers,
    vertexJunction,
    arcStart: arcs.start,
    arcTarget: arcs.target,
    arcMs: arcs.ms,
    arcMicrometers: arcs.micrometers,
    backArcStart: backArcs.start,
    backArcTarget: backArcs.target,
    backArcMs: backArcs.ms,
    backArcMicrometers: backArcs.micrometers,
    ...buildSegmentTree(snappable, first, second, vertexLon, vertexLat),
  });
}

/** Closed segments stay in their rows, open in neither direction. */
function underConditions(segments: RoadSegments, factor: Float64Array): RoadSegments {
  // A segment without length would be Infinity × 0.
  const changed = (ms: Float64Array): Float64Array =>
    ms.map((time, s) => (factor[s] === Infinity ? Infinity : roundHalfUp(time * factor[s])));
  return { ...segments, forwardMs: changed(segments.forwardMs), backwardMs: changed(segments.backwardMs) };
}

function alongHilbertCurve(segments: RoadSegments): RoadSegments {
  const order = computeHilbertOrder(segments.vertexLon, segments.vertexLat);
  const rank = new Uint32Array(order.length);
  for (let row = 0; row < order.length; row++) rank[order[row]] = row;
  return {
    ...segments,
    vertexLon: Float64Array.from(order, v => segments.vertexLon[v]),
    vertexLat: Float64Array.from(order, v => segments.vertexLat[v]),
    first: segments.first.map(v => rank[v]),
    second: segments.second.map(v => rank[v]),
  };
}

function numberJunctions(
  chains: RoadChains,
  vertexCount: number,
): { readonly vertexJunction: Uint32Array; readonly junctionCount: number } {
  const vertexJunction = new Uint32Array(vertexCount).fill(noJunction);
  for (let c = 0; c < chains.chainCount; c++) {
    vertexJunction[chains.startVertex[c]] = 0;
    vertexJunction[chains.endVertex[c]] = 0;
  }
  let junctionCount = 0;
  for (let v = 0; v < vertexCount; v++) if (vertexJunction[v] === 0) vertexJunction[v] = junctionCount++;
  return { vertexJunction, junctionCount };
}

interface Arcs {
  readonly start: Uint32Array;
  readonly target: Uint32Array;
  readonly ms: Float64Array;
  readonly micrometers: Float64Array;
}

/** One arc per open direction of a chain, forward from → to; rings lead nowhere new and get none. */
function buildArcs(from: Uint32Array, to: Uint32Array, chains: RoadChains, junctionCount: number): Arcs {
  const start = new Uint32Array(junctionCount + 1);
  const each = (visit: (source: number, target: number, ms: number, micrometers: number) => void): void => {
    for (let c = 0; c < chains.chainCount; c++) {
      if (from[c] === to[c]) continue;
      if (chains.forwardMs[c] < Infinity) visit(from[c], to[c], chains.forwardMs[c], chains.micrometers[c]);
      if (chains.backwardMs[c] < Infinity) visit(to[c], from[c], chains.backwardMs[c], chains.micrometers[c]);
    }
  };
  each(source => start[source + 1]++);
  for (let j = 0; j < junctionCount; j++) start[j + 1] += start[j];
  const next = start.slice();
  const arcCount = start[junctionCount];
  const arcs = {
    start,
    target: new Uint32Array(arcCount),
    ms: new Float64Array(arcCount),
    micrometers: new Float64Array(arcCount),
  };
  each((source, target, ms, micrometers) => {
    const k = next[source]++;
    arcs.target[k] = target;
    arcs.ms[k] = ms;
    arcs.micrometers[k] = micrometers;
  });
  return arcs;
}
