// Edges of overlapping polygons cut so that they meet at corners only.
// Source: iterated snap rounding (Halperin and Packer, Computational Geometry 23, 2002), with whole 1e-7° as the grid.

import { bucketSize, forEachBucket, splitAtCorners } from '../coverage/split-edges.ts';
import { addEdge, type Corners, cornerAt, newEdges, type UnitEdges } from '../coverage/unit-edges.ts';

/** Nearer than this to an edge, a corner is on it: then no rounding can move a corner across an edge. */
const onEdge = 1;
/** Snapping settles within a few rounds; the bound keeps a hostile file from running on. */
const mostRounds = 50;

/** Cuts edges at corners on them and where they cross, until none does; the first corners are taken from `tolerance` units away. */
export function nodeEdges(
  corners: Corners,
  edges: UnitEdges,
  tolerance: number,
  reduce: (edges: UnitEdges) => UnitEdges,
): UnitEdges {
  let current = edges;
  let reach = tolerance;
  for (let round = 0; round < mostRounds; round++) {
    const before = current.from.length;
    // Through both of two corners abreast an edge would cross back and forth, and so would what is between them: it never settled.
    const split = splitAtCorners(corners, current, reach, round === 0 ? 'all' : 'one abreast');
    reach = onEdge;
    if (split) current = reduce(split);
    const crossed = splitAtCrossings(corners, current);
    if (crossed) current = reduce(crossed);
    // Where nothing crosses nothing is rounded either: what still goes to and fro beside its corners may stay as it is.
    if (!crossed && round > 0 && (!split || current.from.length >= before)) break;
  }
  const touched = splitAtCorners(corners, current, 0);
  return touched ? reduce(touched) : current;
}

/** Splits both of every two edges that cross, at the corner nearest to the crossing; null where none do. */
function splitAtCrossings(corners: Corners, edges: UnitEdges): UnitEdges | null {
  const size = bucketSize(corners, edges);
  const buckets = new Map<number, number[]>();
  const stops = new Map<number, number[]>();
  const stopAt = (e: number, corner: number): void => {
    if (corner === edges.from[e] || corner === edges.to[e]) return;
    const own = stops.get(e);
    if (own) own.push(corner);
    else stops.set(e, [corner]);
  };
  for (let e = 0; e < edges.from.length; e++) {
    forEachBucket(corners, edges.from[e], edges.to[e], 0, size, key => {
      const bucket = buckets.get(key);
      if (!bucket) {
        buckets.set(key, [e]);
        return;
      }
      for (const other of bucket) {
        const corner = crossingOf(corners, edges, e, other);
        if (corner === null) continue;
        stopAt(e, corner);
        stopAt(other, corner);
      }
      bucket.push(e);
    });
  }
  if (stops.size === 0) return null;
  const split = newEdges();
  for (let e = 0; e < edges.from.length; e++) {
    let from = edges.from[e];
    for (const stop of orderAlong(corners, from, edges.to[e], stops.get(e) ?? [])) {
      addEdge(split, from, stop, edges.owner[e]);
      from = stop;
    }
    addEdge(split, from, edges.to[e], edges.owner[e]);
  }
  return split;
}

/** The corner at the crossing of two edges' insides, or null. */
function crossingOf(corners: Corners, edges: UnitEdges, e: number, f: number): number | null {
  const { x, y } = corners;
  const a = edges.from[e];
  const b = edges.to[e];
  const c = edges.from[f];
  const d = edges.to[f];
  if (a === c || a === d || b === c || b === d) return null;
  const sideC = cross(corners, a, b, c);
  const sideD = cross(corners, a, b, d);
  if (sideC > 0 === sideD > 0) return null;
  const sideA = cross(corners, c, d, a);
  const sideB = cross(corners, c, d, b);
  if (sideA > 0 === sideB > 0) return null;
  const share = sideA / (sideA - sideB);
  return cornerAt(
    corners,
    Math.floor(x[a] + share * (x[b] - x[a]) + 0.5),
    Math.floor(y[a] + share * (y[b] - y[a]) + 0.5),
  );
}

/** Positive where p lies to the left of a → b. */
function cross({ x, y }: Corners, a: number, b: number, p: number): number {
  return (x[b] - x[a]) * (y[p] - y[a]) - (x[p] - x[a]) * (y[b] - y[a]);
}

function orderAlong({ x, y }: Corners, a: number, b: number, stops: readonly number[]): number[] {
  const along = (row: number): number => (x[row] - x[a]) * (x[b] - x[a]) + (y[row] - y[a]) * (y[b] - y[a]);
  return [...new Set(stops)].sort((p, q) => along(p) - along(q) || p - q);
}
