// A piece of the grid as marching squares sees it: which levels hold its nodes, framed by nodes that none holds, and where borders cross.

import type { AnalysisGrid, ColumnSpan } from './analysis-grid.ts';

/** The band of a node that no level holds; levels are numbered from 0, below this. */
export const noBand = 255;

/** A piece of a grid with a frame of nodes that are outside and lie where the border lies, so that rings close on the border. */
export interface FramedGrid {
  /** Nodes a row: the columns of the piece from 1 on, and of the frame as many as make it a multiple of four. */
  readonly width: number;
  readonly height: number;
  /** Columns of the piece. */
  readonly columns: number;
  /** 1e-7° by column and by row of the frame. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** By node the lowest level that holds it, as do all above; filled by the caller, never on the frame. */
  readonly band: Uint8Array;
}

/** Where the border of one level crosses the edges between nodes; edge 2n leads from node n to the east, 2n + 1 to the north. */
export interface Border {
  readonly level: number;
  /** Ascending. */
  readonly edge: Int32Array;
  /** For every crossing the next one along the border, the inside on the left. */
  readonly next: Int32Array;
  /** 1e-7° from the inner node to the crossing. Between two nodes never on either; 0 on the frame. */
  readonly offset: Float64Array;
}

/** The piece `span` of a grid with nothing inside yet. */
export function frameGrid(grid: AnalysisGrid, span: ColumnSpan): FramedGrid {
  const columns = span.last - span.first + 1;
  const rows = grid.rowUnits.length;
  const width = 4 * Math.ceil((columns + 2) / 4);
  const height = rows + 2;
  const within = (i: number, count: number): number => Math.min(count - 1, Math.max(0, i));
  const x = new Float64Array(width);
  const y = new Float64Array(height);
  for (let c = 0; c < width; c++) x[c] = grid.columnUnits[span.first + within(c - 1, columns)];
  for (let r = 0; r < height; r++) y[r] = grid.rowUnits[within(r - 1, rows)];
  return { width, height, columns, x, y, band: new Uint8Array(width * height).fill(noBand) };
}

/** 1e-7° between the nodes of an edge; 0 on the frame. */
export function edgeLength({ width, x, y }: FramedGrid, edge: number): number {
  const node = edge >> 1;
  const c = node % width;
  if ((edge & 1) === 0) return x[c + 1] - x[c];
  const r = (node - c) / width;
  return y[r + 1] - y[r];
}

/** Whether an edge's first node, the southern or western one, is the inner one. */
export function startsInside({ band }: FramedGrid, { level }: Border, edge: number): boolean {
  return band[edge >> 1] <= level;
}
