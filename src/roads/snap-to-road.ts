// Where a point meets the road network: the place on a segment, the off-road stretch, and the way along its chain.
// The exact rules are in src/travel/README.md.

import { cosDegrees } from '../geo/ellipsoid.ts';
import { geodesicMeters } from '../geo/geodesic.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import { finish, type Work } from '../vocabulary/progress.ts';
import type { KilometersPerHour, Meters } from '../vocabulary/units.ts';
import { buildNearestSegment, findNearestSegment } from './nearest-segment.ts';
import { noJunction, type RoadGraph } from './road-graph.ts';
import { wrapDegrees } from './segment-tree.ts';

/** The part of a speed profile that decides snapping; every `SpeedProfile` is one. */
export interface OffRoad {
  readonly offRoadKmh: KilometersPerHour;
  readonly snapLimitMeters: Meters;
}

/** One row per point. An unreachable point has the segment `noSegment` and an infinite off-road time. */
export interface RoadSnaps {
  readonly count: number;
  readonly segment: NumberColumn;
  /** 0…1 along the segment; exactly 0 or 1 at a vertex. */
  readonly share: NumberColumn;
  /** Whole milliseconds and micrometres between the point and its place on the road. */
  readonly offRoadMs: NumberColumn;
  readonly offRoadMicrometers: NumberColumn;
  /** Chain row; at a junction −1 − junction row. */
  readonly chain: NumberColumn;
  /** From the chain's start to the place; Infinity where not open, 0 at a junction. */
  readonly fromStartMs: NumberColumn;
  /** From the chain's end to the place; Infinity where not open, 0 at a junction. */
  readonly fromEndMs: NumberColumn;
  /** Length from the chain's start to the place. */
  readonly fromStartMicrometers: NumberColumn;
}

export const noSegment = 0xffffffff;

/** Beyond this much more than the limit in the plane, no place can be within the limit on the ellipsoid. */
const planeSlack = 1.1;
const planeSlackMeters = 10;
/** That holds while the limit is small against the parallel's radius, which this times cos φ is 5 % of. */
const planeReach = 0.05 * 6_300_000;

interface SnapColumns {
  readonly count: number;
  readonly segment: Uint32Array;
  readonly share: Float64Array;
  readonly offRoadMs: Float64Array;
  readonly offRoadMicrometers: Float64Array;
  readonly chain: Int32Array;
  readonly fromStartMs: Float64Array;
  readonly fromEndMs: Float64Array;
  readonly fromStartMicrometers: Float64Array;
}

const pointsPerStep = 16_384;

/** Snaps every point to the nearest usable segment within the limit; columns in degrees. O(points · log segments). */
export function snapPoints(graph: RoadGraph, profile: OffRoad, lon: NumberColumn, lat: NumberColumn): RoadSnaps {
  return finish(buildRoadSnaps(graph, profile, lon, lat));
}

/** The same as work that yields after every 16,384 points. */
export function* buildRoadSnaps(
  graph: RoadGraph,
  profile: OffRoad,
  lon: NumberColumn,
  lat: NumberColumn,
): Work<RoadSnaps> {
  const count = lon.length;
  const snaps: SnapColumns = {
    count,
    segment: new Uint32Array(count).fill(noSegment),
    share: new Float64Array(count),
    offRoadMs: new Float64Array(count).fill(Infinity),
    offRoadMicrometers: new Float64Array(count).fill(Infinity),
    chain: new Int32Array(count).fill(-1),
    fromStartMs: new Float64Array(count).fill(Infinity),
    fromEndMs: new Float64Array(count).fill(Infinity),
    fromStartMicrometers: new Float64Array(count).fill(Infinity),
  };
  const search = buildNearestSegment(graph);
  const limit = profile.snapLimitMeters;
  for (let i = 0; i < count; i++) {
    if (i % pointsPerStep === 0) yield { stage: 'snap', done: i, total: count };
    const cutoff = limit < planeReach * cosDegrees(lat[i]) ? limit * planeSlack + planeSlackMeters : Infinity;
    findNearestSegment(search, lon[i], lat[i], cutoff);
    if (search.segment >= 0) placePoint(graph, profile, snaps, i, lon[i], lat[i], search.segment, search.share);
  }
  return snaps;
}

function placePoint(
  graph: RoadGraph,
  profile: OffRoad,
  snaps: SnapColumns,
  i: number,
  lon: number,
  lat: number,
  s: number,
  share: number,
): void {
  const metres = metresToPlace(graph, lon, lat, s, share);
  if (roundHalfUp(metres * 1000) > profile.snapLimitMeters * 1000) return;
  snaps.segment[i] = s;
  snaps.share[i] = share;
  snaps.offRoadMs[i] = roundHalfUp((metres * 3600) / profile.offRoadKmh);
  snaps.offRoadMicrometers[i] = roundHalfUp(metres * 1_000_000);
  const junction = junctionAt(graph, s, share);
  if (junction !== noJunction) {
    snaps.chain[i] = -1 - junction;
    snaps.fromStartMs[i] = 0;
    snaps.fromEndMs[i] = 0;
    snaps.fromStartMicrometers[i] = 0;
    return;
  }
  const chain = graph.segmentChain[s];
  const reversed = graph.segmentReversed[s] === 1;
  // Towards the segment's second vertex and towards its first, each split by its own milliseconds.
  const toPlace = roundHalfUp(share * graph.segmentForwardMs[s]);
  const onward = graph.segmentBackwardMs[s] - roundHalfUp(share * graph.segmentBackwardMs[s]);
  const back = roundHalfUp(share * graph.segmentBackwardMs[s]);
  const toFirst = roundHalfUp(share * graph.segmentMicrometers[s]);
  const isForwardOpen = graph.chainForwardMs[chain] < Infinity;
  const isBackwardOpen = graph.chainBackwardMs[chain] < Infinity;
  // `along` drives from the chain's start to the place, `returning` from the place back to the start.
  const along = graph.segmentStartMs[s] + (reversed ? onward : toPlace);
  const returning = graph.segmentReturnMs[s] + (reversed ? graph.segmentForwardMs[s] - toPlace : back);
  snaps.chain[i] = chain;
  snaps.fromStartMs[i] = isForwardOpen ? along : Infinity;
  snaps.fromEndMs[i] = isBackwardOpen ? graph.chainBackwardMs[chain] - returning : Infinity;
  snaps.fromStartMicrometers[i] =
    graph.segmentStartMicrometers[s] + (reversed ? graph.segmentMicrometers[s] - toFirst : toFirst);
}

function junctionAt(graph: RoadGraph, s: number, share: number): number {
  if (share === 0) return graph.vertexJunction[graph.segmentFirst[s]];
  return share === 1 ? graph.vertexJunction[graph.segmentSecond[s]] : noJunction;
}

function metresToPlace(graph: RoadGraph, lon: number, lat: number, s: number, share: number): Meters {
  const a = graph.segmentFirst[s];
  const b = graph.segmentSecond[s];
  if (share === 0) return geodesicMeters(lon, lat, graph.vertexLon[a], graph.vertexLat[a]);
  if (share === 1) return geodesicMeters(lon, lat, graph.vertexLon[b], graph.vertexLat[b]);
  const placeLon = graph.vertexLon[a] + share * wrapDegrees(graph.vertexLon[b] - graph.vertexLon[a]);
  const placeLat = graph.vertexLat[a] + share * (graph.vertexLat[b] - graph.vertexLat[a]);
  return geodesicMeters(lon, lat, wrapDegrees(placeLon), placeLat);
}
