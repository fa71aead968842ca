// The length along the surface from a chord, against GeographicLib and against our own geodesic, which whole millimetres come from.

import geodesic from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import { toEarthCentered } from '../../src/geo/chord.ts';
import { surfaceAlong, surfaceError } from '../../src/geo/chord-to-surface.ts';
import { geodesicDirect, geodesicMeters } from '../../src/geo/geodesic.ts';
import { randomSource } from './random-source.ts';

const wgs84 = geodesic.Geodesic.WGS84;

function along(lonA: number, latA: number, lonB: number, latB: number): number {
  const a = toEarthCentered(lonA, latA);
  const b = toEarthCentered(lonB, latB);
  return surfaceAlong(b.x - a.x, b.y - a.y, b.z - a.z, a.x + b.x, a.y + b.y, a.z + b.z);
}

describe('surfaceAlong', () => {
  const lengths = [0.01, 1, 100, 5000, 20_000, 39_990, 40_010, 60_000, 100_000, 200_000, 300_000, 600_000, 1_000_000];
  test.each(lengths)('at %d m keeps within half of its error', meters => {
    const random = randomSource(meters);
    let worst = 0;
    for (let i = 0; i < 4000; i++) {
      // Anywhere, and in every hundredth case within a degree or a thousandth of it from a pole; every third due north or east.
      const lat = i % 100 === 0 ? 90 - random() : i % 100 === 1 ? random() / 1000 - 90 : 180 * random() - 90;
      const lon = 360 * random() - 180;
      const azimuth = i % 3 === 0 ? 90 * (i % 4) : 360 * random();
      const end = geodesicDirect(lon, lat, azimuth, meters);
      const found = along(lon, lat, end.lon, end.lat);
      const karney = wgs84.Inverse(lat, lon, end.lat, end.lon, geodesic.Geodesic.DISTANCE).s12 ?? 0;
      const ours = geodesicMeters(lon, lat, end.lon, end.lat);
      worst = Math.max(worst, Math.abs(found - karney), Math.abs(found - ours));
    }
    expect(worst).toBeLessThan(surfaceError(meters) / 2);
  });

  test('a millimetre cannot be told where the error is as long: beyond 640 km', () => {
    expect(surfaceError(640_000)).toBeGreaterThan(0.001);
    expect(surfaceError(20_000_000)).toBeGreaterThan(1000);
  });

  test('has no answer between equal places', () => {
    expect(along(112, 31, 112, 31)).toBe(Number.NaN);
  });
});
