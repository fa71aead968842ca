// Puts places in the order of a Hilbert curve, so that neighbours on the map are neighbours in memory.
// Source: D. Hilbert, Math. Ann. 38 (1891); curve step after J. Skilling, AIP Conf. Proc. 707 (2004), for two dimensions.

import type { NumberColumn } from '../vocabulary/columns.ts';

const cellsPerSide = 65536;

/** Rows of the places along the curve over 65536 × 65536 cells of their bounds; equal cells keep their given order. */
export function computeHilbertOrder(lon: NumberColumn, lat: NumberColumn): Uint32Array {
  const count = lon.length;
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let i = 0; i < count; i++) {
    west = Math.min(west, lon[i]);
    east = Math.max(east, lon[i]);
    south = Math.min(south, lat[i]);
    north = Math.max(north, lat[i]);
  }
  const perLon = east > west ? (cellsPerSide - 1) / (east - west) : 0;
  const perLat = north > south ? (cellsPerSide - 1) / (north - south) : 0;
  const keys = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    keys[i] = hilbertKey(Math.floor((lon[i] - west) * perLon), Math.floor((lat[i] - south) * perLat));
  }
  return sortRowsByKey(keys);
}

function hilbertKey(column: number, row: number): number {
  let x = column;
  let y = row;
  let key = 0;
  for (let side = cellsPerSide >> 1; side > 0; side >>= 1) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    key = key * 4 + ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        x = cellsPerSide - 1 - x;
        y = cellsPerSide - 1 - y;
      }
      const swap = x;
      x = y;
      y = swap;
    }
  }
  return key;
}

/** Stable radix sort, three passes of 11 bits. */
function sortRowsByKey(keys: Uint32Array): Uint32Array {
  const count = keys.length;
  let from = new Uint32Array(count);
  for (let row = 0; row < count; row++) from[row] = row;
  let to = new Uint32Array(count);
  for (const shift of [0, 11, 22]) {
    const start = new Uint32Array(2049);
    for (let i = 0; i < count; i++) start[((keys[i] >>> shift) & 2047) + 1]++;
    for (let digit = 0; digit < 2048; digit++) start[digit + 1] += start[digit];
    for (let i = 0; i < count; i++) {
      const row = from[i];
      const digit = (keys[row] >>> shift) & 2047;
      to[start[digit]] = row;
      start[digit]++;
    }
    [from, to] = [to, from];
  }
  return from;
}
