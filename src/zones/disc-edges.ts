// Where the edge of a disc crosses the edges of a grid, to the unit: guessed from chords, then decided by the disc itself.

import { toEarthCentered } from '../geo/chord.ts';
import { cosDegrees, degree, sinDegrees } from '../geo/ellipsoid.ts';
import {
  type DiscFrame,
  type Discs,
  halfRunUnits,
  holdsPlace,
  nodeSquare,
  type OpenDisc,
  type OpenDiscs,
  placeSquare,
} from './disc-rows.ts';
import type { Border } from './framed-grid.ts';
import { degreesOf, degreesOfLongitude, unitsPerDegree } from './map-units.ts';

/** What crossings are moved with. */
interface Movement {
  readonly frame: DiscFrame;
  readonly discs: Discs;
  /** 1e-7° from the inner node, by crossing. */
  readonly offset: Float64Array;
  /** Of every crossing, ascending. */
  readonly edge: Int32Array;
  /** By row of the frame its first crossing. */
  readonly rowStart: Int32Array;
}

/** Moves the crossings next to each disc's outermost nodes out to its edge, where they are not farther out already. */
export function moveCrossings(frame: DiscFrame, discs: Discs, open: OpenDiscs, { edge, offset }: Border): void {
  const rowStart = new Int32Array(frame.height + 1);
  for (let row = 0, k = 0; row <= frame.height; row++) {
    while (k < edge.length && edge[k] < 2 * row * frame.width) k++;
    rowStart[row] = k;
  }
  const movement = { frame, discs, offset, edge, rowStart };
  for (const disc of open.discs) moveForDisc(movement, disc, open.runs);
}

function moveForDisc(movement: Movement, open: OpenDisc, runs: Int32Array): void {
  const { width, band } = movement.frame;
  const { firstRow, lastRow } = open;
  for (let row = firstRow, at = open.firstRun; row <= lastRow; row++, at += 2) {
    const low = runs[at];
    const high = runs[at + 1];
    if (low > high) continue;
    const node = row * width;
    if (band[node + low - 1] !== 0) moveAlongParallel(movement, open, row, low, -1);
    if (band[node + high + 1] !== 0) moveAlongParallel(movement, open, row, high, 1);
    // Beyond the outermost rows there is no run.
    if (row > firstRow) moveBeside(movement, open, row, -1, low, high, runs[at - 2], runs[at - 1]);
    else moveBeside(movement, open, row, -1, low, high, high + 1, high);
    if (row < lastRow) moveBeside(movement, open, row, 1, low, high, runs[at + 2], runs[at + 3]);
    else moveBeside(movement, open, row, 1, low, high, high + 1, high);
  }
}

/** From nodes of the run `low` … `high` beside the neighbouring run; from all where that is empty. */
function moveBeside(
  movement: Movement,
  open: OpenDisc,
  row: number,
  dr: -1 | 1,
  low: number,
  high: number,
  otherLow: number,
  otherHigh: number,
): void {
  const { width, band } = movement.frame;
  const beyond = (row + dr) * width;
  const hasNone = otherLow > otherHigh;
  const end = hasNone ? high : Math.min(high, otherLow - 1);
  for (let column = low; column <= end; column++) {
    if (band[beyond + column] !== 0) moveAlongMeridian(movement, open, row, column, dr);
  }
  if (hasNone) return;
  for (let column = Math.max(low, otherHigh + 1); column <= high; column++) {
    if (band[beyond + column] !== 0) moveAlongMeridian(movement, open, row, column, dr);
  }
}

/** The run's end is computed; only where the radius is too close to tell is it looked for. */
function moveAlongParallel(movement: Movement, open: OpenDisc, row: number, column: number, dc: -1 | 1): void {
  const { frame } = movement;
  const x = frame.x[column];
  const length = dc * (frame.x[column + dc] - x);
  if (length === 0) return;
  const between = dc * (open.lonUnits - x);
  const certain = Math.floor(halfRunUnits(frame, open, row, open.insideSquare) + between);
  const possible = Math.floor(halfRunUnits(frame, open, row, open.outsideSquare) + between);
  const held =
    certain === possible || certain >= length
      ? Math.max(0, certain)
      : lastHeld(movement, open, row, column, 0, dc, certain, length);
  moveCrossing(movement, row, 2 * (row * frame.width + column + Math.min(0, dc)), length, held);
}

