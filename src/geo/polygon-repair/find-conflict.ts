// Whether the rings of polygons are at odds with each other: a boundary that crosses or touches itself, holes outside their
// exterior, parts that overlap. Source: OGC 06-103r4, section 6.1.11 (what makes a polygon valid).

import type { PolygonRings, Position, Ring } from '../lon-lat.ts';
import { edgeAgainstRay, edgeCrossesRay, edgeHoldsPoint } from '../rings.ts';
import { visitEdgePairs } from './edge-pairs.ts';

export type ConflictKind = 'crossing' | 'spike' | 'touching' | 'hole' | 'parts';

export interface Conflict {
  readonly kind: ConflictKind;
  /** A place where it is to be seen. */
  readonly at: Position;
}

/** Past this many compared pairs of edges the question is left open. */
const mostPairs = 20_000_000;

/** Plane coordinates throughout: rings must not jump at ±180°. The first conflict in the order of severity, or null. */
export function findConflict(polygons: readonly PolygonRings[]): Conflict | null {
  const crossing = findMeetingEdges(polygons);
  if (crossing !== null && crossing.kind !== 'touching') return crossing;
  return findMisplacedRing(polygons) ?? crossing;
}

function findMeetingEdges(polygons: readonly PolygonRings[]): Conflict | null {
  const ax: number[] = [];
  const ay: number[] = [];
  const bx: number[] = [];
  const by: number[] = [];
  const partOf: number[] = [];
  const nextOf: number[] = [];
  polygons.forEach((rings, part) => {
    for (const ring of rings) {
      const first = ax.length;
      for (let i = 1; i < ring.length; i++) {
        const [x0, y0] = ring[i - 1];
        const [x1, y1] = ring[i];
        if (x0 === x1 && y0 === y1) continue;
        ax.push(x0);
        ay.push(y0);
        bx.push(x1);
        by.push(y1);
        partOf.push(part);
        nextOf.push(ax.length);
      }
      if (ax.length > first) nextOf[ax.length - 1] = first;
    }
  });
  const end = (i: number): Position => [ax[i], ay[i]];
  let found: Conflict | null = null;
  visitEdgePairs({ ax, ay, bx, by }, mostPairs, (i, j) => {
    const side1 = side(ax[i], ay[i], bx[i], by[i], ax[j], ay[j]);
    const side2 = side(ax[i], ay[i], bx[i], by[i], bx[j], by[j]);
    if (side1 * side2 > 0) return false;
    const side3 = side(ax[j], ay[j], bx[j], by[j], ax[i], ay[i]);
    const side4 = side(ax[j], ay[j], bx[j], by[j], bx[i], by[i]);
    if (side3 * side4 > 0) return false;
    const isSamePart = partOf[i] === partOf[j];
    if (side1 * side2 < 0 && side3 * side4 < 0) {
      found = { kind: isSamePart ? 'crossing' : 'parts', at: end(i) };
      return true;
    }
    const isCollinear = side1 === 0 && side2 === 0;
    const isNext = nextOf[i] === j || nextOf[j] === i;
    if (isCollinear && overlapLength(i, j) > 0) {
      found = { kind: isNext ? 'spike' : isSamePart ? 'crossing' : 'parts', at: end(i) };
      return !isNext;
    }
    // Neighbours along a ring meet in their common corner.
    if (!isNext && found === null) found = { kind: 'touching', at: end(i) };
    return false;
  });
  return found;

  function overlapLength(i: number, j: number): number {
    const isSteep = Math.abs(by[i] - ay[i]) > Math.abs(bx[i] - ax[i]);
    const [from, to] = isSteep ? [ay, by] : [ax, bx];
    const start = Math.max(Math.min(from[i], to[i]), Math.min(from[j], to[j]));
    return Math.min(Math.max(from[i], to[i]), Math.max(from[j], to[j])) - start;
  }
}

/** On which side of the line a → b the point c lies; 0 where rounding hides it. */
function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): -1 | 0 | 1 {
  const left = (bx - ax) * (cy - ay);
  const right = (by - ay) * (cx - ax);
  const difference = left - right;
  if (Math.abs(difference) <= 1e-15 * (Math.abs(left) + Math.abs(right))) return 0;
  return difference > 0 ? 1 : -1;
}

interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** A hole that does not lie in its exterior, or lies in another hole; a part that lies in another. */
function findMisplacedRing(polygons: readonly PolygonRings[]): Conflict | null {
  for (const [exterior, ...holes] of polygons) {
    const boxes = holes.map(boxOf);
    for (let h = 0; h < holes.length; h++) {
      if (isInside(holes[h], [exterior]) === false) return { kind: 'hole', at: holes[h][0] };
      for (let g = 0; g < holes.length; g++) {
        const isNear = g !== h && boxesMeet(boxes[g], boxes[h]);
        if (isNear && isInside(holes[h], [holes[g]]) === true) return { kind: 'hole', at: holes[h][0] };
      }
    }
  }
  const boxes = polygons.map(rings => boxOf(rings[0]));
  const order = polygons.map((_, i) => i).sort((i, j) => boxes[i].west - boxes[j].west || i - j);
  for (let p = 0; p < order.length; p++) {
    const i = order[p];
    for (let q = p + 1; q < order.length && boxes[order[q]].west <= boxes[i].east; q++) {
      const j = order[q];
      if (!boxesMeet(boxes[i], boxes[j])) continue;
      if (isInside(polygons[j][0], polygons[i]) === true) return { kind: 'parts', at: polygons[j][0][0] };
      if (isInside(polygons[i][0], polygons[j]) === true) return { kind: 'parts', at: polygons[i][0][0] };
    }
  }
  return null;
}

function boxOf(ring: Ring): Box {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { west, east, south, north };
}

function boxesMeet(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

/** Whether a ring lies inside others, by its first corner that is not on their boundary; null where all are. */
export function isInside(ring: Ring, rings: PolygonRings): boolean | null {
  for (const [x, y] of ring) {
    const inside = isPointInside(x, y, rings);
    if (inside !== null) return inside;
  }
  return null;
}

/** Even-odd; null on the boundary. */
export function isPointInside(x: number, y: number, rings: PolygonRings): boolean | null {
  let isIn = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [low, high] = ring[i - 1][1] <= ring[i][1] ? [ring[i - 1], ring[i]] : [ring[i], ring[i - 1]];
      const edge = edgeAgainstRay(low[0], low[1], high[0], high[1], x, y);
      if (edge === edgeHoldsPoint) return null;
      if (edge === edgeCrossesRay) isIn = !isIn;
    }
  }
  return isIn;
}
