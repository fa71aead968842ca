// Unions of cells: the grids planners have, and the ones they should not have.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolygonRings, Position } from '../../src/geo/lon-lat.ts';
import { dissolveCells } from '../../src/zones/dissolve-cells.ts';
import { faultsOf, placeIn, unitArea } from './plain-polygons.ts';

/** About a kilometre. */
const wide = 0.0105;
const tall = 0.009;

function square(column: number, row: number, size = 1): PolygonRings {
  const [west, south] = [112 + column * wide, 31 + row * tall];
  const [east, north] = [112 + (column + size) * wide, 31 + (row + size) * tall];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

function drawnCells(picture: readonly string[]): PolygonRings[] {
  return [...picture]
    .reverse()
    .flatMap((line, row) => [...line].flatMap((letter, column) => (letter === '#' ? [square(column, row)] : [])));
}

function rounded(rings: PolygonRings): PolygonRings {
  return rings.map(ring =>
    ring.map(([lon, lat]): Position => [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]),
  );
}

function hexagon(column: number, row: number): PolygonRings {
  const radius = 0.01;
  const lon = 112 + (column + (row % 2) / 2) * radius * Math.sqrt(3);
  const lat = 31 + row * 1.5 * radius;
  const corner = (k: number): Position => {
    const angle = Math.PI / 6 + (k * Math.PI) / 3;
    return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
  };
  return [[0, 1, 2, 3, 4, 5, 0].map(corner)];
}

describe('unions of drawn cells', () => {
  test.each([
    ['one cell', ['#'], [1]],
    ['a block', ['###', '###'], [1]],
    ['a ring with its hole', ['###', '#.#', '###'], [2]],
    ['two cells at a corner', ['#.', '.#'], [1, 1]],
    ['a hole that touches the outside', ['.##', '#.#', '###'], [2]],
    ['two holes at a corner', ['####', '#.##', '##.#', '####'], [3]],
    ['an island in a lake', ['#####', '#...#', '#.#.#', '#...#', '#####'], [2, 1]],
    ['no cell', ['.'], []],
  ])('%s', (_, picture, ringCounts) => {
    const union = dissolveCells(drawnCells(picture));
    expect(union.map(polygon => polygon.length).sort()).toEqual([...ringCounts].sort());
    expect(faultsOf(union)).toEqual([]);
    expect(unitArea(union)).toBe(drawnCells(picture).reduce((sum, cell) => sum + unitArea([rounded(cell)]), 0));
  });

  test('corners within a straight border are left out', () => {
    expect(dissolveCells(drawnCells(['###', '###']))).toEqual([
      [
        [
          [112, 31],
          [112.0315, 31],
          [112.0315, 31.018],
          [112, 31.018],
          [112, 31],
        ],
      ],
    ]);
  });

  test('rings that turn the wrong way count as well', () => {
    const turned = drawnCells(['##', '#.']).map(rings => rings.map(ring => [...ring].reverse()));
    expect(unitArea(dissolveCells(turned))).toBe(unitArea(dissolveCells(drawnCells(['##', '#.']))));
  });

  test('a large cell beside small ones leaves no border between them', () => {
    const union = dissolveCells([square(0, 0, 2), square(2, 0), square(2, 1)]);
    expect(union).toHaveLength(1);
    expect(union[0]![0]).toHaveLength(5);
  });

  test('a corner that rounding put beside the border of its neighbour is on it', () => {
    const slanted = (t: number): Position => [112 + t * 0.0300001, 31 + t * 0.0100003];
    const big: PolygonRings = [[slanted(0), slanted(1), [112.04, 30.99], slanted(0)]];
    const half = (from: number, to: number): PolygonRings => [
      [slanted(from), [112.01, 31.03], slanted(to), slanted(from)],
    ];
    const union = dissolveCells([big, half(0, 1 / 3), half(1 / 3, 1)].map(rounded));
    expect(union.map(polygon => polygon.length)).toEqual([1]);
    expect(faultsOf(union)).toEqual([]);
  });

  test('the same cell twice, or one within another, changes nothing', () => {
    const once = dissolveCells([square(0, 0, 3)]);
    expect(dissolveCells([square(0, 0, 3), square(0, 0, 3)])).toEqual(once);
    expect(dissolveCells([square(1, 1), square(0, 0, 3)])).toEqual(once);
  });

  test('a cell with a hole, and the cell that fills it', () => {
    const ring: PolygonRings = [square(0, 0, 3)[0]!, [...square(1, 1)[0]!].reverse()];
    expect(dissolveCells([ring]).map(polygon => polygon.length)).toEqual([2]);
    expect(dissolveCells([ring, square(1, 1)])).toEqual(dissolveCells([square(0, 0, 3)]));
  });
});

describe('cells that overlap in part', () => {
  test('two squares have the area of both less what they share', () => {
    const union = dissolveCells([square(0, 0, 2), square(1, 1, 2)]);
    expect(faultsOf(union)).toEqual([]);
    expect(unitArea(union)).toBe(7 * unitArea([rounded(square(0, 0))]));
  });

  test('discs, each of them twice, are valid and hold their centres', () => {
    const centres = Array.from(
      { length: 12 },
      (_, k): Position => [112 + (k % 4) * 0.013, 31 + Math.floor(k / 4) * 0.011],
    );
    const discs = centres.map(([lon, lat]): PolygonRings => {
      const corner = (k: number): Position => [
        lon + 0.01 * Math.cos((k * Math.PI) / 32),
        lat + 0.01 * Math.sin((k * Math.PI) / 32),
      ];
      return [Array.from({ length: 65 }, (_, k) => corner(k % 64))];
    });
    const union = dissolveCells([...discs, ...discs]);
    expect(faultsOf(union)).toEqual([]);
    expect(union).toEqual(dissolveCells(discs));
    for (const [lon, lat] of centres) expect(placeIn(union, [Math.round(lon * 1e7), Math.round(lat * 1e7)])).toBe(1);
  });

  test('cells of a few units, crowded, settle and are valid', () => {
    let state = 7;
    const random = (most: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 4294967296) * most);
    };
    const cells = Array.from({ length: 150 }, (): PolygonRings => {
      const [x, y] = [1_120_000_000 + random(60), 310_000_000 + random(60)];
      const ring = [
        [x, y],
        [x + 1 + random(9), y + random(5)],
        [x + 5 + random(9), y + 6 + random(9)],
        [x - random(5), y + 3 + random(9)],
      ].map(([px, py]): Position => [px! / 1e7, py! / 1e7]);
      return [[...ring, ring[0]!]];
    });
    expect(faultsOf(dissolveCells(cells))).toEqual([]);
  });
});

