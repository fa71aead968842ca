// The steps a village lane may take: from one lane place to the next, diagonals included, or to a vertex of a town road.

import { columnCount, placeOf, type Tick, tickOf } from './cell-grid.ts';
import { isDryLine } from './lane-places.ts';
import { kmBetween } from './local-metric.ts';
import { binPlaces } from './place-bins.ts';
import { withoutRepeats } from './road-line.ts';
import { chance, smoothNoise } from './seeded-noise.ts';
import { hilliness } from './terrain.ts';

export interface LaneStep {
  /** Nodes: rows of the list of ticks. */
  readonly a: number;
  readonly b: number;
  /** A single tick where a lane place is a vertex of a road. */
  readonly ticks: readonly Tick[];
  /** Minutes, more where it is steep, and by chance. */
  readonly cost: number;
}

const minutesPerKm = 60 / 25;
const longestToRoadKm = 1.7;
const roadsTried = 3;
const bentShare = 0.45;

/** All dry steps; the first `laneTicks.length` nodes are lane places (of `cells`), the others vertices of town roads. */
export function laneSteps(
  cells: readonly number[],
  laneTicks: readonly Tick[],
  roadTicks: readonly Tick[],
): readonly LaneStep[] {
  const nodeOfCell = new Map(cells.map((cell, node) => [cell, node]));
  const search = binPlaces(roadTicks.map(placeOf));
  const steps: LaneStep[] = [];
  const add = (a: number, b: number, from: Tick, to: Tick): void => {
    const ticks = bentLine(from, to);
    if (isDryLine(ticks)) steps.push({ a, b, ticks, cost: costOf(ticks) });
  };
  cells.forEach((cell, a) => {
    for (const other of [cell + 1, cell + columnCount - 1, cell + columnCount, cell + columnCount + 1]) {
      const b = nodeOfCell.get(other);
      if (b !== undefined) add(a, b, laneTicks[a], laneTicks[b]);
    }
    for (const { row } of search(placeOf(laneTicks[a]), longestToRoadKm).slice(0, roadsTried)) {
      add(a, laneTicks.length + row, laneTicks[a], roadTicks[row]);
    }
  });
  return steps;
}

/** A step, often with a bend in its middle. */
function bentLine(a: Tick, b: Tick): readonly Tick[] {
  const from = placeOf(a);
  const to = placeOf(b);
  if (kmBetween(from, to) < 0.6 || chance(88, a[0] + b[0], a[1] + b[1]) > bentShare) return withoutRepeats([a, b]);
  const t = 0.35 + 0.3 * chance(85, a[0] + b[0], a[1] + b[1]);
  const bend = 0.5 * (chance(86, a[0] + b[0], a[1] + b[1]) - 0.5);
  const dx = (to.lon - from.lon) * 95.5;
  const dy = (to.lat - from.lat) * 110.87;
  return withoutRepeats([
    a,
    tickOf({
      lon: from.lon + (to.lon - from.lon) * t - (dy * bend) / 95.5,
      lat: from.lat + (to.lat - from.lat) * t + (dx * bend) / 110.87,
    }),
    b,
  ]);
}

function costOf(ticks: readonly Tick[]): number {
  const places = ticks.map(placeOf);
  const km = places.slice(1).reduce((sum, place, i) => sum + kmBetween(places[i], place), 0);
  const steep = 1 + 0.5 * Math.min(1, hilliness(places[places.length >> 1]));
  const [a, b] = [ticks[0], ticks[ticks.length - 1]];
  return km * minutesPerKm * steep * alongValley(a, b) * (0.75 + 0.6 * chance(87, a[0] + b[0], a[1] + b[1]));
}

/** 0.9 along the contours of a drawn relief, 1.2 across: lanes of one valley run the same way, whatever the grid. */
function alongValley(a: Tick, b: Tick): number {
  const from = placeOf(a);
  const to = placeOf(b);
  const middle = { lon: (from.lon + to.lon) / 2, lat: (from.lat + to.lat) / 2 };
  const relief = (east: number, north: number): number =>
    smoothNoise(89, middle.lon * 14 + east, middle.lat * 16.2 + north);
  const slopeEast = relief(0.1, 0) - relief(-0.1, 0);
  const slopeNorth = relief(0, 0.1) - relief(0, -0.1);
  const x = (to.lon - from.lon) * 95.5;
  const y = (to.lat - from.lat) * 110.87;
  const across = x * slopeEast + y * slopeNorth;
  const whole = (x * x + y * y) * (slopeEast * slopeEast + slopeNorth * slopeNorth);
  return whole === 0 ? 1 : 0.9 + (0.3 * across * across) / whole;
}
