// From crossings on the edges of a grid to polygons: segments through the squares, linked into rings, holes given to their exterior.

import type { PolygonRings } from '../geo/lon-lat.ts';
import { type Crossings, type FramedGrid, startsInside } from './framed-grid.ts';
import { doubledArea, tidyRing, toRing, type UnitRing } from './unit-rings.ts';

/** Sides of a square. */
const south = 0;
const east = 1;
const north = 2;
const west = 3;

/**
 * Segments [from side, to side, …] by which corners are inside (1 south-west, 2 south-east, 4 north-east, 8 north-west), the inside on
 * their left. Opposite corners (5, 10) are kept apart here.
 */
const segments: readonly (readonly number[])[] = [
  [],
  [south, west],
  [east, south],
  [east, west],
  [north, east],
  [south, west, north, east],
  [north, south],
  [north, west],
  [west, north],
  [south, north],
  [east, south, west, north],
  [east, north],
  [west, east],
  [south, east],
  [west, south],
  [],
];
/** The same where the square's middle is inside and joins the two corners. */
const joinedSegments: ReadonlyMap<number, readonly number[]> = new Map([
  [5, [south, east, north, west]],
  [10, [west, south, east, north]],
]);

interface Loop {
  readonly ring: UnitRing;
  readonly isExterior: boolean;
  /** The node west of the loop's most western crossing of a parallel. */
  readonly westernNode: number;
}

/** Polygons in order of their most southern crossing; `joined` names the saddle squares whose inside corners are one. */
export function assembleRings(
  framed: FramedGrid,
  crossings: Crossings,
  joined: ReadonlySet<number>,
  shift: number,
): PolygonRings[] {
  const next = linkSegments(framed, crossings, joined);
  const loopOf = new Int32Array(next.length).fill(-1);
  const loops: Loop[] = [];
  for (let start = 0; start < next.length; start++) {
    if (loopOf[start] === -1) loops.push(traceLoop(framed, crossings, next, start, loopOf, loops.length));
  }
  const polygons = new Map<number, UnitRing[]>();
  loops.forEach((loop, i) => {
    if (loop.isExterior) polygons.set(i, [loop.ring]);
  });
  loops.forEach((loop, i) => {
    if (!loop.isExterior) polygons.get(exteriorOf(framed, loops, loopOf, i))!.push(loop.ring);
  });
  return [...polygons.values()].map(rings => rings.map(ring => toRing(ring, shift)));
}

/** For every crossing the next one along the border, the inside on the left. */
function linkSegments(framed: FramedGrid, crossings: Crossings, joined: ReadonlySet<number>): Int32Array {
  const { width, inside, slot } = framed;
  const next = new Int32Array(crossings.edge.length);
  for (const node of crossings.square) {
    const corners =
      inside[node] | (inside[node + 1] << 1) | (inside[node + width + 1] << 2) | (inside[node + width] << 3);
    const isSaddle = corners === 5 || corners === 10;
    const pairs = isSaddle && joined.has(node) ? joinedSegments.get(corners)! : segments[corners];
    for (let i = 0; i < pairs.length; i += 2) {
      next[slot[edgeOfSide(node, width, pairs[i])]] = slot[edgeOfSide(node, width, pairs[i + 1])];
    }
  }
  return next;
}

function edgeOfSide(node: number, width: number, side: number): number {
  switch (side) {
    case south:
      return 2 * node;
    case east:
      return 2 * (node + 1) + 1;
    case north:
      return 2 * (node + width);
    default:
      return 2 * node + 1;
  }
}

function traceLoop(
  framed: FramedGrid,
  crossings: Crossings,
  next: Int32Array,
  start: number,
  loopOf: Int32Array,
  loop: number,
): Loop {
  const x: number[] = [];
  const y: number[] = [];
  let westernNode = -1;
  let k = start;
  do {
    loopOf[k] = loop;
    const edge = crossings.edge[k];
    const node = edge >> 1;
    const c = node % framed.width;
    const r = (node - c) / framed.width;
    const isForward = startsInside(framed, edge);
    if (edge & 1) {
      x.push(framed.x[c]);
      y.push(isForward ? framed.y[r] + crossings.offset[k] : framed.y[r + 1] - crossings.offset[k]);
    } else {
      x.push(isForward ? framed.x[c] + crossings.offset[k] : framed.x[c + 1] - crossings.offset[k]);
      y.push(framed.y[r]);
      if (westernNode === -1 || c < westernNode % framed.width) westernNode = node;
    }
    k = next[k];
  } while (k !== start);
  const ring = tidyRing({ x, y });
  return { ring, isExterior: doubledArea(ring) > 0, westernNode };
}

/** Walks west inside the zone to the next border: it is the exterior's, or of a hole of the same exterior that begins farther west. */
function exteriorOf(framed: FramedGrid, loops: readonly Loop[], loopOf: Int32Array, hole: number): number {
  let found = hole;
  while (!loops[found].isExterior) {
    let node = loops[found].westernNode;
    while (framed.inside[node]) node--;
    found = loopOf[framed.slot[2 * node]];
  }
  return found;
}
