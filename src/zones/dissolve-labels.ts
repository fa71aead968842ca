// One zone per label from a labelled grid: the union of the squares around its nodes, as polygons that share borders and nothing else.

import type { PolygonRings } from '../geo/lon-lat.ts';
import { type AnalysisGrid, type ColumnSpan, columnSpans } from './analysis-grid.ts';
import { halfTurnUnits, poleUnits } from './map-units.ts';
import { splitAtTouches } from './split-at-touches.ts';
import { doubledArea, tidyRing, toRing, type UnitRing } from './unit-rings.ts';

/** Sides of a square, counter-clockwise: on each the border runs with the square on its left. */
const south = 0;
const east = 1;
const north = 2;
const west = 3;

/** Labels of one piece of the grid, framed by -1; square (r, c) has its corners at x[c], x[c + 1] and y[r], y[r + 1]. */
interface Squares {
  readonly width: number;
  readonly label: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Polygons of labels 0 … labelCount − 1; -1 belongs to nobody. Squares that touch at a corner only are polygons of their own. */
export function dissolveLabels(grid: AnalysisGrid, labels: Int32Array, labelCount: number): PolygonRings[][] {
  const zones: PolygonRings[][] = Array.from({ length: labelCount }, () => []);
  for (const span of columnSpans(grid)) {
    const squares = frameSquares(grid, span, labels);
    const patch = patchesOf(squares);
    const seen = new Uint8Array(4 * squares.label.length);
    const polygonOfPatch = new Map<number, { exterior: UnitRing | null; readonly holes: UnitRing[] }>();
    for (let node = 0; node < squares.label.length; node++) {
      if (squares.label[node] < 0) continue;
      for (let side = south; side <= west; side++) {
        if (seen[4 * node + side] || !isBorder(squares, node, side)) continue;
        let polygon = polygonOfPatch.get(patch[node]);
        if (!polygon) {
          polygon = { exterior: null, holes: [] };
          polygonOfPatch.set(patch[node], polygon);
        }
        for (const ring of splitAtTouches(traceBorder(squares, node, side, seen))) {
          const tidy = tidyRing(ring);
          if (doubledArea(tidy) > 0) polygon.exterior = tidy;
          else polygon.holes.push(tidy);
        }
      }
    }
    // A patch is named by its first node, so this is the order of the grid.
    for (const [first, { exterior, holes }] of polygonOfPatch) {
      zones[squares.label[first]].push([exterior!, ...holes].map(ring => toRing(ring, span.shift)));
    }
  }
  return zones;
}

function frameSquares(grid: AnalysisGrid, span: ColumnSpan, labels: Int32Array): Squares {
  const columns = span.last - span.first + 1;
  const rows = grid.rowUnits.length;
  const width = columns + 2;
  const label = new Int32Array(width * (rows + 2)).fill(-1);
  for (let r = 0; r < rows; r++) {
    const from = r * grid.columnUnits.length + span.first;
    label.set(labels.subarray(from, from + columns), (r + 1) * width + 1);
  }
  const isCut = (units: number): boolean => Math.abs(units) === halfTurnUnits;
  return {
    width,
    label,
    x: bordersBetween(grid.columnUnits.subarray(span.first, span.last + 1), isCut),
    y: bordersBetween(grid.rowUnits, units => Math.abs(units) === poleUnits),
  };
}

/** Half-way between neighbours; the outermost squares are as wide outwards as inwards, or end at a cut. Framed like the labels. */
function bordersBetween(nodes: Float64Array, isCut: (units: number) => boolean): Float64Array {
  const borders = new Float64Array(nodes.length + 3);
  const last = nodes.length - 1;
  for (let i = 0; i < last; i++) borders[i + 2] = Math.floor((nodes[i] + nodes[i + 1]) / 2);
  borders[1] = isCut(nodes[0]) ? nodes[0] : 2 * nodes[0] - borders[2];
  borders[last + 2] = isCut(nodes[last]) ? nodes[last] : 2 * nodes[last] - borders[last + 1];
  return borders;
}

/** Squares of one label joined by sides: each named by its first square in row order. */
function patchesOf({ label, width }: Squares): Int32Array {
  const patch = new Int32Array(label.length).fill(-1);
  const open: number[] = [];
  const take = (node: number, start: number): void => {
    if (label[node] !== label[start] || patch[node] >= 0) return;
    patch[node] = start;
    open.push(node);
  };
  for (let start = 0; start < label.length; start++) {
    if (label[start] < 0 || patch[start] >= 0) continue;
    take(start, start);
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      take(node - width, start);
      take(node + 1, start);
      take(node + width, start);
      take(node - 1, start);
    }
  }
  return patch;
}

function isBorder({ label, width }: Squares, node: number, side: number): boolean {
  return label[neighbour(node, side, width)] !== label[node];
}

function neighbour(node: number, side: number, width: number): number {
  switch (side) {
    case south:
      return node - width;
    case east:
      return node + 1;
    case north:
      return node + width;
    default:
      return node - 1;
  }
}

/** The border from one side of a square until it closes, its patch on the left; keeps the corners where it turns. */
function traceBorder(squares: Squares, startNode: number, startSide: number, seen: Uint8Array): UnitRing {
  const x: number[] = [];
  const y: number[] = [];
  const { width } = squares;
  let node = startNode;
  let side = startSide;
  do {
    seen[4 * node + side] = 1;
    const left = (side + 1) & 3;
    if (isBorder(squares, node, left)) {
      // Around the corner of the same square.
      const c = node % width;
      const r = (node - c) / width;
      x.push(squares.x[side === south || side === east ? c + 1 : c]);
      y.push(squares.y[side === east || side === north ? r + 1 : r]);
      side = left;
      continue;
    }
    const ahead = neighbour(node, left, width);
    if (isBorder(squares, ahead, side)) {
      node = ahead;
      continue;
    }
    // Into the corner between two squares: on along the square that lies across.
    const c = node % width;
    const r = (node - c) / width;
    x.push(squares.x[side === south || side === east ? c + 1 : c]);
    y.push(squares.y[side === east || side === north ? r + 1 : r]);
    node = neighbour(ahead, side, width);
    side = (side + 3) & 3;
  } while (node !== startNode || side !== startSide);
  return { x, y };
}
