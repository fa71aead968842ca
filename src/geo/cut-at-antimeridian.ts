// Polygons cut at ±180°, so that every part lies between −180 and 180.
// Source: RFC 7946 section 3.1.9; edges are straight in the longitude/latitude plane.

import type { Degrees } from '../vocabulary/units.ts';
import type { PolygonRings, Position, Ring } from './lon-lat.ts';
import { isInPolygons, rewind } from './polygons.ts';
import { lonRange, moveRing, unwrapPolygon } from './rings.ts';

/** Whether an edge is longer than half a turn: that is one which crosses ±180°. */
export function crossesAntimeridian(polygons: readonly PolygonRings[]): boolean {
  return polygons.some(rings =>
    rings.some(ring => ring.some(([lon], i) => i > 0 && Math.abs(lon - ring[i - 1][0]) > 180)),
  );
}

/** The same polygons in parts within −180…180; those that lie there are handed back as they are. */
export function cutAtAntimeridian(polygons: readonly PolygonRings[]): readonly PolygonRings[] {
  return polygons.flatMap(rings => {
    if (rings.length === 0) return [];
    const unwrapped = unwrapPolygon(rings);
    const [west, east] = lonRange(unwrapped[0]);
    if (west >= -180 && east <= 180) return [unwrapped];
    const parts: PolygonRings[] = [];
    for (let turn = Math.floor((west + 180) / 360); turn * 360 - 180 < east; turn++) {
      const begin = turn * 360 - 180;
      const eastward = west < begin ? keepSide(unwrapped, begin, 1) : [unwrapped];
      for (const part of eastward) {
        const both = lonRange(part[0])[1] > begin + 360 ? keepSide(part, begin + 360, -1) : [part];
        parts.push(...both.map(own => own.map(ring => moveRing(ring, -360 * turn))));
      }
    }
    return parts.map(rewind);
  });
}

/** A stretch of a ring on the kept side; its ends lie on the cut. */
interface Chain {
  readonly positions: Position[];
}

interface ChainEnd {
  readonly chain: number;
  readonly isStart: boolean;
  readonly lat: Degrees;
  /** Rise of latitude per degree away from the cut, to tell ends apart that meet in one point. */
  readonly slope: number;
}

/** What of a polygon lies west (side −1) or east (side 1) of a meridian. */
function keepSide(rings: PolygonRings, meridian: Degrees, side: -1 | 1): readonly PolygonRings[] {
  const isKept = (position: Position): boolean => (position[0] - meridian) * side > 0;
  if (rings[0].every(isKept)) return [rings];
  const chains: Chain[] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    if (ring.every(isKept)) holes.push(ring);
    else for (const chain of chainsOf(ring.slice(1), isKept, meridian)) chains.push(chain);
  }
  // Just beside the cut, the polygon lies between the first and second end, the third and fourth, and so on.
  const ends = chains.flatMap(({ positions }, chain): ChainEnd[] => [
    endOf(positions[0], positions[1], chain, true),
    endOf(positions[positions.length - 1], positions[positions.length - 2], chain, false),
  ]);
  ends.sort((a, b) => a.lat - b.lat || a.slope - b.slope || a.chain - b.chain);
  const partner = new Map<string, ChainEnd>();
  for (let i = 0; i + 1 < ends.length; i += 2) {
    partner.set(endKey(ends[i].chain, ends[i].isStart), ends[i + 1]);
    partner.set(endKey(ends[i + 1].chain, ends[i + 1].isStart), ends[i]);
  }
  const exteriors: Ring[] = [];
  const isUsed = chains.map(() => false);
  for (let first = 0; first < chains.length; first++) {
    if (isUsed[first]) continue;
    const loop: Position[] = [];
    let chain = first;
    let isForward = true;
    while (!isUsed[chain]) {
      isUsed[chain] = true;
      const { positions } = chains[chain];
      for (const position of isForward ? positions : [...positions].reverse()) pushNew(loop, position);
      const next = partner.get(endKey(chain, !isForward));
      if (next === undefined) throw new Error('a chain without a partner');
      chain = next.chain;
      isForward = next.isStart;
    }
    pushNew(loop, loop[0]);
    if (loop.length >= 4) exteriors.push(loop);
  }
  return exteriors.map(exterior => [
    exterior,
    ...holes.filter(hole => hole.every(([lon, lat]) => isInPolygons(lon, lat, [[exterior]]))),
  ]);
}

/** The stretches of a ring, given without its closing position, that are kept, with their ends on the cut. */
function chainsOf(corners: Ring, isKept: (position: Position) => boolean, meridian: Degrees): Chain[] {
  const chains: Chain[] = [];
  const outside = corners.findIndex(corner => !isKept(corner));
  let open: Position[] | null = null;
  let before = corners[outside];
  for (let step = 1; step <= corners.length; step++) {
    const corner = corners[(outside + step) % corners.length];
    if (isKept(corner)) {
      open ??= [crossing(before, corner, meridian)];
      open.push(corner);
    } else if (open !== null) {
      open.push(crossing(before, corner, meridian));
      chains.push({ positions: open });
      open = null;
    }
    before = corner;
  }
  return chains;
}

/** Where an edge meets the meridian; the same bits from both of its ends. */
function crossing(a: Position, b: Position, meridian: Degrees): Position {
  const [west, east] = a[0] <= b[0] ? [a, b] : [b, a];
  if (west[0] === meridian) return west;
  if (east[0] === meridian) return east;
  return [meridian, west[1] + ((meridian - west[0]) / (east[0] - west[0])) * (east[1] - west[1])];
}

function endOf(end: Position, next: Position, chain: number, isStart: boolean): ChainEnd {
  return { chain, isStart, lat: end[1], slope: (next[1] - end[1]) / Math.abs(next[0] - end[0]) };
}

function endKey(chain: number, isStart: boolean): string {
  return `${chain} ${isStart}`;
}

function pushNew(loop: Position[], position: Position): void {
  const last = loop[loop.length - 1];
  if (last === undefined || last[0] !== position[0] || last[1] !== position[1]) loop.push(position);
}
