// Distances, areas, centroids and containment, plainly: geodesics by GeographicLib, planes in lon/lat.

import geodesic from 'geographiclib-geodesic';
import type { MultiPolygon, Point, Polygon, Position } from 'geojson';

const wgs84 = geodesic.Geodesic.WGS84;

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Geodesic metres, unrounded. */
export function metersBetween(a: Place, b: Place): number {
  const meters = wgs84.Inverse(a.lat, a.lon, b.lat, b.lon).s12;
  if (meters === undefined) throw new Error('no distance');
  return meters;
}

/** Geodesic distance in whole millimetres. */
export function millimetersBetween(a: Place, b: Place): number {
  return Math.floor(metersBetween(a, b) * 1000 + 0.5);
}

export function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** A ring without its closing repetition. */
function openRing(ring: readonly Position[]): Position[] {
  const first = ring[0]!;
  const last = ring[ring.length - 1]!;
  const closed = first[0] === last[0] && first[1] === last[1];
  return closed ? ring.slice(0, -1) : [...ring];
}

function ringSquareMeters(ring: readonly Position[]): number {
  const polygon = wgs84.Polygon(false);
  for (const position of openRing(ring)) polygon.AddPoint(position[1]!, position[0]!);
  return Math.abs(polygon.Compute(false, true).area ?? Number.NaN);
}

/** Geodesic area: exterior rings less their holes. */
export function squareMetersOf(geometry: Polygon | MultiPolygon): number {
  let sum = 0;
  for (const rings of polygonsOf(geometry)) {
    rings.forEach((ring, i) => {
      sum += i === 0 ? ringSquareMeters(ring) : -ringSquareMeters(ring);
    });
  }
  return sum;
}

/** Area in the plane of lon/lat, in square degrees: exterior rings less their holes. */
export function squareDegreesOf(geometry: Polygon | MultiPolygon): number {
  let sum = 0;
  for (const rings of polygonsOf(geometry)) {
    const [lon, lat] = rings[0]![0]!;
    rings.forEach((ring, i) => {
      const size = Math.abs(ringMoments(ring, { lon: lon!, lat: lat! }).twice) / 2;
      sum += i === 0 ? size : -size;
    });
  }
  return sum;
}

/** Twice the plane area of a ring (positive counter-clockwise) and its centroid, about an origin near it. */
function ringMoments(ring: readonly Position[], origin: Place): { twice: number; x: number; y: number } {
  const open = openRing(ring);
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < open.length; i++) {
    const a = open[i]!;
    const b = open[(i + 1) % open.length]!;
    const ax = a[0]! - origin.lon;
    const ay = a[1]! - origin.lat;
    const bx = b[0]! - origin.lon;
    const by = b[1]! - origin.lat;
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { twice, x, y };
}

/** The place of a cell: its point, or the area centroid of its polygon in plane lon/lat. */
export function placeOf(geometry: Point | Polygon | MultiPolygon): Place {
  if (geometry.type === 'Point') return { lon: geometry.coordinates[0]!, lat: geometry.coordinates[1]! };
  const polygons = polygonsOf(geometry);
  const corner = polygons[0]![0]![0]!;
  const origin = { lon: corner[0]!, lat: corner[1]! };
  let twice = 0;
  let x = 0;
  let y = 0;
  for (const rings of polygons) {
    rings.forEach((ring, i) => {
      const moments = ringMoments(ring, origin);
      // Exterior rings count, holes are taken away, whichever way they turn.
      const sign = moments.twice > 0 === (i === 0) ? 1 : -1;
      twice += sign * moments.twice;
      x += sign * moments.x;
      y += sign * moments.y;
    });
  }
  return { lon: origin.lon + x / (3 * twice), lat: origin.lat + y / (3 * twice) };
}

function isInRing(place: Place, ring: readonly Position[]): boolean {
  const open = openRing(ring);
  let inside = false;
  for (let i = 0; i < open.length; i++) {
    const a = open[i]!;
    const b = open[(i + 1) % open.length]!;
    if (a[1]! > place.lat === b[1]! > place.lat) continue;
    const lon = a[0]! + ((place.lat - a[1]!) * (b[0]! - a[0]!)) / (b[1]! - a[1]!);
    if (place.lon < lon) inside = !inside;
  }
  return inside;
}

/** Whether a place lies in a (multi)polygon in plane lon/lat, by crossings. */
export function isInside(place: Place, geometry: Polygon | MultiPolygon): boolean {
  for (const rings of polygonsOf(geometry)) {
    let crossings = 0;
    for (const ring of rings) if (isInRing(place, ring)) crossings++;
    if (crossings % 2 === 1) return true;
  }
  return false;
}
