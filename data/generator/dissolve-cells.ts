// Outlines of sets of grid cells: rings along cell edges, exterior counter-clockwise, holes clockwise,
// with a vertex where the ring turns and where three sets meet, so that neighbours share every vertex.

import { cellAt, columnCount, cornerTick, rowCount, type Tick } from './cell-grid.ts';

type Corner = number;
const cornerColumns = columnCount + 1;

/** Polygons of the cells labelled `label`; each is an exterior ring followed by its holes. */
export function dissolveCells(labels: Int16Array, label: number): readonly (readonly (readonly Tick[])[])[] {
  const rings = traceRings(labels, label).map(ring => thin(ring, labels));
  const exteriors = rings.filter(ring => doubledArea(ring) > 0).sort((a, b) => doubledArea(b) - doubledArea(a));
  const holes = rings.filter(ring => doubledArea(ring) < 0);
  return exteriors.map(exterior => [exterior, ...holes.filter(hole => isInside(exterior, hole[0]))].map(toTicks));
}

/** Rings as corner numbers, the set on the left; the last corner equals the first. */
function traceRings(labels: Int16Array, label: number): Corner[][] {
  const nextOf = new Map<Corner, Corner>();
  const is = (column: number, row: number): boolean => labels[cellAt(column, row)] === label;
  for (let row = 1; row < rowCount - 1; row++) {
    for (let column = 1; column < columnCount - 1; column++) {
      if (!is(column, row)) continue;
      const sw = row * cornerColumns + column;
      const nw = sw + cornerColumns;
      if (!is(column, row - 1)) nextOf.set(sw, sw + 1);
      if (!is(column + 1, row)) nextOf.set(sw + 1, nw + 1);
      if (!is(column, row + 1)) nextOf.set(nw + 1, nw);
      if (!is(column - 1, row)) nextOf.set(nw, sw);
    }
  }
  const rings: Corner[][] = [];
  for (const start of [...nextOf.keys()].sort((a, b) => a - b)) {
    if (!nextOf.has(start)) continue;
    const ring = [start];
    for (let at = start; ; ) {
      const next = nextOf.get(at)!;
      nextOf.delete(at);
      ring.push(next);
      if (next === start) break;
      at = next;
    }
    rings.push(ring);
  }
  return rings;
}

/** Drops corners where the ring runs straight on and no third set touches. */
function thin(ring: readonly Corner[], labels: Int16Array): Corner[] {
  const open = ring.slice(0, -1);
  const kept = open.filter((corner, i) => {
    const before = open[(i + open.length - 1) % open.length];
    const after = open[(i + 1) % open.length];
    return corner - before !== after - corner || labelsAround(corner, labels) > 2;
  });
  return [...kept, kept[0]];
}

function labelsAround(corner: Corner, labels: Int16Array): number {
  const column = corner % cornerColumns;
  const row = (corner - column) / cornerColumns;
  return new Set([
    labels[cellAt(column - 1, row - 1)],
    labels[cellAt(column, row - 1)],
    labels[cellAt(column - 1, row)],
    labels[cellAt(column, row)],
  ]).size;
}

function columnOf(corner: Corner): number {
  return corner % cornerColumns;
}

function rowOf(corner: Corner): number {
  return (corner - (corner % cornerColumns)) / cornerColumns;
}

function doubledArea(ring: readonly Corner[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    sum += columnOf(ring[i - 1]) * rowOf(ring[i]) - columnOf(ring[i]) * rowOf(ring[i - 1]);
  }
  return sum;
}

function isInside(ring: readonly Corner[], corner: Corner): boolean {
  // A hole's corner may lie on the exterior's grid lines, so a place just north-east of it is asked.
  const x = columnOf(corner) + 0.25;
  const y = rowOf(corner) + 0.25;
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const ay = rowOf(ring[i - 1]);
    const by = rowOf(ring[i]);
    if (ay > y !== by > y && columnOf(ring[i]) > x) inside = !inside;
  }
  return inside;
}

function toTicks(ring: readonly Corner[]): readonly Tick[] {
  return ring.map(corner => cornerTick(columnOf(corner), rowOf(corner)));
}
