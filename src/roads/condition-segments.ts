// Which segments a condition meets, and what all conditions in force make of every segment's time.
// The exact rules are in src/travel/README.md.

import { cosDegrees } from '../geo/ellipsoid.ts';
import type { Position } from '../geo/lon-lat.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { type DrawnShape, drawnArea, drawnLine, meetsSegment, unitsOf } from './drawn-shape.ts';
import type { RoadCondition } from './road-condition.ts';
import type { RoadSegments } from './road-segments.ts';
import { wrapDegrees } from './segment-tree.ts';

/** Where segments lie and of which way they are; columns in the order of way and place in the way. */
export interface SegmentPlaces {
  readonly vertexLon: NumberColumn;
  readonly vertexLat: NumberColumn;
  /** The vertices in whole units of 1e-7 degrees. */
  readonly vertexX: NumberColumn;
  readonly vertexY: NumberColumn;
  readonly first: NumberColumn;
  readonly second: NumberColumn;
  /** Row of `wayId`. */
  readonly segmentWay: NumberColumn;
  readonly wayId: readonly string[];
}

/** The places of built segments. */
export function placesOf(
  { vertexLon, vertexLat, first, second }: RoadSegments,
  segmentWay: NumberColumn,
  wayId: readonly string[],
): SegmentPlaces {
  const vertexX = new Int32Array(vertexLon.length);
  const vertexY = new Int32Array(vertexLat.length);
  for (let v = 0; v < vertexLon.length; v++) {
    vertexX[v] = unitsOf(vertexLon[v]);
    vertexY[v] = unitsOf(vertexLat[v]);
  }
  return { vertexLon, vertexLat, vertexX, vertexY, first, second, segmentWay, wayId };
}

/** Rows, ascending, of the segments a condition meets, whether it is in force or not. */
export function findConditionSegments(places: SegmentPlaces, { where }: RoadCondition): readonly number[] {
  switch (where.kind) {
    case 'polygon':
      return segmentsThatMeet(places, where.polygons.map(drawnArea));
    case 'line':
      return segmentsThatMeet(places, where.lines.map(drawnLine));
    case 'way':
      return segmentsOfWay(places, where.wayId);
    case 'stretch':
      return stretchOf(places, segmentsOfWay(places, where.wayId), where.between);
  }
}

/**
 * Per segment what its time is multiplied with: the largest factor of the conditions that meet it, Infinity where one closes
 * it; null without conditions. `met` holds the segments of each.
 */
export function computeConditionFactors(
  places: SegmentPlaces,
  inForce: readonly RoadCondition[],
  met: readonly (readonly number[])[],
): Float64Array | null {
  if (inForce.length === 0) return null;
  const factors = new Float64Array(places.first.length).fill(1);
  inForce.forEach(({ effect }, at) => {
    const factor = effect.kind === 'closed' ? Infinity : effect.factor;
    for (const s of met[at]) factors[s] = Math.max(factors[s], factor);
  });
  return factors;
}

function segmentsThatMeet(places: SegmentPlaces, shapes: readonly DrawnShape[]): readonly number[] {
  const { vertexX, vertexY, first, second } = places;
  const rows: number[] = [];
  for (let s = 0; s < first.length; s++) {
    const [a, b] = [first[s], second[s]];
    if (shapes.some(shape => meetsSegment(shape, vertexX[a], vertexY[a], vertexX[b], vertexY[b]))) rows.push(s);
  }
  return rows;
}

function segmentsOfWay({ segmentWay, wayId }: SegmentPlaces, id: string): readonly number[] {
  const rows: number[] = [];
  for (let s = 0; s < segmentWay.length; s++) if (wayId[segmentWay[s]] === id) rows.push(s);
  return rows;
}

/** From the vertex nearest to one place to that nearest to the other, in the way's order; around the end of a ring. */
function stretchOf(
  places: SegmentPlaces,
  rows: readonly number[],
  [from, to]: readonly [Position, Position],
): readonly number[] {
  if (rows.length === 0) return rows;
  const i = nearestVertex(places, rows, from);
  const j = nearestVertex(places, rows, to);
  if (i <= j) return rows.slice(i, j);
  const isRing = places.first[rows[0]] === places.second[rows[rows.length - 1]];
  return isRing ? [...rows.slice(0, j), ...rows.slice(i)] : rows.slice(j, i);
}

/** How many segments of the way lie before its vertex that is nearest to a place; of equals the first. */
function nearestVertex(places: SegmentPlaces, rows: readonly number[], [lon, lat]: Position): number {
  const { vertexLon, vertexLat, first, second } = places;
  const shrink = cosDegrees(lat);
  let best = Infinity;
  let nearest = 0;
  const look = (vertex: number, at: number): void => {
    const x = wrapDegrees(vertexLon[vertex] - lon) * shrink;
    const y = vertexLat[vertex] - lat;
    const square = x * x + y * y;
    if (square >= best) return;
    best = square;
    nearest = at;
  };
  rows.forEach((s, k) => {
    look(first[s], k);
    look(second[s], k + 1);
  });
  return nearest;
}
