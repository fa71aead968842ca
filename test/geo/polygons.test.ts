import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolygonRings, Position, Ring } from '../../src/geo/lon-lat.ts';
import { computeBounds, isInPolygons, planeCentroid, rewind, roundCoordinates } from '../../src/geo/polygons.ts';
import { ringOrientation, unwrapPolygon, unwrapRing } from '../../src/geo/rings.ts';

function closed(...positions: readonly Position[]): Ring {
  return [...positions, positions[0]];
}

function box(west: number, south: number, east: number, north: number): Ring {
  return closed([west, south], [east, south], [east, north], [west, north]);
}

const cap = closed([0, 80], [90, 80], [180, 80], [-90, 80]);

describe('unwrapRing', () => {
  test('hands back a ring that does not jump, and boxes around the world', () => {
    const plain = box(10, 0, 20, 5);
    expect(unwrapRing(plain)).toBe(plain);
    const world = box(-180, -90, 180, 90);
    expect(unwrapRing(world)).toBe(world);
  });

  test('runs on across the antimeridian either way', () => {
    expect(unwrapRing(closed([179, 0], [-179, 0], [-179, 1]))).toEqual(closed([179, 0], [181, 0], [181, 1]));
    expect(unwrapRing(closed([-179, 0], [179, 0], [179, 1]))).toEqual(closed([-179, 0], [-181, 0], [-181, 1]));
  });

  test('closes a ring around a pole through the pole', () => {
    expect(unwrapRing(closed([0, 80], [120, 80], [-120, 80]))).toEqual(
      closed([0, 80], [120, 80], [240, 80], [360, 80], [360, 90], [0, 90]),
    );
    expect(unwrapRing(closed([0, -80], [-120, -80], [120, -80])).slice(-3)).toEqual([
      [-360, -90],
      [0, -90],
      [0, -80],
    ]);
  });

  test('moves a hole to its exterior', () => {
    const moved = unwrapPolygon([closed([179, 0], [-170, 0], [-170, 9], [179, 9]), box(-175, 1, -174, 2)]);
    expect(moved[1]).toEqual(box(185, 1, 186, 2));
    const back = unwrapPolygon([closed([-179, 0], [170, 0], [170, 9], [-179, 9]), box(174, 1, 175, 2)]);
    expect(back[1]).toEqual(box(-186, 1, -185, 2));
  });
});

test('ringOrientation tells the sense, also across the antimeridian', () => {
  expect(ringOrientation(box(0, 0, 1, 1))).toBe(1);
  expect(ringOrientation([...box(0, 0, 1, 1)].reverse())).toBe(-1);
  expect(ringOrientation(box(179, 0, -179, 1))).toBe(1);
  expect(ringOrientation(closed([0, 0], [1, 1], [2, 2]))).toBe(0);
  expect(ringOrientation([])).toBe(0);
});

describe('planeCentroid', () => {
  test.each<[string, readonly PolygonRings[], number, number]>([
    ['a box', [[box(114, 22, 116, 23)]], 115, 22.5],
    ['a box that turns the other way', [[[...box(114, 22, 116, 23)].reverse()]], 115, 22.5],
    ['a triangle', [[closed([0, 0], [3, 0], [0, 3])]], 1, 1],
    ['a hole', [[box(0, 0, 4, 4), box(0, 0, 4, 2)]], 2, 3],
    ['a hole that turns like its exterior', [[box(0, 0, 4, 4), [...box(0, 0, 4, 2)].reverse()]], 2, 3],
    ['two parts by area', [[box(0, 0, 1, 1)], [box(10, 0, 13, 1)]], 8.75, 0.5],
    ['a line: the mean of its corners', [[closed([0, 0], [1, 1], [5, 5])]], 2, 2],
    ['a point', [[closed([7, 8])]], 7, 8],
    ['across the antimeridian', [[box(179, -1, -177, 1)]], -179, 0],
    ['parts cut at the antimeridian', [[box(178, 0, 180, 1)], [box(-180, 0, -179, 1)]], 179.5, 0.5],
    ['far parts stay where they are', [[box(165, 0, 166, 1)], [box(-62, 0, -61, 1)]], 52, 0.5],
  ])('%s', (_name, polygons, lon, lat) => {
    const centroid = planeCentroid(polygons);
    expect(centroid.lon).toBeCloseTo(lon, 10);
    expect(centroid.lat).toBeCloseTo(lat, 10);
  });

  test('does not throw a sliver’s centroid away from it', () => {
    const sliver = closed([114.1, 22.1], [114.2, 22.2], [114.3, 22.300000000000004], [114.15, 22.15]);
    const { lon, lat } = planeCentroid([[sliver]]);
    expect(lon).toBeGreaterThanOrEqual(114.1);
    expect(lon).toBeLessThanOrEqual(114.3);
    expect(lat).toBeGreaterThanOrEqual(22.1);
    expect(lat).toBeLessThanOrEqual(22.31);
  });

  test('moves with its polygon', () => {
    const shift = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(shift, shift, (dx, dy) => {
        const shape: readonly Position[] = [
          [0, 0],
          [5, 1],
          [6, 4],
          [2, 3],
          [-1, 5],
        ];
        const here = planeCentroid([[closed(...shape)]]);
        const there = planeCentroid([[closed(...shape.map(([x, y]): Position => [x + dx, y + dy / 2]))]]);
        expect(there.lon).toBeCloseTo(here.lon + dx, 9);
        expect(there.lat).toBeCloseTo(here.lat + dy / 2, 9);
      }),
    );
  });

  test('needs a corner', () => {
    expect(() => planeCentroid([])).toThrow(RangeError);
  });
});

