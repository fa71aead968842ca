// Nearest points by blocks, against measuring every pair.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCellBlocks } from '../../src/geo/cell-blocks.ts';
import { geodesicMillimeters } from '../../src/geo/geodesic.ts';
import { computeNearestInBlocks, type NearestPoints, updateNearestAfterMove } from '../../src/geo/nearest-in-blocks.ts';
import { randomSource } from './random-source.ts';

interface Places {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

function placesOf(count: number, place: (i: number) => readonly [lon: number, lat: number]): Places {
  const all = Array.from({ length: count }, (_, i) => place(i));
  return { lon: Float64Array.from(all, ([lon]) => lon), lat: Float64Array.from(all, ([, lat]) => lat) };
}

/** Cells row by row, so many degrees apart. */
function rasterOf(west: number, south: number, width: number, height: number, east: number, north = east): Places {
  return placesOf(width * height, i => [west + (i % width) * east, south + Math.floor(i / width) * north]);
}

function shuffled({ lon, lat }: Places, random: () => number): Places {
  const rows = Array.from(lon, (_, row) => ({ row, key: random() })).sort((a, b) => a.key - b.key);
  return placesOf(rows.length, i => [lon[rows[i]!.row]!, lat[rows[i]!.row]!]);
}

function measureEvery(cells: Places, points: Places): NearestPoints {
  const index = new Int32Array(cells.lon.length).fill(-1);
  const millimeters = new Float64Array(cells.lon.length).fill(Infinity);
  for (let cell = 0; cell < index.length; cell++) {
    for (let point = 0; point < points.lon.length; point++) {
      const own = geodesicMillimeters(cells.lon[cell]!, cells.lat[cell]!, points.lon[point]!, points.lat[point]!);
      if (own < millimeters[cell]!) [millimeters[cell], index[cell]] = [own, point];
    }
  }
  return { index, millimeters };
}

function expectSame(found: NearestPoints, expected: NearestPoints): void {
  expect(found.index).toEqual(expected.index);
  expect(found.millimeters).toEqual(expected.millimeters);
}

/** What a region is called, and where it is: west, south, width and height in degrees. */
const regions = [
  ['Jingmen', 111.5, 30.5, 1.4, 1.4],
  ['a neighbourhood', 112.2, 31.03, 0.004, 0.004],
  ['across the equator and the prime meridian', -2, -2, 4, 4],
  ['across the antimeridian, longitudes running on', 179, -18, 2, 2],
  ['the north pole', -180, 88, 180, 2],
  ['the south pole', 0, -90, 170, 3],
  ['a hemisphere', -90, -80, 178, 160],
] as const;

describe('a grid of cells', () => {
  test.each(regions)('%s', (_, west, south, width, height) => {
    const random = randomSource(7);
    const cells = rasterOf(west, south, 41, 37, width / 40, height / 36);
    for (const count of [1, 2, 30]) {
      const points = placesOf(count, () => [west + width * random(), south + height * random()]);
      const expected = measureEvery(cells, points);
      expect(buildCellBlocks(cells.lon, cells.lat).raster).toMatchObject({ width: 41, height: 37 });
      expectSame(computeNearestInBlocks(buildCellBlocks(cells.lon, cells.lat), points.lon, points.lat), expected);
    }
  });

  test.each(regions)('%s, in any order', (_, west, south, width, height) => {
    const random = randomSource(8);
    const cells = shuffled(rasterOf(west, south, 41, 37, width / 40, height / 36), random);
    const points = placesOf(25, () => [west + width * random(), south + height * random()]);
    expectSame(
      computeNearestInBlocks(buildCellBlocks(cells.lon, cells.lat), points.lon, points.lat),
      measureEvery(cells, points),
    );
  });

  test('stations on the cells themselves, repeated, and mirrored so that whole columns tie', () => {
    const cells = rasterOf(10, -0.32, 33, 33, 0.02);
    const points = placesOf(40, i => [10 + 0.02 * (i % 2 === 0 ? 4 : 28), i < 20 ? 0.1 : -0.1]);
    expectSame(
      computeNearestInBlocks(buildCellBlocks(cells.lon, cells.lat), points.lon, points.lat),
      measureEvery(cells, points),
    );
  });

  test('a station on the other side of the Earth', () => {
    const cells = rasterOf(10, 20, 20, 20, 0.01);
    const points = placesOf(3, i => [-169.9 + i * 0.05, -20.1]);
    expectSame(
      computeNearestInBlocks(buildCellBlocks(cells.lon, cells.lat), points.lon, points.lat),
      measureEvery(cells, points),
    );
  });

  test('longitudes that go back make no grid', () => {
    const cells = rasterOf(10, 20, 20, 20, 0.01);
    const turned = { lon: cells.lon.map(lon => -lon), lat: cells.lat };
    expect(buildCellBlocks(cells.lon, cells.lat).raster).toMatchObject({ width: 20, height: 20 });
    expect(buildCellBlocks(turned.lon, turned.lat).raster).toBe(null);
    expect(buildCellBlocks(cells.lon.subarray(0, 390), cells.lat.subarray(0, 390)).raster).toBe(null);
  });
});

/** Towns on a coarse grid, so that stations coincide and distances tie; the far world; poles and the antimeridian. */
const somePlace = fc.oneof(
  fc.tuple(
    fc.integer({ min: 0, max: 8 }).map(i => 114 + i / 100),
    fc.integer({ min: -4, max: 4 }).map(i => i / 100),
  ),
  fc.tuple(fc.constantFrom(-180, -179.99, 179.99, 180, 0), fc.constantFrom(-90, -89.99, -10, 0, 10, 89.99, 90)),
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
);

test('cells and stations of any kind', () => {
  fc.assert(
    fc.property(fc.array(somePlace, { maxLength: 40 }), fc.array(somePlace, { maxLength: 60 }), (from, to) => {
      const cells = placesOf(from.length, i => from[i]!);
      const points = placesOf(to.length, i => to[i]!);
      const blocks = buildCellBlocks(cells.lon, cells.lat);
      expectSame(computeNearestInBlocks(blocks, points.lon, points.lat), measureEvery(cells, points));
    }),
    { numRuns: 400 },
  );
});

test('the lowest row of equals', () => {
  const cell = Float64Array.of(0);
  const tied = computeNearestInBlocks(buildCellBlocks(cell, cell), Float64Array.of(1, -1, 1), Float64Array.of(0, 0, 0));
  expect([...tied.index, ...tied.millimeters]).toEqual([0, 111_319_491]);
});

test('cells here and there on the whole Earth', () => {
  const random = randomSource(9);
  const anywhere = (): readonly [number, number] => [360 * random() - 180, 180 * random() - 90];
  const cells = placesOf(3000, anywhere);
  const points = placesOf(60, anywhere);
  expectSame(
    computeNearestInBlocks(buildCellBlocks(cells.lon, cells.lat), points.lon, points.lat),
    measureEvery(cells, points),
  );
});

test('without points, without cells', () => {
  const none = new Float64Array(0);
  const cell = Float64Array.of(5);
  const alone = computeNearestInBlocks(buildCellBlocks(cell, cell), none, none);
  expect([...alone.index, ...alone.millimeters, ...alone.farthest]).toEqual([-1, Infinity, Infinity]);
  expect(computeNearestInBlocks(buildCellBlocks(none, none), cell, cell).index).toHaveLength(0);
});

describe('a station that moves', () => {
  const step = fc.record({
    row: fc.integer({ min: 0, max: 11 }),
    lon: fc.double({ min: -0.2, max: 1.6, noNaN: true }),
    lat: fc.double({ min: -0.2, max: 1.6, noNaN: true }),
    isSmall: fc.boolean(),
  });

  test('leaves what measuring all again gives, farthest cells included', () => {
    const grid = rasterOf(111.5, 30.5, 60, 60, 0.02);
    const random = randomSource(10);
    for (const cells of [grid, shuffled(grid, random)]) {
      const blocks = buildCellBlocks(cells.lon, cells.lat);
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
          const points = placesOf(12, i => [111.5 + ((i * 5) % 12) / 10, 30.5 + i / 10]);
          const nearest = computeNearestInBlocks(blocks, points.lon, points.lat);
          for (const { row, lon, lat, isSmall } of steps) {
            const former = { lon: points.lon[row]!, lat: points.lat[row]! };
            points.lon[row] = isSmall ? former.lon + lon / 100 : 111.5 + lon;
            points.lat[row] = isSmall ? former.lat + lat / 100 : 30.5 + lat;
            updateNearestAfterMove(blocks, nearest, points.lon, points.lat, row, former);
          }
          expect(nearest).toEqual(computeNearestInBlocks(blocks, points.lon, points.lat));
        }),
        { numRuns: 40 },
      );
    }
  });

  test('redoes only the blocks around', () => {
    const cells = rasterOf(110, 24, 320, 320, 0.01);
    const blocks = buildCellBlocks(cells.lon, cells.lat);
    const points = placesOf(100, i => [110.16 + 0.32 * (i % 10), 24.16 + 0.32 * Math.floor(i / 10)]);
    const nearest = computeNearestInBlocks(blocks, points.lon, points.lat);
    const former = { lon: points.lon[55]!, lat: points.lat[55]! };
    points.lon[55]! += 0.05;
    const redone = updateNearestAfterMove(blocks, nearest, points.lon, points.lat, 55, former);
    expect(redone).toBeGreaterThan(3);
    expect(redone).toBeLessThan(blocks.blockStart.length / 10);
  });
});
