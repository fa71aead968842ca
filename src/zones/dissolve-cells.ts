// The union of cells that share borders: shared edges cancel, the rest is linked into rings. Cells may overlap, and may share parts of edges.

import { cornerTolerance } from '../coverage/gap-clusters.ts';
import {
  addEdge,
  addPolygonEdges,
  type Corners,
  newCorners,
  newEdges,
  type UnitEdges,
  undirectedKey,
} from '../coverage/unit-edges.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import { nodeEdges } from './node-edges.ts';
import { outerEdges } from './outer-edges.ts';
import { splitAtTouches } from './split-at-touches.ts';
import { doubledArea, isInUnitRing, tidyRing, toRing, type UnitRing } from './unit-rings.ts';

/** The union in whole 1e-7°, valid by OGC rules: what touches at a corner only is two polygons. */
export function dissolveCells(polygons: readonly PolygonRings[]): PolygonRings[] {
  const corners = newCorners();
  const edges = newEdges();
  for (const rings of polygons) addPolygonEdges(edges, corners, rings, 1);
  const noded = nodeEdges(corners, cancelEdges(edges), cornerTolerance, cancelEdges);
  const rings = linkEdges(corners, outerEdges(corners, noded)).flatMap(splitAtTouches);
  return nestHoles(rings).map(polygon => polygon.map(ring => toRing(tidyRing(ring), 0)));
}

/** Each edge once, `owner` counting how often it runs this way more than back; those that cancel are left out. */
function cancelEdges(edges: UnitEdges): UnitEdges {
  const rowOf = new Map<number, number>();
  const merged = newEdges();
  for (let e = 0; e < edges.from.length; e++) {
    const a = edges.from[e];
    const b = edges.to[e];
    const key = undirectedKey(a, b);
    const row = rowOf.get(key);
    if (row === undefined) {
      rowOf.set(key, merged.from.length);
      addEdge(merged, a, b, edges.owner[e]);
    } else merged.owner[row] += merged.from[row] === a ? edges.owner[e] : -edges.owner[e];
  }
  const kept = newEdges();
  for (let row = 0; row < merged.from.length; row++) {
    const count = merged.owner[row];
    if (count > 0) addEdge(kept, merged.from[row], merged.to[row], count);
    if (count < 0) addEdge(kept, merged.to[row], merged.from[row], -count);
  }
  return kept;
}

/** Rings with the inside on their left that keep to one piece of it where pieces touch at a corner. */
function linkEdges(corners: Corners, edges: UnitEdges): UnitRing[] {
  const leaving = new Map<number, number[]>();
  for (let e = 0; e < edges.from.length; e++) {
    const own = leaving.get(edges.from[e]);
    if (own) own.push(e);
    else leaving.set(edges.from[e], [e]);
  }
  const isUsed = new Uint8Array(edges.from.length);
  const rings: UnitRing[] = [];
  for (let start = 0; start < edges.from.length; start++) {
    if (isUsed[start]) continue;
    const x: number[] = [];
    const y: number[] = [];
    for (let e = start; !isUsed[e]; e = sharpestLeft(corners, edges, e, leaving.get(edges.to[e])!)) {
      isUsed[e] = 1;
      x.push(corners.x[edges.from[e]]);
      y.push(corners.y[edges.from[e]]);
    }
    rings.push({ x, y });
  }
  return rings;
}

/** Of the edges that leave the end of `e` the one that turns most to the left: it bounds the same piece. */
function sharpestLeft({ x, y }: Corners, edges: UnitEdges, e: number, candidates: readonly number[]): number {
  const middle = edges.to[e];
  const backX = x[edges.from[e]] - x[middle];
  const backY = y[edges.from[e]] - y[middle];
  let best = candidates[0];
  for (const candidate of candidates.slice(1)) {
    const px = x[edges.to[best]] - x[middle];
    const py = y[edges.to[best]] - y[middle];
    const qx = x[edges.to[candidate]] - x[middle];
    const qy = y[edges.to[candidate]] - y[middle];
    // Clockwise from the way back: first the half plane to its right, then the one to its left.
    const pHalf = backX * py - backY * px < 0 ? 0 : 1;
    const qHalf = backX * qy - backY * qx < 0 ? 0 : 1;
    if (qHalf < pHalf || (qHalf === pHalf && px * qy - py * qx > 0)) best = candidate;
  }
  return best;
}

/** Polygons of rings that cross nowhere: every hole goes to the smallest exterior around it. */
function nestHoles(rings: readonly UnitRing[]): UnitRing[][] {
  const exteriors = rings
    .filter(ring => doubledArea(ring) > 0)
    .map(ring => ({ rings: [ring], area: doubledArea(ring), west: least(ring.x), east: most(ring.x) }));
  const bySize = [...exteriors].sort((a, b) => a.area - b.area);
  for (const hole of rings) {
    if (doubledArea(hole) >= 0) continue;
    // Rings meet at corners only: none but its own passes through the middle of an edge.
    const x = (hole.x[0] + hole.x[1]) / 2;
    const y = (hole.y[0] + hole.y[1]) / 2;
    const owner =
      bySize.length === 1
        ? bySize[0]
        : bySize.find(({ rings: [ring], west, east }) => x >= west && x <= east && isInUnitRing(ring, x, y));
    owner?.rings.push(hole);
  }
  return exteriors.map(exterior => exterior.rings);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
