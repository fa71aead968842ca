// Which cells of the gaps belong together: polygons that share a border, points that are near by the measure of their own data.

import type { DemandCells } from '../demand/demand-cells.ts';
import { crossesAntimeridian, cutAtAntimeridian } from '../geo/cut-at-antimeridian.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import { linkWithin, medianNeighbourSpacing } from '../geo/neighbour-spacing.ts';
import type { Millimeters } from '../vocabulary/units.ts';
import { type DisjointSets, findSet, joinSets, newDisjointSets } from './disjoint-sets.ts';
import { splitAtCorners } from './split-edges.ts';
import {
  addEdge,
  addPolygonEdges,
  type Corners,
  cornerAt,
  newCorners,
  newEdges,
  type UnitEdges,
  undirectedKey,
} from './unit-edges.ts';

const halfTurnUnits = 180e7;

/** Reprojected edges that meet a neighbour's corner pass it by at most this, 1e-7°. */
export const cornerTolerance = 3;

/** The cells that count as points, gap or not. */
export interface PointCells {
  /** Rows of cells, ascending. */
  readonly row: Int32Array;
  /** Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Median distance from a place of theirs to its nearest other; Infinity with fewer than two places. */
  readonly spacing: Millimeters;
}

/** Finds the point cells and how far apart they lie: the same for every plan with these cells. */
export function findPointCells(cells: DemandCells): PointCells {
  const row = Int32Array.from(cells.cellId.keys()).filter(cell => !cells.isPolygonAt(cell));
  const lon = Float64Array.from(row, cell => cells.lon[cell]);
  const lat = Float64Array.from(row, cell => cells.lat[cell]);
  return { row, lon, lat, spacing: medianNeighbourSpacing(lon, lat) };
}

/** Per cell the number of its cluster, 0 … n − 1 by first row, or -1 where `inGap` is 0. Points join points, polygons join polygons. */
export function clusterGaps(cells: DemandCells, points: PointCells, inGap: Uint8Array): Int32Array {
  const sets = newDisjointSets(cells.count);
  joinPolygons(cells, inGap, sets);
  joinPoints(points, inGap, sets);
  const labels = new Int32Array(cells.count).fill(-1);
  let count = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    if (!inGap[cell]) continue;
    const first = findSet(sets, cell);
    labels[cell] = first === cell ? count++ : labels[first];
  }
  return labels;
}

/** The cell's polygons, or null where it counts as a point. */
export function polygonsOfCell(cells: DemandCells, cell: number): readonly PolygonRings[] | null {
  const geometry = cells.geometryAt(cell);
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const given = polygons as unknown as readonly PolygonRings[];
  // Across ±180° the cell is the two pieces beside it.
  return crossesAntimeridian(given) ? cutAtAntimeridian(given) : given;
}

function joinPoints({ row, lon, lat, spacing }: PointCells, inGap: Uint8Array, sets: DisjointSets): void {
  const isMember = (_: number, i: number): boolean => inGap[row[i]] === 1;
  const members = row.filter(isMember);
  const reach = spacing === Infinity ? 0 : Math.floor((3 * spacing) / 2);
  const links = linkWithin(lon.filter(isMember), lat.filter(isMember), reach);
  for (let k = 0; k < links.first.length; k++) joinSets(sets, members[links.first[k]], members[links.second[k]]);
}

function joinPolygons(cells: DemandCells, inGap: Uint8Array, sets: DisjointSets): void {
  const corners = newCorners();
  const edges = newEdges();
  for (let cell = 0; cell < cells.count; cell++) {
    if (!inGap[cell]) continue;
    for (const rings of polygonsOfCell(cells, cell) ?? []) addPolygonEdges(edges, corners, rings, cell);
  }
  const lonely = joinByEdges(joinAcrossAntimeridian(corners, edges), sets);
  const parts = splitAtCorners(corners, lonely, cornerTolerance);
  if (parts) joinByEdges(parts, sets);
}

/** Edges along −180° become edges along 180°. */
function joinAcrossAntimeridian(corners: Corners, edges: UnitEdges): UnitEdges {
  const moved = newEdges();
  for (let e = 0; e < edges.from.length; e++) {
    const a = edges.from[e];
    const b = edges.to[e];
    const isAlong = corners.x[a] === -halfTurnUnits && corners.x[b] === -halfTurnUnits;
    addEdge(
      moved,
      isAlong ? cornerAt(corners, halfTurnUnits, corners.y[a]) : a,
      isAlong ? cornerAt(corners, halfTurnUnits, corners.y[b]) : b,
      edges.owner[e],
    );
  }
  return moved;
}

/** Joins the owners of equal edges; returns the edges that only one cell has. */
function joinByEdges(edges: UnitEdges, sets: DisjointSets): UnitEdges {
  const firstWith = new Map<number, number>();
  const isShared = new Uint8Array(edges.from.length);
  for (let e = 0; e < edges.from.length; e++) {
    const key = undirectedKey(edges.from[e], edges.to[e]);
    const other = firstWith.get(key);
    if (other === undefined) firstWith.set(key, e);
    else if (edges.owner[other] !== edges.owner[e]) {
      joinSets(sets, edges.owner[other], edges.owner[e]);
      isShared[e] = isShared[other] = 1;
    }
  }
  const lonely = newEdges();
  for (let e = 0; e < edges.from.length; e++) {
    if (!isShared[e]) addEdge(lonely, edges.from[e], edges.to[e], edges.owner[e]);
  }
  return lonely;
}
