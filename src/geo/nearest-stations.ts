// From columns of cells to columns of points in a straight line: which are near enough, which is soonest there.
// Exact: chords only rule out what cannot win, everything else is decided by the geodesic in whole millimetres or milliseconds.

import type { NumberColumn } from '../vocabulary/columns.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Degrees, KilometersPerHour, Meters, Millimeters, Milliseconds } from '../vocabulary/units.ts';
import { buildChordTree, type ChordTree, findCheapest, findWithin, longestChord, newFound } from './chord-tree.ts';
import { geodesicMeters, geodesicMillimeters } from './geodesic.ts';

/** Cells by place, to be asked which of them are near a point: made once for many points. */
export interface PlacedCells {
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  readonly tree: ChordTree;
}

/** Places cells by their columns in degrees. O(n log n). */
export function placeCells(lon: NumberColumn, lat: NumberColumn): PlacedCells {
  return { lon, lat, tree: buildChordTree(lon, lat) };
}

/** Rows, ascending, of the cells whose geodesic from a point may be `meters` or less. */
export function findCellsNear({ tree }: PlacedCells, lon: Degrees, lat: Degrees, meters: Meters): Int32Array {
  const found = newFound();
  findWithin(tree, lon, lat, meters, found);
  return found.rows.subarray(0, found.count).sort();
}

/** The cells that a point is near enough to, ascending, with the geodesic in whole millimetres. */
export interface CellsWithin {
  readonly cellIndex: Int32Array;
  readonly millimeters: Float64Array;
}

/** The cells whose own limit a point is within (≤), none of which is above `most`; a negative limit or NaN lets nothing in. */
export function computeCellsWithin(
  { lon: cellLon, lat: cellLat, tree }: PlacedCells,
  limitMillimeters: NumberColumn,
  most: Millimeters,
  lon: Degrees,
  lat: Degrees,
): CellsWithin {
  const found = newFound();
  if (most >= 0) findWithin(tree, lon, lat, (most + 1) / 1000, found);
  let near = 0;
  for (let i = 0; i < found.count; i++) {
    const row = found.rows[i];
    if (found.values[i] <= longestChord((limitMillimeters[row] + 1) / 1000)) found.rows[near++] = row;
  }
  const cellIndex = found.rows.slice(0, near).sort();
  const millimeters = new Float64Array(near);
  let count = 0;
  for (const row of cellIndex) {
    const own = geodesicMillimeters(cellLon[row], cellLat[row], lon, lat);
    if (!(own <= limitMillimeters[row])) continue;
    cellIndex[count] = row;
    millimeters[count++] = own;
  }
  return { cellIndex: cellIndex.slice(0, count), millimeters: millimeters.slice(0, count) };
}

/** Per cell the row of the point that is there first, −1 where there is none. */
export interface SoonestPoints {
  readonly index: Int32Array;
  /** Whole milliseconds of travel alone; Infinity where there is no point. */
  readonly milliseconds: Float64Array;
}

/** Whole milliseconds of straight travel: metres stretched by the detour factor at a speed. */
export function straightMilliseconds(meters: Meters, detour: number, speed: KilometersPerHour): Milliseconds {
  return roundHalfUp((detour * meters * 3600) / speed);
}

/**
 * The point with the least offset + `straightMilliseconds` for every cell; of equals the lowest row. Offsets are whole milliseconds;
 * a point with an infinite offset never wins.
 */
export function computeWeightedNearest(
  cellLon: NumberColumn,
  cellLat: NumberColumn,
  pointLon: NumberColumn,
  pointLat: NumberColumn,
  offsetMilliseconds: NumberColumn,
  detour: number,
  speed: KilometersPerHour,
): SoonestPoints {
  const index = new Int32Array(cellLon.length).fill(-1);
  const milliseconds = new Float64Array(cellLon.length).fill(Number.POSITIVE_INFINITY);
  const tree = buildChordTree(pointLon, pointLat, offsetMilliseconds);
  const found = newFound();
  const perMeter = (detour * 3600) / speed;
  for (let cell = 0; cell < cellLon.length; cell++) {
    findCheapest(tree, cellLon[cell], cellLat[cell], perMeter, -1, found);
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < found.count; i++) {
      const row = found.rows[i];
      const meters = geodesicMeters(cellLon[cell], cellLat[cell], pointLon[row], pointLat[row]);
      const travel = straightMilliseconds(meters, detour, speed);
      const total = offsetMilliseconds[row] + travel;
      if (total < least || (total === least && index[cell] >= 0 && row < index[cell])) {
        least = total;
        index[cell] = row;
        milliseconds[cell] = travel;
      }
    }
  }
  return { index, milliseconds };
}
