// Closed rings in the longitude/latitude plane: continuous across the antimeridian, their sense, and the side of an edge.
// Source: RFC 7946 section 3.1.9 for the antimeridian; an edge between 180° and 360° long means the short way round.

import type { Degrees } from '../vocabulary/units.ts';
import type { PolygonRings, Position, Ring } from './lon-lat.ts';

/**
 * The ring with longitudes that run on across ±180 instead of jumping; the ring itself where nothing jumps.
 * A ring around a pole is closed through that pole. Edges of a whole turn are left alone: they are boxes around the world.
 */
export function unwrapRing(ring: Ring): Ring {
  if (!ring.some((position, i) => i > 0 && isJump(ring[i - 1][0], position[0]))) return ring;
  let turn = 0;
  let sumOfLats = 0;
  const unwrapped: Position[] = ring.map(([lon, lat], i) => {
    if (i > 0 && isJump(ring[i - 1][0], lon)) turn += lon < ring[i - 1][0] ? 360 : -360;
    sumOfLats += lat;
    return [lon + turn, lat];
  });
  if (turn !== 0) {
    const pole = sumOfLats < 0 ? -90 : 90;
    unwrapped.push([unwrapped[unwrapped.length - 1][0], pole], [unwrapped[0][0], pole], unwrapped[0]);
  }
  return unwrapped;
}

function isJump(lonA: Degrees, lonB: Degrees): boolean {
  const length = Math.abs(lonB - lonA);
  return length > 180 && length < 360;
}

/** All rings unwrapped, and holes moved by whole turns into the range of their exterior. */
export function unwrapPolygon(rings: PolygonRings): PolygonRings {
  const unwrapped = rings.map(unwrapRing);
  if (unwrapped.length < 2) return unwrapped;
  const [west, east] = lonRange(unwrapped[0]);
  return unwrapped.map((ring, i) => {
    if (i === 0) return ring;
    const [holeWest, holeEast] = lonRange(ring);
    const middle = (holeWest + holeEast) / 2;
    if (middle < west && middle + 360 <= east) return moveRing(ring, 360);
    if (middle > east && middle - 360 >= west) return moveRing(ring, -360);
    return ring;
  });
}

/** The ring so many degrees farther east; the ring itself for 0. */
export function moveRing(ring: Ring, degrees: Degrees): Ring {
  return degrees === 0 ? ring : ring.map(([lon, lat]) => [lon + degrees, lat]);
}

/** Least and greatest longitude of a ring. */
export function lonRange(ring: Ring): readonly [west: Degrees, east: Degrees] {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  for (const [lon] of ring) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
  }
  return [west, east];
}

/** 1 where the ring turns counter-clockwise, −1 clockwise, 0 where it encloses nothing. */
export function ringOrientation(ring: Ring): -1 | 0 | 1 {
  const area = twiceSignedArea(unwrapRing(ring));
  return area > 0 ? 1 : area < 0 ? -1 : 0;
}

/** Twice the area in square degrees, positive counter-clockwise; measured from the first corner, so that little cancels. */
function twiceSignedArea(ring: Ring): number {
  if (ring.length === 0) return 0;
  const [lon0, lat0] = ring[0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [lonA, latA] = ring[i - 1];
    const [lonB, latB] = ring[i];
    sum += (lonA - lon0) * (latB - lat0) - (lonB - lon0) * (latA - lat0);
  }
  return sum;
}

/** What an edge is to a ray that runs east from a point. */
export const edgeMissesRay = 0;
export const edgeCrossesRay = 1;
export const edgeHoldsPoint = 2;

/**
 * How the edge A–B, with latA ≤ latB, lies to the ray from (lon, lat) to the east. Neighbours that share an edge give its ends in
 * the same order here, so that no point falls between them or into both, unless it lies on the edge.
 */
export function edgeAgainstRay(
  lonA: Degrees,
  latA: Degrees,
  lonB: Degrees,
  latB: Degrees,
  lon: Degrees,
  lat: Degrees,
): 0 | 1 | 2 {
  if (lat < latA || lat > latB) return edgeMissesRay;
  if (latA === latB) {
    return lon >= Math.min(lonA, lonB) && lon <= Math.max(lonA, lonB) ? edgeHoldsPoint : edgeMissesRay;
  }
  if (lat === latB) return lon === lonB ? edgeHoldsPoint : edgeMissesRay;
  if (lat === latA && lon === lonA) return edgeHoldsPoint;
  const cross = (lonB - lonA) * (lat - latA) - (lon - lonA) * (latB - latA);
  return cross > 0 ? edgeCrossesRay : cross === 0 ? edgeHoldsPoint : edgeMissesRay;
}
