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
  type OpenDiscs,
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
  markInside(frame, open);
  const [border] = findBorders(frame, 1, (_, node) => isMiddleHeld(frame, discs, open.discs, node));
  moveCrossings(frame, discs, open, border);
  return assembleRings(frame, border, span.shift);
}

/** Counts where runs begin and end: then the length of a run does not matter. */
function markInside({ band, width }: DiscFrame, { discs, runs }: OpenDiscs): void {
  const change = new Int32Array(band.length);
  for (const { firstRow, lastRow, firstRun } of discs) {
    for (let row = firstRow, at = firstRun; row <= lastRow; row++, at += 2) {
      if (runs[at] > runs[at + 1]) continue;
      change[row * width + runs[at]]++;
      change[row * width + runs[at + 1] + 1]--;
    }
  }
  for (let node = 0, held = 0; node < change.length; node++) {
    held += change[node];
    if (held > 0) band[node] = 0;
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
