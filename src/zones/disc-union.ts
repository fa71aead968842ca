// The union of discs on the ellipsoid as polygons: marching squares that know every disc's true edge.
// The zones of discs that only grow nest when drawn on one grid: along every edge the crossing moves outwards with them.

import { toEarthCentered } from '../geo/chord.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import { type AnalysisGrid, type ColumnSpan, columnSpans } from './analysis-grid.ts';
import { assembleRings } from './assemble-rings.ts';
import { moveCrossings } from './disc-edges.ts';
import {
  type DiscFrame,
  type Discs,
  frameDiscs,
  holdsPlace,
  type OpenDisc,
  openDiscs,
  placeSquare,
} from './disc-rows.ts';
import { findBorders } from './find-borders.ts';
import { frameGrid } from './framed-grid.ts';
import { degreesOf, degreesOfLongitude } from './map-units.ts';

/** Every crossing lies on the edge of a disc to 1e-7°, on its inner side. O(nodes + rows of all discs). */
export function drawDiscUnion(grid: AnalysisGrid, discs: Discs): PolygonRings[] {
  return columnSpans(grid).flatMap(span => drawSpan(grid, span, discs));
}

function drawSpan(grid: AnalysisGrid, span: ColumnSpan, discs: Discs): PolygonRings[] {
  const frame = frameDiscs(frameGrid(grid, span));
  const open = openDiscs(frame, discs);
  for (const disc of open.discs) markInside(frame, disc, open.runs);
  const [border] = findBorders(frame, 1, (_, node) => isMiddleHeld(frame, discs, open.discs, node));
  moveCrossings(frame, discs, open, border);
  return assembleRings(frame, border, span.shift);
}

function markInside({ band, width }: DiscFrame, { firstRow, lastRow, firstRun }: OpenDisc, runs: Int32Array): void {
  for (let row = firstRow, at = firstRun; row <= lastRow; row++, at += 2) {
    const end = row * width + runs[at + 1];
    // Runs are short: a loop is faster than `fill`.
    for (let node = row * width + runs[at]; node <= end; node++) band[node] = 0;
  }
}

/** Whether some disc holds the middle of the square that a node is the south-western corner of. */
function isMiddleHeld(frame: DiscFrame, discs: Discs, open: readonly OpenDisc[], node: number): boolean {
  const c = node % frame.width;
  const r = (node - c) / frame.width;
  const lon = degreesOfLongitude(Math.floor((frame.x[c] + frame.x[c + 1]) / 2));
  const lat = degreesOf(Math.floor((frame.y[r] + frame.y[r + 1]) / 2));
  const { x, y, z } = toEarthCentered(lon, lat);
  for (const disc of open) {
    if (disc.lastRow < r || disc.firstRow > r + 1) continue;
    if (holdsPlace(discs, disc, placeSquare(disc, x, y, z), lon, lat)) return true;
  }
  return false;
}
