// The nearest point of every cell, block by block: few points can be nearest to any cell of a block, and one is to most of its cells.
// Exact: chords rule points out, the full geodesic is measured where two points or two whole millimetres are too close to tell.

import type { NumberColumn } from '../vocabulary/columns.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Meters, Millimeters } from '../vocabulary/units.ts';
import { type CellBlocks, newOpenBlock, type OpenBlock, openBlock, type Spheres } from './cell-blocks.ts';
import { longestSurfaceMeters, toEarthCentered } from './chord.ts';
import { surfaceAlong, surfaceError } from './chord-to-surface.ts';
import { geodesicMillimeters } from './geodesic.ts';

/** Per cell the row of a point, −1 where there is none. */
export interface NearestPoints {
  readonly index: Int32Array;
  /** Geodesic, whole millimetres; Infinity where there is no point. */
  readonly millimeters: Float64Array;
}

/** The same with what a moved point needs to know; `updateNearestAfterMove` changes it in place. */
export interface NearestInBlocks extends NearestPoints {
  /** Millimetres of the cell that is farthest from its point, by block. */
  readonly farthest: Float64Array;
}

/** Chords are computed to better than 1e-7 m, and a millimetre more is a greater whole millimetre. */
const slack: Meters = 0.001_01;

/** Points in degrees with their earth-centred metres; `rows` leaves out those at the very place of a lower row. */
interface PlacedPoints {
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly rows: Int32Array;
}

/** Points that may be nearest to a cell of some sphere. */
interface Candidates {
  count: number;
  readonly row: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Square of the chord to the sphere's middle. */
  readonly square: Float64Array;
}

interface Workspace {
  readonly points: PlacedPoints;
  readonly ofGroup: Candidates;
  readonly ofBlock: Candidates;
  readonly open: OpenBlock;
}

/** The nearest point of every cell in blocks; of points equally many millimetres away the lowest row. */
export function computeNearestInBlocks(
  blocks: CellBlocks,
  pointLon: NumberColumn,
  pointLat: NumberColumn,
): NearestInBlocks {
  const nearest: NearestInBlocks = {
    index: new Int32Array(blocks.lon.length).fill(-1),
    millimeters: new Float64Array(blocks.lon.length).fill(Number.POSITIVE_INFINITY),
    farthest: new Float64Array(blocks.blockStart.length).fill(Number.POSITIVE_INFINITY),
  };
  if (pointLon.length === 0) return nearest;
  const work = newWorkspace(pointLon, pointLat);
  for (let group = 0; group + 1 < blocks.groupStart.length; group++) {
    chooseForGroup(blocks, group, work);
    for (let block = blocks.groupStart[group]; block < blocks.groupStart[group + 1]; block++) {
      solveBlock(blocks, block, work, nearest);
    }
  }
  return nearest;
}

/** Where a point was before it moved. */
export interface FormerPlace {
  readonly lon: number;
  readonly lat: number;
}

/**
 * Makes `nearest` what `computeNearestInBlocks` gives for these points, where it is that for the same points with `row` at `former`.
 * Redoes only blocks that the point was or comes near enough to; returns how many.
 */
export function updateNearestAfterMove(
  blocks: CellBlocks,
  nearest: NearestInBlocks,
  pointLon: NumberColumn,
  pointLat: NumberColumn,
  row: number,
  former: FormerPlace,
): number {
  const work = newWorkspace(pointLon, pointLat);
  const before = toEarthCentered(former.lon, former.lat);
  const after = toEarthCentered(pointLon[row], pointLat[row]);
  const mayReach = (spheres: Spheres, sphere: number, farthest: Millimeters): boolean => {
    const reach = farthest / 1000 + slack;
    return (
      Math.sqrt(squareTo(spheres, sphere, before.x, before.y, before.z)) <= reach + spheres[4 * sphere + 3] ||
      Math.sqrt(squareTo(spheres, sphere, after.x, after.y, after.z)) <= reach + spheres[4 * sphere + 3]
    );
  };
  let redone = 0;
  for (let group = 0; group + 1 < blocks.groupStart.length; group++) {
    let farthest = 0;
    for (let block = blocks.groupStart[group]; block < blocks.groupStart[group + 1]; block++) {
      farthest = Math.max(farthest, nearest.farthest[block]);
    }
    if (!mayReach(blocks.groupSpheres, group, farthest)) continue;
    let isChosen = false;
    for (let block = blocks.groupStart[group]; block < blocks.groupStart[group + 1]; block++) {
      if (!mayReach(blocks.blockSpheres, block, nearest.farthest[block])) continue;
      if (!isChosen) chooseForGroup(blocks, group, work);
      isChosen = true;
      solveBlock(blocks, block, work, nearest);
      redone++;
    }
  }
  return redone;
}

