import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMeters, geodesicMillimeters } from '../../src/geo/geodesic.ts';
import {
  computeCellsWithin,
  computeWeightedNearest,
  placeCells,
  straightMilliseconds,
} from '../../src/geo/nearest-stations.ts';

interface Place {
  readonly lon: number;
  readonly lat: number;
}

const lons = (places: readonly Place[]) => Float64Array.from(places, place => place.lon);
const lats = (places: readonly Place[]) => Float64Array.from(places, place => place.lat);

/** Towns on a coarse grid, so that points coincide and distances tie; the far world; poles and the antimeridian. */
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({
    lon: fc.integer({ min: 0, max: 8 }).map(i => 114 + i / 100),
    lat: fc.integer({ min: -4, max: 4 }).map(i => i / 100),
  }),
  fc.record({
    lon: fc.constantFrom(-180, -179.99, 179.99, 180, 0),
    lat: fc.constantFrom(-90, -89.99, -10, 0, 10, 89.99, 90),
  }),
  fc.record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
  }),
);
const cells = fc.array(place, { maxLength: 40 });
const points = fc.array(place, { maxLength: 60 });

describe('computeCellsWithin', () => {
  test('gives what measuring every pair gives, by each cell’s own limit', () => {
    const limits = fc.array(
      fc.constantFrom(-1, 0, 1_113_195, 2_000_000, 20_000_000, Number.NaN, Number.POSITIVE_INFINITY),
      {
        minLength: 40,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(cells, limits, points, (cells, limits, points) => {
        const limit = Float64Array.from(limits.slice(0, cells.length));
        const placed = placeCells(lons(cells), lats(cells));
        const most = limit.reduce((a, b) => (b > a ? b : a), -1);
        for (const point of points) {
          const expected = cells.flatMap((cell, i) => {
            const own = geodesicMillimeters(cell.lon, cell.lat, point.lon, point.lat);
            return own <= limit[i] ? [[i, own]] : [];
          });
          const { cellIndex, millimeters } = computeCellsWithin(placed, limit, most, point.lon, point.lat);
          expect(Array.from(cellIndex, (cell, k) => [cell, millimeters[k]])).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a limit counts to the very millimetre', () => {
    const zero = Float64Array.of(0, 0);
    const own = geodesicMillimeters(0, 0, 0.05, 0);
    const within = computeCellsWithin(placeCells(zero, zero), Float64Array.of(own, own - 1), own, 0.05, 0);
    expect([...within.cellIndex]).toEqual([0]);
  });
});

describe('computeWeightedNearest', () => {
  test('gives what timing every pair gives', () => {
    const offsets = fc.array(fc.constantFrom(0, 60_000, 108_000, 3_600_000, Number.POSITIVE_INFINITY), {
      minLength: 60,
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        cells,
        points,
        offsets,
        fc.constantFrom(1, 1.3),
        fc.constantFrom(5, 40, 120),
        (cells, points, offsets, detour, speed) => {
          const offset = Float64Array.from(offsets.slice(0, points.length));
          const result = computeWeightedNearest(
            lons(cells),
            lats(cells),
            lons(points),
            lats(points),
            offset,
            detour,
            speed,
          );
          cells.forEach((cell, i) => {
            let index = -1;
            let travel = Number.POSITIVE_INFINITY;
            let least = Number.POSITIVE_INFINITY;
            points.forEach((point, j) => {
              const meters = geodesicMeters(cell.lon, cell.lat, point.lon, point.lat);
              const own = straightMilliseconds(meters, detour, speed);
              if (offset[j] + own < least) [least, index, travel] = [offset[j] + own, j, own];
            });
            expect([result.index[i], result.milliseconds[i]]).toEqual([index, travel]);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a later start can lose to a farther station', () => {
    const zero = Float64Array.of(0);
    const result = computeWeightedNearest(
      zero,
      zero,
      Float64Array.of(0.01, 0.02),
      Float64Array.of(0, 0),
      Float64Array.of(600_000, 0),
      1.3,
      40,
    );
    expect(result.index[0]).toBe(1);
    expect(result.milliseconds[0]).toBe(straightMilliseconds(geodesicMeters(0, 0, 0.02, 0), 1.3, 40));
  });
});

test('straightMilliseconds: 1.3 × 1000 m at 40 km/h take 117 s', () => {
  expect(straightMilliseconds(1000, 1.3, 40)).toBe(117_000);
});
