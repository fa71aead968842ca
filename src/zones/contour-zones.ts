// Zones of a field on a grid: where it is at most a limit, for every limit. Linked marching squares on whole 1e-7°.
// Zones of ascending limits nest: along every edge the crossing moves outwards with the limit, and a square once joined stays joined.

import type { PolygonRings } from '../geo/lon-lat.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { type AnalysisGrid, type ColumnSpan, columnSpans } from './analysis-grid.ts';
import { assembleRings } from './assemble-rings.ts';
import { edgeLength, type FramedGrid, findCrossings, findSaddles, frameGrid, startsInside } from './framed-grid.ts';

/**
 * The polygons of every limit. A value equal to the limit is inside. Crossings are interpolated along the edges; Infinity is never
 * reached, and the border runs half-way to it.
 */
export function contourZones(grid: AnalysisGrid, field: NumberColumn, limits: readonly number[]): PolygonRings[][] {
  const spans = columnSpans(grid);
  return limits.map(limit => spans.flatMap(span => contourSpan(grid, span, field, limit)));
}

function contourSpan(grid: AnalysisGrid, span: ColumnSpan, field: NumberColumn, limit: number): PolygonRings[] {
  const framed = frameGrid(grid, span);
  const { width, inside } = framed;
  const columns = width - 2;
  for (let r = 0; r < grid.rowUnits.length; r++) {
    const from = r * grid.columnUnits.length + span.first;
    const to = (r + 1) * width + 1;
    for (let c = 0; c < columns; c++) if (field[from + c] <= limit) inside[to + c] = 1;
  }
  const nodeValue = (node: number): number => {
    const row = Math.floor(node / width) - 1;
    return field[row * grid.columnUnits.length + span.first + (node % width) - 1];
  };
  const crossings = findCrossings(framed);
  for (let k = 0; k < crossings.edge.length; k++) {
    crossings.offset[k] = interpolate(framed, crossings.edge[k], limit, nodeValue);
  }
  const joined = findSaddles(framed, crossings).filter(node => meanOfCorners(node, width, nodeValue) <= limit);
  return assembleRings(framed, crossings, new Set(joined), span.shift);
}

/** Every step of this is monotone in the limit, rounding included. */
function interpolate(framed: FramedGrid, edge: number, limit: number, nodeValue: (node: number) => number): number {
  const length = edgeLength(framed, edge);
  if (length === 0) return 0;
  const node = edge >> 1;
  const other = edge & 1 ? node + framed.width : node + 1;
  const isForward = startsInside(framed, edge);
  const low = nodeValue(isForward ? node : other);
  const high = nodeValue(isForward ? other : node);
  const share = high === Infinity ? 0.5 : (limit - low) / (high - low);
  return Math.max(1, Math.min(length - 1, Math.floor(length * share)));
}

function meanOfCorners(node: number, width: number, nodeValue: (node: number) => number): number {
  return (nodeValue(node) + nodeValue(node + 1) + (nodeValue(node + width) + nodeValue(node + width + 1))) / 4;
}
