// How far places lie from the nearest drawn road, whatever its class: evidence of whether their coordinates are shifted.

import { cosDegrees, degree, equatorialRadius } from '../geo/ellipsoid.ts';
import type { LonLat } from '../geo/lon-lat.ts';
import type { Meters } from '../vocabulary/units.ts';
import { missingVertex, type RoadSource } from './road-source.ts';

/** Squares of about two kilometres; a place looks into its own and the eight around it. */
const squareDegrees = 0.02;
/** What is said of a place without a road near it. */
const farFromRoads: Meters = 2000;

/** Metres from each place to the nearest road, to about a thousandth, at most `farFromRoads`. O(vertices + places). */
export function roadDistances(
  { vertexLon, vertexLat, wayStart, wayVertex }: RoadSource,
  places: readonly LonLat[],
): Float64Array {
  const meters = new Float64Array(places.length).fill(farFromRoads);
  const bySquare = new Map<string, number[]>();
  places.forEach(({ lon, lat }, place) => {
    const column = Math.floor(lon / squareDegrees);
    const row = Math.floor(lat / squareDegrees);
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        const key = `${c} ${r}`;
        const known = bySquare.get(key);
        if (known === undefined) bySquare.set(key, [place]);
        else known.push(place);
      }
    }
  });
  for (let way = 0; way + 1 < wayStart.length; way++) {
    for (let i = wayStart[way] + 1; i < wayStart[way + 1]; i++) {
      const a = wayVertex[i - 1];
      const b = wayVertex[i];
      if (a === missingVertex || b === missingVertex) continue;
      measure(vertexLon[a], vertexLat[a], vertexLon[b], vertexLat[b]);
    }
  }
  return meters;

  /** A long segment is looked at from squares along it. */
  function measure(lonA: number, latA: number, lonB: number, latB: number): void {
    const steps = 1 + Math.floor(Math.max(Math.abs(lonB - lonA), Math.abs(latB - latA)) / squareDegrees);
    if (steps > 1000) return;
    for (let step = 0; step <= steps; step++) {
      const column = Math.floor((lonA + ((lonB - lonA) * step) / steps) / squareDegrees);
      const row = Math.floor((latA + ((latB - latA) * step) / steps) / squareDegrees);
      for (const place of bySquare.get(`${column} ${row}`) ?? []) {
        const own = metersToSegment(places[place], lonA, latA, lonB, latB);
        if (own < meters[place]) meters[place] = own;
      }
    }
  }
}

function metersToSegment({ lon, lat }: LonLat, lonA: number, latA: number, lonB: number, latB: number): Meters {
  const perLat = equatorialRadius * degree;
  const perLon = perLat * cosDegrees(lat);
  const ax = (lonA - lon) * perLon;
  const ay = (latA - lat) * perLat;
  const dx = (lonB - lonA) * perLon;
  const dy = (latB - latA) * perLat;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  const x = ax + share * dx;
  const y = ay + share * dy;
  return Math.sqrt(x * x + y * y);
}
