// A disc on the rows of a grid: on every parallel it holds one run of nodes, and the ends of the run are told without looking inside.
// Chords decide except within a hair of the edge, where the disc itself is asked.

import { longestSurfaceMeters, toEarthCentered } from '../geo/chord.ts';
import { cosDegrees, degree, sinDegrees } from '../geo/ellipsoid.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { asin } from '../vocabulary/deterministic-math.ts';
import type { Meters } from '../vocabulary/units.ts';
import type { FramedGrid } from './framed-grid.ts';
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

/** A frame with its nodes' earth-centred places: (axis[r] × cosLon[c], axis[r] × sinLon[c], z[r]). */
export interface DiscFrame extends FramedGrid {
  readonly axis: Float64Array;
  readonly z: Float64Array;
  readonly cosLon: Float64Array;
  readonly sinLon: Float64Array;
}

/** Chords are computed to 1e-7 m: farther than this from the edge they decide. */
const slack: Meters = 1e-5;

/** One disc while it is drawn, one for every turn in which the frame holds some of it. */
export interface OpenDisc {
  readonly disc: number;
  /** Earth-centred middle, its distance from the axis, and its longitude in the frame's units. */
  readonly x: Meters;
  readonly y: Meters;
  readonly z: Meters;
  readonly axis: Meters;
  readonly lonUnits: number;
  /** Squares of chords: shorter ones are certainly inside, longer ones certainly outside. */
  readonly insideSquare: number;
  readonly outsideSquare: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** First and last column of every row from `firstRow` on, two a row; the last is before the first where there is none. */
  readonly runs: Int32Array;
}

export function frameDiscs(framed: FramedGrid): DiscFrame {
  const meridian = Array.from(framed.y, y => toEarthCentered(0, degreesOf(y)));
  return {
    ...framed,
    axis: Float64Array.from(meridian, place => place.x),
    z: Float64Array.from(meridian, place => place.z),
    cosLon: Float64Array.from(framed.x, x => cosDegrees(degreesOfLongitude(x))),
    sinLon: Float64Array.from(framed.x, x => sinDegrees(degreesOfLongitude(x))),
  };
}

/** The disc with its runs, for every turn in which it can have any. */
export function openDisc(frame: DiscFrame, discs: Discs, disc: number): OpenDisc[] {
  const { x: columnUnits, y: rowUnits, width, height } = frame;
  const radius = discs.radiusMeters[disc];
  const lat = discs.lat[disc];
  const { x, y, z } = toEarthCentered(discs.lon[disc], lat);
  const { tall, wide } = reachInDegrees(lat, radius + 1);
  const firstRow = lowerBound(rowUnits, (lat - tall) * unitsPerDegree, 1, height - 1);
  const lastRow = lowerBound(rowUnits, (lat + tall) * unitsPerDegree + 1, firstRow, height - 1) - 1;
  // What the surface is longer than its chord grows with the chord.
  const inside = radius - slack - (longestSurfaceMeters(radius) - radius);
  const outside = radius + slack;
  const open: OpenDisc[] = [];
  for (const turn of [-fullTurnUnits, 0, fullTurnUnits]) {
    const lonUnits = discs.lon[disc] * unitsPerDegree + turn;
    const first = lowerBound(columnUnits, lonUnits - wide * unitsPerDegree, 1, width - 1);
    const last = lowerBound(columnUnits, lonUnits + wide * unitsPerDegree, first, width - 1) - 1;
    if (first > last || firstRow > lastRow) continue;
    const own: OpenDisc = {
      disc,
      x,
      y,
      z,
      axis: Math.sqrt(x * x + y * y),
      lonUnits,
      insideSquare: inside > 0 ? inside * inside : -1,
      outsideSquare: outside * outside,
      firstRow,
      lastRow,
      runs: new Int32Array(2 * (lastRow - firstRow + 1)),
    };
    for (let row = firstRow; row <= lastRow; row++) findRun(frame, discs, own, row, first, last);
    open.push(own);
  }
  return open;
}

/** First index from `low` on, below `high`, whose value is at least `units`; `high` where there is none. */
function lowerBound(values: Float64Array, units: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < units) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Half the run of a disc on a row, 1e-7° of longitude: where its longest chord (`square`) meets the parallel. Negative where it does
 * not; 180° where it holds the whole parallel.
 */
export function halfRunUnits(frame: DiscFrame, open: OpenDisc, row: number, square: number): number {
  const between = frame.axis[row] - open.axis;
  const up = frame.z[row] - open.z;
  // chord² = between² + up² + 4 · axis · axis′ · sin²(Δlon / 2)
  const rest = square - between * between - up * up;
  const product = 4 * frame.axis[row] * open.axis;
  if (rest < 0) return -1;
  return rest < product ? (2 * asin(Math.sqrt(rest / product)) * unitsPerDegree) / degree : 180 * unitsPerDegree;
}

/** Writes the run of one row: on a parallel, the farther from the disc's meridian the farther from its middle. */
function findRun(frame: DiscFrame, discs: Discs, open: OpenDisc, row: number, first: number, last: number): void {
  const at = 2 * (row - open.firstRow);
  // A unit more, for what is lost in rounding.
  const half = halfRunUnits(frame, open, row, open.outsideSquare) + 1;
  const west = open.lonUnits - half;
  const east = open.lonUnits + half;
  const columns = frame.x;
  // Columns are even but for the last.
  const step = Math.max(1, columns[2] - columns[1]);
  let low = Math.min(last + 1, Math.max(first, Math.ceil((west - columns[1]) / step) + 1));
  let high = Math.max(first - 1, Math.min(last, Math.floor((east - columns[1]) / step) + 1));
  while (low > first && columns[low - 1] >= west) low--;
  while (high < last && columns[high + 1] <= east) high++;
  while (low <= high && !holdsNode(frame, discs, open, row, low)) low++;
  while (high >= low && !holdsNode(frame, discs, open, row, high)) high--;
  open.runs[at] = low;
  open.runs[at + 1] = high;
}

/** Squared chord from the disc's middle to a node. */
export function nodeSquare(frame: DiscFrame, open: OpenDisc, row: number, column: number): number {
  return placeSquare(
    open,
    frame.axis[row] * frame.cosLon[column],
    frame.axis[row] * frame.sinLon[column],
    frame.z[row],
  );
}

/** The same to any earth-centred place. */
export function placeSquare(open: OpenDisc, x: Meters, y: Meters, z: Meters): number {
  return (x - open.x) * (x - open.x) + (y - open.y) * (y - open.y) + (z - open.z) * (z - open.z);
}

/** Whether the disc holds a place whose squared chord is known. */
export function holdsPlace(discs: Discs, open: OpenDisc, square: number, lon: number, lat: number): boolean {
  if (square > open.outsideSquare) return false;
  return square < open.insideSquare || discs.reaches(open.disc, lon, lat);
}

function holdsNode(frame: DiscFrame, discs: Discs, open: OpenDisc, row: number, column: number): boolean {
  const square = nodeSquare(frame, open, row, column);
  return holdsPlace(discs, open, square, degreesOfLongitude(frame.x[column]), degreesOf(frame.y[row]));
}
