// Edges of rings on the whole-number grid, cut wherever two of them meet, until they meet only in their ends.
// Meeting points are rounded to the grid, which may make new ones: the cutting is repeated until there are none.

import type { PolygonRings } from '../lon-lat.ts';
import { type EdgeColumns, visitEdgePairs } from './edge-pairs.ts';
import { sideOf, unitsPerDegree } from './exact-plane.ts';

/** An edge between two different grid points, lower one (by x, then y) first, and the rings that run along it an odd number of times. */
export interface GridEdge {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly rings: readonly number[];
}

const mostRounds = 30;
const mostPairs = 10_000_000;
/** More edges than this come of no drawn boundary. */
const mostEdges = 100_000;

/** All edges of numbered rings; null where they do not come to rest, or are too many. */
export function splitRingEdges(polygons: readonly PolygonRings[]): readonly GridEdge[] | null {
  let edges = mergeEdges(gridEdges(polygons));
  for (let round = 0; round < mostRounds; round++) {
    const cuts = findCuts(edges);
    if (cuts === null) return null;
    if (cuts.size === 0) return edges;
    if (edges.length + cuts.size > mostEdges) return null;
    edges = mergeEdges(edges.flatMap((edge, i) => cutEdge(edge, cuts.get(i) ?? [])));
  }
  return null;
}

/** Rings are numbered through: the exterior of a polygon, then its holes. */
function gridEdges(polygons: readonly PolygonRings[]): GridEdge[] {
  const edges: GridEdge[] = [];
  let number = 0;
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        edges.push(
          ...edgeBetween(onGrid(ring[i - 1][0]), onGrid(ring[i - 1][1]), onGrid(ring[i][0]), onGrid(ring[i][1]), [
            number,
          ]),
        );
      }
      number += 1;
    }
  }
  return edges;
}

function onGrid(degrees: number): number {
  return Math.floor(degrees * unitsPerDegree + 0.5);
}

function edgeBetween(ax: number, ay: number, bx: number, by: number, rings: readonly number[]): GridEdge[] {
  if (ax === bx && ay === by) return [];
  const isInOrder = ax < bx || (ax === bx && ay < by);
  return [isInOrder ? { ax, ay, bx, by, rings } : { ax: bx, ay: by, bx: ax, by: ay, rings }];
}

/** Equal edges become one; a ring that runs along it twice does not count, and an edge without rings is dropped. */
function mergeEdges(edges: readonly GridEdge[]): readonly GridEdge[] {
  const merged = new Map<string, GridEdge>();
  for (const edge of edges) {
    const key = `${edge.ax} ${edge.ay} ${edge.bx} ${edge.by}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? edge : { ...edge, rings: toggled(known.rings, edge.rings) });
  }
  return [...merged.values()].filter(({ rings }) => rings.length > 0);
}

/** The numbers that are in just one of the lists. */
export function toggled(list: readonly number[], others: readonly number[]): readonly number[] {
  let result = list;
  for (const other of others) {
    result = result.includes(other) ? result.filter(one => one !== other) : [...result, other];
  }
  return result;
}

type Cut = readonly [x: number, y: number];

/** Where edges must be cut, by row; null when there are too many pairs. */
function findCuts(edges: readonly GridEdge[]): ReadonlyMap<number, readonly Cut[]> | null {
  const columns: EdgeColumns = {
    ax: edges.map(edge => edge.ax),
    ay: edges.map(edge => edge.ay),
    bx: edges.map(edge => edge.bx),
    by: edges.map(edge => edge.by),
  };
  const cuts = new Map<number, Cut[]>();
  const cut = (i: number, x: number, y: number): void => {
    const { ax, ay, bx, by } = edges[i];
    if ((x === ax && y === ay) || (x === bx && y === by)) return;
    const known = cuts.get(i);
    if (known === undefined) cuts.set(i, [[x, y]]);
    else known.push([x, y]);
  };
  const isWhole = visitEdgePairs(columns, mostPairs, (i, j) => {
    const e = edges[i];
    const f = edges[j];
    const side1 = sideOf(e.ax, e.ay, e.bx, e.by, f.ax, f.ay);
    const side2 = sideOf(e.ax, e.ay, e.bx, e.by, f.bx, f.by);
    if (side1 * side2 > 0) return false;
    const side3 = sideOf(f.ax, f.ay, f.bx, f.by, e.ax, e.ay);
    const side4 = sideOf(f.ax, f.ay, f.bx, f.by, e.bx, e.by);
    if (side3 * side4 > 0) return false;
    if (side1 === 0 && isInBox(f.ax, f.ay, e)) cut(i, f.ax, f.ay);
    if (side2 === 0 && isInBox(f.bx, f.by, e)) cut(i, f.bx, f.by);
    if (side3 === 0 && isInBox(e.ax, e.ay, f)) cut(j, e.ax, e.ay);
    if (side4 === 0 && isInBox(e.bx, e.by, f)) cut(j, e.bx, e.by);
    if (side1 * side2 < 0 && side3 * side4 < 0) {
      const [x, y] = meetingPoint(e, f);
      cut(i, x, y);
      cut(j, x, y);
    }
    return false;
  });
  return isWhole ? cuts : null;
}

function isInBox(x: number, y: number, { ax, ay, bx, by }: GridEdge): boolean {
  return x >= ax && x <= bx && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}

/** The grid point nearest to where two crossing edges meet. */
function meetingPoint(e: GridEdge, f: GridEdge): Cut {
  const ex = e.bx - e.ax;
  const ey = e.by - e.ay;
  const fx = f.bx - f.ax;
  const fy = f.by - f.ay;
  const share = ((f.ax - e.ax) * fy - (f.ay - e.ay) * fx) / (ex * fy - ey * fx);
  const t = Math.min(1, Math.max(0, share));
  return [Math.floor(e.ax + t * ex + 0.5), Math.floor(e.ay + t * ey + 0.5)];
}

function cutEdge(edge: GridEdge, cuts: readonly Cut[]): GridEdge[] {
  if (cuts.length === 0) return [edge];
  const { ax, ay, bx, by, rings } = edge;
  const along = ([x, y]: Cut): number => (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const stops: Cut[] = [...cuts].sort((p, q) => along(p) - along(q) || p[0] - q[0] || p[1] - q[1]);
  const pieces: GridEdge[] = [];
  let [x, y]: Cut = [ax, ay];
  for (const [stopX, stopY] of [...stops, [bx, by] as Cut]) {
    pieces.push(...edgeBetween(x, y, stopX, stopY, rings));
    x = stopX;
    y = stopY;
  }
  return pieces;
}
