// Gaps of point cells on a fine grid: a square belongs to the gap of the nearest point, where that is near enough.

import { cosDegrees, degree, radiiOfCurvature } from '../geo/ellipsoid.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import type { Meters } from '../vocabulary/units.ts';
import { type AnalysisGrid, buildGridPiece, equatorwardLatitude, nodeCountOf } from './analysis-grid.ts';
import { dissolveLabels } from './dissolve-labels.ts';
import { computeExtent, type GridExtent, reachInDegrees } from './grid-extent.ts';
import { fullTurnUnits, unitsPerDegree } from './map-units.ts';
import { binPlaces, type PlaceBins, placesNear } from './place-bins.ts';

/** Point cells, all of them; label -1 in no gap. */
export interface LabelledPoints {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly label: Int32Array;
}

/** Rows of the points in gaps, and their places in the same order; those of label l are `start[l]` … `start[l + 1]` − 1. */
interface Members {
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

const squaresPerSpacing = 6;
/** A little more than half the diagonal of a square of the spacing: points on a regular grid leave nothing between them. */
const reachPerSpacing = 0.75;
const nodeBudget = 4_000_000;

/** Polygons by label; all gaps are drawn on one lattice, so that no two overlap. A gap too small for it gets one square. */
export function drawPointGaps(points: LabelledPoints, labelCount: number, spacing: Meters): PolygonRings[][] {
  const members = groupByLabel(points, labelCount);
  const { start, row } = members;
  const everyone = extentOf(members, 0, row.length, reachPerSpacing * spacing);
  if (everyone === null) return Array.from({ length: labelCount }, () => []);
  const lat = equatorwardLatitude(everyone);
  let meters = Math.max(1, spacing / squaresPerSpacing);
  for (; ; meters *= 2) {
    let nodes = 0;
    for (let label = 0; label < labelCount && nodes <= nodeBudget; label++) {
      const extent = extentOf(members, start[label], start[label + 1], reachOf(spacing, meters));
      if (extent) nodes += nodeCountOf(extent, meters);
    }
    if (nodes <= nodeBudget) break;
  }
  const reach = reachOf(spacing, meters);
  const bins = binPlaces(points.lon, points.lat, reach);
  return Array.from({ length: labelCount }, (_, label) => {
    const extent = extentOf(members, start[label], start[label + 1], reach);
    return extent ? drawGap(points, bins, label, row[start[label]], buildGridPiece(extent, meters, lat), reach) : [];
  });
}

function groupByLabel({ lon, lat, label }: LabelledPoints, labelCount: number): Members {
  const start = new Int32Array(labelCount + 1);
  for (const own of label) if (own >= 0) start[own]++;
  // Ends first; filled from the last row on, they become starts and rows ascend.
  for (let own = 0; own < labelCount; own++) start[own + 1] += start[own];
  const row = new Int32Array(start[labelCount]);
  for (let i = label.length - 1; i >= 0; i--) if (label[i] >= 0) row[--start[label[i]]] = i;
  return { start, row, lon: Float64Array.from(row, i => lon[i]), lat: Float64Array.from(row, i => lat[i]) };
}

function reachOf(spacing: Meters, step: Meters): Meters {
  return reachPerSpacing * Math.max(spacing, step);
}

function extentOf({ lon, lat }: Members, first: number, end: number, reach: Meters): GridExtent | null {
  return computeExtent(lon.subarray(first, end), lat.subarray(first, end), new Float64Array(end - first).fill(reach));
}

function drawGap(
  points: LabelledPoints,
  bins: PlaceBins,
  label: number,
  first: number,
  grid: AnalysisGrid,
  reach: Meters,
): PolygonRings[] {
  const { columnUnits, rowUnits } = grid;
  const square = new Float64Array(columnUnits.length * rowUnits.length).fill(Infinity);
  const labels = new Int32Array(square.length).fill(-1);
  const near = placesNear(
    bins,
    columnUnits[0] / unitsPerDegree,
    rowUnits[0] / unitsPerDegree,
    columnUnits[columnUnits.length - 1] / unitsPerDegree,
    rowUnits[rowUnits.length - 1] / unitsPerDegree,
  );
  // Of points equally near one in a gap counts, then the lower row: the same rule in every gap's piece of the lattice.
  near.sort((a, b) => Number(points.label[b] >= 0) - Number(points.label[a] >= 0) || a - b);
  for (const i of near) claim(points, i, points.label[i] === label ? 0 : -1, grid, reach, square, labels);
  if (!labels.includes(0)) {
    const column = nearestIndex(
      columnUnits,
      [0, fullTurnUnits].map(turn => points.lon[first] * unitsPerDegree + turn),
    );
    const row = nearestIndex(rowUnits, [points.lat[first] * unitsPerDegree]);
    labels[row * columnUnits.length + column] = 0;
  }
  return dissolveLabels(grid, labels, 1)[0];
}

/** Gives a point the nodes within reach that no point before it is as near to. */
function claim(
  points: LabelledPoints,
  i: number,
  value: number,
  grid: AnalysisGrid,
  reach: Meters,
  square: Float64Array,
  labels: Int32Array,
): void {
  const { columnUnits, rowUnits } = grid;
  const { tall, wide } = reachInDegrees(points.lat[i], reach);
  const { meridional, primeVertical } = radiiOfCurvature(points.lat[i]);
  const metersPerRowUnit = (meridional * degree) / unitsPerDegree;
  const metersPerColumnUnit = (primeVertical * cosDegrees(points.lat[i]) * degree) / unitsPerDegree;
  const y = points.lat[i] * unitsPerDegree;
  const firstRow = lowerBound(rowUnits, y - tall * unitsPerDegree);
  const endRow = lowerBound(rowUnits, y + tall * unitsPerDegree);
  for (const turn of [-fullTurnUnits, 0, fullTurnUnits]) {
    const x = points.lon[i] * unitsPerDegree + turn;
    const firstColumn = lowerBound(columnUnits, x - wide * unitsPerDegree);
    const endColumn = lowerBound(columnUnits, x + wide * unitsPerDegree);
    for (let row = firstRow; row < endRow; row++) {
      const dy = (rowUnits[row] - y) * metersPerRowUnit;
      for (let column = firstColumn; column < endColumn; column++) {
        const dx = (columnUnits[column] - x) * metersPerColumnUnit;
        const own = dx * dx + dy * dy;
        const node = row * columnUnits.length + column;
        if (own > reach * reach || own >= square[node]) continue;
        square[node] = own;
        labels[node] = value;
      }
    }
  }
}

function lowerBound(units: Float64Array, value: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestIndex(units: Float64Array, values: readonly number[]): number {
  let best = 0;
  let least = Infinity;
  for (const value of values) {
    for (let k = 0; k < units.length; k++) {
      const apart = Math.abs(units[k] - value);
      if (apart >= least) continue;
      least = apart;
      best = k;
    }
  }
  return best;
}
