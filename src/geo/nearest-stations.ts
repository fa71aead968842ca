// From columns of cells to columns of points in a straight line: which is nearest, which are near enough, which is soonest there.
// Exact: chords only rule out what cannot win, everything else is decided by the geodesic in whole millimetres or milliseconds.

import type { NumberColumn } from '../vocabulary/columns.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { KilometersPerHour, Meters, Millimeters, Milliseconds } from '../vocabulary/units.ts';
import { buildChordTree, findCheapest, findWithin, newFound } from './chord-tree.ts';
import { geodesicMeters, geodesicMillimeters } from './geodesic.ts';

/** Per cell the row of a point, −1 where there is none. */
export interface NearestPoints {
  readonly index: Int32Array;
  /** Geodesic, whole millimetres; Infinity where there is no point. */
  readonly millimeters: Float64Array;
}

/** The nearest point of every cell, all columns in degrees; of points equally many millimetres away the lowest row. */
export function computeNearestPoints(
  cellLon: NumberColumn,
  cellLat: NumberColumn,
  pointLon: NumberColumn,
  pointLat: NumberColumn,
): NearestPoints {
  const index = new Int32Array(cellLon.length).fill(-1);
  const millimeters = new Float64Array(cellLon.length).fill(Number.POSITIVE_INFINITY);
  const tree = buildChordTree(pointLon, pointLat);
  const found = newFound();
  for (let cell = 0; cell < cellLon.length; cell++) {
    findCheapest(tree, cellLon[cell], cellLat[cell], 1000, -1, found);
    for (let i = 0; i < found.count; i++) {
      const row = found.rows[i];
      const own = geodesicMillimeters(cellLon[cell], cellLat[cell], pointLon[row], pointLat[row]);
      if (own > millimeters[cell] || (own === millimeters[cell] && row > index[cell])) continue;
      index[cell] = row;
      millimeters[cell] = own;
    }
  }
  return { index, millimeters };
}

/** The cells that have a point within their limit, ascending, with the geodesic in whole millimetres. */
export interface CellsWithin {
  readonly cellIndex: Int32Array;
  readonly millimeters: Float64Array;
}

/** For every point the cells whose own limit it is within (≤); a cell with a negative limit or NaN is in no list. */
export function computePointsWithin(
  cellLon: NumberColumn,
  cellLat: NumberColumn,
  cellLimitMillimeters: NumberColumn,
  pointLon: NumberColumn,
  pointLat: NumberColumn,
): readonly CellsWithin[] {
  const cells: number[][] = Array.from({ length: pointLon.length }, () => []);
  const lengths: number[][] = Array.from({ length: pointLon.length }, () => []);
  const tree = buildChordTree(pointLon, pointLat);
  const found = newFound();
  for (let cell = 0; cell < cellLon.length; cell++) {
    const limit: Millimeters = cellLimitMillimeters[cell];
    if (!(limit >= 0)) continue;
    findWithin(tree, cellLon[cell], cellLat[cell], (limit + 1) / 1000, found);
    for (let i = 0; i < found.count; i++) {
      const row = found.rows[i];
      const own = geodesicMillimeters(cellLon[cell], cellLat[cell], pointLon[row], pointLat[row]);
      if (own > limit) continue;
      cells[row].push(cell);
      lengths[row].push(own);
    }
  }
  return cells.map((rows, point) => ({
    cellIndex: Int32Array.from(rows),
    millimeters: Float64Array.from(lengths[point]),
  }));
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
