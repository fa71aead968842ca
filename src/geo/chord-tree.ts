// Which points can be nearest, or near enough, told by straight chords alone: a k-d tree over earth-centred coordinates.
// Poles and the antimeridian need no care there. Callers measure the geodesics of what is left.

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Meters } from '../vocabulary/units.ts';
import { longestSurfaceMeters, toEarthCentered } from './chord.ts';

/** Chords and geodesics are computed to better than 1e-7 m; bounds keep this distance from them. */
const slack = 1e-5;
const leafSize = 8;

/** Points in leaves of up to eight; node k has the children 2k + 1 and 2k + 2. */
export interface ChordTree {
  readonly pointCount: number;
  readonly nodeCount: number;
  /** Earth-centred metres, three per place in the tree. */
  readonly coordinates: NumberColumn;
  /** Row of the point at a place in the tree. */
  readonly point: NumberColumn;
  /** Cost of a point before any travel, by place in the tree. */
  readonly offset: NumberColumn;
  /** First place of a node, and the place after its last. */
  readonly nodeStart: NumberColumn;
  readonly nodeEnd: NumberColumn;
  /** Least and greatest x, y, z of a node. */
  readonly nodeBox: NumberColumn;
  readonly nodeLeastOffset: NumberColumn;
}

/** Builds the tree of points in degrees; `offset` is zero where none is given. O(n log n). */
export function buildChordTree(lon: NumberColumn, lat: NumberColumn, offset?: NumberColumn): ChordTree {
  const count = lon.length;
  const coordinates = new Float64Array(count * 3);
  const point = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const { x, y, z } = toEarthCentered(lon[i], lat[i]);
    point[i] = i;
    coordinates[3 * i] = x;
    coordinates[3 * i + 1] = y;
    coordinates[3 * i + 2] = z;
  }
  let levels = 0;
  while (count > leafSize << levels) levels++;
  const nodeCount = (2 << levels) - 1;
  const firstLeaf = (1 << levels) - 1;
  const nodeStart = new Int32Array(nodeCount);
  const nodeEnd = new Int32Array(nodeCount);
  nodeEnd[0] = count;
  for (let node = 0; node < firstLeaf; node++) {
    const start = nodeStart[node];
    const end = nodeEnd[node];
    const middle = (start + end) >>> 1;
    splitAt(point, coordinates, widestAxis(coordinates, start, end), start, end - 1, middle);
    nodeStart[2 * node + 1] = start;
    nodeEnd[2 * node + 1] = middle;
    nodeStart[2 * node + 2] = middle;
    nodeEnd[2 * node + 2] = end;
  }
  const placeOffset = new Float64Array(count);
  if (offset) for (let place = 0; place < count; place++) placeOffset[place] = offset[point[place]];
  const nodeBox = new Float64Array(nodeCount * 6);
  const nodeLeastOffset = new Float64Array(nodeCount);
  for (let node = nodeCount - 1; node >= 0; node--) {
    const left = 2 * node + 1;
    if (node >= firstLeaf) {
      nodeLeastOffset[node] = boxOfPlaces(nodeBox, node, coordinates, placeOffset, nodeStart[node], nodeEnd[node]);
      continue;
    }
    nodeLeastOffset[node] = Math.min(nodeLeastOffset[left], nodeLeastOffset[left + 1]);
    for (let k = 0; k < 6; k++) {
      const own = nodeBox[6 * left + k];
      const other = nodeBox[6 * left + 6 + k];
      nodeBox[6 * node + k] = k < 3 ? Math.min(own, other) : Math.max(own, other);
    }
  }
  return {
    pointCount: count,
    nodeCount,
    coordinates,
    point,
    offset: placeOffset,
    nodeStart,
    nodeEnd,
    nodeBox,
    nodeLeastOffset,
  };
}

/** Writes the box of a leaf; returns its least offset. */
function boxOfPlaces(
  nodeBox: Float64Array,
  node: number,
  coordinates: Float64Array,
  placeOffset: Float64Array,
  start: number,
  end: number,
): number {
  for (let axis = 0; axis < 3; axis++) {
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let place = start; place < end; place++) {
      const value = coordinates[3 * place + axis];
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    nodeBox[6 * node + axis] = least;
    nodeBox[6 * node + 3 + axis] = greatest;
  }
  let leastOffset = Number.POSITIVE_INFINITY;
  for (let place = start; place < end; place++) leastOffset = Math.min(leastOffset, placeOffset[place]);
  return leastOffset;
}

const sampleSize = 64;

/** The axis along which a sample of places is spread most: any axis would do, this one keeps boxes small. */
function widestAxis(coordinates: Float64Array, start: number, end: number): number {
  const step = 3 * Math.max(1, Math.floor((end - start) / sampleSize));
  let widest = 0;
  let width = Number.NEGATIVE_INFINITY;
  for (let axis = 0; axis < 3; axis++) {
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let at = 3 * start + axis; at < 3 * end; at += step) {
      const value = coordinates[at];
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    if (greatest - least > width) {
      width = greatest - least;
      widest = axis;
    }
  }
  return widest;
}

