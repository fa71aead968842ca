// Edges split at the corners that lie on them, so that borders shared in part become edges shared whole.

import { addEdge, type Corners, newEdges, type UnitEdges } from './unit-edges.ts';

/** Items by the squares of a grid that their boxes touch. */
export interface Buckets {
  readonly size: number;
  readonly items: ReadonlyMap<number, readonly number[]>;
}

/** The mean extent of the edges: a bucket then holds a few of them. */
export function bucketSize(corners: Corners, edges: UnitEdges): number {
  let sum = 0;
  for (let e = 0; e < edges.from.length; e++) {
    sum += Math.max(
      Math.abs(corners.x[edges.from[e]] - corners.x[edges.to[e]]),
      Math.abs(corners.y[edges.from[e]] - corners.y[edges.to[e]]),
    );
  }
  return Math.max(16, Math.ceil(sum / Math.max(1, edges.from.length)));
}

/** One number for the bucket (column, row); buckets a world apart may share it, which costs time only. */
function bucketKey(column: number, row: number): number {
  return column * 0x8000000 + row;
}

/** Calls `visit` with every bucket key that the box around an edge, `margin` wider, touches. */
export function forEachBucket(
  corners: Corners,
  a: number,
  b: number,
  margin: number,
  size: number,
  visit: (key: number) => void,
): void {
  const { x, y } = corners;
  const west = Math.floor((Math.min(x[a], x[b]) - margin) / size);
  const east = Math.floor((Math.max(x[a], x[b]) + margin) / size);
  const south = Math.floor((Math.min(y[a], y[b]) - margin) / size);
  const north = Math.floor((Math.max(y[a], y[b]) + margin) / size);
  for (let column = west; column <= east; column++) {
    for (let row = south; row <= north; row++) visit(bucketKey(column, row));
  }
}

function bucketsOfCorners(corners: Corners, edges: UnitEdges, size: number): Buckets {
  const items = new Map<number, number[]>();
  const seen = new Uint8Array(corners.x.length);
  const add = (row: number): void => {
    if (seen[row]) return;
    seen[row] = 1;
    const key = bucketKey(Math.floor(corners.x[row] / size), Math.floor(corners.y[row] / size));
    const bucket = items.get(key);
    if (bucket) bucket.push(row);
    else items.set(key, [row]);
  };
  for (let e = 0; e < edges.from.length; e++) {
    add(edges.from[e]);
    add(edges.to[e]);
  }
  return { size, items };
}

/** Which corners beside an edge it is led through: all, or of those abreast of each other the nearest only. */
export type Stops = 'all' | 'one abreast';

/**
 * Splits every edge at the corners of others that lie beside it, between its ends, at most `tolerance` units away; null where no edge
 * is split. O(edges × corners near them).
 */
export function splitAtCorners(
  corners: Corners,
  edges: UnitEdges,
  tolerance: number,
  which: Stops = 'all',
): UnitEdges | null {
  const buckets = bucketsOfCorners(corners, edges, bucketSize(corners, edges));
  const split = newEdges();
  for (let e = 0; e < edges.from.length; e++) {
    const stops = cornersOn(corners, buckets, edges.from[e], edges.to[e], tolerance, which);
    let from = edges.from[e];
    for (const stop of stops) {
      addEdge(split, from, stop, edges.owner[e]);
      from = stop;
    }
    addEdge(split, from, edges.to[e], edges.owner[e]);
  }
  return split.from.length > edges.from.length ? split : null;
}

/** Corner rows on the way from a to b, in order. */
function cornersOn(
  corners: Corners,
  buckets: Buckets,
  a: number,
  b: number,
  tolerance: number,
  which: Stops,
): number[] {
  const { x, y } = corners;
  const dx = x[b] - x[a];
  const dy = y[b] - y[a];
  const length = Math.sqrt(dx * dx + dy * dy);
  const found: { readonly row: number; readonly along: number; readonly beside: number }[] = [];
  forEachBucket(corners, a, b, tolerance, buckets.size, key => {
    for (const row of buckets.items.get(key) ?? []) {
      if (row === a || row === b) continue;
      const px = x[row] - x[a];
      const py = y[row] - y[a];
      const along = px * dx + py * dy;
      if (!(along > 0 && along < length * length)) continue;
      const beside = which === 'all' ? 0 : Math.abs(px * dy - py * dx);
      if (Math.abs(px * dy - py * dx) <= tolerance * length) found.push({ row, along, beside });
    }
  });
  found.sort((p, q) => p.along - q.along || p.beside - q.beside || p.row - q.row);
  const stops = which === 'all' ? found : found.filter(({ along }, i) => i === 0 || along !== found[i - 1].along);
  return stops.map(stop => stop.row).filter((row, i, rows) => i === 0 || row !== rows[i - 1]);
}
