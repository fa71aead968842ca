// A piece of the grid as marching squares sees it: what is inside a limit, framed by nodes that are not, and which edges the border crosses.

import type { AnalysisGrid, ColumnSpan } from './analysis-grid.ts';

/** A piece of a grid with a frame of nodes that are outside and lie where the border lies, so that rings close on the border. */
export interface FramedGrid {
  readonly width: number;
  readonly height: number;
  /** 1e-7° by column and by row of the frame. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 inside; filled by the caller, never on the frame. */
  readonly inside: Uint8Array;
  /** Row in `Crossings.edge`, by edge; −1 where the border does not cross. */
  readonly slot: Int32Array;
}

/** Where the border crosses the edges between nodes; edge 2n leads from node n to the east, 2n + 1 to the north. */
export interface Crossings {
  readonly edge: readonly number[];
  /** The squares it runs through, each named by its south-western node. */
  readonly square: readonly number[];
  /** 1e-7° from the inner node to the crossing. Between two nodes never on either; 0 on the frame. */
  readonly offset: Float64Array;
}

/** The piece `span` of a grid with nothing inside yet. */
export function frameGrid(grid: AnalysisGrid, span: ColumnSpan): FramedGrid {
  const columns = span.last - span.first + 1;
  const rows = grid.rowUnits.length;
  const width = columns + 2;
  const height = rows + 2;
  const within = (i: number, count: number): number => Math.min(count - 1, Math.max(0, i));
  return {
    width,
    height,
    x: Float64Array.from({ length: width }, (_, c) => grid.columnUnits[span.first + within(c - 1, columns)]),
    y: Float64Array.from({ length: height }, (_, r) => grid.rowUnits[within(r - 1, rows)]),
    inside: new Uint8Array(width * height),
    slot: new Int32Array(2 * width * height).fill(-1),
  };
}

/** Every edge between an inside and an outside node, with the crossing next to the inner one; fills the frame's slots. */
export function findCrossings(framed: FramedGrid): Crossings {
  const { width, height, inside, slot } = framed;
  const edge: number[] = [];
  const square: number[] = [];
  for (let r = 0; r + 1 < height; r++) {
    const end = (r + 1) * width - 1;
    // Corners of a square: 1 south-west, 2 south-east, 4 north-west, 8 north-east; the eastern ones are the next one's western ones.
    let corners = 0;
    for (let node = r * width; node < end; node++) {
      corners = (corners >> 1) & 5;
      corners |= (inside[node + 1] << 1) | (inside[node + width + 1] << 3);
      if (corners === 0 || corners === 15) continue;
      square.push(node);
      const own = corners & 1;
      if (own !== ((corners >> 1) & 1)) slot[2 * node] = edge.push(2 * node) - 1;
      if (own !== ((corners >> 2) & 1)) slot[2 * node + 1] = edge.push(2 * node + 1) - 1;
    }
  }
  const offset = new Float64Array(edge.length);
  for (let k = 0; k < edge.length; k++) offset[k] = Math.min(1, edgeLength(framed, edge[k]));
  return { edge, square, offset };
}

/** Empties the slots of a frame that is to be used again. */
export function forgetCrossings({ slot }: FramedGrid, { edge }: Crossings): void {
  for (let k = 0; k < edge.length; k++) slot[edge[k]] = -1;
}

/** 1e-7° between the nodes of an edge; 0 on the frame. */
export function edgeLength(framed: FramedGrid, edge: number): number {
  const node = edge >> 1;
  const c = node % framed.width;
  const r = (node - c) / framed.width;
  return edge & 1 ? framed.y[r + 1] - framed.y[r] : framed.x[c + 1] - framed.x[c];
}

/** Whether an edge's first node, the southern or western one, is the inner one. */
export function startsInside(framed: FramedGrid, edge: number): boolean {
  return framed.inside[edge >> 1] === 1;
}

/** The squares whose inside corners are two opposite ones. */
export function findSaddles({ width, inside }: FramedGrid, crossings: Crossings): number[] {
  return crossings.square.filter(
    node =>
      inside[node] !== inside[node + 1] &&
      inside[node] === inside[node + width + 1] &&
      inside[node + 1] === inside[node + width],
  );
}
