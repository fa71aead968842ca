// Where points meet a friction surface: their own cell where it is passable, else the nearest passable cell, reached off the surface.

import { geodesicMeters } from '../../geo/geodesic.ts';
import type { NumberColumn } from '../../vocabulary/columns.ts';
import { roundHalfUp } from '../../vocabulary/deterministic-math.ts';
import type { SpeedProfile } from '../speed-profile.ts';
import type { FrictionSurface } from './friction-surface.ts';
import { tileCells, tiledCell } from './tiled-grid.ts';

/** One row per point. */
export interface SurfaceSnaps {
  readonly count: number;
  /** As `tiledCell` counts; −1 where no passable cell is near. */
  readonly cell: Int32Array;
  /** 0 in a passable cell, Infinity where none is near. */
  readonly offSurfaceMs: Float64Array;
  readonly offSurfaceMillimeters: Float64Array;
}

/** What off-surface stretches depend on; every `SpeedProfile` is one. */
export type OffSurface = Pick<SpeedProfile, 'offRoadKmh' | 'snapLimitMeters'>;

/** Whether a cell, as `tiledCell` counts, can be passed. */
export function isPassable({ pace, mostPace }: FrictionSurface, cell: number): boolean {
  const own = pace.tiles[Math.floor(cell / tileCells)]?.[cell % tileCells] ?? 0;
  return own > 0 && own <= mostPace;
}

/** Finds the cell of every point in degrees. O(points), and the cells within the snap limit of those on impassable ground. */
export function snapToSurface(
  surface: FrictionSurface,
  { offRoadKmh, snapLimitMeters }: OffSurface,
  lon: NumberColumn,
  lat: NumberColumn,
): SurfaceSnaps {
  const count = lon.length;
  const cells = new Int32Array(count).fill(-1);
  const offSurfaceMs = new Float64Array(count).fill(Infinity);
  const offSurfaceMillimeters = new Float64Array(count).fill(Infinity);
  const limit = snapLimitMeters * 1000;
  for (let i = 0; i < count; i++) {
    const point = surface.places.toGrid(lon[i], lat[i]);
    if (point === null) continue;
    const column = Math.floor(point.column);
    const row = Math.floor(point.row);
    const isInside = column >= 0 && row >= 0 && column < surface.width && row < surface.height;
    if (isInside && isPassable(surface, tiledCell(surface, column, row))) {
      cells[i] = tiledCell(surface, column, row);
      offSurfaceMs[i] = 0;
      offSurfaceMillimeters[i] = 0;
      continue;
    }
    const nearest = findNearest(surface, lon[i], lat[i], column, row, snapLimitMeters);
    if (nearest === null || roundHalfUp(nearest.meters * 1000) > limit) continue;
    cells[i] = nearest.cell;
    offSurfaceMs[i] = roundHalfUp((nearest.meters * 3600) / offRoadKmh);
    offSurfaceMillimeters[i] = roundHalfUp(nearest.meters * 1000);
  }
  return { count, cell: cells, offSurfaceMs, offSurfaceMillimeters };
}

interface Nearest {
  readonly cell: number;
  readonly meters: number;
}

/** Room for cells that are a little narrower than where they were measured. */
const slack = 0.98;

/** The passable cell whose centre is nearest; among equal metres the first row by row. Looks ring by ring around the point's own cell. */
function findNearest(
  surface: FrictionSurface,
  lon: number,
  lat: number,
  column: number,
  row: number,
  limitMeters: number,
): Nearest | null {
  const { width, height } = surface;
  const spacing = surface.steps.leastSpacing * slack;
  // Of a raster of one cell no step is known: it is the only one to look at.
  const lastRing = spacing > 0 && spacing < Infinity ? limitMeters / spacing + 1 : 1;
  let best: Nearest | null = null;
  let bestOrder = Infinity;
  const look = (c: number, r: number): void => {
    if (c < 0 || r < 0 || c >= width || r >= height) return;
    const cell = tiledCell(surface, c, r);
    if (!isPassable(surface, cell)) return;
    const centre = surface.places.toWgs84(c + 0.5, r + 0.5);
    if (centre === null) return;
    const meters = geodesicMeters(lon, lat, centre.lon, centre.lat);
    const order = r * width + c;
    if (best !== null && (meters > best.meters || (meters === best.meters && order > bestOrder))) return;
    best = { cell, meters };
    bestOrder = order;
  };
  const firstRing = ringOfRaster(surface, column, row);
  for (let ring = firstRing; ring <= lastRing; ring++) {
    // No centre of the ring is nearer than this.
    if (best !== null && (best as Nearest).meters < (ring - 0.5) * spacing) break;
    const left = Math.max(0, column - ring);
    const right = Math.min(width - 1, column + ring);
    const top = row - ring;
    const low = row + ring;
    for (let c = left; c <= right; c++) {
      look(c, top);
      if (low !== top) look(c, low);
    }
    for (let r = Math.max(0, top + 1); r <= Math.min(height - 1, low - 1); r++) {
      look(column - ring, r);
      look(column + ring, r);
    }
  }
  return best;
}

/** The first ring around a cell that meets the raster. */
function ringOfRaster({ width, height }: FrictionSurface, column: number, row: number): number {
  return Math.max(0, -column, column - (width - 1), -row, row - (height - 1));
}
