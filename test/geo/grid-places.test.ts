import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epsgSystem } from '../../src/geo/coordinate-systems/epsg-systems.ts';
import { buildGridPlaces, type GridAffine } from '../../src/geo/grid-places.ts';

const offset = fc.double({ min: -50, max: 350, noNaN: true });

function expectThereAndBack(affine: GridAffine, code: number | null): void {
  const system = code === null ? null : epsgSystem(code);
  const places = buildGridPlaces(affine, 300, 300, system?.toWgs84 ?? null);
  fc.assert(
    fc.property(offset, offset, (column, row) => {
      const place = places.toWgs84(column, row)!;
      const back = places.toGrid(place.lon, place.lat)!;
      expect(Math.abs(back.column - column)).toBeLessThan(1e-5);
      expect(Math.abs(back.row - row)).toBeLessThan(1e-5);
      const guessed = places.toGrid(place.lon, place.lat, { column: 0, row: 0 })!;
      expect(Math.abs(guessed.column - back.column)).toBeLessThan(1e-6);
    }),
  );
}

test('degrees, upright and turned', () => {
  expectThereAndBack({ originX: 112, originY: 30, columnX: 0.001, columnY: 0, rowX: 0, rowY: -0.001 }, null);
  expectThereAndBack({ originX: 112, originY: 30, columnX: 0.001, columnY: 0.0005, rowX: 0.0004, rowY: -0.001 }, null);
});

test('Gauss–Krüger, UTM and Web Mercator', () => {
  const metres = { columnX: 100, columnY: 0, rowX: 0, rowY: -100 };
  expectThereAndBack({ originX: 404_500, originY: 3_432_000, ...metres }, 4547);
  expectThereAndBack({ originX: 300_000, originY: 5_000_000, ...metres }, 32_633);
  expectThereAndBack({ originX: 12_500_000, originY: 3_600_000, ...metres }, 3857);
});

test('longitudes of a raster from 0 to 360, and over the antimeridian', () => {
  const affine = { originX: 0, originY: 90, columnX: 1, columnY: 0, rowX: 0, rowY: -1 };
  const places = buildGridPlaces(affine, 360, 180, null);
  expect(places.toGrid(-70.5, 0.5)).toEqual({ column: 289.5, row: 89.5 });
  expect(places.toWgs84(289.5, 89.5)).toEqual({ lon: -70.5, lat: 0.5 });
  const fiji = buildGridPlaces({ ...affine, originX: 170 }, 20, 180, null);
  expect(fiji.toGrid(-179.5, 0)).toEqual({ column: 10.5, row: 90 });
  expect(fiji.toWgs84(0, -1)).toBe(null);
});

test('a place that the system does not know is none', () => {
  const nowhere = buildGridPlaces(
    { originX: 0, originY: 0, columnX: 1, columnY: 0, rowX: 0, rowY: -1 },
    10,
    10,
    () => null,
  );
  expect(nowhere.toGrid(0, 0)).toBe(null);
});
