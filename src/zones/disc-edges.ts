// Where the edge of a disc crosses the edges of a grid, to the unit: guessed from chords, then decided by the disc itself.

import { toEarthCentered } from '../geo/chord.ts';
import { cosDegrees, sinDegrees } from '../geo/ellipsoid.ts';
import {
  type DiscFrame,
  type Discs,
  halfRunUnits,
  holdsPlace,
  nodeSquare,
  type OpenDisc,
  placeSquare,
} from './disc-rows.ts';
import { type Crossings, edgeLength } from './framed-grid.ts';
import { degreesOf, degreesOfLongitude } from './map-units.ts';

/** Moves the crossings next to the disc's outermost nodes out to its edge, where they are not farther out already. */
export function moveCrossings(frame: DiscFrame, discs: Discs, open: OpenDisc, crossings: Crossings): void {
  const { width, inside } = frame;
  const { firstRow, lastRow, runs } = open;
  for (let row = firstRow; row <= lastRow; row++) {
    const at = 2 * (row - firstRow);
    const low = runs[at];
    const high = runs[at + 1];
    if (low > high) continue;
    const node = row * width;
    if (!inside[node + low - 1]) moveAlongParallel(frame, discs, open, crossings, row, low, -1);
    if (!inside[node + high + 1]) moveAlongParallel(frame, discs, open, crossings, row, high, 1);
    for (const dr of [-1, 1]) {
      const isOuter = row + dr < firstRow || row + dr > lastRow;
      const otherLow = isOuter ? high + 1 : runs[at + 2 * dr];
      const otherHigh = isOuter ? high : runs[at + 2 * dr + 1];
      const hasNone = otherLow > otherHigh;
      // Nodes beside the neighbouring run; all where that is empty.
      for (let column = low; column <= high; column++) {
        if (!hasNone && column === Math.max(low, otherLow)) column = Math.max(column, otherHigh + 1);
        if (column > high) break;
        if (!inside[node + column + dr * width]) moveAlongMeridian(frame, discs, open, crossings, row, column, dr);
      }
    }
  }
}

function moveAlongParallel(
  frame: DiscFrame,
  discs: Discs,
  open: OpenDisc,
  crossings: Crossings,
  row: number,
  column: number,
  dc: -1 | 1,
): void {
  const node = row * frame.width + column;
  const edge = 2 * (node + Math.min(0, dc));
  const length = edgeLength(frame, edge);
  if (length === 0) return;
  const x = frame.x[column];
  const lat = degreesOf(frame.y[row]);
  const axis = frame.axis[row];
  const z = frame.z[row];
  const holdsAt = (offset: number): boolean => {
    const lon = degreesOfLongitude(x + dc * offset);
    const square = placeSquare(open, axis * cosDegrees(lon), axis * sinDegrees(lon), z);
    return holdsPlace(discs, open, square, lon, lat);
  };
  const guess = halfRunUnits(frame, open, row, open.insideSquare) + dc * (open.lonUnits - x);
  moveCrossing(frame, crossings, edge, length, lastHeld(holdsAt, guess, length));
}

function moveAlongMeridian(
  frame: DiscFrame,
  discs: Discs,
  open: OpenDisc,
  crossings: Crossings,
  row: number,
  column: number,
  dr: number,
): void {
  const node = row * frame.width + column;
  const edge = 2 * (node + Math.min(0, dr * frame.width)) + 1;
  const length = edgeLength(frame, edge);
  if (length === 0) return;
  const y = frame.y[row];
  const lon = degreesOfLongitude(frame.x[column]);
  const cosLon = frame.cosLon[column];
  const sinLon = frame.sinLon[column];
  const squareAt = (offset: number): number => {
    const place = toEarthCentered(0, degreesOf(y + dr * offset));
    return placeSquare(open, place.x * cosLon, place.x * sinLon, place.z);
  };
  const holdsAt = (offset: number): boolean =>
    holdsPlace(discs, open, squareAt(offset), lon, degreesOf(y + dr * offset));
  const near = nodeSquare(frame, open, row, column);
  const far = nodeSquare(frame, open, row + dr, column);
  const share = shareOfCrossing(near, squareAt(length / 2), far, open.insideSquare);
  moveCrossing(frame, crossings, edge, length, lastHeld(holdsAt, share * length, length));
}

/**
 * The last whole offset that the disc holds, 0 included, below `length`. A disc is round, so there is one such unit, and it is farther
 * out for a larger disc. Looks around the guess, in steps that double until the edge lies between.
 */
function lastHeld(holdsAt: (offset: number) => boolean, guess: number, length: number): number {
  let low = guess >= 0 ? Math.min(length - 1, Math.floor(guess)) : 0;
  let high = low + 1;
  for (let step = 1; low > 0 && !holdsAt(low); step *= 2) {
    high = low;
    low = Math.max(0, low - step);
  }
  if (high === low + 1) {
    for (let step = 1; high < length && holdsAt(high); step *= 2) {
      low = high;
      high = Math.min(length, high + step);
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holdsAt(middle)) low = middle;
    else high = middle;
  }
  return Math.min(low, length - 1);
}

/** With several discs the farthest counts. */
function moveCrossing({ slot }: DiscFrame, crossings: Crossings, edge: number, length: number, offset: number): void {
  const k = slot[edge];
  crossings.offset[k] = Math.max(crossings.offset[k], Math.min(offset, length - 1));
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
