// The union of discs on the ellipsoid as polygons: marching squares that know every disc's true edge.
// The zones of discs that only grow nest when drawn on one grid: along every edge the crossing moves outwards with them.

import { type EarthCentered, longestSurfaceMeters, toEarthCentered } from '../geo/chord.ts';
import { cosDegrees } from '../geo/ellipsoid.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Meters } from '../vocabulary/units.ts';
import { type AnalysisGrid, type ColumnSpan, columnSpans } from './analysis-grid.ts';
import { assembleRings } from './assemble-rings.ts';
import { type Crossings, edgeLength, type FramedGrid, findCrossings, findSaddles, frameGrid } from './framed-grid.ts';
import { reachInDegrees } from './grid-extent.ts';
import { degreesOf, degreesOfLongitude, fullTurnUnits, unitsPerDegree } from './map-units.ts';

/** Discs around places in degrees. */
export interface Discs {
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  /** To the last place that still counts; negative where there is no disc. */
  readonly radiusMeters: NumberColumn;
  /** The decision itself, where the radius is too close to tell. */
  readonly reaches: (disc: number, lon: number, lat: number) => boolean;
}

/** Farther than this from the edge, chords decide. */
const slack: Meters = 1e-3;

/** One disc while it is drawn: its middle, and the squares of chords that are certainly inside and certainly outside. */
interface OpenDisc {
  readonly disc: number;
  readonly middle: EarthCentered;
  readonly insideSquare: number;
  readonly outsideSquare: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** Half the window in longitude, 1e-7°. */
  readonly wideUnits: number;
}

/** A frame with its nodes' earth-centred places: (axis[r] × cosLon[c], axis[r] × sinLon[c], z[r]). */
interface DiscFrame extends FramedGrid {
  readonly axis: Float64Array;
  readonly z: Float64Array;
  readonly cosLon: Float64Array;
  readonly sinLon: Float64Array;
}

/** Every crossing lies on the edge of a disc to 1e-7°, on its inner side. */
export function drawDiscUnion(grid: AnalysisGrid, discs: Discs): PolygonRings[] {
  return columnSpans(grid).flatMap(span => drawSpan(grid, span, discs));
}

function drawSpan(grid: AnalysisGrid, span: ColumnSpan, discs: Discs): PolygonRings[] {
  const frame = discFrame(frameGrid(grid, span));
  const open: OpenDisc[] = [];
  for (let disc = 0; disc < discs.lon.length; disc++) {
    if (discs.radiusMeters[disc] >= 0) open.push(openDisc(frame, discs, disc));
  }
  for (const disc of open) markInside(frame, discs, disc);
  const crossings = findCrossings(frame);
  for (const disc of open) moveCrossings(frame, discs, disc, crossings);
  const joined = findSaddles(frame, crossings).filter(node => {
    const c = node % frame.width;
    const r = (node - c) / frame.width;
    const lon = degreesOfLongitude(Math.floor((frame.x[c] + frame.x[c + 1]) / 2));
    const lat = degreesOf(Math.floor((frame.y[r] + frame.y[r + 1]) / 2));
    return open.some(disc => holds(discs, disc, placeSquare(disc, lon, lat), lon, lat));
  });
  return assembleRings(frame, crossings, new Set(joined), span.shift);
}

function discFrame(framed: FramedGrid): DiscFrame {
  const meridian = Array.from(framed.y, y => toEarthCentered(0, degreesOf(y)));
  const equator = Array.from(framed.x, x => degreesOfLongitude(x));
  return {
    ...framed,
    axis: Float64Array.from(meridian, place => place.x),
    z: Float64Array.from(meridian, place => place.z),
    cosLon: Float64Array.from(equator, lon => cosDegrees(lon)),
    sinLon: Float64Array.from(equator, lon => cosDegrees(lon - 90)),
  };
}

function openDisc(frame: DiscFrame, discs: Discs, disc: number): OpenDisc {
  const radius = discs.radiusMeters[disc];
  const lat = discs.lat[disc];
  const { tall, wide } = reachInDegrees(lat, radius + 1);
  let firstRow = 1;
  let lastRow = frame.height - 2;
  while (firstRow <= lastRow && frame.y[firstRow] < (lat - tall) * unitsPerDegree) firstRow++;
  while (lastRow >= firstRow && frame.y[lastRow] > (lat + tall) * unitsPerDegree) lastRow--;
  // What the surface is longer than its chord grows with the chord.
  const inside = radius - slack - (longestSurfaceMeters(radius) - radius);
  const outside = radius + slack;
  return {
    disc,
    middle: toEarthCentered(discs.lon[disc], lat),
    insideSquare: inside > 0 ? inside * inside : -1,
    outsideSquare: outside * outside,
    firstRow,
    lastRow,
    wideUnits: wide * unitsPerDegree,
  };
}

/** From a node to its neighbour. */
interface Side {
  readonly dr: number;
  readonly dc: number;
}
const sides: readonly Side[] = [
  { dr: 0, dc: 1 },
  { dr: 0, dc: -1 },
  { dr: 1, dc: 0 },
  { dr: -1, dc: 0 },
];