function newWorkspace(lon: NumberColumn, lat: NumberColumn): Workspace {
  const count = lon.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const z = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const place = toEarthCentered(lon[row], lat[row]);
    x[row] = place.x;
    y[row] = place.y;
    z[row] = place.z;
  }
  const points = { lon, lat, x, y, z, rows: rowsWithoutRepeats(lon, lat) };
  return { points, ofGroup: newCandidates(count), ofBlock: newCandidates(count), open: newOpenBlock() };
}

function newCandidates(capacity: number): Candidates {
  return {
    count: 0,
    row: new Int32Array(capacity),
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    z: new Float64Array(capacity),
    square: new Float64Array(capacity),
  };
}

/** Rows, ascending, without those whose longitude and latitude a lower row has: that one wins every tie. */
function rowsWithoutRepeats(lon: NumberColumn, lat: NumberColumn): Int32Array {
  const seen = new Map<number, Set<number>>();
  const rows: number[] = [];
  for (let row = 0; row < lon.length; row++) {
    const lats = seen.get(lon[row]);
    if (lats?.has(lat[row])) continue;
    if (lats) lats.add(lat[row]);
    else seen.set(lon[row], new Set([lat[row]]));
    rows.push(row);
  }
  return Int32Array.from(rows);
}

function squareTo(spheres: Spheres, sphere: number, x: number, y: number, z: number): number {
  const dx = x - spheres[4 * sphere];
  const dy = y - spheres[4 * sphere + 1];
  const dz = z - spheres[4 * sphere + 2];
  return dx * dx + dy * dy + dz * dz;
}

/**
 * Square of the chord to the middle of a sphere beyond which no point is nearest to a cell in it: some point's chord to the middle is
 * the root of `leastSquare`, so its geodesic to any cell is at most that of a chord longer by the radius.
 */
function farthestSquare(leastSquare: number, radius: Meters): number {
  const farthest = longestSurfaceMeters(Math.sqrt(leastSquare) + radius + slack) + radius + slack;
  return farthest * farthest;
}

function chooseForGroup({ groupSpheres }: CellBlocks, group: number, { points, ofGroup }: Workspace): void {
  let least = Number.POSITIVE_INFINITY;
  let count = 0;
  for (const row of points.rows) {
    const square = squareTo(groupSpheres, group, points.x[row], points.y[row], points.z[row]);
    ofGroup.square[count++] = square;
    if (square < least) least = square;
  }
  const most = farthestSquare(least, groupSpheres[4 * group + 3]);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (ofGroup.square[i] <= most) addCandidate(ofGroup, kept++, points, points.rows[i], ofGroup.square[i]);
  }
  ofGroup.count = kept;
}

function addCandidate(
  to: Candidates,
  at: number,
  { x, y, z }: Pick<PlacedPoints, 'x' | 'y' | 'z'>,
  row: number,
  square: number,
): void {
  to.row[at] = row;
  to.x[at] = x[row];
  to.y[at] = y[row];
  to.z[at] = z[row];
  to.square[at] = square;
}

