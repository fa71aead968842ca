// What a gap looks like.

import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { clusterGaps, findPointCells } from '../../src/coverage/gap-clusters.ts';
import { geodesicPolygonSquareMeters } from '../../src/geo/geodesic-area.ts';
import type { PolygonRings } from '../../src/geo/lon-lat.ts';
import { drawGapPolygons } from '../../src/zones/gap-polygons.ts';
import { box, cellsOf, point } from './cells-of.ts';
import { faultsOf, placeIn } from './plain-polygons.ts';

function gapsOf(geometry: readonly Geometry[], inGap: readonly number[] = geometry.map(() => 1)): PolygonRings[][] {
  const cells = cellsOf(geometry);
  const points = findPointCells(cells);
  const labels = clusterGaps(cells, points, Uint8Array.from(inGap));
  return drawGapPolygons(cells, points, labels, Math.max(-1, ...labels) + 1);
}

function squareMeters(polygons: readonly PolygonRings[]): number {
  return polygons.reduce((sum, rings) => sum + geodesicPolygonSquareMeters(rings), 0);
}

/** Points every kilometre or so. */
function pointGrid(columns: number, rows: number): Geometry[] {
  return Array.from({ length: columns * rows }, (_, k) =>
    point(112 + (k % columns) * 0.0105, 31 + Math.floor(k / columns) * 0.009),
  );
}

describe('polygon cells', () => {
  test('a gap is the union of its cells', () => {
    const gaps = gapsOf([box(0, 0, 0.1, 0.1), box(0.1, 0, 0.2, 0.1), box(1, 1, 1.1, 1.1)]);
    expect(gaps).toEqual([
      [
        [
          [
            [0, 0],
            [0.2, 0],
            [0.2, 0.1],
            [0, 0.1],
            [0, 0],
          ],
        ],
      ],
      [
        [
          [
            [1, 1],
            [1.1, 1],
            [1.1, 1.1],
            [1, 1.1],
            [1, 1],
          ],
        ],
      ],
    ]);
  });
});

describe('point cells', () => {
  test('a gap of a regular grid has no holes and the area of its cells', () => {
    const [gap, ...others] = gapsOf(
      pointGrid(9, 9),
      pointGrid(9, 9).map((_, k) => (k % 9 > 1 && k % 9 < 7 && k > 17 && k < 63 ? 1 : 0)),
    );
    expect(others).toEqual([]);
    expect(gap!.map(polygon => polygon.length)).toEqual([1]);
    expect(faultsOf(gap!)).toEqual([]);
    const cell = squareMeters([
      [
        [
          [112, 31],
          [112.0105, 31],
          [112.0105, 31.009],
          [112, 31.009],
          [112, 31],
        ],
      ],
    ]);
    expect(squareMeters(gap!) / (25 * cell)).toBeCloseTo(1, 1);
  });

  test('a single point is a disc of 500 m', () => {
    const [gap] = gapsOf([point(112, 31)]);
    expect(faultsOf(gap!)).toEqual([]);
    expect(squareMeters(gap!) / (Math.PI * 500 * 500)).toBeCloseTo(1, 1);
  });

  test('a point beside a covered one at the same place still has an area', () => {
    const [gap] = gapsOf([point(112, 31), point(112, 31), point(112.01, 31)], [0, 1, 0]);
    expect(squareMeters(gap!)).toBeGreaterThan(100_000);
  });

  test('a point among covered ones that are much nearer than the spacing is one square', () => {
    const near = [0.00001, -0.00001].flatMap(d => [point(112 + d, 31), point(112, 31 + d)]);
    const far = pointGrid(6, 6).map(own => point(113 + (own.type === 'Point' ? own.coordinates[0]! - 112 : 0), 31.5));
    const grid = pointGrid(6, 6).map(own =>
      own.type === 'Point' ? point(own.coordinates[0]! + 1, own.coordinates[1]!) : own,
    );
    const [gap] = gapsOf([point(112, 31), ...near, ...far, ...grid], [1]);
    expect(gap).toHaveLength(1);
    expect(gap![0]![0]).toHaveLength(5);
  });

  test('a gap across the antimeridian is cut there', () => {
    const [gap] = gapsOf([point(179.995, 10), point(-179.995, 10), point(-179.985, 10)]);
    expect(gap).toHaveLength(2);
    expect(faultsOf(gap!)).toEqual([]);
  });

  test('gaps are valid, hold their own points, and no other gap does', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ x: fc.integer({ min: 0, max: 12 }), y: fc.integer({ min: 0, max: 12 }), inGap: fc.boolean() }),
          {
            minLength: 1,
            maxLength: 40,
          },
        ),
        places => {
          const geometry = places.map(({ x, y }) => point(112 + x * 0.01, 31 + y * 0.01));
          const gaps = gapsOf(
            geometry,
            places.map(({ inGap }) => (inGap ? 1 : 0)),
          );
          for (const gap of gaps) expect(faultsOf(gap)).toEqual([]);
          places.forEach(({ x, y, inGap }) => {
            if (!inGap) return;
            const holders = gaps.filter(
              gap => placeIn(gap, [1_120_000_000 + x * 100_000, 310_000_000 + y * 100_000]) >= 0,
            );
            expect(holders).toHaveLength(1);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('points and polygons in one file are gaps of their own kind', () => {
  const gaps = gapsOf([
    box(112, 31, 112.01, 31.01),
    point(112.2, 31),
    point(112.21, 31),
    box(112.01, 31, 112.02, 31.01),
  ]);
  expect(gaps).toHaveLength(2);
  for (const gap of gaps) expect(faultsOf(gap)).toEqual([]);
});
