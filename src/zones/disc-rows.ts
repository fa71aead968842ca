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
  /** The same on a meridian half-way from each row to the next. */
  readonly middleAxis: Float64Array;
  readonly middleZ: Float64Array;
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
  /** Where its runs begin. */
  readonly firstRun: number;
}

export interface OpenDiscs {
  readonly discs: readonly OpenDisc[];
  /** By disc, first and last column of every row from its `firstRow` on, two a row; the last is before the first where there is none. */
  readonly runs: Int32Array;
}

export function frameDiscs(framed: FramedGrid): DiscFrame {
  const { width, height, x, y } = framed;
  const frame = {
    ...framed,
    axis: new Float64Array(height),
    z: new Float64Array(height),
    cosLon: new Float64Array(width),
    sinLon: new Float64Array(width),
    middleAxis: new Float64Array(height),
    middleZ: new Float64Array(height),
  };
  for (let r = 0; r < height; r++) {
    const place = toEarthCentered(0, degreesOf(y[r]));
    frame.axis[r] = place.x;
    frame.z[r] = place.z;
    const middle = toEarthCentered(0, degreesOf((y[r] + y[Math.min(r + 1, height - 1)]) / 2));
    frame.middleAxis[r] = middle.x;
    frame.middleZ[r] = middle.z;
  }
  for (let c = 0; c < width; c++) {
    frame.cosLon[c] = cosDegrees(degreesOfLongitude(x[c]));
    frame.sinLon[c] = sinDegrees(degreesOfLongitude(x[c]));
  }
  return frame;
}

/** All discs with their runs, once for every turn in which the frame can hold some of them. */
export function openDiscs(frame: DiscFrame, discs: Discs): OpenDiscs {
  const { x: columnUnits, y: rowUnits, columns, height } = frame;
  const open: OpenDisc[] = [];
  /** First and last column that each can reach. */
  const reached: number[] = [];
  let runEnd = 0;
  for (let disc = 0; disc < discs.lon.length; disc++) {
    const radius = discs.radiusMeters[disc];
    if (radius < 0) continue;
    const lat = discs.lat[disc];
    const { tall, wide } = reachInDegrees(lat, radius + 1);
    const firstRow = lowerBound(rowUnits, (lat - tall) * unitsPerDegree, 1, height - 1);
    const lastRow = lowerBound(rowUnits, (lat + tall) * unitsPerDegree + 1, firstRow, height - 1) - 1;
    if (firstRow > lastRow) continue;
    const { x, y, z } = toEarthCentered(discs.lon[disc], lat);
    // What the surface is longer than its chord grows with the chord.
    const inside = radius - slack - (longestSurfaceMeters(radius) - radius);
    const outside = radius + slack;
    for (let turn = -fullTurnUnits; turn <= fullTurnUnits; turn += fullTurnUnits) {
      const lonUnits = discs.lon[disc] * unitsPerDegree + turn;
      const west = lonUnits - wide * unitsPerDegree;
      const east = lonUnits + wide * unitsPerDegree;
      if (east <= columnUnits[1] || west > columnUnits[columns]) continue;
      const first = lowerBound(columnUnits, west, 1, columns + 1);
      const last = lowerBound(columnUnits, east, first, columns + 1) - 1;
      if (first > last) continue;
      open.push({
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
        firstRun: runEnd,
      });
      reached.push(first, last);
      runEnd += 2 * (lastRow - firstRow + 1);
    }
  }
  const runs = new Int32Array(runEnd);
  for (let i = 0; i < open.length; i++) findRuns(frame, discs, open[i], runs, reached[2 * i], reached[2 * i + 1]);
  return { discs: open, runs };
}

/** First index from `from` on, below `to`, whose value is at least `units`; `to` where there is none. Guessed from an even step. */
function lowerBound(values: Float64Array, units: number, from: number, to: number): number {
  const middle = (values.length >> 1) - 1;
  const step = Math.max(1, values[middle + 1] - values[middle]);
  let at = Math.min(to, Math.max(from, Math.ceil((units - values[middle]) / step) + middle));
  while (at > from && values[at - 1] >= units) at--;
  while (at < to && values[at] < units) at++;
  return at;
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

const unitsPerRadian = unitsPerDegree / degree;

/** Writes the runs of a disc: on a parallel, the farther from the disc's meridian the farther from its middle. */
function findRuns(frame: DiscFrame, discs: Discs, open: OpenDisc, runs: Int32Array, first: number, last: number): void {
  const { x: columns, axis, z } = frame;
  const { lonUnits, outsideSquare, insideSquare } = open;
  const start = columns[1];
  // Columns are even but for the last.
  const perUnit = 1 / Math.max(1, columns[2] - start);
  for (let row = open.firstRow, at = open.firstRun; row <= open.lastRow; row++, at += 2) {
    const between = axis[row] - open.axis;
    const up = z[row] - open.z;
    const apart = between * between + up * up;
    if (apart > outsideSquare) {
      runs[at] = 1;
      runs[at + 1] = 0;
      continue;
    }
    // As in `halfRunUnits`, with bounds of the arc sine instead of the arc sine, and a unit more for what is lost in rounding.
    const perSquare = 1 / (4 * axis[row] * open.axis);
    const possible = (outsideSquare - apart) * perSquare;
    const certain = (insideSquare - apart) * perSquare;
    // On a pole there is nothing to divide by, of either sign.
    const isShort = possible >= 0 && possible < 0.1;
    const half = isShort
      ? 2 * unitsPerRadian * Math.sqrt(possible) * (1 + possible * (1 / 6 + 0.09 * possible)) + 1
      : halfRunUnits(frame, open, row, outsideSquare) + 1;
    const held = isShort && certain > 0 ? 2 * unitsPerRadian * Math.sqrt(certain) * (1 + certain / 6) - 1 : -1;
    const west = lonUnits - half;
    const east = lonUnits + half;
    let low = Math.min(last + 1, Math.max(first, Math.ceil((west - start) * perUnit) + 1));
    let high = Math.max(first - 1, Math.min(last, Math.floor((east - start) * perUnit) + 1));
    while (low > first && columns[low - 1] >= west) low--;
    while (high < last && columns[high + 1] <= east) high++;
    while (low <= high && !(Math.abs(columns[low] - lonUnits) <= held || holdsNode(frame, discs, open, row, low)))
      low++;
    while (high >= low && !(Math.abs(columns[high] - lonUnits) <= held || holdsNode(frame, discs, open, row, high)))
      high--;
    runs[at] = low;
    runs[at + 1] = high;
  }
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
