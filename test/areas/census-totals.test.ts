import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctToCensus } from '../../src/areas/census-totals.ts';
import type { ReportingArea } from '../../src/areas/reporting-area.ts';
import { type DemandCells, listedGeometry } from '../../src/demand/demand-cells.ts';

/** An area one degree wide whose western edge is `west`. */
function area(name: string, west: number, censusMicro: number | null): ReportingArea {
  const ring = [
    [west, 30],
    [west + 1, 30],
    [west + 1, 31],
    [west, 31],
    [west, 30],
  ] as const;
  return {
    name,
    polygons: [[ring]],
    geodesicSquareMeters: 1e10,
    statedSquareMeters: null,
    censusMicro,
    settlement: null,
    centralCity: null,
  };
}

function cellsAt(places: readonly (readonly [lon: number, micro: number])[]): DemandCells {
  return {
    count: places.length,
    cellId: places.map((_, row) => String(row)),
    lon: places.map(([lon]) => lon),
    lat: places.map(() => 30.5),
    populationMicro: places.map(([, micro]) => micro),
    givenSettlement: places.map(() => 255),
    squareMeters: places.map(() => Number.NaN),
    ...listedGeometry(places.map(([lon]) => ({ type: 'Point', coordinates: [lon, 30.5] }))),
  };
}

test('cells of an area are multiplied to its total; others keep their people', () => {
  const cells = cellsAt([
    [112.2, 1_000_000],
    [112.4, 3_000_000],
    [113.5, 5_000_000],
    [120, 7_000_000],
  ]);
  const { cells: corrected, problems } = correctToCensus(cells, [area('A', 112, 8_000_000), area('B', 113, null)]);
  expect([...(corrected.populationMicro as Float64Array)]).toEqual([2_000_000, 6_000_000, 5_000_000, 7_000_000]);
  expect(problems).toEqual([]);
});

test('what does not divide goes to the largest remainders, then to the lower cells', () => {
  const cells = cellsAt([
    [112.2, 1],
    [112.4, 1],
    [112.6, 1],
  ]);
  const { cells: corrected } = correctToCensus(cells, [area('A', 112, 5)]);
  expect([...(corrected.populationMicro as Float64Array)]).toEqual([2, 2, 1]);
});

test('an area with a total and nobody in its cells is named, and so is a file without totals', () => {
  const cells = cellsAt([
    [112.2, 0],
    [113.5, 1],
  ]);
  const lonely = correctToCensus(cells, [area('A', 112, 9_000_000), area('B', 113, 1)]);
  expect(lonely.problems).toEqual([
    { code: 'census-no-cells', severity: 'warn', where: { role: 'areas', id: 'A' }, params: { people: 9 } },
  ]);
  expect([...(lonely.cells.populationMicro as Float64Array)]).toEqual([0, 1]);
  expect(correctToCensus(cells, [area('B', 113, null)]).problems.map(({ code }) => code)).toEqual(['census-no-totals']);
});

test('sums are exact for any people and any total, and the order of areas changes nothing', () => {
  const people = fc.array(fc.integer({ min: 0, max: 2_000_000_000_000_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (micros, total) => {
      const cells = cellsAt(micros.map((micro, i) => [112.01 + i / 40, micro]));
      const areas = [area('A', 112, total), area('B', 113, 77), area('C', 114, null)];
      const { populationMicro } = correctToCensus(cells, areas).cells;
      const found = [...(populationMicro as Float64Array)];
      const sum = found.reduce((a, b) => a + BigInt(b), 0n);
      const isEmpty = micros.every(micro => micro === 0);
      expect(sum).toBe(isEmpty ? 0n : BigInt(total));
      expect(found.every((micro, cell) => micros[cell] > 0 || micro === 0)).toBe(true);
      expect([...(correctToCensus(cells, areas.toReversed()).cells.populationMicro as Float64Array)]).toEqual(found);
    }),
  );
});