/** Calls `visit` with the first and last column of every row of a disc's window, unwrapped as the frame is. */
function forEachRun(
  frame: DiscFrame,
  discs: Discs,
  open: OpenDisc,
  visit: (row: number, first: number, last: number) => void,
): void {
  const { x, width } = frame;
  for (const turn of [-fullTurnUnits, 0, fullTurnUnits]) {
    const middle = discs.lon[open.disc] * unitsPerDegree + turn;
    const first = lowerBound(x, middle - open.wideUnits, width);
    const last = lowerBound(x, middle + open.wideUnits, width) - 1;
    if (first > last) continue;
    for (let row = open.firstRow; row <= open.lastRow; row++) visit(row, first, last);
  }
}

/** First column of the frame's inner part whose longitude is at least `units`. */
function lowerBound(x: Float64Array, units: number, width: number): number {
  let low = 1;
  let high = width - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] < units) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Squared chord from the disc's middle to a node. */
function nodeSquare(frame: DiscFrame, { middle }: OpenDisc, row: number, column: number): number {
  const dx = frame.axis[row] * frame.cosLon[column] - middle.x;
  const dy = frame.axis[row] * frame.sinLon[column] - middle.y;
  const dz = frame.z[row] - middle.z;
  return dx * dx + dy * dy + dz * dz;
}

function placeSquare({ middle }: OpenDisc, lon: number, lat: number): number {
  const { x, y, z } = toEarthCentered(lon, lat);
  return (x - middle.x) * (x - middle.x) + (y - middle.y) * (y - middle.y) + (z - middle.z) * (z - middle.z);
}

function holds(discs: Discs, open: OpenDisc, square: number, lon: number, lat: number): boolean {
  if (square > open.outsideSquare) return false;
  return square < open.insideSquare || discs.reaches(open.disc, lon, lat);
}

function holdsNode(frame: DiscFrame, discs: Discs, open: OpenDisc, row: number, column: number): boolean {
  const square = nodeSquare(frame, open, row, column);
  if (square > open.outsideSquare) return false;
  return (
    square < open.insideSquare || discs.reaches(open.disc, degreesOfLongitude(frame.x[column]), degreesOf(frame.y[row]))
  );
}

function markInside(frame: DiscFrame, discs: Discs, open: OpenDisc): void {
  forEachRun(frame, discs, open, (row, first, last) => {
    for (let column = first; column <= last; column++) {
      const node = row * frame.width + column;
      if (!frame.inside[node] && holdsNode(frame, discs, open, row, column)) frame.inside[node] = 1;
    }
  });
}

/** Moves the crossings next to the disc's own nodes out to its edge, where they are not farther out already. */
function moveCrossings(frame: DiscFrame, discs: Discs, open: OpenDisc, crossings: Crossings): void {
  const { width, inside } = frame;
  forEachRun(frame, discs, open, (row, first, last) => {
    for (let column = first; column <= last; column++) {
      const node = row * width + column;
      if (!inside[node]) continue;
      if (inside[node - 1] && inside[node + 1] && inside[node - width] && inside[node + width]) continue;
      if (!holdsNode(frame, discs, open, row, column)) continue;
      for (const side of sides) {
        if (!inside[node + side.dr * width + side.dc]) moveCrossing(frame, discs, open, crossings, row, column, side);
      }
    }
  });
}

/**
 * Moves one crossing to the last whole unit from the inner node that the disc holds. A disc is round, so there is one such unit, and
 * it is farther out for a larger disc; with several discs the farthest counts.
 */
function moveCrossing(
  frame: DiscFrame,
  discs: Discs,
  open: OpenDisc,
  crossings: Crossings,
  row: number,
  column: number,
  { dr, dc }: Side,
): void {
  const node = row * frame.width + column;
  const edge = 2 * (node + Math.min(0, dr * frame.width + dc)) + Math.abs(dr);
  const length = edgeLength(frame, edge);
  if (length === 0) return;
  const x = frame.x[column];
  const y = frame.y[row];
  const squareAt = (offset: number): number =>
    placeSquare(open, degreesOfLongitude(x + dc * offset), degreesOf(y + dr * offset));
  const holdsAt = (offset: number): boolean => {
    const lon = degreesOfLongitude(x + dc * offset);
    const lat = degreesOf(y + dr * offset);
    return holds(discs, open, placeSquare(open, lon, lat), lon, lat);
  };
  const near = nodeSquare(frame, open, row, column);
  const far = nodeSquare(frame, open, row + dr, column + dc);
  const share = shareOfCrossing(near, squareAt(length / 2), far, open.outsideSquare);
  // Around the guess, in steps that double until the edge lies between.
  let low = Math.max(0, Math.min(length - 1, Math.floor(share * length)));
  let high = low + 1;
  for (let step = 1; low > 0 && !holdsAt(low); step *= 2) {
    high = low;
    low = Math.max(0, low - step);
  }
  for (let step = 1; high < length && holdsAt(high); step *= 2) {
    low = high;
    high = Math.min(length, high + step);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holdsAt(middle)) low = middle;
    else high = middle;
  }
  const k = crossings.slot[edge];
  crossings.offset[k] = Math.max(crossings.offset[k], Math.min(low, length - 1));
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
