import fc from 'fast-check';
import geographicLib from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import { geodesicDirect, geodesicMeters, geodesicMillimeters } from '../../src/geo/geodesic.ts';
import { solveInverse } from '../../src/geo/geodesic-inverse.ts';
import { shortGeodesicMeters } from '../../src/geo/geodesic-short.ts';
import { newLine } from '../../src/geo/solved-line.ts';
import { randomSource } from './random-source.ts';

const oracle = geographicLib.Geodesic.WGS84;

function oracleMeters(lonA: number, latA: number, lonB: number, latB: number): number {
  return oracle.Inverse(latA, lonA, latB, lonB).s12 as number;
}

type Pair = readonly [lonA: number, latA: number, lonB: number, latB: number];

/** Largest difference from GeographicLib over drawn pairs. */
function worstDifference(count: number, seed: number, draw: (random: () => number) => Pair): number {
  const random = randomSource(seed);
  let worst = 0;
  for (let i = 0; i < count; i++) {
    const pair = draw(random);
    const difference = Math.abs(geodesicMeters(...pair) - oracleMeters(...pair));
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}

const anyLon = (random: () => number) => random() * 360 - 180;
const anyLat = (random: () => number) => random() * 180 - 90;
const spread = (random: () => number, size: number) => (random() * 2 - 1) * size;

function near(random: () => number, degrees: number): Pair {
  const lon = anyLon(random);
  const lat = random() * 178 - 89;
  const other = Math.min(90, Math.max(-90, lat + spread(random, degrees)));
  return [lon, lat, lon + spread(random, degrees), other];
}

describe('geodesicMeters', () => {
  test.each([
    ['metres apart', (random: () => number) => near(random, 1e-5)],
    ['a street apart', (random: () => number) => near(random, 1e-3)],
    ['a town apart', (random: () => number) => near(random, 0.1)],
    ['a province apart', (random: () => number) => near(random, 3)],
    ['anywhere', (random: () => number): Pair => [anyLon(random), anyLat(random), anyLon(random), anyLat(random)]],
    [
      'nearly antipodal',
      (random: () => number): Pair => {
        const lon = anyLon(random);
        const lat = anyLat(random);
        return [lon, lat, lon + 180 + spread(random, 1), Math.min(90, Math.max(-90, -lat + spread(random, 1)))];
      },
    ],
    [
      'very nearly antipodal',
      (random: () => number): Pair => {
        const lon = anyLon(random);
        const lat = anyLat(random);
        return [lon, lat, lon + 180 + spread(random, 1e-5), Math.min(90, Math.max(-90, -lat + spread(random, 1e-5)))];
      },
    ],
    [
      'exactly antipodal',
      (random: () => number): Pair => {
        const lon = random() * 180 - 180;
        const lat = anyLat(random);
        return [lon, lat, lon + 180, -lat];
      },
    ],
    [
      'polar',
      (random: () => number): Pair => [anyLon(random), 90 - random() * 0.01, anyLon(random), 90 - random() * 0.01],
    ],
    ['from the pole', (random: () => number): Pair => [anyLon(random), -90, anyLon(random), anyLat(random)]],
    ['equatorial', (random: () => number): Pair => [anyLon(random), 0, anyLon(random), 0]],
    ['almost equatorial', (random: () => number): Pair => [anyLon(random), 1e-9, anyLon(random), spread(random, 1e-7)]],
    [
      'meridional',
      (random: () => number): Pair => {
        const lon = anyLon(random);
        return [lon, anyLat(random), lon, anyLat(random)];
      },
    ],
    [
      'across the antimeridian',
      (random: () => number): Pair => [
        180 - random() * 0.2,
        anyLat(random) * 0.9,
        -180 + random() * 0.2,
        anyLat(random) * 0.9,
      ],
    ],
    ['beyond ±180', (random: () => number): Pair => [anyLon(random) + 360, anyLat(random), anyLon(random) - 360, 5]],
    [
      'on one parallel',
      (random: () => number): Pair => {
        const lat = anyLat(random);
        return [anyLon(random), lat, anyLon(random), lat];
      },
    ],
    [
      'on opposite parallels',
      (random: () => number): Pair => {
        const lat = anyLat(random);
        return [anyLon(random), lat, anyLon(random), -lat];
      },
    ],
  ] as const)('agrees with GeographicLib: %s', (_name, draw) => {
    expect(worstDifference(3000, 2013, draw)).toBeLessThan(1e-7);
  });

  test.each([
    [0, 0, 1, 0, 111319.491],
    [0, 0, 0, 1, 110574.389],
    [0, 0, 179.7, 0.5, 19944127.421],
    [179.99, -17, -179.99, -17, 2129.717],
    [0, 89.99, 180, 89.99, 2233.88],
    [114.057865, 22.543096, 114.1, 22.58, 5956.601],
    [0, 0, 180, 0, 20003931.459],
    [-180, 12, 180, 12, 0],
    [10, 90, -80, 90, 0],
    [33, -90, 12, 90, 20003931.459],
  ])('(%d, %d) to (%d, %d) is %d m', (lonA, latA, lonB, latB, meters) => {
    expect(geodesicMillimeters(lonA, latA, lonB, latB)).toBe(Math.round(meters * 1000));
  });

  test('is the same in both directions to the last bit, and zero only between equal places', () => {
    const lon = fc.oneof(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.constantFrom(-180, -90, 0, -0, 90, 179.5, 180),
    );
    const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, -30, 0, -0, 30, 90));
    fc.assert(
      fc.property(lon, lat, lon, lat, (lonA, latA, lonB, latB) => {
        const there = geodesicMeters(lonA, latA, lonB, latB);
        expect(Object.is(there, geodesicMeters(lonB, latB, lonA, latA))).toBe(true);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThan(20003931.4587);
        expect(geodesicMeters(lonA, latA, lonA, latA)).toBe(0);
        expect(Math.abs(there - oracleMeters(lonA, latA, lonB, latB))).toBeLessThan(1e-7);
      }),
      { numRuns: 3000 },
    );
  });

  test('keeps its bits over mirrors of the Earth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1800, max: 1800 }),
        fc.integer({ min: -900, max: 900 }),
        fc.integer({ min: -1800, max: 1800 }),
        fc.integer({ min: -900, max: 900 }),
        (lonA, latA, lonB, latB) => {
          const [a, b, c, d] = [lonA / 10, latA / 10, lonB / 10, latB / 10];
          const meters = geodesicMeters(a, b, c, d);
          expect(geodesicMeters(-a, b, -c, d)).toBe(meters);
          expect(geodesicMeters(a, -b, c, -d)).toBe(meters);
        },
      ),
    );
  });
});

