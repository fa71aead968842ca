import fc from 'fast-check';
import geographicLib from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import { geodesicPolygonSquareMeters } from '../../src/geo/geodesic-area.ts';
import type { Position, Ring } from '../../src/geo/lon-lat.ts';
import { randomSource } from './random-source.ts';

const earth = 510_065_621_724_088.44;

function oracleArea(ring: Ring): number {
  const polygon = geographicLib.Geodesic.WGS84.Polygon(false);
  for (const [lon, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area as number);
}

function closed(positions: readonly Position[]): Ring {
  return [...positions, positions[0]];
}

function box(west: number, south: number, east: number, north: number): Ring {
  return closed([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);
}

/** A star around a centre, any size. */
function star(random: () => number, lon: number, lat: number, size: number): Ring {
  const count = 3 + Math.floor(random() * 9);
  const positions: Position[] = [];
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * i) / count;
    const radius = size * (0.3 + random());
    const y = Math.min(90, Math.max(-90, lat + radius * Math.sin(angle)));
    let x = lon + (radius * Math.cos(angle)) / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
    if (x > 180) x -= 360;
    if (x < -180) x += 360;
    positions.push([x, y]);
  }
  return closed(positions);
}

describe('geodesicPolygonSquareMeters', () => {
  test('the pinned cell has 1,139,402.781 m²', () => {
    expect(geodesicPolygonSquareMeters([box(114, 22.5, 114.01, 22.51)])).toBeCloseTo(1_139_402.781, 3);
  });

  test.each([0.0001, 0.01, 1, 20])('agrees with GeographicLib on stars of %d°', size => {
    const random = randomSource(42);
    for (let i = 0; i < 1500; i++) {
      const ring = star(random, random() * 360 - 180, random() * 178 - 89, size);
      const expected = oracleArea(ring);
      const tolerance = Math.max(1e-9 * expected, 0.05);
      expect(Math.abs(geodesicPolygonSquareMeters([ring]) - expected), JSON.stringify(ring)).toBeLessThan(tolerance);
    }
  });

  test.each([
    [
      'around the north pole',
      [
        [0, 70],
        [90, 72],
        [180, 65],
        [-90, 80],
      ],
    ],
    [
      'around the south pole, westward',
      [
        [170, -60],
        [60, -60],
        [-50, -65],
        [-160, -70],
      ],
    ],
    [
      'with the pole as a corner',
      [
        [10, 80],
        [50, 80],
        [50, 90],
      ],
    ],
    [
      'across the antimeridian',
      [
        [179, -18],
        [-179, -18],
        [-179, -16],
        [179, -16],
      ],
    ],
    [
      'on the antimeridian',
      [
        [179, 10],
        [180, 10],
        [-180, 11],
        [179, 11],
      ],
    ],
    [
      'beyond 180',
      [
        [179, 10],
        [181, 10],
        [181, 11],
        [179, 11],
      ],
    ],
    [
      'across the prime meridian',
      [
        [-1, 50],
        [1, 50],
        [0, 51],
        [-1, 51],
      ],
    ],
    [
      'half the Earth',
      [
        [0, 0],
        [120, 0],
        [-120, 0],
      ],
    ],
    [
      'an octant',
      [
        [0, 0],
        [90, 0],
        [0, 90],
      ],
    ],
    [
      'with edges of half a turn',
      [
        [0, 10],
        [180, 10],
        [-90, -20],
      ],
    ],
  ] as const)('%s', (_name, positions) => {
    const ring = closed(positions as readonly Position[]);
    expect(geodesicPolygonSquareMeters([ring])).toBeCloseTo(oracleArea(ring), 0);
    expect(geodesicPolygonSquareMeters([[...ring].reverse()])).toBeCloseTo(oracleArea(ring), 0);
  });

  test('a hole is taken away, and nothing is left of a polygon that is all hole', () => {
    const outer = box(100, 20, 101, 21);
    const hole = box(100.2, 20.2, 100.4, 20.4);
    const whole = geodesicPolygonSquareMeters([outer]);
    expect(geodesicPolygonSquareMeters([outer, hole])).toBeCloseTo(whole - geodesicPolygonSquareMeters([hole]), 5);
    expect(geodesicPolygonSquareMeters([outer, outer])).toBe(0);
    expect(geodesicPolygonSquareMeters([])).toBe(0);
    expect(geodesicPolygonSquareMeters([closed([[1, 1]])])).toBe(0);
  });

  test('a box cut along a diagonal has the area of its halves, wherever it lies', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 179, noNaN: true }),
        fc.double({ min: -80, max: 79, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (west, south, size) => {
          const a: Position = [west, south];
          const b: Position = [west + size, south];
          const c: Position = [west + size, south + size];
          const d: Position = [west, south + size];
          const whole = geodesicPolygonSquareMeters([closed([a, b, c, d])]);
          const halves =
            geodesicPolygonSquareMeters([closed([a, b, c])]) + geodesicPolygonSquareMeters([closed([a, c, d])]);
          expect(Math.abs(whole - halves)).toBeLessThan(1e-9 * whole + 0.01);
          expect(whole).toBeLessThan(earth / 2);
        },
      ),
    );
  });
});
