// GeoTIFFs in the variants that GDAL writes, against what GDAL reads of them (fixtures/raster/README.md).

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { silentHost } from '../../src/files/account/read-host.ts';
import type { ReadOptions } from '../../src/files/account/read-options.ts';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { inputFile } from '../../src/files/bytes/input-file.ts';
import type { PopulationRead } from '../../src/files/readers/read-population.ts';
import { readRasterGrid } from '../../src/files/readers/read-raster-grid.ts';
import { readRasterPopulation } from '../../src/files/readers/read-raster-population.ts';
import { geodesicPolygonSquareMeters } from '../../src/geo/geodesic-area.ts';
import type { Outcome } from '../../src/vocabulary/problem.ts';
import { codesOf, detectRole, options } from './read-helpers.ts';

const folder = join(import.meta.dirname, 'fixtures/raster');

interface Expected {
  readonly read: number;
  readonly cells: number;
  readonly micro: number;
  readonly check: number;
  readonly first: {
    readonly id: string;
    readonly centre: readonly number[];
    readonly ring: readonly (readonly number[])[];
  };
}

const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

function readFixture(name: string, changes: Partial<ReadOptions> = {}): Promise<Outcome<PopulationRead>> {
  const source = fromBytes(`${name}.tif`, readFileSync(join(folder, `${name}.tif`)));
  const companions = readdirSync(folder)
    .filter(file => file === `${name}.tfw`)
    .map(file => fromBytes(file, readFileSync(join(folder, file))));
  return readRasterPopulation({ source, companions }, options(changes), silentHost());
}

/** Warnings that belong to a fixture. */
const warnings: Readonly<Record<string, readonly string[]>> = {
  'world-file': ['crs-assumed'],
  'no-system': ['crs-assumed'],
  scaled: ['raster-scaled'],
};

describe('what GDAL writes is read as GDAL reads it', () => {
  test.each(Object.entries(expected))('%s', async (key, wanted) => {
    const [name, layer] = key.split(' ');
    const { value, problems } = await readFixture(name, { layer: layer ?? null });
    expect(problems.map(({ code }) => code)).toEqual(warnings[name] ?? []);
    const { cells, counts } = value!;
    expect(counts).toEqual({ read: wanted.read, used: wanted.read, setAside: 0 });
    expect(cells.count).toBe(wanted.cells);
    let sum = 0;
    let check = 0;
    for (let cell = 0; cell < cells.count; cell++) {
      sum += cells.populationMicro[cell];
      check += cells.populationMicro[cell] * (Number(cells.cellId[cell]) % 97);
    }
    expect(sum).toBe(wanted.micro);
    expect(check).toBe(wanted.check);
    expect(cells.cellId.toSorted()).toEqual(cells.cellId);
    const first = cells.cellId.indexOf(wanted.first.id);
    expectNear([cells.lon[first], cells.lat[first]], wanted.first.centre);
    const [ring] = (cells.geometryAt(first) as Polygon).coordinates;
    const corners = ring.slice(1).map(place => place.map(number => number.toFixed(6)).join());
    for (const corner of wanted.first.ring) {
      expect(corners).toContain(
        within(corner)
          .map(number => number.toFixed(6))
          .join(),
      );
    }
  });
});

function within([lon, lat]: readonly number[]): readonly number[] {
  return [lon > 180 ? lon - 360 : lon, lat];
}

function expectNear(found: readonly number[], wanted: readonly number[]): void {
  within(wanted).forEach((number, axis) => {
    expect(Math.abs(found[axis] - number)).toBeLessThan(2e-8);
  });
}

test.each([
  ['masked', 'raster-mask'],
  ['jpeg', 'tiff-compression'],
  ['no-places', 'raster-no-places'],
  ['no-system-metres', 'crs-unknown'],
  ['complex', 'tiff-samples'],
  ['four-bits', 'tiff-samples'],
  ['control-points', 'raster-control-points'],
])('%s is refused with its reason', async (name, code) => {
  const outcome = await readFixture(name);
  expect(outcome.value).toBe(null);
  expect(codesOf(outcome)).toEqual([code]);
});

test('pixels that are no number of people are set aside with row and column', async () => {
  const { value, problems } = await readFixture('faulty-pixels');
  expect(problems.map(({ code, where }) => [code, where.row, where.column])).toEqual([
    ['raster-negative', 3, '4'],
    ['raster-not-a-number', 3, '5'],
    ['raster-infinite', 20, '24'],
  ]);
  expect(value!.counts).toEqual({ read: 480, used: 477, setAside: 3 });
  expect(value!.setAside.map(({ original }) => original)).toEqual(['3,4,-5', '3,5,NaN', '20,24,Infinity']);
});

test('several bands are asked about, with values of each', async () => {
  const { value, problems } = await readFixture('bands-band');
  expect(value).toBe(null);
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['raster-bands', 'ask']]);
  expect(problems[0].choices!.map(({ option, value: answer }) => [option, answer])).toEqual([
    ['layer', '1'],
    ['layer', '2'],
    ['layer', '3'],
  ]);
  expect(problems[0].choices![1].preview[0]).toBe('women');
  expect(codesOf(await readFixture('bands-band', { layer: '4' }))).toEqual(['raster-band-unknown']);
  const named = await readFixture('bands-band', { layer: 'women' });
  expect(named.value!.cells.populationMicro).toEqual(
    (await readFixture('bands-band', { layer: '2' })).value!.cells.populationMicro,
  );
});

