// Edges of polygons between corners in whole 1e-7°: where two cells share a border, they share edges, or parts of them.

import type { PolygonRings } from '../geo/lon-lat.ts';

/** Distinct corners by place, 1e-7°. */
export interface Corners {
  readonly x: number[];
  readonly y: number[];
  /** Open addressing: corner row + 1, 0 where free; its length is a power of two. */
  table: Int32Array;
}

export function newCorners(): Corners {
  return { x: [], y: [], table: new Int32Array(1024) };
}

/** The row of the corner at (x, y), made where there is none. */
export function cornerAt(corners: Corners, x: number, y: number): number {
  if (2 * corners.x.length >= corners.table.length) {
    corners.table = new Int32Array(4 * corners.table.length);
    for (let row = 0; row < corners.x.length; row++) {
      corners.table[freeOrEqual(corners, corners.x[row], corners.y[row])] = row + 1;
    }
  }
  const slot = freeOrEqual(corners, x, y);
  if (corners.table[slot] === 0) {
    corners.x.push(x);
    corners.y.push(y);
    corners.table[slot] = corners.x.length;
  }
  return corners.table[slot] - 1;
}

function freeOrEqual({ table, x: xs, y: ys }: Corners, x: number, y: number): number {
  const mask = table.length - 1;
  let hash = Math.imul(x | 0, 0x9e3779b1) ^ Math.imul(y | 0, 0x85ebca6b);
  hash ^= hash >>> 15;
  let slot = hash & mask;
  for (; table[slot] !== 0; slot = (slot + 1) & mask) {
    const row = table[slot] - 1;
    if (xs[row] === x && ys[row] === y) break;
  }
  return slot;
}

/** Directed edges between corner rows; `owner` is whatever the caller counts. */
export interface UnitEdges {
  readonly from: number[];
  readonly to: number[];
  readonly owner: number[];
}

export function newEdges(): UnitEdges {
  return { from: [], to: [], owner: [] };
}

export function addEdge(edges: UnitEdges, from: number, to: number, owner: number): void {
  edges.from.push(from);
  edges.to.push(to);
  edges.owner.push(owner);
}

/** Adds a polygon's edges, the polygon on their left whatever way its rings turn; edges shorter than the rounding are left out. */
export function addPolygonEdges(edges: UnitEdges, corners: Corners, rings: PolygonRings, owner: number): void {
  rings.forEach((ring, r) => {
    const rows = ring.map(([lon, lat]) => cornerAt(corners, Math.floor(lon * 1e7 + 0.5), Math.floor(lat * 1e7 + 0.5)));
    const isForward = windsForward(corners, rows) === (r === 0);
    for (let i = 0; i < rows.length; i++) {
      const a = rows[i];
      const b = rows[i + 1 < rows.length ? i + 1 : 0];
      if (a === b) continue;
      if (isForward) addEdge(edges, a, b, owner);
      else addEdge(edges, b, a, owner);
    }
  });
}

function windsForward({ x, y }: Corners, rows: readonly number[]): boolean {
  let doubled = 0;
  for (let i = 1; i + 1 < rows.length; i++) {
    const ax = x[rows[i]] - x[rows[0]];
    const ay = y[rows[i]] - y[rows[0]];
    doubled += ax * (y[rows[i + 1]] - y[rows[0]]) - (x[rows[i + 1]] - x[rows[0]]) * ay;
  }
  return doubled > 0;
}

/** One number for an edge in either direction; exact below 67 million corners. */
export function undirectedKey(a: number, b: number): number {
  return a < b ? a * 0x4000000 + b : b * 0x4000000 + a;
}
