// Places in bins about as wide as a reach, so that those near a box are found without looking at all of them.

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Degrees, Meters } from '../vocabulary/units.ts';
import { reachInDegrees } from './grid-extent.ts';

export interface PlaceBins {
  /** Height of a bin in degrees, and how many bins make a full turn. */
  readonly tall: Degrees;
  readonly columnCount: number;
  /** Bin of every place: latitude bin × columns + longitude bin. */
  readonly binOf: Float64Array;
  /** Rows whose bins have hash h are rows[start[h] … start[h + 1] − 1]; the number of hashes is a power of two. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** Bins at least as wide and tall as the reach at every place. O(places). */
export function binPlaces(lon: NumberColumn, lat: NumberColumn, reach: Meters): PlaceBins {
  let farthest = 0;
  for (let i = 0; i < lat.length; i++) farthest = Math.max(farthest, Math.abs(lat[i]));
  const { tall, wide } = reachInDegrees(farthest, reach);
  const columnCount = Math.max(1, Math.floor(360 / wide));
  const binOf = new Float64Array(lat.length);
  let hashCount = 1;
  while (hashCount < lat.length) hashCount *= 2;
  const start = new Int32Array(hashCount + 1);
  for (let i = 0; i < lat.length; i++) {
    binOf[i] = Math.floor((lat[i] + 90) / tall) * columnCount + columnOf(lon[i], columnCount);
    start[hashOf(binOf[i], hashCount)]++;
  }
  // Ends first; filled from the last row on, they become starts and rows ascend.
  for (let h = 0; h < hashCount; h++) start[h + 1] += start[h];
  const rows = new Int32Array(lat.length);
  for (let i = lat.length - 1; i >= 0; i--) rows[--start[hashOf(binOf[i], hashCount)]] = i;
  return { tall, columnCount, binOf, start, rows };
}

function hashOf(bin: number, hashCount: number): number {
  const mixed = Math.imul(bin | 0, 0x9e3779b1) ^ Math.imul((bin / 0x100000000) | 0, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (hashCount - 1);
}

/** All places within reach of the box, and some more; the box may run on past 180°. Degrees. */
export function placesNear(bins: PlaceBins, west: Degrees, south: Degrees, east: Degrees, north: Degrees): number[] {
  const { tall, columnCount, binOf, start, rows } = bins;
  const near: number[] = [];
  const width = 360 / columnCount;
  const columns = Math.min(columnCount, Math.ceil((east - west) / width) + 3);
  const firstColumn = columnOf(west, columnCount) - 1 + columnCount;
  const lastRow = Math.floor((north + 90) / tall) + 1;
  for (let row = Math.floor((south + 90) / tall) - 1; row <= lastRow; row++) {
    for (let k = 0; k < columns; k++) {
      const bin = row * columnCount + ((firstColumn + k) % columnCount);
      const hash = hashOf(bin, start.length - 1);
      for (let at = start[hash]; at < start[hash + 1]; at++) if (binOf[rows[at]] === bin) near.push(rows[at]);
    }
  }
  return near;
}

function columnOf(lon: Degrees, columnCount: number): number {
  const turned = (((lon + 180) % 360) + 360) % 360;
  return Math.min(columnCount - 1, Math.floor((turned / 360) * columnCount));
}
