// Contours of drawn and of random fields.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contourZones } from '../../src/zones/contour-zones.ts';
import { smallGrid, someGrid } from './plain-grid.ts';
import { doubledRingArea, faultsOf, isCovered, placeIn, unitArea } from './plain-polygons.ts';

/** Rows from north to south; a dot is Infinity. */
function drawnField(picture: readonly string[]): Float64Array {
  return Float64Array.from([...picture].reverse().join(''), letter => (letter === '.' ? Infinity : Number(letter)));
}

describe('contours of drawn fields', () => {
  test('a single node is a diamond half-way to what is never reached', () => {
    const { grid } = smallGrid(3, 3);
    const [zone] = contourZones(grid, drawnField(['...', '.1.', '...']), [1]);
    expect(zone).toEqual([
      [
        [
          [112.002, 31.0010001],
          [112.003, 31.0020002],
          [112.002, 31.0030003],
          [112.001, 31.0020002],
          [112.002, 31.0010001],
        ],
      ],
    ]);
  });

  test('a value equal to the limit is inside, one above is not', () => {
    const { grid } = smallGrid(3, 3);
    const field = drawnField(['999', '959', '999']);
    expect(contourZones(grid, field, [4, 5, 6]).map(zone => zone.length)).toEqual([0, 1, 1]);
  });

  test('the border runs where the limit lies between two nodes', () => {
    const { grid } = smallGrid(3, 3);
    const [zone] = contourZones(grid, drawnField(['444', '404', '444']), [3]);
    const eastmost = Math.max(...zone!.flat(2).map(([lon]) => lon));
    expect(eastmost).toBe(112.0035);
  });

  test('a hole belongs to the polygon around it, an island in the hole is a polygon of its own', () => {
    const { grid } = smallGrid(7, 7);
    const field = drawnField(['1111111', '1.....1', '1.....1', '1..1..1', '1.....1', '1.....1', '1111111']);
    const [zone] = contourZones(grid, field, [1]);
    expect(zone!.map(polygon => polygon.length)).toEqual([2, 1]);
    expect(faultsOf(zone!)).toEqual([]);
  });

  test('every hole finds its exterior among several', () => {
    const { grid } = smallGrid(9, 5);
    const field = drawnField(['111.11111', '1.1.1.1.1', '111.11111', '.........', '11111.111']);
    const [zone] = contourZones(grid, field, [1]);
    expect(zone!.map(polygon => polygon.length)).toEqual([1, 1, 2, 3]);
    expect(faultsOf(zone!)).toEqual([]);
  });

  test('two inside corners of a square join where its mean is within the limit', () => {
    const { grid } = smallGrid(2, 2);
    expect(contourZones(grid, drawnField(['05', '50']), [2, 3]).map(zone => zone.length)).toEqual([2, 1]);
    expect(contourZones(grid, drawnField(['0.', '.0']), [3]).map(zone => zone.length)).toEqual([2]);
  });

  test('rings close on the border of the grid', () => {
    const { grid, squareArea } = smallGrid(4, 3);
    const [zone] = contourZones(grid, new Float64Array(12), [0]);
    expect(faultsOf(zone!)).toEqual([]);
    expect(unitArea(zone!)).toBe(6 * squareArea);
  });

  test('a zone across the antimeridian is cut there and loses nothing', () => {
    const field = drawnField(['.....', '.111.', '.1.1.', '.111.', '.....']);
    const [whole] = contourZones(smallGrid(5, 5).grid, field, [1]);
    const [cut] = contourZones(smallGrid(5, 5, 1_800_000_000 - 2 * 20_000).grid, field, [1]);
    expect(faultsOf(cut!)).toEqual([]);
    expect(unitArea(cut!)).toBe(unitArea(whole!));
    expect(cut!.map(polygon => Math.sign(polygon[0]![0]![0]))).toEqual([1, -1]);
    const cornersAt = (end: number): Set<number> =>
      new Set(
        cut!
          .flat(2)
          .filter(([lon]) => lon === end)
          .map(([, lat]) => lat),
      );
    expect(cornersAt(180).size).toBe(4);
    expect(cornersAt(-180)).toEqual(cornersAt(180));
  });
});

const someField = someGrid.chain(small =>
  fc.record({
    small: fc.constant(small),
    field: fc
      .array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.constant(Infinity)), {
        minLength: small.columns * small.rows,
        maxLength: small.columns * small.rows,
      })
      .map(values => Float64Array.from(values)),
  }),
);

describe('laws of contours', () => {
  test('polygons are valid, nest with the limit, and separate inside from outside nodes', () => {
    fc.assert(
      fc.property(someField, ({ small, field }) => {
        const limits = [0, 2, 2.5, 5, 8, 9];
        const zones = contourZones(small.grid, field, limits);
        zones.forEach((zone, i) => {
          expect(faultsOf(zone)).toEqual([]);
          if (i > 0) expect(isCovered(zones[i - 1]!, zone)).toBe(true);
          field.forEach((value, node) => {
            const column = node % small.columns;
            const x = small.grid.columnUnits[column]!;
            const y = small.grid.rowUnits[(node - column) / small.columns]!;
            const isInside = value <= limits[i]!;
            // A node on the border of the grid lies on the ring itself.
            expect(placeIn(zone, [x, y]) >= 0).toBe(isInside);
          });
        });
      }),
      { numRuns: 150 },
    );
  });

  test('every limit has the polygons it has alone, also where there are more limits than bands', () => {
    const { grid } = smallGrid(9, 7);
    const field = Float64Array.from({ length: 63 }, (_, node) => (node % 11 === 5 ? Infinity : (node * 977) % 640));
    const limits = Array.from({ length: 600 }, (_, i) => i);
    const zones = contourZones(grid, field, limits);
    expect(zones.length).toBe(600);
    for (const limit of [0, 253, 254, 255, 256, 509, 510, 599]) {
      expect(zones[limit]).toEqual(contourZones(grid, field, [limit])[0]);
    }
  });

  test('no ring is without area', () => {
    fc.assert(
      fc.property(someField, ({ small, field }) => {
        for (const ring of contourZones(small.grid, field, [4]).flat(2)) expect(doubledRingArea(ring)).not.toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
