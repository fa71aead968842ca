// How far apart points lie from their neighbours, and which of them are within a distance of each other.

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Degrees, Millimeters } from '../vocabulary/units.ts';
import { buildChordTree, findCheapest, findWithin, newFound } from './chord-tree.ts';
import { reduceLongitude } from './ellipsoid.ts';
import { geodesicMillimeters } from './geodesic.ts';

/** Whole millimetres from every distinct place to the nearest other, by the first row of each place; Infinity where there is no other. */
export function computeNeighbourSpacing(lon: NumberColumn, lat: NumberColumn): Float64Array {
  const rows = firstRowsOfPlaces(lon, lat).filter((first, row) => first === row);
  const ownLon = Float64Array.from(rows, row => lon[row]);
  const ownLat = Float64Array.from(rows, row => lat[row]);
  const tree = buildChordTree(ownLon, ownLat);
  const found = newFound();
  return Float64Array.from(rows, (_, place) => {
    findCheapest(tree, ownLon[place], ownLat[place], 1000, place, found);
    let least: Millimeters = Number.POSITIVE_INFINITY;
    for (let i = 0; i < found.count; i++) {
      const other = found.rows[i];
      least = Math.min(least, geodesicMillimeters(ownLon[place], ownLat[place], ownLon[other], ownLat[other]));
    }
    return least;
  });
}

/** The smallest spacing that at least half of the distinct places do not exceed; Infinity with fewer than two places. */
export function medianNeighbourSpacing(lon: NumberColumn, lat: NumberColumn): Millimeters {
  const spacing = computeNeighbourSpacing(lon, lat).sort();
  return spacing.length === 0 ? Number.POSITIVE_INFINITY : spacing[Math.ceil(spacing.length / 2) - 1];
}

/** For every row the lowest row of the same place. */
function firstRowsOfPlaces(lon: NumberColumn, lat: NumberColumn): Int32Array {
  let size = 16;
  while (size < 2 * lon.length) size *= 2;
  // Open addressing: row + 1, 0 where free.
  const table = new Int32Array(size);
  const firstRows = new Int32Array(lon.length);
  for (let row = 0; row < lon.length; row++) {
    const ownLon = canonicalLon(lon[row], lat[row]);
    let slot = hashOf(ownLon, lat[row]) & (size - 1);
    for (; table[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const first = table[slot] - 1;
      if (lat[first] === lat[row] && canonicalLon(lon[first], lat[first]) === ownLon) break;
    }
    if (table[slot] === 0) table[slot] = row + 1;
    firstRows[row] = table[slot] - 1;
  }
  return firstRows;
}

const hashed = new Float64Array(2);
const hashedWords = new Int32Array(hashed.buffer);

/** Equal for equal numbers; 0 and −0 are. */
function hashOf(a: number, b: number): number {
  hashed[0] = a + 0;
  hashed[1] = b + 0;
  let hash = 0;
  for (let word = 0; word < 4; word++) hash = Math.imul(hash ^ hashedWords[word], 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 16);
}

/** One place has two longitudes at the antimeridian and all of them at a pole. */
function canonicalLon(lon: Degrees, lat: Degrees): Degrees {
  if (Math.abs(lat) === 90) return 0;
  const reduced = reduceLongitude(lon);
  return reduced === -180 ? 180 : reduced;
}

/** Pairs of rows, first < second, ascending by first, then second. */
export interface Links {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/**
 * Links between points at most `millimeters` apart along the geodesic: so many that they join what all such pairs would join, and no
 * more (a forest, fewer links than points, however many points share a place). Give it only the points that are to be joined.
 */
export function linkWithin(lon: NumberColumn, lat: NumberColumn, millimeters: Millimeters): Links {
  const firstRows = firstRowsOfPlaces(lon, lat);
  const links: (readonly [first: number, second: number])[] = [];
  firstRows.forEach((first, row) => {
    if (first < row) links.push([first, row]);
  });
  const rows = firstRows.filter((first, row) => first === row);
  const ownLon = Float64Array.from(rows, row => lon[row]);
  const ownLat = Float64Array.from(rows, row => lat[row]);
  const tree = buildChordTree(ownLon, ownLat);
  const found = newFound();
  const parent = Int32Array.from(rows, (_, place) => place);
  for (let place = 0; place < rows.length; place++) {
    findWithin(tree, ownLon[place], ownLat[place], (millimeters + 1) / 1000, found);
    for (let i = 0; i < found.count; i++) {
      const other = found.rows[i];
      if (other <= place) continue;
      const root = rootOf(parent, place);
      const otherRoot = rootOf(parent, other);
      if (root === otherRoot) continue;
      if (geodesicMillimeters(ownLon[place], ownLat[place], ownLon[other], ownLat[other]) > millimeters) continue;
      parent[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
      links.push([rows[place], rows[other]]);
    }
  }
  links.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { first: Int32Array.from(links, link => link[0]), second: Int32Array.from(links, link => link[1]) };
}

function rootOf(parent: Int32Array, place: number): number {
  let root = place;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]];
    root = parent[root];
  }
  return root;
}
