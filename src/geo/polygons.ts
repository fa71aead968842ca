// Polygons in the longitude/latitude plane: centroid, inside or not, bounds, and the form RFC 7946 wants them in.

import { roundHalfAwayFromZero } from '../vocabulary/deterministic-math.ts';
import type { Degrees } from '../vocabulary/units.ts';
import { reduceLongitude } from './ellipsoid.ts';
import type { Bounds, LonLat, PolygonRings, Position, Ring } from './lon-lat.ts';
import {
  edgeAgainstRay,
  edgeCrossesRay,
  edgeHoldsPoint,
  lonRange,
  moveRing,
  ringOrientation,
  unwrapPolygon,
} from './rings.ts';

/**
 * The area centroid in plane degrees, holes taken out; the mean of the corners where there is no area.
 * Parts cut at the antimeridian count as one.
 */
export function planeCentroid(polygons: readonly PolygonRings[]): LonLat {
  const parts = joinAcrossAntimeridian(polygons.map(unwrapPolygon));
  const corners = parts.flatMap(rings => rings.flatMap(ring => ring.slice(1)));
  if (corners.length === 0) throw new RangeError('no corners');
  const [lon0, lat0] = corners[0];
  // Moments about the first corner, in sixths; a ring counts by its place, whatever way it turns.
  let twiceArea = 0;
  let lonMoment = 0;
  let latMoment = 0;
  for (const rings of parts) {
    for (let r = 0; r < rings.length; r++) {
      let ringArea = 0;
      let ringLon = 0;
      let ringLat = 0;
      for (let i = 1; i < rings[r].length; i++) {
        const ax = rings[r][i - 1][0] - lon0;
        const ay = rings[r][i - 1][1] - lat0;
        const bx = rings[r][i][0] - lon0;
        const by = rings[r][i][1] - lat0;
        const cross = ax * by - bx * ay;
        ringArea += cross;
        ringLon += cross * (ax + bx);
        ringLat += cross * (ay + by);
      }
      const sign = ringArea < 0 === (r === 0) ? -1 : 1;
      twiceArea += sign * ringArea;
      lonMoment += sign * ringLon;
      latMoment += sign * ringLat;
    }
  }
  const lon = lon0 + lonMoment / (3 * twiceArea);
  const lat = lat0 + latMoment / (3 * twiceArea);
  // Slivers whose area is all rounding would throw the centroid far away.
  if (twiceArea > 0 && isWithinBox(lon, lat, corners)) return { lon: reduceLongitude(lon), lat };
  let lonSum = 0;
  let latSum = 0;
  for (const [cornerLon, cornerLat] of corners) {
    lonSum += cornerLon - lon0;
    latSum += cornerLat - lat0;
  }
  return { lon: reduceLongitude(lon0 + lonSum / corners.length), lat: lat0 + latSum / corners.length };
}

/** Where one part ends at 180 and another begins at −180, the western parts are moved one turn to the east. */
function joinAcrossAntimeridian(parts: readonly PolygonRings[]): readonly PolygonRings[] {
  const ranges = parts.map(rings => lonRange(rings[0] ?? []));
  const touchesEast = ranges.some(([west, east]) => east === 180 && west > -180);
  const touchesWest = ranges.some(([west, east]) => west === -180 && east < 180);
  if (!touchesEast || !touchesWest) return parts;
  return parts.map((rings, i) => (ranges[i][1] <= 0 ? rings.map(ring => moveRing(ring, 360)) : rings));
}

function isWithinBox(lon: Degrees, lat: Degrees, corners: readonly Position[]): boolean {
  const [west, east] = lonRange(corners);
  return (
    lon >= west && lon <= east && corners.some(corner => corner[1] <= lat) && corners.some(corner => corner[1] >= lat)
  );
}

/** Whether a point lies in one of the polygons: even-odd over the rings of each; a boundary belongs to its polygon. */
export function isInPolygons(lon: Degrees, lat: Degrees, polygons: readonly PolygonRings[]): boolean {
  return polygons.some(rings => {
    const unwrapped = unwrapPolygon(rings);
    return [lon, lon + 360, lon - 360].some(turned => isInRings(turned, lat, unwrapped));
  });
}

function isInRings(lon: Degrees, lat: Degrees, rings: PolygonRings): boolean {
  let isInside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [low, high] = ring[i - 1][1] <= ring[i][1] ? [ring[i - 1], ring[i]] : [ring[i], ring[i - 1]];
      const edge = edgeAgainstRay(low[0], low[1], high[0], high[1], lon, lat);
      if (edge === edgeHoldsPoint) return true;
      if (edge === edgeCrossesRay) isInside = !isInside;
    }
  }
  return isInside;
}

/** The box of all rings, or null without any corner; west > east where a ring crosses the antimeridian. */
export function computeBounds(polygons: readonly PolygonRings[]): Bounds | null {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const rings of joinAcrossAntimeridian(polygons.map(unwrapPolygon))) {
    const [ownWest, ownEast] = lonRange(rings[0] ?? []);
    west = Math.min(west, ownWest);
    east = Math.max(east, ownEast);
    for (const ring of rings) {
      for (const [, lat] of ring) {
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
    }
  }
  if (!(west <= east)) return null;
  if (east - west >= 360) return [-180, south, 180, north];
  return west < -180 || east > 180
    ? [reduceLongitude(west), south, reduceLongitude(east), north]
    : [west, south, east, north];
}

/** Exterior counter-clockwise, holes clockwise, as RFC 7946 asks. */
export function rewind(rings: PolygonRings): PolygonRings {
  return rings.map((ring, i) => (ringOrientation(ring) === (i === 0 ? -1 : 1) ? [...ring].reverse() : ring));
}

/**
 * Polygons with 7 decimals: no position twice in a row, no −0; rings that enclose nothing any more are left out, and with an
 * exterior its whole polygon.
 */
export function roundCoordinates(polygons: readonly PolygonRings[]): readonly PolygonRings[] {
  return polygons.flatMap(rings => {
    const rounded = rings.map(roundRing);
    if (rounded.length === 0 || !hasArea(rounded[0])) return [];
    return [rounded.filter(hasArea)];
  });
}

function roundRing(ring: Ring): Ring {
  const rounded: Position[] = [];
  for (const [lon, lat] of ring) {
    const position: Position = [roundTo7(lon), roundTo7(lat)];
    const last = rounded[rounded.length - 1];
    if (last === undefined || last[0] !== position[0] || last[1] !== position[1]) rounded.push(position);
  }
  return rounded;
}

function roundTo7(degrees: Degrees): Degrees {
  return roundHalfAwayFromZero(degrees * 1e7) / 1e7;
}

function hasArea(ring: Ring): boolean {
  return ring.length >= 4 && ringOrientation(ring) !== 0;
}