describe('isInPolygons', () => {
  const ring: PolygonRings = [box(0, 0, 10, 10), box(2, 2, 4, 4)];

  test.each([
    [5, 5, true],
    [3, 3, false],
    [2, 3, true],
    [4, 4, true],
    [0, 0, true],
    [10, 10, true],
    [10, 5, true],
    [5, 10, true],
    [5, 0, true],
    [10.0000001, 5, false],
    [-1, 0, false],
    [-1, 10, false],
    [11, 2, false],
    [365, 5, true],
  ])('(%d, %d) in a box with a hole: %s', (lon, lat, expected) => {
    expect(isInPolygons(lon, lat, [ring])).toBe(expected);
  });

  test('knows the antimeridian and the poles', () => {
    const fiji = [[box(177, -19, -178, -16)]];
    expect([178, 180, -180, -179].map(lon => isInPolygons(lon, -17, fiji))).toEqual([true, true, true, true]);
    expect([176, -177, 0].map(lon => isInPolygons(lon, -17, fiji))).toEqual([false, false, false]);
    expect(isInPolygons(-180, 5, [[box(170, 0, 180, 10)]])).toBe(true);
    expect([-135, -1, 0, 45, 179].map(lon => isInPolygons(lon, 85, [[cap]]))).toEqual([true, true, true, true, true]);
    expect(isInPolygons(20, 90, [[cap]])).toBe(true);
    expect(isInPolygons(20, 79, [[cap]])).toBe(false);
  });

  test('a plane cut into triangles around a point has no seam and no overlap beyond the shared edges', () => {
    const offset = fc.integer({ min: -1000, max: 1000 }).map(i => i / 1000);
    fc.assert(
      fc.property(offset, offset, offset, offset, (hubX, hubY, x, y) => {
        const rim: readonly Position[] = [
          [-2, -2],
          [0.3, -2],
          [2, -2],
          [2, 1],
          [2, 2],
          [-1, 2],
          [-2, 2],
        ];
        const hub: Position = [hubX, hubY];
        const holders = rim.filter((corner, i) =>
          isInPolygons(x, y, [[closed(hub, corner, rim[(i + 1) % rim.length])]]),
        );
        expect(holders.length).toBeGreaterThanOrEqual(1);
        const onEdge = rim.some(corner => {
          const across = (corner[0] - hubX) * (y - hubY) - (corner[1] - hubY) * (x - hubX);
          return Math.abs(across) < 1e-12;
        });
        if (!onEdge) expect(holders.length).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('computeBounds', () => {
  test.each<[readonly PolygonRings[], readonly number[] | null]>([
    [[], null],
    [
      [[box(1, 2, 3, 4)], [box(-5, 3, 0, 9)]],
      [-5, 2, 3, 9],
    ],
    [[[box(179, -1, -177, 1)]], [179, -1, -177, 1]],
    [
      [[box(178, 0, 180, 1)], [box(-180, 0, -179, 1)]],
      [178, 0, -179, 1],
    ],
    [[[cap]], [-180, 80, 180, 90]],
    [[[box(-180, -90, 180, 90)]], [-180, -90, 180, 90]],
  ])('%j', (polygons, expected) => {
    expect(computeBounds(polygons)).toEqual(expected);
  });
});

describe('the form RFC 7946 wants', () => {
  test('rewind turns exteriors counter-clockwise and holes clockwise', () => {
    const clockwise = [...box(0, 0, 9, 9)].reverse();
    const [outer, hole] = rewind([clockwise, box(1, 1, 2, 2)]);
    expect([ringOrientation(outer), ringOrientation(hole)]).toEqual([1, -1]);
    const right: PolygonRings = [box(0, 0, 9, 9), [...box(1, 1, 2, 2)].reverse()];
    expect(rewind(right)).toEqual(right);
  });

  test('roundCoordinates leaves 7 decimals, no −0, no position twice, and drops what has no area', () => {
    const outer = closed([-0.00000001, 0], [1.123456789, 0], [1.12345678, 0], [1, 1]);
    const speck = closed([0.5, 0.5], [0.50000001, 0.5], [0.50000001, 0.50000001]);
    const thin = closed([0.2, 0.2], [0.3, 0.3], [0.4, 0.40000001]);
    const [rings, ...others] = roundCoordinates([[outer, speck, thin], [speck, outer], []]);
    expect(others).toEqual([]);
    expect(rings).toEqual([closed([0, 0], [1.1234568, 0], [1, 1])]);
    expect(Object.is(rings[0][0][0], -0)).toBe(false);
  });
});
