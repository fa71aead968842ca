// Unions of labelled squares, drawn and random.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dissolveLabels } from '../../src/zones/dissolve-labels.ts';
import { smallGrid, someGrid } from './plain-grid.ts';
import { faultsOf, placeIn, unitArea } from './plain-polygons.ts';

/** Rows from north to south; a dot is nobody's. */
function drawnLabels(picture: readonly string[]): Int32Array {
  return Int32Array.from([...picture].reverse().join(''), letter => (letter === '.' ? -1 : Number(letter)));
}

describe('unions of drawn labels', () => {
  test('one square has four corners', () => {
    const { grid } = smallGrid(3, 3);
    const [zone] = dissolveLabels(grid, drawnLabels(['...', '.0.', '...']), 1);
    expect(zone).toEqual([
      [
        [
          [112.003, 31.0010001],
          [112.003, 31.0030003],
          [112.001, 31.0030003],
          [112.001, 31.0010001],
          [112.003, 31.0010001],
        ],
      ],
    ]);
  });

  test('squares that touch at a corner are two polygons', () => {
    const [zone] = dissolveLabels(smallGrid(2, 2).grid, drawnLabels(['0.', '.0']), 1);
    expect(zone!.map(polygon => polygon.length)).toEqual([1, 1]);
    expect(faultsOf(zone!)).toEqual([]);
  });

  test('a gap that touches the outside at a corner is a hole', () => {
    const [zone] = dissolveLabels(smallGrid(3, 3).grid, drawnLabels(['.00', '0.0', '000']), 1);
    expect(zone!.map(polygon => polygon.length)).toEqual([2]);
    expect(faultsOf(zone!)).toEqual([]);
  });

  test('two gaps that touch at a corner are two holes', () => {
    const [zone] = dissolveLabels(smallGrid(4, 4).grid, drawnLabels(['0000', '0.00', '00.0', '0000']), 1);
    expect(zone!.map(polygon => polygon.length)).toEqual([3]);
    expect(faultsOf(zone!)).toEqual([]);
  });

  test('a zone across the antimeridian is cut there and loses nothing', () => {
    const { grid, squareArea } = smallGrid(4, 2, 1_800_000_000 - 20_000);
    const [zone] = dissolveLabels(grid, drawnLabels(['0000', '0..0']), 1);
    expect(faultsOf(zone!)).toEqual([]);
    expect(unitArea(zone!)).toBe(6 * squareArea);
    expect(zone).toHaveLength(2);
  });

  test('long borders along a parallel have corners on the way', () => {
    const { grid } = smallGrid(400, 2);
    const [zone] = dissolveLabels(grid, new Int32Array(800), 1);
    expect(faultsOf(zone!)).toEqual([]);
    const lons = zone!.flat(2).map(([lon]) => lon);
    expect(lons).toContain(112.2);
    expect(lons).toContain(112.6);
  });
});

describe('laws of unions', () => {
  test('polygons are valid, as large as their squares, and no two labels share any of them', () => {
    const someLabels = someGrid.chain(small =>
      fc.record({
        small: fc.constant(small),
        labels: fc
          .array(fc.integer({ min: -1, max: 2 }), {
            minLength: small.columns * small.rows,
            maxLength: small.columns * small.rows,
          })
          .map(values => Int32Array.from(values)),
      }),
    );
    fc.assert(
      fc.property(someLabels, ({ small, labels }) => {
        const zones = dissolveLabels(small.grid, labels, 3);
        zones.forEach((zone, label) => {
          expect(faultsOf(zone)).toEqual([]);
          expect(unitArea(zone)).toBe(labels.filter(own => own === label).length * small.squareArea);
          labels.forEach((own, node) => {
            const column = node % small.columns;
            const x = small.grid.columnUnits[column]!;
            const y = small.grid.rowUnits[(node - column) / small.columns]!;
            expect(placeIn(zone, [x, y])).toBe(own === label ? 1 : -1);
          });
        });
      }),
      { numRuns: 300 },
    );
  });
});
