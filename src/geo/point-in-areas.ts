// Which of many areas a column of places lies in; the same answer as asking `isInPolygons` of one area after the other.
// Edges wait in strips of latitude, polygons in the fields of a grid, so that a place meets few of either.

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Degrees } from '../vocabulary/units.ts';
import type { PolygonRings } from './lon-lat.ts';
import { edgeAgainstRay, edgeCrossesRay, edgeHoldsPoint, unwrapPolygon } from './rings.ts';

/** Row of the first area that contains the place, boundaries included; −1 in none. Earlier areas win. */
export function computeAreaOf(
  lon: NumberColumn,
  lat: NumberColumn,
  areas: readonly { readonly polygons: readonly PolygonRings[] }[],
): Int32Array {
  const indexed = areas.flatMap((area, row) =>
    area.polygons.filter(rings => rings.length > 0).map(rings => indexPolygon(unwrapPolygon(rings), row)),
  );
  const grid = buildGrid(indexed);
  const areaOf = new Int32Array(lon.length).fill(-1);
  for (let place = 0; place < lon.length; place++) {
    let first = areas.length;
    // Areas may run on beyond ±180.
    for (let turn = -360; turn <= 360; turn += 360) {
      const turned = lon[place] + turn;
      for (const at of fieldAt(grid, turned, lat[place])) {
        const polygon = indexed[at];
        if (polygon.area >= first) break;
        if (contains(polygon, turned, lat[place])) first = polygon.area;
      }
    }
    if (first < areas.length) areaOf[place] = first;
  }
  return areaOf;
}

interface IndexedPolygon {
  readonly area: number;
  readonly west: Degrees;
  readonly south: Degrees;
  readonly east: Degrees;
  readonly north: Degrees;
  readonly stripCount: number;
  readonly stripHeight: Degrees;
  /** Edges of a strip are stripEdge[stripStart[s] … stripStart[s + 1] − 1]. */
  readonly stripStart: Int32Array;
  readonly stripEdge: Int32Array;
  /** lon, lat of the lower end, then of the upper end: four numbers an edge. */
  readonly edges: Float64Array;
}

function indexPolygon(rings: PolygonRings, area: number): IndexedPolygon {
  let edgeCount = 0;
  for (const ring of rings) edgeCount += Math.max(0, ring.length - 1);
  const edges = new Float64Array(edgeCount * 4);
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  let filled = 0;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const isRising = ring[i - 1][1] <= ring[i][1];
      const low = isRising ? ring[i - 1] : ring[i];
      const high = isRising ? ring[i] : ring[i - 1];
      edges[filled++] = low[0];
      edges[filled++] = low[1];
      edges[filled++] = high[0];
      edges[filled++] = high[1];
      west = Math.min(west, low[0], high[0]);
      east = Math.max(east, low[0], high[0]);
      south = Math.min(south, low[1]);
      north = Math.max(north, high[1]);
    }
  }
  const stripCount = Math.min(4096, Math.ceil(edgeCount / 4) + 1);
  const stripHeight = (north - south) / stripCount;
  const stripStart = new Int32Array(stripCount + 1);
  const strip = (lat: Degrees): number => stripOf(lat, south, stripHeight, stripCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    for (let s = strip(edges[4 * edge + 1]); s <= strip(edges[4 * edge + 3]); s++) stripStart[s + 1]++;
  }
  for (let s = 0; s < stripCount; s++) stripStart[s + 1] += stripStart[s];
  const stripEdge = new Int32Array(stripStart[stripCount]);
  const next = stripStart.slice();
  for (let edge = 0; edge < edgeCount; edge++) {
    for (let s = strip(edges[4 * edge + 1]); s <= strip(edges[4 * edge + 3]); s++) stripEdge[next[s]++] = edge;
  }
  return { area, west, south, east, north, stripCount, stripHeight, stripStart, stripEdge, edges };
}

/** Rises with the latitude, so that an edge is in every strip of the latitudes it spans. */
function stripOf(lat: Degrees, south: Degrees, stripHeight: Degrees, stripCount: number): number {
  if (!(stripHeight > 0)) return 0;
  return Math.min(stripCount - 1, Math.max(0, Math.floor((lat - south) / stripHeight)));
}

function contains(polygon: IndexedPolygon, lon: Degrees, lat: Degrees): boolean {
  if (lon < polygon.west || lon > polygon.east || lat < polygon.south || lat > polygon.north) return false;
  const { edges, stripStart, stripEdge } = polygon;
  const strip = stripOf(lat, polygon.south, polygon.stripHeight, polygon.stripCount);
  let isInside = false;
  for (let i = stripStart[strip]; i < stripStart[strip + 1]; i++) {
    const at = 4 * stripEdge[i];
    const edge = edgeAgainstRay(edges[at], edges[at + 1], edges[at + 2], edges[at + 3], lon, lat);
    if (edge === edgeHoldsPoint) return true;
    if (edge === edgeCrossesRay) isInside = !isInside;
  }
  return isInside;
}

interface Grid {
  readonly west: Degrees;
  readonly south: Degrees;
  readonly east: Degrees;
  readonly north: Degrees;
  readonly side: number;
  /** Polygons whose box meets a field, ascending. */
  readonly fields: readonly (readonly number[])[];
}

function buildGrid(polygons: readonly IndexedPolygon[]): Grid {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const polygon of polygons) {
    west = Math.min(west, polygon.west);
    south = Math.min(south, polygon.south);
    east = Math.max(east, polygon.east);
    north = Math.max(north, polygon.north);
  }
  const side = Math.min(128, Math.ceil(Math.sqrt(polygons.length)) + 1);
  const fields: number[][] = Array.from({ length: side * side }, () => []);
  const bare: Grid = { west, south, east, north, side, fields };
  polygons.forEach((polygon, at) => {
    for (let row = rowOf(bare, polygon.south); row <= rowOf(bare, polygon.north); row++) {
      for (let column = columnOf(bare, polygon.west); column <= columnOf(bare, polygon.east); column++) {
        fields[row * side + column].push(at);
      }
    }
  });
  return bare;
}

function columnOf(grid: Grid, lon: Degrees): number {
  return stripOf(lon, grid.west, (grid.east - grid.west) / grid.side, grid.side);
}

function rowOf(grid: Grid, lat: Degrees): number {
  return stripOf(lat, grid.south, (grid.north - grid.south) / grid.side, grid.side);
}

const noPolygons: readonly number[] = [];

function fieldAt(grid: Grid, lon: Degrees, lat: Degrees): readonly number[] {
  if (!(lon >= grid.west && lon <= grid.east && lat >= grid.south && lat <= grid.north)) return noPolygons;
  return grid.fields[rowOf(grid, lat) * grid.side + columnOf(grid, lon)];
}
