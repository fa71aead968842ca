// Zones of a field on a grid: where it is at most a limit, for every limit. Linked marching squares on whole 1e-7°.
// Zones of ascending limits nest: along every edge the crossing moves outwards with the limit, and a square once joined stays joined.

import type { PolygonRings } from '../geo/lon-lat.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { type AnalysisGrid, type ColumnSpan, columnSpans } from './analysis-grid.ts';
import { assembleRings } from './assemble-rings.ts';
import {
  edgeLength,
  type FramedGrid,
  findCrossings,
  findSaddles,
  forgetCrossings,
  frameGrid,
  startsInside,
} from './framed-grid.ts';

/**
 * The polygons of every limit; limits ascend. A value equal to the limit is inside. Crossings are interpolated along the edges; Infinity is never
 * reached, and the border runs half-way to it.
 */
export function contourZones(grid: AnalysisGrid, field: NumberColumn, limits: readonly number[]): PolygonRings[][] {
  const zones = limits.map((): PolygonRings[] => []);
  for (const span of columnSpans(grid)) {
    const framed = frameGrid(grid, span);
    const bands = bandsOf(framed, span, field, limits, grid.columnUnits.length);
    limits.forEach((limit, i) => {
      for (let node = 0; node < bands.length; node++) framed.inside[node] = bands[node] <= i ? 1 : 0;
      for (const polygon of contourSpan(framed, span, field, limit, grid.columnUnits.length)) zones[i].push(polygon);
    });
  }
  return zones;
}

/** For every node of the frame the first limit that its value is within; as many as there are limits where there is none. */
function bandsOf(
  { width, height }: FramedGrid,
  span: ColumnSpan,
  field: NumberColumn,
  limits: readonly number[],
  fieldWidth: number,
): Uint16Array {
  const bands = new Uint16Array(width * height).fill(limits.length);
  for (let r = 0; r < height - 2; r++) {
    const from = r * fieldWidth + span.first;
    const to = (r + 1) * width + 1;
    for (let c = 0; c < width - 2; c++) {
      const value = field[from + c];
      let band = 0;
      while (band < limits.length && !(value <= limits[band])) band++;
      bands[to + c] = band;
    }
  }
  return bands;
}

function contourSpan(
  framed: FramedGrid,
  span: ColumnSpan,
  field: NumberColumn,
  limit: number,
  fieldWidth: number,
): PolygonRings[] {
  const { width } = framed;
  const nodeValue = (node: number): number => {
    const row = Math.floor(node / width) - 1;
    return field[row * fieldWidth + span.first + (node % width) - 1];
  };
  const crossings = findCrossings(framed);
  for (let k = 0; k < crossings.edge.length; k++) {
    crossings.offset[k] = interpolate(framed, crossings.edge[k], limit, nodeValue);
  }
  const joined = findSaddles(framed, crossings).filter(node => meanOfCorners(node, width, nodeValue) <= limit);
  const polygons = assembleRings(framed, crossings, new Set(joined), span.shift);
  forgetCrossings(framed, crossings);
  return polygons;
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
