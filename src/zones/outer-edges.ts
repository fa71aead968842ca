// Of edges that meet at corners only, those with a polygon on one side and none on the other: the border of the union.
// Source: winding numbers along rays, each through the middle of the edge it asks about.

import { addEdge, type Corners, newEdges, type UnitEdges } from '../coverage/unit-edges.ts';

/** Edges by the strips of one coordinate that they pass through. */
interface Strips {
  readonly start: number;
  readonly width: number;
  readonly edges: readonly (readonly number[])[];
}

/** The border edges, the union on their left; `owner` counts how many polygons more lie left of an edge than right of it. */
export function outerEdges(corners: Corners, edges: UnitEdges): UnitEdges {
  const outer = newEdges();
  if (edges.from.length === 0) return outer;
  const left = leftWindings(corners, edges);
  for (let e = 0; e < edges.from.length; e++) {
    const isLeftInside = left[e] > 0;
    const isRightInside = left[e] - edges.owner[e] > 0;
    if (isLeftInside === isRightInside) continue;
    addEdge(outer, isLeftInside ? edges.from[e] : edges.to[e], isLeftInside ? edges.to[e] : edges.from[e], 1);
  }
  return outer;
}

/** In how many polygons the left side of each edge lies: one ray a run of edges between corners where more than two meet. */
function leftWindings(corners: Corners, edges: UnitEdges): Float64Array {
  const { x, y } = corners;
  const rows = buildStrips(y, edges);
  const columns = buildStrips(x, edges);
  const neighbours = neighboursByCorner(corners.x.length, edges);
  const left = new Float64Array(edges.from.length).fill(Number.NaN);
  for (let start = 0; start < edges.from.length; start++) {
    if (!Number.isNaN(left[start])) continue;
    left[start] = leftByRay(x, y, edges, start, rows, columns);
    spread(edges, neighbours, left, start, edges.to[start]);
    spread(edges, neighbours, left, start, edges.from[start]);
  }
  return left;
}

/** From an edge over a corner to the next, as long as only two edges meet: what is on one side stays on that side. */
function spread(edges: UnitEdges, neighbours: Int32Array, left: Float64Array, start: number, corner: number): void {
  let e = start;
  let at = corner;
  for (;;) {
    const next = neighbours[2 * at] === e ? neighbours[2 * at + 1] : neighbours[2 * at];
    if (next < 0 || !Number.isNaN(left[next])) return;
    const isSameWay = (edges.to[e] === at) === (edges.from[next] === at);
    left[next] = isSameWay ? left[e] : left[e] - edges.owner[e];
    at = edges.from[next] === at ? edges.to[next] : edges.from[next];
    e = next;
  }
}

/** The two edges that meet at a corner; -1 where it is not two. */
function neighboursByCorner(cornerCount: number, edges: UnitEdges): Int32Array {
  const neighbours = new Int32Array(2 * cornerCount).fill(-1);
  const degree = new Int32Array(cornerCount);
  for (let e = 0; e < edges.from.length; e++) {
    for (const corner of [edges.from[e], edges.to[e]]) {
      if (degree[corner] < 2) neighbours[2 * corner + degree[corner]] = e;
      degree[corner]++;
    }
  }
  for (let corner = 0; corner < cornerCount; corner++) {
    if (degree[corner] !== 2) neighbours[2 * corner] = neighbours[2 * corner + 1] = -1;
  }
  return neighbours;
}

/** From the west to a steep edge, from the south to a flat one. */
function leftByRay(
  x: readonly number[],
  y: readonly number[],
  edges: UnitEdges,
  e: number,
  rows: Strips,
  columns: Strips,
): number {
  const a = edges.from[e];
  const b = edges.to[e];
  const isSteep = y[a] !== y[b];
  const before = isSteep ? windingBefore(x, y, edges, e, rows, -1) : windingBefore(y, x, edges, e, columns, 1);
  // The far side is on the left of an edge that falls, and of a flat one that runs east.
  const isFarLeft = isSteep ? y[b] < y[a] : x[b] > x[a];
  return isFarLeft ? before + edges.owner[e] : before;
}

/** Winding number next to edge `e`, on its side of smaller `across`; an edge that grows in `along` adds `sign` × its count. */
function windingBefore(
  across: readonly number[],
  along: readonly number[],
  edges: UnitEdges,
  e: number,
  strips: Strips,
  sign: number,
): number {
  const at = (along[edges.from[e]] + along[edges.to[e]]) / 2;
  const until = (across[edges.from[e]] + across[edges.to[e]]) / 2;
  let winding = 0;
  for (const f of strips.edges[Math.floor((at - strips.start) / strips.width)]) {
    const p = edges.from[f];
    const q = edges.to[f];
    if (f === e || along[p] <= at === along[q] <= at) continue;
    const share = (at - along[p]) / (along[q] - along[p]);
    if (across[p] + share * (across[q] - across[p]) >= until) continue;
    winding += (along[q] > along[p] ? sign : -sign) * edges.owner[f];
  }
  return winding;
}

function buildStrips(along: readonly number[], edges: UnitEdges): Strips {
  let start = Infinity;
  let end = -Infinity;
  for (let e = 0; e < edges.from.length; e++) {
    start = Math.min(start, along[edges.from[e]], along[edges.to[e]]);
    end = Math.max(end, along[edges.from[e]], along[edges.to[e]]);
  }
  const count = Math.ceil(Math.sqrt(edges.from.length));
  const width = (end - start + 1) / count;
  const strips: number[][] = Array.from({ length: count }, () => []);
  for (let e = 0; e < edges.from.length; e++) {
    const p = along[edges.from[e]];
    const q = along[edges.to[e]];
    const last = Math.floor((Math.max(p, q) - start) / width);
    for (let strip = Math.floor((Math.min(p, q) - start) / width); strip <= last; strip++) strips[strip].push(e);
  }
  return { start, width, edges: strips };
}