/** Chooses of the group's candidates those of a block, the one nearest to its middle first. */
function chooseForBlock({ blockSpheres }: CellBlocks, block: number, { points, ofGroup, ofBlock }: Workspace): void {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ofGroup.count; i++) {
    const square = squareTo(blockSpheres, block, ofGroup.x[i], ofGroup.y[i], ofGroup.z[i]);
    ofGroup.square[i] = square;
    if (square < least) least = square;
  }
  const most = farthestSquare(least, blockSpheres[4 * block + 3]);
  let kept = 0;
  let first = 0;
  for (let i = 0; i < ofGroup.count; i++) {
    const square = ofGroup.square[i];
    if (square > most) continue;
    if (square === least) first = kept;
    addCandidate(ofBlock, kept++, points, ofGroup.row[i], square);
  }
  ofBlock.count = kept;
  const row = ofBlock.row[first];
  addCandidate(ofBlock, first, points, ofBlock.row[0], ofBlock.square[0]);
  addCandidate(ofBlock, 0, points, row, least);
}

function solveBlock(blocks: CellBlocks, block: number, work: Workspace, nearest: NearestInBlocks): void {
  const { ofBlock, open } = work;
  chooseForBlock(blocks, block, work);
  openBlock(blocks, block, open);
  const { x: pointX, y: pointY, z: pointZ, row: pointRow, count } = ofBlock;
  const { x: cellX, y: cellY, z: cellZ, row: cellRow, count: cellCount } = open;
  const { index, millimeters } = nearest;
  let farthest: Millimeters = 0;
  for (let i = 0; i < cellCount; i++) {
    const x = cellX[i];
    const y = cellY[i];
    const z = cellZ[i];
    let least = Number.POSITIVE_INFINITY;
    let next = Number.POSITIVE_INFINITY;
    let best = 0;
    for (let k = 0; k < count; k++) {
      const dx = pointX[k] - x;
      const dy = pointY[k] - y;
      const dz = pointZ[k] - z;
      const square = dx * dx + dy * dy + dz * dz;
      if (square < least) {
        next = least;
        least = square;
        best = k;
      } else if (square < next) next = square;
    }
    const toX = pointX[best];
    const toY = pointY[best];
    const toZ = pointZ[best];
    const meters = surfaceAlong(toX - x, toY - y, toZ - z, toX + x, toY + y, toZ + z);
    const error = surfaceError(meters);
    const whole = roundHalfUp((meters - error) * 1000);
    const cell = cellRow[i];
    // A chord that is longer than the nearest one's geodesic by more than a millimetre belongs to a longer geodesic.
    const reach = meters + error + slack;
    if (next > reach * reach && whole === roundHalfUp((meters + error) * 1000)) {
      index[cell] = pointRow[best];
      millimeters[cell] = whole;
      if (whole > farthest) farthest = whole;
    } else {
      measureAll(blocks, cell, x, y, z, least, work, nearest);
      farthest = Math.max(farthest, millimeters[cell]);
    }
  }
  nearest.farthest[block] = farthest;
}

/** Measures the full geodesic of every candidate that may be nearest to a cell. */
function measureAll(
  { lon, lat }: CellBlocks,
  cell: number,
  x: number,
  y: number,
  z: number,
  leastSquare: number,
  { points, ofBlock }: Workspace,
  nearest: NearestInBlocks,
): void {
  const most = farthestSquare(leastSquare, 0);
  let index = -1;
  let least: Millimeters = Number.POSITIVE_INFINITY;
  for (let k = 0; k < ofBlock.count; k++) {
    const dx = ofBlock.x[k] - x;
    const dy = ofBlock.y[k] - y;
    const dz = ofBlock.z[k] - z;
    if (dx * dx + dy * dy + dz * dz > most) continue;
    const row = ofBlock.row[k];
    const own = geodesicMillimeters(lon[cell], lat[cell], points.lon[row], points.lat[row]);
    if (own > least || (own === least && row > index)) continue;
    index = row;
    least = own;
  }
  nearest.index[cell] = index;
  nearest.millimeters[cell] = least;
}
