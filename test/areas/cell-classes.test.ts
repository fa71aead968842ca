import { expect, test } from 'vitest';
import { areaSettlement, classifyCells } from '../../src/areas/cell-classes.ts';
import type { ReportingArea } from '../../src/areas/reporting-area.ts';
import {
  type DemandCells,
  listedGeometry,
  noSettlement,
  type Settlement,
  settlements,
} from '../../src/demand/demand-cells.ts';

interface CellDraft {
  readonly people?: number;
  readonly squareKilometers?: number;
  readonly settlement?: Settlement;
}

function cellsOf(drafts: readonly CellDraft[]): DemandCells {
  return {
    count: drafts.length,
    cellId: drafts.map((_, row) => String(row)),
    lon: drafts.map(() => 112),
    lat: drafts.map(() => 31),
    populationMicro: drafts.map(({ people }) => (people ?? 0) * 1e6),
    givenSettlement: drafts.map(({ settlement }) => (settlement ? settlements.indexOf(settlement) : noSettlement)),
    squareMeters: drafts.map(({ squareKilometers }) => (squareKilometers ?? Number.NaN) * 1e6),
    ...listedGeometry(drafts.map(() => ({ type: 'Point', coordinates: [112, 31] }))),
  };
}

function areaOf(draft: Partial<ReportingArea>): ReportingArea {
  return {
    name: 'A',
    polygons: [],
    geodesicSquareMeters: 1e6,
    statedSquareMeters: null,
    censusMicro: null,
    settlement: null,
    centralCity: null,
    ...draft,
  };
}

function classes(
  drafts: readonly CellDraft[],
  areas: readonly ReportingArea[] | null,
  areaIndex: readonly number[],
  mode: 'auto' | 'property' | 'areas' | 'density' = 'auto',
) {
  const { settlement, centralCity, problems } = classifyCells(cellsOf(drafts), areas, areaIndex, mode);
  return {
    settlement: [...settlement].map(code => settlements[code] ?? null),
    central: [...centralCity],
    codes: problems.map(({ code }) => code),
  };
}

test('auto asks the cell, then its area, then its density, then takes urban with a warning', () => {
  const drafts: CellDraft[] = [
    { settlement: 'remote', people: 5000, squareKilometers: 1 },
    { people: 5000, squareKilometers: 1 },
    { people: 5000, squareKilometers: 1 },
    {},
  ];
  const areas = [areaOf({ settlement: 'rural' })];
  expect(classes(drafts, areas, [0, 0, -1, -1])).toEqual({
    settlement: ['remote', 'rural', 'urban', 'urban'],
    central: [0, 0, 1, 1],
    codes: ['settlement-assumed-urban'],
  });
});

test.each([
  [1000, 'urban'],
  [999.999999, 'rural'],
  [50, 'rural'],
  [49.999999, 'remote'],
  [0, 'remote'],
] as const)('%d people on a square kilometre are %s', (people, expected) => {
  expect(classes([{ people, squareKilometers: 1 }], null, [-1]).settlement).toEqual([expected]);
});

test('a mode that is asked for is the only source: what it does not know is unknown, never urban', () => {
  const drafts: CellDraft[] = [{ settlement: 'urban' }, { people: 2000, squareKilometers: 1 }];
  expect(classes(drafts, null, [-1, -1], 'property').settlement).toEqual(['urban', null]);
  expect(classes(drafts, null, [-1, -1], 'density').settlement).toEqual([null, 'urban']);
  expect(classes(drafts, null, [-1, -1], 'areas')).toEqual({
    settlement: [null, null],
    central: [-1, -1],
    codes: ['settlement-unknown'],
  });
});

test('where an area says it is the central city, areas decide the circle; else urban cells are it', () => {
  const drafts: CellDraft[] = [{ settlement: 'urban' }, { settlement: 'urban' }, { settlement: 'rural' }];
  const said = [areaOf({ centralCity: true }), areaOf({ centralCity: null })];
  expect(classes(drafts, said, [0, 1, 0]).central).toEqual([1, 0, 1]);
  expect(classes(drafts, [areaOf({ centralCity: false })], [0, 0, 0]).central).toEqual([1, 1, 0]);
});

test('an area is judged by its own word, as urban where it is the central city, else by its density', () => {
  const judged = (draft: Partial<ReportingArea>, people: number): string =>
    settlements[areaSettlement(areaOf(draft), people * 1e6)];
  expect(judged({ settlement: 'rural', centralCity: true }, 9999)).toBe('rural');
  expect(judged({ centralCity: true }, 1)).toBe('urban');
  expect(judged({ statedSquareMeters: 2e6 }, 1999)).toBe('rural');
  expect(judged({}, 1999)).toBe('urban');
});
