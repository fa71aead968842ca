// Zones of a field on a grid: where it is at most a limit, for every limit. Linked marching squares on whole 1e-7°.
// Zones of ascending limits nest: along every edge the crossing moves outwards with the limit, and a square once joined stays joined.

import type { PolygonRings } from '../geo/lon-lat.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { type AnalysisGrid, type ColumnSpan, columnSpans } from './analysis-grid.ts';
import { assembleRings } from './assemble-rings.ts';
import { findBorders } from './find-borders.ts';
import { type Border, edgeLength, type FramedGrid, frameGrid, noBand, startsInside } from './framed-grid.ts';

/**
 * The polygons of every limit; limits ascend. A value equal to the limit is inside. Crossings are interpolated along the edges; Infinity is never
 * reached, and the border runs half-way to it.
 */
export function contourZones(grid: AnalysisGrid, field: NumberColumn, limits: readonly number[]): PolygonRings[][] {
  const zones: PolygonRings[][] = [];
  // As many limits at once as there are bands.
  for (let from = 0; from < limits.length; from += noBand) {
    const own = limits.slice(from, from + noBand);
    const pieces = columnSpans(grid).map(span => contourSpan(grid, span, field, own));
    own.forEach((_, level) => {
      zones.push(pieces.flatMap(piece => piece[level]));
    });
  }
  return zones;
}

function contourSpan(
  grid: AnalysisGrid,
  span: ColumnSpan,
  field: NumberColumn,
  limits: readonly number[],
): PolygonRings[][] {
  const framed = frameGrid(grid, span);
  const fieldWidth = grid.columnUnits.length;
  fillBands(framed, span, field, fieldWidth, limits);
  const isJoined = (level: number, node: number): boolean => {
    const at = fieldRow(framed, span, fieldWidth, node);
    const mean = (field[at] + field[at + 1] + (field[at + fieldWidth] + field[at + fieldWidth + 1])) / 4;
    return mean <= limits[level];
  };
  return findBorders(framed, limits.length, isJoined).map(border => {
    interpolateCrossings(framed, border, span, field, fieldWidth, limits[border.level]);
    return assembleRings(framed, border, span.shift);
  });
}

/** Gives every node the first limit that its value is within. */
function fillBands(
  { width, height, columns, band }: FramedGrid,
  span: ColumnSpan,
  field: NumberColumn,
  fieldWidth: number,
  limits: readonly number[],
): void {
  // The values of the band that was last: the next is mostly of the same.
  let last = noBand;
  let above = Infinity;
  let most = -Infinity;
  for (let r = 0; r < height - 2; r++) {
    const from = r * fieldWidth + span.first;
    const to = (r + 1) * width + 1;
    for (let c = 0; c < columns; c++) {
      const value = field[from + c];
      if (!(value > above && value <= most)) {
        let level = 0;
        while (level < limits.length && !(value <= limits[level])) level++;
        last = level < limits.length ? level : noBand;
        above = level > 0 ? limits[level - 1] : -Infinity;
        most = level < limits.length ? limits[level] : Infinity;
      }
      band[to + c] = last;
    }
  }
}

/** Moves the crossings to where the field reaches the limit. Every step of this is monotone in the limit, rounding included. */
function interpolateCrossings(
  framed: FramedGrid,
  border: Border,
  span: ColumnSpan,
  field: NumberColumn,
  fieldWidth: number,
  limit: number,
): void {
  const { edge, offset } = border;
  for (let k = 0; k < edge.length; k++) {
    const length = edgeLength(framed, edge[k]);
    if (length === 0) continue;
    const node = fieldRow(framed, span, fieldWidth, edge[k] >> 1);
    const other = edge[k] & 1 ? node + fieldWidth : node + 1;
    const isForward = startsInside(framed, border, edge[k]);
    const low = field[isForward ? node : other];
    const high = field[isForward ? other : node];
    const share = high === Infinity ? 0.5 : (limit - low) / (high - low);
    offset[k] = Math.max(1, Math.min(length - 1, Math.floor(length * share)));
  }
}

/** The row of the field that a node of the frame has. */
function fieldRow({ width }: FramedGrid, span: ColumnSpan, fieldWidth: number, node: number): number {
  const c = node % width;
  return ((node - c) / width - 1) * fieldWidth + span.first + c - 1;
}
