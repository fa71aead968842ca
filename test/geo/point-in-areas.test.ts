import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolygonRings, Position, Ring } from '../../src/geo/lon-lat.ts';
import { computeAreaOf } from '../../src/geo/point-in-areas.ts';
import { isInPolygons } from '../../src/geo/polygons.ts';
import { randomSource } from './random-source.ts';

function closed(positions: readonly Position[]): Ring {
  return [...positions, positions[0]];
}

function wheel(lon: number, lat: number, radii: readonly number[], grid: number): Ring {
  return closed(
    radii.map((radius, i): Position => {
      const angle = (2 * Math.PI * i) / radii.length;
      const x = lon + Math.round(radius * Math.cos(angle)) * grid;
      const y = Math.max(-90, Math.min(90, lat + Math.round(radius * Math.sin(angle)) * grid));
      return [x > 180 ? x - 360 : x < -180 ? x + 360 : x, y];
    }),
  );
}

describe('computeAreaOf', () => {
  test('answers as asking each area in turn does, on boundaries, across ±180 and around poles', () => {
    const centre = fc.tuple(fc.constantFrom(-180, -179, 0, 5, 178, 180), fc.constantFrom(-89, -5, 0, 5, 88));
    const ring = fc
      .tuple(centre, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 20 }))
      .map(([[lon, lat], radii]) => wheel(lon, lat, radii, 0.5));
    const area = fc
      .array(fc.array(ring, { minLength: 1, maxLength: 2 }), { maxLength: 3 })
      .map(polygons => ({ polygons: polygons as readonly PolygonRings[] }));
    const place = fc
      .tuple(centre, fc.integer({ min: -14, max: 14 }), fc.integer({ min: -14, max: 14 }))
      .map(([[lon, lat], x, y]): Position => {
        const turned = lon + x / 2;
        return [
          turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned,
          Math.max(-90, Math.min(90, lat + y / 2)),
        ];
      });
    fc.assert(
      fc.property(fc.array(area, { maxLength: 6 }), fc.array(place, { maxLength: 30 }), (areas, places) => {
        const found = computeAreaOf(
          places.map(position => position[0]),
          places.map(position => position[1]),
          areas,
        );
        const expected = places.map(([lon, lat]) =>
          areas.findIndex(({ polygons }) => isInPolygons(lon, lat, polygons)),
        );
        expect([...found]).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('earlier areas win and none is −1', () => {
    const box = (size: number): PolygonRings => [
      closed([
        [-size, -size],
        [size, -size],
        [size, size],
        [-size, size],
      ]),
    ];
    const areas = [{ polygons: [box(1)] }, { polygons: [box(3)] }, { polygons: [box(2)] }];
    expect([...computeAreaOf([0, 1, 1.5, 3, 4], [0, 1, 1.5, 3, 4], areas)]).toEqual([0, 0, 1, 1, -1]);
    expect([...computeAreaOf([0], [0], [])]).toEqual([-1]);
    expect([...computeAreaOf([0], [0], [{ polygons: [] }, { polygons: [[]] }])]).toEqual([-1]);
  });

  test('many corners give the same answers as the plain way', () => {
    const random = randomSource(8);
    const areas = Array.from({ length: 30 }, () => ({
      polygons: [
        [
          wheel(
            random() * 10,
            random() * 10,
            Array.from({ length: 500 }, () => 1000 + random() * 900),
            0.001,
          ),
        ],
      ],
    }));
    const lon = Float64Array.from({ length: 300 }, () => random() * 12 - 1);
    const lat = Float64Array.from({ length: 300 }, () => random() * 12 - 1);
    const expected = Array.from(lon, (_, i) =>
      areas.findIndex(({ polygons }) => isInPolygons(lon[i], lat[i], polygons)),
    );
    expect([...computeAreaOf(lon, lat, areas)]).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(10);
  });
});
