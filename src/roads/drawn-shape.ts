// Whether a road segment meets a drawn polygon or line: exact, on whole numbers of 1e-7 degrees.

import type { PolygonRings, Position } from '../geo/lon-lat.ts';
import { sideOf } from '../geo/polygon-repair/exact-plane.ts';

/** Places are compared on this grid, about a centimetre. */
const unitsPerDegree = 10_000_000;
const turn = 360 * unitsPerDegree;

/** Edges of one shape in whole units, waiting in strips of latitude. */
export interface DrawnShape {
  /** Whether what lies inside is met too. */
  readonly isArea: boolean;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly stripCount: number;
  /** Edges of strip s are `stripEdge[stripStart[s] … stripStart[s + 1])`. */
  readonly stripStart: Int32Array;
  readonly stripEdge: Int32Array;
  /** Four numbers an edge: x, y of both ends. */
  readonly edges: Float64Array;
}

/** Degrees as whole units. */
export function unitsOf(degrees: number): number {
  return Math.round(degrees * unitsPerDegree);
}

/** A polygon with its boundary and without its holes; rings that are not closed are closed. */
export function drawnArea(rings: PolygonRings): DrawnShape {
  return shapeOf(rings.map(closed), true);
}

/** A line, which is met where it is crossed or touched. */
export function drawnLine(line: readonly Position[]): DrawnShape {
  return shapeOf([line], false);
}

function closed(ring: readonly Position[]): readonly Position[] {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return first === undefined || (first[0] === last[0] && first[1] === last[1]) ? ring : [...ring, first];
}

function shapeOf(paths: readonly (readonly Position[])[], isArea: boolean): DrawnShape {
  const edges: number[] = [];
  let start: number | null = null;
  for (const path of paths) {
    let before: readonly [number, number] | null = null;
    for (const [lon, lat] of path) {
      // Every place stands within half a turn of the one before, every ring of the first.
      const x: number = nearTo(before?.[0] ?? start ?? unitsOf(lon), unitsOf(lon));
      const y = unitsOf(lat);
      start ??= x;
      if (before !== null) edges.push(before[0], before[1], x, y);
      before = [x, y];
    }
  }
  return indexed(Float64Array.from(edges), isArea);
}

function nearTo(x: number, other: number): number {
  const difference = other - x;
  if (difference > turn / 2) return other - turn;
  return difference < -turn / 2 ? other + turn : other;
}

function indexed(edges: Float64Array, isArea: boolean): DrawnShape {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < edges.length; k += 2) {
    west = Math.min(west, edges[k]);
    east = Math.max(east, edges[k]);
    south = Math.min(south, edges[k + 1]);
    north = Math.max(north, edges[k + 1]);
  }
  const edgeCount = edges.length / 4;
  const stripCount = Math.min(4096, Math.ceil(edgeCount / 4) + 1);
  const bare = { isArea, west, south, east, north, stripCount, edges };
  const stripStart = new Int32Array(stripCount + 1);
  const eachStrip = (edge: number, visit: (strip: number) => void): void => {
    const y = edges[4 * edge + 1];
    const z = edges[4 * edge + 3];
    const last = stripOf(bare, Math.max(y, z));
    for (let s = stripOf(bare, Math.min(y, z)); s <= last; s++) visit(s);
  };
  for (let edge = 0; edge < edgeCount; edge++) eachStrip(edge, s => stripStart[s + 1]++);
  for (let s = 0; s < stripCount; s++) stripStart[s + 1] += stripStart[s];
  const stripEdge = new Int32Array(stripStart[stripCount]);
  const next = stripStart.slice();
  for (let edge = 0; edge < edgeCount; edge++) {
    eachStrip(edge, s => {
      stripEdge[next[s]++] = edge;
    });
  }
  return { ...bare, stripStart, stripEdge };
}

/** Rises with y, so that an edge is in every strip of the latitudes it spans. */
function stripOf({ south, north, stripCount }: Pick<DrawnShape, 'south' | 'north' | 'stripCount'>, y: number): number {
  if (north <= south) return 0;
  return Math.min(stripCount - 1, Math.max(0, Math.floor(((y - south) / (north - south)) * stripCount)));
}

/** Whether the segment from a to b, in units, has a place in common with the shape; a half turn either way counts. */
export function meetsSegment(shape: DrawnShape, ax: number, ay: number, bx: number, by: number): boolean {
  if (Math.max(ay, by) < shape.south || Math.min(ay, by) > shape.north) return false;
  const nearB = nearTo(ax, bx);
  for (let offset = -turn; offset <= turn; offset += turn) {
    if (Math.max(ax, nearB) + offset < shape.west || Math.min(ax, nearB) + offset > shape.east) continue;
    if (meets(shape, ax + offset, ay, nearB + offset, by)) return true;
  }
  return false;
}

function meets(shape: DrawnShape, ax: number, ay: number, bx: number, by: number): boolean {
  const { edges, stripStart, stripEdge } = shape;
  const last = stripOf(shape, Math.max(ay, by));
  for (let i = stripStart[stripOf(shape, Math.min(ay, by))]; i < stripStart[last + 1]; i++) {
    const k = 4 * stripEdge[i];
    if (haveCommonPlace(ax, ay, bx, by, edges[k], edges[k + 1], edges[k + 2], edges[k + 3])) return true;
  }
  return shape.isArea && isInside(shape, ax, ay);
}

/** Two closed segments, each of which may be a single place. */
function haveCommonPlace(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  // Boxes that meet, and neither wholly on one side of the other's line.
  if (sideOf(ax, ay, bx, by, cx, cy) * sideOf(ax, ay, bx, by, dx, dy) > 0) return false;
  return sideOf(cx, cy, dx, dy, ax, ay) * sideOf(cx, cy, dx, dy, bx, by) <= 0;
}

/** Whether an odd number of edges lies to the east of a place that is on none. */
function isInside(shape: DrawnShape, x: number, y: number): boolean {
  if (x < shape.west || x > shape.east || y < shape.south || y > shape.north) return false;
  const { edges, stripStart, stripEdge } = shape;
  const strip = stripOf(shape, y);
  let inside = false;
  for (let i = stripStart[strip]; i < stripStart[strip + 1]; i++) {
    const k = 4 * stripEdge[i];
    const isRising = edges[k + 1] < edges[k + 3];
    const low = isRising ? k : k + 2;
    const high = isRising ? k + 2 : k;
    if (y < edges[low + 1] || y >= edges[high + 1]) continue;
    if (sideOf(edges[low], edges[low + 1], edges[high], edges[high + 1], x, y) > 0) inside = !inside;
  }
  return inside;
}
