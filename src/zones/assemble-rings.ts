// From borders across the edges of a grid to polygons: crossings followed into rings, holes given to their exterior.

import type { PolygonRings } from '../geo/lon-lat.ts';
import { type Border, type FramedGrid, startsInside } from './framed-grid.ts';
import { addCorner, closeSeam, doubledArea, newRing, toRing, type UnitRing } from './unit-rings.ts';

interface Loop {
  readonly ring: UnitRing;
  readonly isExterior: boolean;
  /** The loop's most western crossing of a parallel. */
  readonly westernmost: number;
}

/** Polygons in order of their most southern crossing; longitudes moved by `shift` units. */
export function assembleRings(framed: FramedGrid, border: Border, shift: number): PolygonRings[] {
  const loopOf = new Int32Array(border.edge.length).fill(-1);
  const loops: Loop[] = [];
  for (let start = 0; start < loopOf.length; start++) {
    if (loopOf[start] === -1) loops.push(traceLoop(framed, border, start, loopOf, loops.length));
  }
  const polygons = new Map<number, UnitRing[]>();
  loops.forEach((loop, i) => {
    if (loop.isExterior) polygons.set(i, [loop.ring]);
  });
  loops.forEach((loop, i) => {
    if (!loop.isExterior) polygons.get(exteriorOf(border, loops, loopOf, i))!.push(loop.ring);
  });
  return [...polygons.values()].map(rings => rings.map(ring => toRing(ring, shift)));
}

function traceLoop(framed: FramedGrid, border: Border, start: number, loopOf: Int32Array, loop: number): Loop {
  const { width, x, y } = framed;
  const { edge, next, offset } = border;
  const ring = newRing();
  let westernmost = -1;
  let westernColumn = width;
  let k = start;
  do {
    loopOf[k] = loop;
    const node = edge[k] >> 1;
    const c = node % width;
    const r = (node - c) / width;
    const isForward = startsInside(framed, border, edge[k]);
    if (edge[k] & 1) {
      addCorner(ring, x[c], isForward ? y[r] + offset[k] : y[r + 1] - offset[k]);
    } else {
      addCorner(ring, isForward ? x[c] + offset[k] : x[c + 1] - offset[k], y[r]);
      if (c < westernColumn) {
        westernColumn = c;
        westernmost = k;
      }
    }
    k = next[k];
  } while (k !== start);
  closeSeam(ring);
  return { ring, isExterior: doubledArea(ring) > 0, westernmost };
}

/** Goes west inside the zone to the next border: it is the exterior's, or of a hole of the same exterior that begins farther west. */
function exteriorOf({ edge }: Border, loops: readonly Loop[], loopOf: Int32Array, hole: number): number {
  let found = hole;
  while (!loops[found].isExterior) {
    // Edges ascend: the next crossing of this parallel to the west is the last even one before.
    let k = loops[found].westernmost - 1;
    while (edge[k] & 1) k--;
    found = loopOf[k];
  }
  return found;
}
