// Which road segment is nearest: a packed tree of bounding boxes over the segments that can be snapped to.
// Source: packed Hilbert R-tree, I. Kamel and C. Faloutsos, CIKM 1993; built once, never changed.

import { computeHilbertOrder } from '../geo/hilbert-order.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';

/** Segments per leaf, and boxes per inner box. */
export const treeFan = 8;

export interface SegmentTree {
  readonly treeSegment: Uint32Array;
  readonly treeBox: Float64Array;
}

/** Number of boxes on each level for so many segments, leaves first; the last level has one box. */
export function treeLevels(segmentCount: number): number[] {
  const levels: number[] = [];
  for (let boxes = segmentCount; boxes > 1 || levels.length === 0; ) {
    boxes = Math.ceil(boxes / treeFan);
    levels.push(boxes);
  }
  return levels;
}

/** The given segment rows, neighbours side by side: along a Hilbert curve of their first vertices. O(n log n). */
export function orderForTree(
  rows: Uint32Array,
  first: NumberColumn,
  lon: NumberColumn,
  lat: NumberColumn,
): Uint32Array {
  const order = computeHilbertOrder(
    Float64Array.from(rows, s => lon[first[s]]),
    Float64Array.from(rows, s => lat[first[s]]),
  );
  return Uint32Array.from(order, k => rows[k]);
}

/** Packs segment rows in their order; a segment across the antimeridian gets a box that ends beyond ±180. O(n). */
export function buildSegmentTree(
  treeSegment: Uint32Array,
  first: NumberColumn,
  second: NumberColumn,
  lon: NumberColumn,
  lat: NumberColumn,
): SegmentTree {
  const levels = treeLevels(treeSegment.length);
  const treeBox = new Float64Array(4 * levels.reduce((sum, boxes) => sum + boxes, 0));
  emptyBoxes(treeBox);
  for (let k = 0; k < treeSegment.length; k++) {
    const s = treeSegment[k];
    const a = first[s];
    const b = second[s];
    const lonB = lon[a] + wrapDegrees(lon[b] - lon[a]);
    const box = Math.floor(k / treeFan);
    widen(
      treeBox,
      box,
      Math.min(lon[a], lonB),
      Math.min(lat[a], lat[b]),
      Math.max(lon[a], lonB),
      Math.max(lat[a], lat[b]),
    );
  }
  let below = 0;
  for (let level = 1; level < levels.length; level++) {
    const here = below + levels[level - 1];
    for (let k = 0; k < levels[level - 1]; k++) {
      const box = 4 * (below + k);
      widen(
        treeBox,
        here + Math.floor(k / treeFan),
        treeBox[box],
        treeBox[box + 1],
        treeBox[box + 2],
        treeBox[box + 3],
      );
    }
    below = here;
  }
  return { treeSegment, treeBox };
}

/** A difference of longitudes as −180…180. */
export function wrapDegrees(difference: number): number {
  if (difference > 180) return difference - 360;
  return difference < -180 ? difference + 360 : difference;
}

function emptyBoxes(boxes: Float64Array): void {
  for (let k = 0; k < boxes.length; k += 4) {
    boxes[k] = boxes[k + 1] = Infinity;
    boxes[k + 2] = boxes[k + 3] = -Infinity;
  }
}

function widen(boxes: Float64Array, box: number, west: number, south: number, east: number, north: number): void {
  const k = 4 * box;
  boxes[k] = Math.min(boxes[k], west);
  boxes[k + 1] = Math.min(boxes[k + 1], south);
  boxes[k + 2] = Math.max(boxes[k + 2], east);
  boxes[k + 3] = Math.max(boxes[k + 3], north);
}
