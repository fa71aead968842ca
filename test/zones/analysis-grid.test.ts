// The grid under the zones: its steps, its lattice, and the places where longitude ends.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { type AnalysisGrid, buildAnalysisGrid, buildSteadyGrid, columnSpans } from '../../src/zones/analysis-grid.ts';
import {
  computeExtent,
  extentOfCorners,
  includePlace,
  newCornerPlaces,
  uniteExtents,
} from '../../src/zones/grid-extent.ts';
import { degreesOf, degreesOfLongitude } from '../../src/zones/map-units.ts';

function extentAround(places: readonly (readonly [number, number])[], reach: number) {
  return computeExtent(
    places.map(([lon]) => lon),
    places.map(([, lat]) => lat),
    places.map(() => reach),
  )!;
}

describe('the step', () => {
  test('is the longest of the ladder that the target allows', () => {
    const extent = extentAround([[112, 31]], 20_000);
    expect(buildAnalysisGrid(extent, 450, 1e6).meters).toBe(250);
    expect(buildAnalysisGrid(extent, 250, 1e6).meters).toBe(250);
    expect(buildAnalysisGrid(extent, 0.5, 1e12).meters).toBe(1);
  });

  test('grows until the nodes fit the budget', () => {
    const grid = buildAnalysisGrid(extentAround([[112, 31]], 200_000), 50, 160_000);
    expect(grid.columnUnits.length * grid.rowUnits.length).toBeLessThanOrEqual(160_000);
    expect(grid.meters).toBe(2000);
  });

  test('is never longer than it says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        fc.integer({ min: 1, max: 300_000 }),
        (lon, lat, reach) => {
          const { columnUnits, rowUnits, meters } = buildAnalysisGrid(
            extentAround([[lon, lat]], reach),
            reach / 20,
            50_000,
          );
          const x = [...columnUnits].map(degreesOfLongitude);
          for (const row of [rowUnits[0]!, rowUnits[rowUnits.length - 1]!]) {
            expect(geodesicMeters(x[0]!, degreesOf(row), x[1]!, degreesOf(row))).toBeLessThanOrEqual(meters);
          }
          expect(geodesicMeters(0, degreesOf(rowUnits[0]!), 0, degreesOf(rowUnits[1]!))).toBeLessThanOrEqual(meters);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the lattice', () => {
  test('is the same for any extent of one southern border', () => {
    const near = buildAnalysisGrid(extentAround([[112, 31]], 20_000), 250, 1e6);
    const wide = buildAnalysisGrid(
      extentAround(
        [
          [112, 31],
          [112.5, 31],
        ],
        20_000,
      ),
      250,
      1e6,
    );
    const columns = new Set(wide.columnUnits);
    expect(near.columnUnits.every(column => columns.has(column))).toBe(true);
    expect([...near.columnUnits, ...near.rowUnits].every(Number.isInteger)).toBe(true);
  });

  test('holds the extent with a node to spare on every side', () => {
    const extent = extentAround([[112, 31]], 5000);
    const { columnUnits, rowUnits } = buildAnalysisGrid(extent, 250, 1e6);
    expect(columnUnits[1]!).toBeLessThanOrEqual(extent.west);
    expect(columnUnits[columnUnits.length - 2]!).toBeGreaterThanOrEqual(extent.east);
    expect(rowUnits[1]!).toBeLessThanOrEqual(extent.south);
    expect(rowUnits[rowUnits.length - 2]!).toBeGreaterThanOrEqual(extent.north);
  });
});

describe('a steady grid', () => {
  const ends = ({ columnUnits, rowUnits }: AnalysisGrid): number[] =>
    [columnUnits, rowUnits].flatMap(units => [units[0]!, units[units.length - 1]!]);

  test('stays while its extent moves within a block, and is a function of the extent alone', () => {
    const grids = Array.from({ length: 400 }, (_, k) =>
      buildSteadyGrid(extentAround([[112 + k * 1e-4, 31 + k * 1e-4]], 20_000), 250, 160_000),
    );
    // 4 km moved in each direction, in blocks of 4 km: two borders each way are passed once or twice.
    const changes = grids.filter((grid, k) => k > 0 && ends(grid).join() !== ends(grids[k - 1]!).join()).length;
    expect(changes).toBeGreaterThan(0);
    expect(changes).toBeLessThanOrEqual(8);
  });

  test('holds its extent within the budget wherever it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.integer({ min: 1, max: 20_000_000 }),
        fc.integer({ min: 1, max: 5_000 }),
        (lon, lat, reach, target) => {
          const extent = extentAround([[lon, lat]], reach);
          const grid = buildSteadyGrid(extent, target, 50_000);
          const { columnUnits, rowUnits } = grid;
          const [west, east, south, north] = ends(grid);
          // Columns of a grid that lies beside −180° may be written a turn farther east.
          const turn = west! > extent.west ? 360e7 : 0;
          expect(west! - turn).toBeLessThanOrEqual(extent.west);
          if (east! - west! < 360e7) expect(east! - turn).toBeGreaterThanOrEqual(extent.east);
          expect(south).toBeLessThanOrEqual(extent.south);
          expect(north).toBeGreaterThanOrEqual(extent.north);
          expect(columnUnits.length * rowUnits.length).toBeLessThanOrEqual(50_000);
          expect(
            [...columnUnits, ...rowUnits].every(
              (unit, i, all) => i === 0 || i === columnUnits.length || unit > all[i - 1]!,
            ),
          ).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('where longitude ends', () => {
  test('a grid across the antimeridian has it as a column and two spans', () => {
    const grid = buildAnalysisGrid(extentAround([[-179.99, 10]], 5000), 250, 1e6);
    const cut = grid.columnUnits.indexOf(180e7);
    expect(cut).toBeGreaterThan(0);
    expect(columnSpans(grid)).toEqual([
      { first: 0, last: cut, shift: 0 },
      { first: cut, last: grid.columnUnits.length - 1, shift: -360e7 },
    ]);
  });

  test('places on both sides of it make a small grid', () => {
    const extent = extentAround(
      [
        [179.5, 0],
        [-179.5, 0],
      ],
      0,
    );
    expect(extent).toEqual({ west: 1_795_000_000, south: 0, east: 1_805_000_000, north: 0 });
  });

  test('a reach over the pole makes a grid of all longitudes that ends at the pole', () => {
    const grid = buildAnalysisGrid(extentAround([[20, 89.9]], 50_000), 2500, 1e6);
    expect(grid.rowUnits[grid.rowUnits.length - 1]).toBe(90e7);
    expect(grid.columnUnits[0]).toBe(-180e7);
    expect(grid.columnUnits[grid.columnUnits.length - 1]).toBe(180e7);
    expect(columnSpans(grid)).toEqual([{ first: 0, last: grid.columnUnits.length - 1, shift: 0 }]);
  });

  test('extents of many places by their corners hold every place', () => {
    const corners = newCornerPlaces();
    expect(extentOfCorners(corners, 5)).toBeNull();
    for (const lon of [179.2, -179.3, 180, 178.8]) includePlace(corners, lon, lon / 100);
    expect(extentOfCorners(corners, 0)).toEqual({
      west: 1_788_000_000,
      south: -17_930_000,
      east: 1_807_000_000,
      north: 18_000_000,
    });
  });

  test('two extents are united the short way around', () => {
    const east = extentAround([[179, 1]], 0);
    const west = extentAround([[-179, -1]], 0);
    expect(uniteExtents(east, west)).toEqual({ west: 179e7, south: -1e7, east: 181e7, north: 1e7 });
    expect(uniteExtents(null, west)).toEqual(west);
    expect(uniteExtents(null, null)).toBeNull();
  });
});