function moveAlongMeridian(movement: Movement, open: OpenDisc, row: number, column: number, dr: -1 | 1): void {
  const { frame } = movement;
  const { width, y, middleAxis, middleZ, cosLon, sinLon } = frame;
  const length = dr * (y[row + dr] - y[row]);
  if (length === 0) return;
  const below = dr > 0 ? row : row - 1;
  const axis = middleAxis[below];
  const middle = placeSquare(open, axis * cosLon[column], axis * sinLon[column], middleZ[below]);
  const near = nodeSquare(frame, open, row, column);
  const far = nodeSquare(frame, open, row + dr, column);
  // Squares that the parabola says are certainly inside, and certainly outside.
  const off = mostOffParabola(open, length);
  const inside = open.insideSquare - off;
  const outside = open.outsideSquare + off;
  const certain = shareOfCrossing(near, middle, far, inside) * length;
  const isBetween = near < inside && far > outside;
  const held =
    isBetween && Math.floor(shareOfCrossing(near, middle, far, outside) * length) === Math.floor(certain)
      ? Math.floor(certain)
      : lastHeld(movement, open, row, column, dr, 0, certain, length);
  moveCrossing(movement, below, 2 * (below * width + column) + 1, length, held);
}

/** No radius of curvature of a meridian is longer, metres. */
const longestRadius = 6.4e6;

/**
 * How far the squared chord along an edge of a meridian is at most from the parabola through its ends and its middle: the third
 * derivative by latitude is at most 6·M·M′ + 2·chord·(M + 2·M′ + M″), where M′ ≤ 0.0104·M and M″ ≤ 0.022·M, and the cubic that
 * vanishes at 0, ½ and 1 is at most 0.0482.
 */
function mostOffParabola(open: OpenDisc, length: number): number {
  const angle = (length / unitsPerDegree) * degree;
  const chord = Math.sqrt(open.outsideSquare) + angle * longestRadius;
  return (0.0482 / 6) * angle * angle * angle * longestRadius * (0.0625 * longestRadius + 2.1 * chord);
}

/** Whether a disc holds the place so many units from a node towards a neighbour, along the parallel or along the meridian. */
function holdsAt(
  { frame, discs }: Movement,
  open: OpenDisc,
  row: number,
  column: number,
  dr: number,
  dc: number,
  offset: number,
): boolean {
  const lat = degreesOf(frame.y[row] + dr * offset);
  const lon = degreesOfLongitude(frame.x[column] + dc * offset);
  let square: number;
  if (dr === 0) {
    square = placeSquare(open, frame.axis[row] * cosDegrees(lon), frame.axis[row] * sinDegrees(lon), frame.z[row]);
  } else {
    const place = toEarthCentered(0, lat);
    square = placeSquare(open, place.x * frame.cosLon[column], place.x * frame.sinLon[column], place.z);
  }
  return holdsPlace(discs, open, square, lon, lat);
}

/**
 * The last whole offset that the disc holds, 0 included, below `length`. A disc is round, so there is one such unit, and it is farther
 * out for a larger disc. Looks around the guess, in steps that double until the edge lies between.
 */
function lastHeld(
  movement: Movement,
  open: OpenDisc,
  row: number,
  column: number,
  dr: number,
  dc: number,
  guess: number,
  length: number,
): number {
  let low = guess >= 0 ? Math.min(length - 1, Math.floor(guess)) : 0;
  let high = low + 1;
  for (let step = 1; low > 0 && !holdsAt(movement, open, row, column, dr, dc, low); step *= 2) {
    high = low;
    low = Math.max(0, low - step);
  }
  if (high === low + 1) {
    for (let step = 1; high < length && holdsAt(movement, open, row, column, dr, dc, high); step *= 2) {
      low = high;
      high = Math.min(length, high + step);
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holdsAt(movement, open, row, column, dr, dc, middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** With several discs the farthest counts. */
function moveCrossing(
  { offset, edge, rowStart }: Movement,
  row: number,
  own: number,
  length: number,
  held: number,
): void {
  let k = rowStart[row];
  let last = rowStart[row + 1] - 1;
  while (k < last) {
    const middle = (k + last) >> 1;
    if (edge[middle] < own) k = middle + 1;
    else last = middle;
  }
  offset[k] = Math.max(offset[k], Math.min(held, length - 1));
}

/** Where the parabola through squared chords at 0, ½ and 1 first rises to `target`: exact to far below a unit on squares of any use. */
function shareOfCrossing(atStart: number, atMiddle: number, atEnd: number, target: number): number {
  const bend = 2 * (atStart + atEnd - 2 * atMiddle);
  const slope = atEnd - atStart - bend;
  const rise = target - atStart;
  const root = Math.sqrt(Math.max(0, slope * slope + 4 * bend * rise));
  // Of the two forms of the root the one that does not cancel.
  const share = slope >= 0 ? (2 * rise) / (slope + root) : (root - slope) / (2 * bend);
  return share >= 0 && share <= 1 ? share : 0.5;
}
