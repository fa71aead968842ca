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
  const { x, y } = corners;
  const outer = newEdges();
  if (edges.from.length === 0) return outer;
  const rows = buildStrips(y, edges);
  const columns = buildStrips(x, edges);
  for (let e = 0; e < edges.from.length; e++) {
    const a = edges.from[e];
    const b = edges.to[e];
    // From the west through a steep edge, from the south through a flat one.
    const isSteep = y[a] !== y[b];
    const before = isSteep ? windingBefore(x, y, edges, e, rows, -1) : windingBefore(y, x, edges, e, columns, 1);
    const rise = isSteep ? (y[b] < y[a] ? 1 : -1) : x[b] > x[a] ? 1 : -1;
    const after = before + rise * edges.owner[e];
    if (before > 0 === after > 0) continue;
    // `after` is on the left of an edge that falls in y, or grows in x.
    const isForward = after > 0 === rise > 0;
    addEdge(outer, isForward ? a : b, isForward ? b : a, 1);
  }
  return outer;
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
