// Which populated cells without cover hang together, plainly: polygons by a shared edge, points by their spacing.

import { millimetersBetween, type Place, polygonsOf } from './plain-geometry.ts';
import type { PlainCell } from './plain-types.ts';

/** The edges of a polygon cell as text, the same for both directions. */
function edgesOf(cell: PlainCell): string[] {
  const edges: string[] = [];
  if (cell.geometry.type === 'Point') return edges;
  for (const rings of polygonsOf(cell.geometry)) {
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const ends = [`${ring[i]![0]},${ring[i]![1]}`, `${ring[i + 1]![0]},${ring[i + 1]![1]}`];
        edges.push(ends.sort().join(' '));
      }
    }
  }
  return edges;
}

/** Whether the latitudes alone, at 110 km a degree, are farther apart than that: spares the geodesic. */
function isBeyond(a: Place, b: Place, millimeters: number): boolean {
  return Math.abs(a.lat - b.lat) * 110_000_000 > millimeters;
}

/** 1.5 × the median distance of a point cell to its nearest other point cell, in millimetres; 0 for fewer than two. */
export function joiningMillimeters(cells: readonly PlainCell[], places: readonly Place[]): number {
  const spacings: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    if (cells[i]!.geometry.type !== 'Point') continue;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < cells.length; j++) {
      if (j === i || cells[j]!.geometry.type !== 'Point') continue;
      if (isBeyond(places[i]!, places[j]!, least)) continue;
      least = Math.min(least, millimetersBetween(places[i]!, places[j]!));
    }
    if (Number.isFinite(least)) spacings.push(least);
  }
  if (spacings.length === 0) return 0;
  spacings.sort((a, b) => a - b);
  // As every quantile here: the smallest value that half of them do not exceed.
  return 1.5 * spacings[Math.ceil(spacings.length / 2) - 1]!;
}

/** Groups of the given rows of `cells` that hang together; rows ascend within a group. */
export function joinCells(cells: readonly PlainCell[], places: readonly Place[], rows: readonly number[]): number[][] {
  const reach = joiningMillimeters(cells, places);
  const edges = new Map<number, Set<string>>();
  for (const row of rows) edges.set(row, new Set(edgesOf(cells[row]!)));
  const touches = (a: number, b: number): boolean => {
    const points = (cells[a]!.geometry.type === 'Point' ? 1 : 0) + (cells[b]!.geometry.type === 'Point' ? 1 : 0);
    if (points === 2 && isBeyond(places[a]!, places[b]!, reach)) return false;
    if (points === 2) return millimetersBetween(places[a]!, places[b]!) <= reach;
    if (points === 1) return false;
    for (const edge of edges.get(a)!) if (edges.get(b)!.has(edge)) return true;
    return false;
  };
  const left = new Set(rows);
  const groups: number[][] = [];
  for (const start of rows) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (let i = 0; i < group.length; i++) {
      for (const other of [...left]) {
        if (!touches(group[i]!, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}
