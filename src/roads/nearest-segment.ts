// The nearest place on the road network, in the plane scaled by the ellipsoid's radii at the asking point.

import { cosDegrees, degree, radiiOfCurvature } from '../geo/ellipsoid.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Degrees } from '../vocabulary/units.ts';
import type { RoadGraph } from './road-graph.ts';
import { treeFan, treeLevels, wrapDegrees } from './segment-tree.ts';

/** One search at a time; `segment` and `share` hold the last answer. */
export interface NearestSegment {
  readonly graph: RoadGraph;
  /** Number of boxes and first box of each level, leaves first. */
  readonly levelCount: readonly number[];
  readonly levelFirst: readonly number[];
  readonly stackLevel: Int32Array;
  readonly stackBox: Int32Array;
  readonly stackSquare: Float64Array;
  /** Segment row, or −1 where none is near enough. */
  segment: number;
  /** 0…1 from the segment's first vertex to its second. */
  share: number;
  square: number;
  /** The distance that decides: whole micrometres, so that streets lying on one another are a tie in every engine. */
  micrometers: number;
}

/** A box is left out only when it is this much farther than the best: far above rounding, far below any road. */
const slackSquare = 1e-5;
const slackShare = 1 - 2e-7;

/** Scratch for searches on one graph. */
export function buildNearestSegment(graph: RoadGraph): NearestSegment {
  const levelCount = treeLevels(graph.treeSegment.length);
  const levelFirst = levelCount.map((_, level) => levelCount.slice(0, level).reduce((sum, boxes) => sum + boxes, 0));
  const depth = treeFan * (levelCount.length + 1);
  return {
    graph,
    levelCount,
    levelFirst,
    stackLevel: new Int32Array(depth),
    stackBox: new Int32Array(depth),
    stackSquare: new Float64Array(depth),
    segment: -1,
    share: 0,
    square: Infinity,
    micrometers: Infinity,
  };
}

/** Finds the nearest segment within `cutoff` plane metres; ties go to the lower row. O(log segments) on sound data. */
export function findNearestSegment(search: NearestSegment, lon: Degrees, lat: Degrees, cutoff: number): void {
  const { graph, levelCount, levelFirst, stackLevel, stackBox, stackSquare } = search;
  const { treeBox, treeSegment } = graph;
  const radii = radiiOfCurvature(lat);
  const perLon = degree * radii.primeVertical * cosDegrees(lat);
  const perLat = degree * radii.meridional;
  const guess = search.segment;
  search.segment = -1;
  search.square = cutoff * cutoff;
  search.micrometers = roundHalfUp(cutoff * 1_000_000);
  if (treeSegment.length === 0) return;
  // Points mostly come in spatial order: the last answer is a good first bound.
  if (guess >= 0) tryOne(search, guess, lon, lat, perLon, perLat);
  let depth = 1;
  stackLevel[0] = levelCount.length - 1;
  stackBox[0] = 0;
  stackSquare[0] = 0;
  while (depth > 0) {
    depth--;
    if (stackSquare[depth] * slackShare - slackSquare > search.square) continue;
    const level = stackLevel[depth];
    const from = stackBox[depth] * treeFan;
    if (level === 0) {
      const to = Math.min(from + treeFan, treeSegment.length);
      for (let k = from; k < to; k++) tryOne(search, treeSegment[k], lon, lat, perLon, perLat);
      continue;
    }
    const to = Math.min(from + treeFan, levelCount[level - 1]);
    const bottom = depth;
    for (let box = from; box < to; box++) {
      const k = 4 * (levelFirst[level - 1] + box);
      const x = gapOfLongitude(lon, treeBox[k], treeBox[k + 2]) * perLon;
      const y = Math.max(treeBox[k + 1] - lat, lat - treeBox[k + 3], 0) * perLat;
      const square = x * x + y * y;
      if (square * slackShare - slackSquare > search.square) continue;
      // Nearest on top.
      let at = depth++;
      for (; at > bottom && stackSquare[at - 1] < square; at--) {
        stackSquare[at] = stackSquare[at - 1];
        stackBox[at] = stackBox[at - 1];
        stackLevel[at] = stackLevel[at - 1];
      }
      stackSquare[at] = square;
      stackBox[at] = box;
      stackLevel[at] = level - 1;
    }
  }
}

function tryOne(search: NearestSegment, s: number, lon: number, lat: number, perLon: number, perLat: number): void {
  const { vertexLon, vertexLat, segmentFirst, segmentSecond } = search.graph;
  const a = segmentFirst[s];
  const b = segmentSecond[s];
  const ax = wrapDegrees(vertexLon[a] - lon) * perLon;
  const ay = (vertexLat[a] - lat) * perLat;
  const dx = wrapDegrees(vertexLon[b] - vertexLon[a]) * perLon;
  const dy = (vertexLat[b] - vertexLat[a]) * perLat;
  const lengthSquare = dx * dx + dy * dy;
  let share = lengthSquare > 0 ? -(ax * dx + ay * dy) / lengthSquare : 0;
  if (!(share > 0)) share = 0;
  else if (share > 1) share = 1;
  const x = ax + share * dx;
  const y = ay + share * dy;
  const square = x * x + y * y;
  if (square * slackShare - slackSquare > search.square) return;
  const micrometers = roundHalfUp(Math.sqrt(square) * 1_000_000);
  if (micrometers > search.micrometers) return;
  if (micrometers === search.micrometers && search.segment >= 0 && search.segment <= s) return;
  search.segment = s;
  search.share = share;
  search.square = square;
  search.micrometers = micrometers;
}

/** Least degrees from a longitude, or its equals ± 360, to an interval that may end beyond ±180; 0 inside. */
function gapOfLongitude(lon: number, west: number, east: number): number {
  const gap = Math.max(west - lon, lon - east, 0);
  if (gap === 0 || (gap < 180 && west >= -180 && east <= 180)) return gap;
  const fromWest = Math.max(west - lon - 360, lon + 360 - east, 0);
  const fromEast = Math.max(west - lon + 360, lon - 360 - east, 0);
  return Math.min(gap, fromWest, fromEast);
}
