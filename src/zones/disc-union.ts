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
  openDisc,
  placeSquare,
} from './disc-rows.ts';
import { findCrossings, findSaddles, frameGrid } from './framed-grid.ts';
import { degreesOf, degreesOfLongitude } from './map-units.ts';

/** Every crossing lies on the edge of a disc to 1e-7°, on its inner side. O(nodes + rows of all discs). */
export function drawDiscUnion(grid: AnalysisGrid, discs: Discs): PolygonRings[] {
  return columnSpans(grid).flatMap(span => drawSpan(grid, span, discs));
}

function drawSpan(grid: AnalysisGrid, span: ColumnSpan, discs: Discs): PolygonRings[] {
  const frame = frameDiscs(frameGrid(grid, span));
  const open: OpenDisc[] = [];
  for (let disc = 0; disc < discs.lon.length; disc++) {
    if (discs.radiusMeters[disc] >= 0) open.push(...openDisc(frame, discs, disc));
  }
  for (const disc of open) markInside(frame, disc);
  const crossings = findCrossings(frame);
  for (const disc of open) moveCrossings(frame, discs, disc, crossings);
  const joined = findSaddles(frame, crossings).filter(node => isMiddleHeld(frame, discs, open, node));
  return assembleRings(frame, crossings, new Set(joined), span.shift);
}

function markInside({ inside, width }: DiscFrame, { firstRow, lastRow, runs }: OpenDisc): void {
  for (let row = firstRow; row <= lastRow; row++) {
    const at = 2 * (row - firstRow);
    inside.fill(1, row * width + runs[at], row * width + runs[at + 1] + 1);
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
