// How far it is from the centre of a cell to its neighbours', by row: geodesic metres in the column through the raster's middle.

import { geodesicMeters } from '../../geo/geodesic.ts';
import type { GridPlaces } from '../../geo/grid-places.ts';
import type { Meters } from '../../vocabulary/units.ts';
import type { TileLayout } from './tiled-grid.ts';

/** Which cells a step leads to: the eight around, or with the knight's moves of GRASS `r.cost -k`. */
export type Neighbours = 8 | 16;

/** Rows and columns that a step goes, and the two cells a knight's move passes, as steps from its start. */
export interface StepKind {
  readonly rows: number;
  readonly columns: number;
  /** Empty but for knight's moves. */
  readonly via: readonly (readonly [rows: number, columns: number])[];
}

function step(rows: number, columns: number): StepKind {
  return { rows, columns, via: [] };
}

function knight(rows: number, columns: number): StepKind {
  const straight = [Math.trunc(rows / 2), Math.trunc(columns / 2)] as const;
  return { rows, columns, via: [straight, [Math.sign(rows), Math.sign(columns)]] };
}

/** The eight neighbours first. */
export const stepKinds: readonly StepKind[] = [
  step(0, -1),
  step(0, 1),
  step(-1, 0),
  step(1, 0),
  step(-1, -1),
  step(-1, 1),
  step(1, -1),
  step(1, 1),
  knight(-2, -1),
  knight(-2, 1),
  knight(2, -1),
  knight(2, 1),
  knight(-1, -2),
  knight(-1, 2),
  knight(1, -2),
  knight(1, 2),
];

/** Metres of each kind of step from each row: `meters[row × stepKinds.length + kind]`; NaN where the raster has no place there. */
export interface StepLengths {
  readonly meters: Float64Array;
  /** The shortest and the longest step of the eight to a cell of the raster. */
  readonly least: Meters;
  readonly most: Meters;
  /** How much a step elsewhere in its row is longer or shorter than the one in the middle column, at most, of nine places looked at. */
  readonly deviation: number;
  /** The least distance between neighbouring lines of cell centres: a cell k rings away is no nearer than k times this. */
  readonly leastSpacing: Meters;
}

export function measureSteps({ width, height }: Pick<TileLayout, 'width' | 'height'>, places: GridPlaces): StepLengths {
  const kinds = stepKinds.length;
  const meters = new Float64Array(height * kinds).fill(Number.NaN);
  const middle = Math.floor((width - 1) / 2);
  let least = Infinity;
  let most = 0;
  let leastSpacing = Infinity;
  for (let row = 0; row < height; row++) {
    for (let kind = 0; kind < kinds; kind++) {
      const { rows, columns } = stepKinds[kind];
      // A step and the way back are the same stretch: both are measured from the upper cell, in the middle column or next to it.
      const upper = rows < 0 ? row + rows : row;
      const isBack = rows < 0 || (rows === 0 && columns < 0);
      const across = isBack ? -columns : columns;
      const from = across < 0 ? middle - across : middle;
      const length =
        upper < 0 || row + rows >= height ? Number.NaN : stretch(places, from, upper, across, Math.abs(rows));
      meters[row * kinds + kind] = length;
      if (kind < 8 && length < least) least = length;
      if (kind < 8 && length > most) most = length;
    }
    const spacing = spacingAt(meters.subarray(row * kinds, (row + 1) * kinds));
    if (spacing < leastSpacing) leastSpacing = spacing;
  }
  return { meters, least, most, deviation: deviationOf({ width, height }, places, meters), leastSpacing };
}

/** Metres between the centres of a cell and the one so many columns and rows on; NaN where there is no such place. */
function stretch(places: GridPlaces, column: number, row: number, columns: number, rows: number): Meters {
  const a = places.toWgs84(column + 0.5, row + 0.5);
  const b = places.toWgs84(column + columns + 0.5, row + rows + 0.5);
  return a === null || b === null ? Number.NaN : geodesicMeters(a.lon, a.lat, b.lon, b.lat);
}

/** Height of the parallelogram of a step to the east and one to the south over its longer side. */
function spacingAt(meters: Float64Array): Meters {
  const east = meters[1];
  const south = meters[3];
  const diagonal = meters[7];
  if (!(south > 0 && diagonal > 0)) return east;
  const along = (diagonal * diagonal - east * east - south * south) / 2;
  const area = Math.sqrt(Math.max(0, east * east * south * south - along * along));
  return area / Math.max(east, south);
}

function deviationOf(
  { width, height }: Pick<TileLayout, 'width' | 'height'>,
  places: GridPlaces,
  meters: Float64Array,
): number {
  let worst = 0;
  for (const row of new Set([0, Math.floor((height - 2) / 2), height - 2])) {
    if (row < 0) continue;
    for (const column of new Set([0, Math.floor((width - 2) / 2), width - 2])) {
      if (column < 0) continue;
      for (const kind of [1, 3, 6, 7]) {
        const { rows, columns } = stepKinds[kind];
        const here = stretch(places, columns < 0 ? column + 1 : column, row, columns, rows);
        const off = Math.abs(here / meters[row * stepKinds.length + kind] - 1);
        if (off > worst) worst = off;
      }
    }
  }
  return worst;
}