describe('laws of unions', () => {
  test('any part of a grid or of a honeycomb: valid, and as large as its cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 40 }),
        fc.boolean(),
        (places, isHexagonal) => {
          const distinct = [...new Map(places.map(place => [place.join(), place])).values()];
          const cells = distinct.map(([column, row]) => (isHexagonal ? hexagon(column, row) : square(column, row)));
          const union = dissolveCells(cells);
          expect(faultsOf(union)).toEqual([]);
          expect(unitArea(union)).toBe(cells.reduce((sum, cell) => sum + unitArea([rounded(cell)]), 0));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('whatever overlaps: valid, and every place inside a cell is inside', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(corner, corner, corner), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(1, 7, 10_000),
        (triangles, scale) => {
          const cells = triangles.map((corners): PolygonRings => {
            const ring = corners.map(
              ([x, y]): Position => [(1_120_000_000 + x * scale) / 1e7, (310_000_000 + y * scale) / 1e7],
            );
            return [[...ring, ring[0]!]];
          });
          const union = dissolveCells(cells);
          expect(faultsOf(union)).toEqual([]);
          for (const [a, b, c] of triangles) {
            const x = 1_120_000_000 + ((a[0] + b[0] + c[0]) / 3) * scale;
            const y = 310_000_000 + ((a[1] + b[1] + c[1]) / 3) * scale;
            // Rounded crossings move a border by a unit or two.
            if (scale === 10_000 && isFat(a, b, c)) expect(placeIn(union, [x, y])).toBe(1);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

function isFat(a: readonly number[], b: readonly number[], c: readonly number[]): boolean {
  return Math.abs((b[0]! - a[0]!) * (c[1]! - a[1]!) - (c[0]! - a[0]!) * (b[1]! - a[1]!)) > 100;
}
