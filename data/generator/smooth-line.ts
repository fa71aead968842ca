// Smooth curves through places: Catmull–Rom splines, evaluated at even steps.

import type { LonLat } from './local-metric.ts';

/** Catmull–Rom curve through places, `pieces` segments between two of them. */
export function smoothLine(places: readonly LonLat[], pieces: number): readonly LonLat[] {
  const out: LonLat[] = [places[0]];
  for (let i = 1; i < places.length; i++) {
    const p0 = places[Math.max(0, i - 2)];
    const p1 = places[i - 1];
    const p2 = places[i];
    const p3 = places[Math.min(places.length - 1, i + 1)];
    for (let k = 1; k <= pieces; k++) {
      const t = k / pieces;
      out.push({
        lon: spline(p0.lon, p1.lon, p2.lon, p3.lon, t),
        lat: spline(p0.lat, p1.lat, p2.lat, p3.lat, t),
      });
    }
  }
  return out;
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

/** A closed smooth curve through places; the last place equals the first. */
export function smoothRing(places: readonly LonLat[], pieces: number): readonly LonLat[] {
  const around = [places[places.length - 1], ...places, places[0], places[1]];
  // The extra places at either end only shape the curve.
  return smoothLine(around, pieces).slice(pieces, -pieces);
}