describe('the two ways to a short distance', () => {
  test.each([0.05, 1, 100, 10_000, 30_000, 39_900])('agree over %d m everywhere and in every direction', meters => {
    const random = randomSource(5);
    const line = newLine();
    let worst = 0;
    let worstAgainstOracle = 0;
    for (let i = 0; i < 6000; i++) {
      const lon = anyLon(random);
      // Every fourth point near a pole, every fourth near the equator; every third along a main direction.
      const lat = i % 4 === 0 ? 90 - random() : i % 4 === 1 ? spread(random, 0.2) : anyLat(random);
      const azimuth = i % 3 === 0 ? Math.floor(random() * 8) * 45 : random() * 360;
      const end = geodesicDirect(lon, lat, azimuth, meters);
      solveInverse(lon, lat, end.lon, end.lat, line);
      worst = Math.max(worst, Math.abs(shortGeodesicMeters(lon, lat, end.lon, end.lat) - line.meters));
      worstAgainstOracle = Math.max(
        worstAgainstOracle,
        Math.abs(line.meters - oracleMeters(lon, lat, end.lon, end.lat)),
      );
    }
    expect(worst).toBeLessThan(1e-8);
    expect(worstAgainstOracle).toBeLessThan(1e-8);
  });

  test('the short one is not taken from 40 km on', () => {
    expect(shortGeodesicMeters(0, 0, 0.4, 0)).toBe(-1);
    expect(shortGeodesicMeters(0, 0, 180, 0)).toBe(-1);
    expect(shortGeodesicMeters(7, 7, 7, 7)).toBe(0);
  });
});

test('distances have the same bits in every engine', () => {
  const random = randomSource(123);
  const view = new DataView(new ArrayBuffer(8));
  let checksum = 0;
  for (let i = 0; i < 20_000; i++) {
    const pair: Pair =
      i % 2 === 0 ? near(random, 0.5) : [anyLon(random), anyLat(random), anyLon(random), anyLat(random)];
    view.setFloat64(0, geodesicMeters(...pair));
    checksum = Math.imul(checksum ^ view.getUint32(0), 0x01000193);
    checksum = Math.imul(checksum ^ view.getUint32(4), 0x01000193);
  }
  expect(checksum >>> 0).toBe(876349010);
});

describe('geodesicDirect', () => {
  test('agrees with GeographicLib and comes back by geodesicMeters', () => {
    const random = randomSource(77);
    for (let i = 0; i < 5000; i++) {
      const lon = anyLon(random);
      const lat = random() * 179 - 89.5;
      const azimuth = random() * 720 - 360;
      const meters = random() < 0.5 ? random() * 50_000 : random() * 19_900_000;
      const place = geodesicDirect(lon, lat, azimuth, meters);
      const expected = oracle.Direct(lat, lon, azimuth, meters);
      expect(oracleMeters(place.lon, place.lat, expected.lon2 as number, expected.lat2 as number)).toBeLessThan(2e-8);
      expect(Math.abs(geodesicMeters(lon, lat, place.lon, place.lat) - meters)).toBeLessThan(2e-8);
      expect(Math.abs(place.lon)).toBeLessThanOrEqual(180);
    }
  });

  test.each([
    [0, 90, 180, 1000],
    [25, -90, 10, 5000],
    [180, 10, 90, 20_000],
    [-180, 0, 270, 20_000],
    [5, 0, 90, 100_000],
    [5, 89.999, 0, 1000],
    [114, 22, 30, 0],
  ])('from (%d, %d) at %d° by %d m', (lon, lat, azimuth, meters) => {
    const place = geodesicDirect(lon, lat, azimuth, meters);
    expect(geodesicMeters(lon, lat, place.lon, place.lat)).toBeCloseTo(meters, 6);
  });
});