/** Moves places within first…last so that none before `middle` has a greater coordinate than any from it on (Hoare's selection). */
function splitAt(
  point: Int32Array,
  coordinates: Float64Array,
  axis: number,
  first: number,
  last: number,
  middle: number,
): void {
  let low = first;
  let high = last;
  while (low < high) {
    const pivot = coordinates[3 * ((low + high) >>> 1) + axis];
    let i = low;
    let j = high;
    while (i <= j) {
      while (coordinates[3 * i + axis] < pivot) i++;
      while (coordinates[3 * j + axis] > pivot) j--;
      if (i > j) break;
      swapPlaces(point, coordinates, i, j);
      i++;
      j--;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}

function swapPlaces(point: Int32Array, coordinates: Float64Array, i: number, j: number): void {
  const row = point[i];
  point[i] = point[j];
  point[j] = row;
  for (let axis = 0; axis < 3; axis++) {
    const value = coordinates[3 * i + axis];
    coordinates[3 * i + axis] = coordinates[3 * j + axis];
    coordinates[3 * j + axis] = value;
  }
}

/** Straight distance of a place from the box of a node; 0 inside. */
function metersToNode(tree: ChordTree, node: number, x: number, y: number, z: number): Meters {
  const box = tree.nodeBox;
  const at = 6 * node;
  const dx = Math.max(0, box[at] - x, x - box[at + 3]);
  const dy = Math.max(0, box[at + 1] - y, y - box[at + 4]);
  const dz = Math.max(0, box[at + 2] - z, z - box[at + 5]);
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

function metersToPlace(tree: ChordTree, place: number, x: number, y: number, z: number): Meters {
  const dx = tree.coordinates[3 * place] - x;
  const dy = tree.coordinates[3 * place + 1] - y;
  const dz = tree.coordinates[3 * place + 2] - z;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** A growing list of rows, reused from query to query. */
export interface Found {
  count: number;
  rows: Int32Array;
  /** What is known of a row: its chord in metres, or the least it costs. */
  values: Float64Array;
}

/** An empty list. */
export function newFound(): Found {
  return { count: 0, rows: new Int32Array(64), values: new Float64Array(64) };
}

function add(found: Found, row: number, value: number): void {
  if (found.count === found.rows.length) {
    const rows = new Int32Array(found.count * 2);
    rows.set(found.rows);
    found.rows = rows;
    const values = new Float64Array(found.count * 2);
    values.set(found.values);
    found.values = values;
  }
  found.values[found.count] = value;
  found.rows[found.count++] = row;
}

const stack = new Int32Array(64);
const stackFloor = new Float64Array(64);

/**
 * Finds every point that may have the least whole cost from (lon, lat), where the cost is offset + costPerMeter × geodesic metres,
 * rounded by at most one unit. In no order; `without` is a row that does not count, −1 for none.
 */
export function findCheapest(
  tree: ChordTree,
  lon: number,
  lat: number,
  costPerMeter: number,
  without: number,
  found: Found,
): void {
  const { x, y, z } = toEarthCentered(lon, lat);
  found.count = 0;
  // No point that costs more than this for certain can win.
  let ceiling = Number.POSITIVE_INFINITY;
  let depth = 1;
  stack[0] = 0;
  stackFloor[0] = Number.NEGATIVE_INFINITY;
  while (depth > 0) {
    const node = stack[--depth];
    if (!(stackFloor[depth] <= ceiling)) continue;
    const left = 2 * node + 1;
    if (left < tree.nodeCount) {
      const leftFloor = nodeFloor(tree, left, x, y, z, costPerMeter);
      const rightFloor = nodeFloor(tree, left + 1, x, y, z, costPerMeter);
      // The cheaper child is looked at first.
      const isRightFirst = rightFloor < leftFloor;
      stack[depth] = isRightFirst ? left : left + 1;
      stackFloor[depth++] = isRightFirst ? leftFloor : rightFloor;
      stack[depth] = isRightFirst ? left + 1 : left;
      stackFloor[depth++] = isRightFirst ? rightFloor : leftFloor;
      continue;
    }
    for (let place = tree.nodeStart[node]; place < tree.nodeEnd[node]; place++) {
      if (tree.point[place] === without) continue;
      const chord = metersToPlace(tree, place, x, y, z);
      const floor = tree.offset[place] + costPerMeter * Math.max(0, chord - slack) - 1;
      if (!(floor <= ceiling)) continue;
      add(found, tree.point[place], floor);
      const own = tree.offset[place] + costPerMeter * (longestSurfaceMeters(chord) + slack) + 1;
      if (own < ceiling) ceiling = own;
    }
  }
  let kept = 0;
  for (let i = 0; i < found.count; i++) {
    if (found.values[i] <= ceiling) found.rows[kept++] = found.rows[i];
  }
  found.count = kept;
}

/** What any point of a node costs at least. */
function nodeFloor(tree: ChordTree, node: number, x: number, y: number, z: number, costPerMeter: number): number {
  return tree.nodeLeastOffset[node] + costPerMeter * Math.max(0, metersToNode(tree, node, x, y, z) - slack) - 1;
}

/** No point within `meters` of geodesic has a longer chord than this: a chord is never longer than its geodesic. */
export function longestChord(meters: Meters): Meters {
  return meters + slack;
}

/** Finds every point whose geodesic from (lon, lat) may be `meters` or less, with its chord. In no order. */
export function findWithin(tree: ChordTree, lon: number, lat: number, meters: Meters, found: Found): void {
  const { x, y, z } = toEarthCentered(lon, lat);
  found.count = 0;
  const reach = longestChord(meters);
  let depth = 0;
  stack[depth++] = 0;
  while (depth > 0) {
    const node = stack[--depth];
    if (!(metersToNode(tree, node, x, y, z) <= reach)) continue;
    const left = 2 * node + 1;
    if (left < tree.nodeCount) {
      stack[depth++] = left;
      stack[depth++] = left + 1;
      continue;
    }
    for (let place = tree.nodeStart[node]; place < tree.nodeEnd[node]; place++) {
      const chord = metersToPlace(tree, place, x, y, z);
      if (chord <= reach) add(found, tree.point[place], chord);
    }
  }
}
