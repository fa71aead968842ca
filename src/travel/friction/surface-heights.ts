// Heights of a raster of its own at the centres of a surface's cells: between the four pixels around, in proportion.

import type { GridPlaces, GridPoint } from '../../geo/grid-places.ts';
import type { Work } from '../../vocabulary/progress.ts';
import { startTiledGrid, type TiledGrid, type TileLayout, tileCells, tiledCell } from './tiled-grid.ts';

/** Values and where they lie; NaN where nothing is known. */
export interface HeightGrid {
  readonly values: TiledGrid<Float32Array>;
  readonly places: GridPlaces;
}

/**
 * The heights on the surface's grid. Where one of the four pixels holds nothing it is the pixel under the centre; NaN where that
 * holds nothing either. A grid of the same cells is taken as it is. O(cells), a step a row.
 */
export function* sampleHeights(
  { width, height }: Pick<TileLayout, 'width' | 'height'>,
  places: GridPlaces,
  heights: HeightGrid,
): Work<TiledGrid<Float32Array>> {
  const { values } = heights;
  if (values.width === width && values.height === height && isSameGrid(width, height, places, heights.places)) {
    return values;
  }
  const sampled = startTiledGrid(width, height, Number.NaN, length => new Float32Array(length));
  const row = new Float32Array(width);
  let near: GridPoint | undefined;
  for (let r = 0; r < height; r++) {
    yield { stage: 'read', done: r, total: height };
    row.fill(Number.NaN);
    for (let c = 0; c < width; c++) {
      const centre = places.toWgs84(c + 0.5, r + 0.5);
      const point = centre === null ? null : heights.places.toGrid(centre.lon, centre.lat, near);
      if (point === null) continue;
      near = point;
      row[c] = heightAt(values, point);
    }
    sampled.setRun(0, r, row, 0, width);
  }
  return sampled.finish();
}

/** A grid whose corners and middle are within a millionth of a cell is the same. */
function isSameGrid(width: number, height: number, a: GridPlaces, b: GridPlaces): boolean {
  const probes = [
    [0.5, 0.5],
    [width - 0.5, 0.5],
    [0.5, height - 0.5],
    [width - 0.5, height - 0.5],
    [width / 2, height / 2],
  ] as const;
  return probes.every(([column, row]) => {
    const place = a.toWgs84(column, row);
    const there = place === null ? null : b.toGrid(place.lon, place.lat);
    return there !== null && Math.abs(there.column - column) < 1e-6 && Math.abs(there.row - row) < 1e-6;
  });
}

function heightAt(values: TiledGrid<Float32Array>, { column, row }: GridPoint): number {
  const left = Math.floor(column - 0.5);
  const top = Math.floor(row - 0.5);
  const x = column - 0.5 - left;
  const y = row - 0.5 - top;
  const upper = valueAt(values, left, top) * (1 - x) + valueAt(values, left + 1, top) * x;
  const lower = valueAt(values, left, top + 1) * (1 - x) + valueAt(values, left + 1, top + 1) * x;
  const between = upper * (1 - y) + lower * y;
  return Number.isNaN(between) ? valueAt(values, Math.floor(column), Math.floor(row)) : between;
}

function valueAt(values: TiledGrid<Float32Array>, column: number, row: number): number {
  if (column < 0 || row < 0 || column >= values.width || row >= values.height) return Number.NaN;
  const cell = tiledCell(values, column, row);
  return values.tiles[Math.floor(cell / tileCells)]?.[cell % tileCells] ?? Number.NaN;
}
