// Lengths and areas near 31° N from fixed constants (WGS 84 at 30.4°, 31.0° and 31.6°), good to one part in ten thousand.

import type { LonLat } from '../../src/geo/lon-lat.ts';

export type { LonLat };

/** Kilometres per degree of longitude at a latitude of the city. */
function kmPerLon(lat: number): number {
  const north = lat - 31;
  return 95.504262 - 0.996601 * north - 0.014551 * north * north;
}

const kmPerLat = 110.8695;

/** Kilometres between two places of the city. */
export function kmBetween(a: LonLat, b: LonLat): number {
  const x = (b.lon - a.lon) * kmPerLon((a.lat + b.lat) / 2);
  const y = (b.lat - a.lat) * kmPerLat;
  return Math.sqrt(x * x + y * y);
}

/** The place `east` and `north` kilometres from `from`. */
export function kmAway(from: LonLat, east: number, north: number): LonLat {
  return { lon: from.lon + east / kmPerLon(from.lat), lat: from.lat + north / kmPerLat };
}

/** Square kilometres of a box `width` × `height` degrees centred at `lat`. */
export function boxKm2(lat: number, width: number, height: number): number {
  return width * kmPerLon(lat) * height * (kmPerLat + 0.0172 * (lat - 31));
}
