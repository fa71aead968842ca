// Small surfaces for tests: from paces row by row, in degrees or in a plane of metres on the equator.

import { buildGridPlaces, type GridPlaces } from '../../../src/geo/grid-places.ts';
import { buildFrictionSurface, type FrictionSurface } from '../../../src/travel/friction/friction-surface.ts';
import type { Neighbours } from '../../../src/travel/friction/step-lengths.ts';
import { startTiledGrid, type TiledGrid, tiledCell } from '../../../src/travel/friction/tiled-grid.ts';

export function tiledFloats(
  width: number,
  height: number,
  values: ArrayLike<number>,
  empty = 0,
): TiledGrid<Float32Array> {
  const builder = startTiledGrid(width, height, empty, length => new Float32Array(length));
  for (let row = 0; row < height; row++) builder.setRun(0, row, values, row * width, width);
  return builder.finish();
}

/** Upright degrees from a corner in the north-west. */
export function degreeGrid(width: number, height: number, west = 112, north = 30, degrees = 0.001): GridPlaces {
  const affine = { originX: west, originY: north, columnX: degrees, columnY: 0, rowX: 0, rowY: -degrees };
  return buildGridPlaces(affine, width, height, null);
}

export interface DrawnSurface {
  readonly width: number;
  readonly height: number;
  readonly pace: readonly number[];
  readonly neighbours?: Neighbours;
  readonly heights?: readonly number[];
  readonly places?: GridPlaces;
}

export function drawnSurface(drawn: DrawnSurface): FrictionSurface {
  const { width, height, pace, heights, neighbours = 8, places = degreeGrid(width, height) } = drawn;
  const terrain =
    heights === undefined ? null : { heights: tiledFloats(width, height, heights, Number.NaN), isReversed: false };
  return buildFrictionSurface(
    { pace: tiledFloats(width, height, pace), places, walked: null, unit: 's-per-m' },
    neighbours,
    terrain,
  );
}

/** A value of every cell, row by row. */
export function everyCell<T>(surface: FrictionSurface, value: (cell: number) => T): T[] {
  const values: T[] = [];
  for (let row = 0; row < surface.height; row++) {
    for (let column = 0; column < surface.width; column++) values.push(value(tiledCell(surface, column, row)));
  }
  return values;
}
