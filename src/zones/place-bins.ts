// Places in bins about as wide as a reach, so that those near a box are found without looking at all of them.

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Degrees, Meters } from '../vocabulary/units.ts';
import { reachInDegrees } from './grid-extent.ts';

export interface PlaceBins {
  /** Height of a bin in degrees, and how many bins make a full turn. */
  readonly tall: Degrees;
  readonly columnCount: number;
  /** Rows of places by bin: latitude bin × columns + longitude bin. */
  readonly rowsOf: ReadonlyMap<number, readonly number[]>;
}

/** Bins at least as wide and tall as the reach at every place. O(places). */
export function binPlaces(lon: NumberColumn, lat: NumberColumn, reach: Meters): PlaceBins {
  let farthest = 0;
  for (let i = 0; i < lat.length; i++) farthest = Math.max(farthest, Math.abs(lat[i]));
  const { tall, wide } = reachInDegrees(farthest, reach);
  const columnCount = Math.max(1, Math.floor(360 / wide));
  const rowsOf = new Map<number, number[]>();
  for (let i = 0; i < lat.length; i++) {
    const bin = Math.floor((lat[i] + 90) / tall) * columnCount + columnOf(lon[i], columnCount);
    const rows = rowsOf.get(bin);
    if (rows === undefined) rowsOf.set(bin, [i]);
    else rows.push(i);
  }
  return { tall, columnCount, rowsOf };
}

/** All places within reach of the box, and some more; the box may run on past 180°. Degrees. */
export function placesNear(bins: PlaceBins, west: Degrees, south: Degrees, east: Degrees, north: Degrees): number[] {
  const { tall, columnCount, rowsOf } = bins;
  const near: number[] = [];
  const width = 360 / columnCount;
  const columns = Math.min(columnCount, Math.ceil((east - west) / width) + 3);
  const firstColumn = columnOf(west, columnCount) - 1 + columnCount;
  const lastRow = Math.floor((north + 90) / tall) + 1;
  for (let row = Math.floor((south + 90) / tall) - 1; row <= lastRow; row++) {
    for (let k = 0; k < columns; k++) {
      for (const i of rowsOf.get(row * columnCount + ((firstColumn + k) % columnCount)) ?? []) near.push(i);
    }
  }
  return near;
}

function columnOf(lon: Degrees, columnCount: number): number {
  const turned = (((lon + 180) % 360) + 360) % 360;
  return Math.min(columnCount - 1, Math.floor((turned / 360) * columnCount));
}
