// Polygons at odds with themselves, put right: known shapes, and random ones against the plain rule of what is inside.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicPolygonSquareMeters } from '../../src/geo/geodesic-area.ts';
import type { PolygonRings, Position, Ring } from '../../src/geo/lon-lat.ts';
import { findConflict } from '../../src/geo/polygon-repair/find-conflict.ts';
import { repairPolygons } from '../../src/geo/polygon-repair/repair-polygons.ts';

function ring(...corners: readonly Position[]): Ring {
  return [...corners, corners[0]!];
}

function square(x: number, y: number, size: number): Ring {
  return ring([x, y], [x + size, y], [x + size, y + size], [x, y + size]);
}

describe('polygons that are right stay as they are', () => {
  test.each<[string, readonly PolygonRings[]]>([
    ['a square', [[square(112, 31, 0.1)]]],
    ['clockwise', [[[...square(112, 31, 0.1)].reverse()]]],
    ['a hole', [[square(112, 31, 1), square(112.2, 31.2, 0.1)]]],
    ['a hole that touches its exterior in a corner', [[square(0, 0, 4), ring([0, 0], [2, 1], [1, 2])]]],
    ['parts that touch in a corner', [[square(0, 0, 1)], [square(1, 1, 1)]]],
    ['an island in a hole', [[square(0, 0, 9), square(2, 2, 5)], [square(3, 3, 1)]]],
    ['repeated corners', [[ring([0, 0], [0, 0], [1, 0], [1, 1], [1, 1], [0, 1])]]],
    ['across ±180°', [[ring([179, 10], [-179, 10], [-179, 11], [179, 11])]]],
    ['around the pole', [[ring([0, 80], [90, 80], [180, 80], [-90, 80])]]],
  ])('%s', (_, polygons) => {
    const repair = repairPolygons(polygons);
    const areaOf = (of: readonly PolygonRings[]): number =>
      of.reduce((sum, one) => sum + geodesicPolygonSquareMeters(one), 0);
    // Touching corners are looked into; what comes of it has the same size.
    expect(repair === null || repair.kind === 'touching').toBe(true);
    if (repair !== null) expect(areaOf(repair.polygons ?? [])).toBeCloseTo(areaOf(polygons), 0);
  });
});

describe('polygons at odds with themselves', () => {
  test('a bow tie becomes its two triangles', () => {
    const repair = repairPolygons([[ring([0, 0], [2, 2], [2, 0], [0, 2])]]);
    expect(repair?.kind).toBe('crossing');
    expect(repair?.polygons?.map(rings => rings.map(one => one.length))).toEqual([[4], [4]]);
    expect(repair?.polygons?.flat(2)).toContainEqual([1, 1]);
  });

  test('a bow tie that has a corner in its middle, too', () => {
    const repair = repairPolygons([[ring([0, 0], [1, 1], [2, 2], [2, 0], [1, 1], [0, 2])]]);
    expect(repair?.polygons).toHaveLength(2);
  });

  test('a spike is cut off', () => {
    const repair = repairPolygons([[ring([0, 0], [2, 0], [2, 1], [5, 1], [2, 1], [2, 2], [0, 2])]]);
    expect(repair?.kind).toBe('spike');
    expect(repair?.polygons?.flat(2).every(([x]) => x <= 2)).toBe(true);
  });

  test('a hole outside its exterior is left out, and one across it takes away only what is inside', () => {
    const outside = repairPolygons([[square(0, 0, 2), square(5, 5, 1)]]);
    expect(outside?.kind).toBe('hole');
    expect(outside?.polygons).toHaveLength(1);
    const across = repairPolygons([[square(0, 0, 2), ring([1, 0.5], [3, 0.5], [3, 1.5], [1, 1.5])]]);
    expect(across?.polygons?.[0]?.[0]).toHaveLength(9);
  });

  test('holes in holes count once', () => {
    const repair = repairPolygons([[square(0, 0, 9), square(1, 1, 5), square(2, 2, 1)]]);
    expect(repair?.kind).toBe('hole');
    expect(repair?.polygons?.map(rings => rings.length)).toEqual([2]);
  });

  test('parts that overlap become one, and a part inside another goes', () => {
    expect(repairPolygons([[square(0, 0, 2)], [square(1, 1, 2)]])?.polygons).toHaveLength(1);
    const nested = repairPolygons([[square(0, 0, 4)], [square(1, 1, 1)]]);
    expect(nested?.kind).toBe('parts');
    expect(nested?.polygons?.[0]).toHaveLength(1);
    expect(repairPolygons([[square(0, 0, 1)], [square(1, 0, 1)]])?.polygons).toHaveLength(1);
  });

  test('an exterior drawn twice over encloses nothing', () => {
    const twice = [...square(0, 0, 1), ...square(0, 0, 1).slice(1)];
    expect(repairPolygons([[twice]])?.polygons).toEqual([]);
  });

  test('across ±180° the parts come back cut there', () => {
    const repair = repairPolygons([[ring([179, 0], [-179, 2], [-179, 0], [179, 2])]]);
    const lons = repair?.polygons?.flat(2).map(([lon]) => lon) ?? [];
    expect(repair?.polygons).toHaveLength(2);
    expect(lons.every(lon => Math.abs(lon) >= 179 && Math.abs(lon) <= 180)).toBe(true);
  });
});

test('random rings: the result is free of conflicts and holds the same places', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
  const anyRing = fc.array(corner, { minLength: 3, maxLength: 9 }).map(corners => ring(...(corners as Position[])));
  const anyPolygon = fc.array(anyRing, { minLength: 1, maxLength: 3 });
  const probe = fc.tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(anyPolygon, { minLength: 1, maxLength: 3 }),
      fc.array(probe, { minLength: 30, maxLength: 30 }),
      (polygons, probes) => {
        const repair = repairPolygons(polygons);
        if (repair === null) return;
        const repaired = repair.polygons ?? [];
        const left = findConflict(repaired);
        expect(left === null || left.kind === 'touching').toBe(true);
        for (const [x, y] of probes) {
          if (isNearCorner(x, y, polygons)) continue;
          const was = polygons.some(
            ([exterior, ...holes]) => isInRing(x, y, exterior!) && !holes.some(hole => isInRing(x, y, hole)),
          );
          const is = repaired.some(
            ([exterior, ...holes]) => isInRing(x, y, exterior!) && !holes.some(hole => isInRing(x, y, hole)),
          );
          expect(is).toBe(was);
        }
      },
    ),
    { numRuns: 400 },
  );
});

/** Within a hair of an edge rounding to the millimetre may decide. */
function isNearCorner(x: number, y: number, polygons: readonly PolygonRings[]): boolean {
  return polygons.flat().some(one =>
    one.slice(1).some(([bx, by], i) => {
      const [ax, ay] = one[i]!;
      const length = Math.hypot(bx - ax, by - ay);
      if (length === 0) return false;
      return Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length < 1e-6;
    }),
  );
}

function isInRing(x: number, y: number, corners: Ring): boolean {
  let isIn = false;
  corners.slice(1).forEach(([bx, by], i) => {
    const [ax, ay] = corners[i]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  });
  return isIn;
}