function sumOf({ populationMicro }: PopulationRead['cells']): number {
  return Array.from(populationMicro as Float64Array).reduce((sum, micro) => sum + micro, 0);
}

test('pixels are gathered into cells of a wished size, people kept', async () => {
  const pixel = Math.sqrt((await readFixture('plain')).value!.cells.squareMeters[0]);
  for (const factor of [6, 7, 24, 99]) {
    const { value, problems } = await readFixture('plain', { cellMeters: factor * pixel });
    const { cells, counts } = value!;
    expect(problems).toEqual([]);
    expect(sumOf(cells)).toBe(expected.plain.micro);
    expect(counts.read).toBe(480);
    const side = Math.min(factor, 24);
    expect(cells.count).toBeLessThanOrEqual(Math.ceil(24 / side) * Math.ceil(20 / side));
    const [[first, , opposite]] = (cells.geometryAt(cells.cellId.indexOf('1')) as Polygon).coordinates;
    expect(first).toEqual([112, 31.5]);
    expect(opposite[0]).toBeCloseTo(112 + 0.01 * side, 9);
    expect(opposite[1]).toBeCloseTo(31.5 - 0.0125 * Math.min(side, 20), 9);
  }
});

test('more pixels than cells are allowed are gathered into the smallest squares that fit', async () => {
  const limits = { ...options().limits, features: 100 };
  const { value, problems } = await readFixture('plain', { limits });
  expect(problems.map(({ code, params }) => [code, params.factor, params.limit])).toEqual([
    ['raster-gathered', 3, 100],
  ]);
  expect(value!.cells.count).toBeLessThanOrEqual(100);
  expect(sumOf(value!.cells)).toBe(expected.plain.micro);
});

test('areas of cells are geodesic, along a row of degrees as in any other place', async () => {
  for (const name of ['plain', 'albers', 'rotated', 'south-up', 'seam']) {
    const { cells } = (await readFixture(name)).value!;
    for (let cell = 0; cell < cells.count; cell += 17) {
      const ring = (cells.geometryAt(cell) as Polygon).coordinates[0].map(([lon, lat]) => [lon, lat] as const);
      const own = geodesicPolygonSquareMeters([ring]);
      expect(Math.abs(cells.squareMeters[cell] / own - 1)).toBeLessThan(1e-9);
      expect(windsForward(ring)).toBe(true);
    }
  }
});

function windsForward(ring: readonly (readonly [number, number])[]): boolean {
  let doubled = 0;
  const lons = ring.map(([lon]) => (ring[0][0] > 179 && lon < 0 ? lon + 360 : lon));
  for (let i = 1; i < ring.length; i++) doubled += lons[i - 1] * ring[i][1] - lons[i] * ring[i - 1][1];
  return doubled > 0;
}

test('a grid that is no population is told as facts', async () => {
  const source = fromBytes('friction.tif', readFileSync(join(folder, 'nodata-number.tif')));
  const { value, problems } = await readRasterGrid({ source, companions: [] }, options(), silentHost());
  expect(problems).toEqual([]);
  expect(value!.facts).toMatchObject({ width: 24, height: 20, sampleType: 'float32', crs: 'WGS 84' });
  expect(value!.facts.emptyShare).toBeCloseTo(3 / 480, 12);
  expect(value!.facts.bounds!.map(degrees => Number(degrees.toFixed(9)))).toEqual([112, 31.25, 112.24, 31.5]);
  expect(value!.facts.range[0]).toBe(0);
  expect(value!.counts).toEqual({ read: 477, used: 477, setAside: 0 });
});

test('what a raster is for is told by its name, people unless it says otherwise', async () => {
  const bytes = new Uint8Array(readFileSync(join(folder, 'plain.tif')));
  const roles = ['chn_ppp_2020.tif', '2020_walking_only_friction_surface.tif', 'SRTM_dem.tif', '高程.tif'].map(name =>
    detectRole({ name, bytes }),
  );
  expect(await Promise.all(roles)).toEqual(['population', 'friction', 'elevation', 'elevation']);
});

test('a density or class codes are told by name and range', async () => {
  const bytes = new Uint8Array(readFileSync(join(folder, 'plain.tif')));
  const read = (name: string) => readRasterPopulation(inputFile(name, bytes), options(), silentHost());
  expect(codesOf(await read('chn_pd_2020_1km.tif'))).toEqual(['raster-like-density']);
  expect(codesOf(await read('chn_ppp_2020.tif'))).toEqual([]);
});

test('a stop ends the reading at the next block, with the AbortError of its signal', async () => {
  const bytes = new Uint8Array(readFileSync(join(folder, 'deflate-3-tiled.tif')));
  const stop = new AbortController();
  let reads = 0;
  const memory = fromBytes('r.tif', bytes);
  const source = {
    ...memory,
    read: (offset: number, length: number) => {
      reads += 1;
      if (offset + length === bytes.length || reads > 6) stop.abort();
      return memory.read(offset, length);
    },
  };
  const host = { ...silentHost(), signal: stop.signal };
  const reading = readRasterPopulation({ source, companions: [] }, options(), host);
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});
