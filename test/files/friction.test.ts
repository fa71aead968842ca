// Friction surfaces in every unit, from files written by GDAL; one is compared with what GRASS makes of it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentHost } from '../../src/files/account/read-host.ts';
import { defaultReadOptions, type ReadOptions } from '../../src/files/account/read-options.ts';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { readFriction } from '../../src/files/readers/read-friction.ts';
import { readRasterGrid } from '../../src/files/readers/read-raster-grid.ts';
import { formatProblem } from '../../src/report/problem-words.ts';
import { buildFrictionSurface, type FrictionCells } from '../../src/travel/friction/friction-surface.ts';
import type { Neighbours } from '../../src/travel/friction/step-lengths.ts';
import { sampleHeights } from '../../src/travel/friction/surface-heights.ts';
import { buildSurfaceSearch, searchSurface, ticksAt } from '../../src/travel/friction/surface-search.ts';
import { type TiledGrid, tileCells, tiledCell } from '../../src/travel/friction/tiled-grid.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { everyCell } from '../travel/friction/draw-surface.ts';

const folder = join(import.meta.dirname, 'fixtures/friction');

function inputOf(name: string) {
  return { source: fromBytes(name, new Uint8Array(readFileSync(join(folder, name)))), companions: [] };
}

function read(name: string, changes: Partial<ReadOptions> = {}) {
  return readFriction(inputOf(name), { ...defaultReadOptions, ...changes }, silentHost());
}

async function cellsOf(name: string): Promise<FrictionCells> {
  const { value, problems } = await read(name);
  expect(problems).toEqual([]);
  return value!.cells;
}

function valueAt<Column extends ArrayLike<number>>(grid: TiledGrid<Column>, column: number, row: number): number {
  const cell = tiledCell(grid, column, row);
  return grid.tiles[Math.floor(cell / tileCells)]![cell % tileCells];
}

test.each([
  ['min-per-m.tif', 'min-per-m', 2773],
  ['s-per-m-4547.tif', 's-per-m', 2773],
  ['km-per-h.tif', 'km-per-h', 2773],
  ['accessmod.tif', 'accessmod', 3000],
])('%s is read in its own unit', async (name, unit, pixels) => {
  const { value, problems } = await read(name);
  expect(problems).toEqual([]);
  expect(value!.facts.friction!.unit).toBe(unit);
  expect(value!.facts.friction!.kmh.map(kmh => Number(kmh.toFixed(4)))).toEqual([2.5, 40]);
  expect(value!.facts.friction!.passableShare).toBeCloseTo(2773 / 3000, 12);
  expect(value!.counts).toEqual({ read: pixels, used: pixels, setAside: 0 });
  // Fields, woods, road, river, lake, bridge; milliseconds per metre.
  const paces = [
    [0, 0, 900],
    [30, 0, 1440],
    [30, 20, 90],
    [0, 31, 0],
    [50, 7, 0],
    [10, 31, 120],
  ] as const;
  for (const [column, row, pace] of paces) {
    expect(Math.abs(valueAt(value!.cells.pace, column, row) - pace)).toBeLessThan(1e-3);
  }
});

test('AccessMod says which cells are walked', async () => {
  const { walked } = await cellsOf('accessmod.tif');
  expect([valueAt(walked!, 0, 0), valueAt(walked!, 30, 20), valueAt(walked!, 0, 31)]).toEqual([1, 0, 0]);
  expect((await cellsOf('km-per-h.tif')).walked).toBe(null);
});

describe('a unit that is not clear', () => {
  test('is a question, with the speeds that each answer means', async () => {
    const { value, problems } = await read('unclear.tif');
    expect(value).toBe(null);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['friction-unit-unclear', 'ask']]);
    expect(problems[0].choices!.map(({ option, value: unit, preview }) => [option, unit, ...preview])).toEqual([
      ['frictionUnit', 's-per-m', '3.6–5.14 km/h'],
      ['frictionUnit', 'km-per-h', '0.7–1 km/h'],
    ]);
    expect(formatProblem(problems[0], 'en')).toContain('--friction-unit min-per-m, s-per-m, km-per-h or accessmod');
  });

  test('is settled by the option, and told where the speeds are strange', async () => {
    const asSeconds = await read('unclear.tif', { frictionUnit: 's-per-m' });
    expect(asSeconds.problems).toEqual([]);
    expect(valueAt(asSeconds.value!.cells.pace, 0, 0)).toBe(1000);
    const asMinutes = await read('unclear.tif', { frictionUnit: 'min-per-m' });
    expect(asMinutes.problems.map(({ code }) => code)).toEqual(['friction-speeds']);
    expect(valueAt(asMinutes.value!.cells.pace, 0, 0)).toBe(60_000);
  });

  test('heights are no friction: every unit is offered', async () => {
    const { problems } = await read('hills.tif');
    expect(problems[0].choices!.map(({ value }) => value)).toEqual(['min-per-m', 's-per-m', 'km-per-h', 'accessmod']);
  });
});

describe('r.cost of GRASS', () => {
  const answer = JSON.parse(readFileSync(join(folder, 'r-cost.json'), 'utf8')) as Record<string, (number | null)[]>;

  test.each<[Neighbours, string]>([
    [8, 'eight'],
    [16, 'sixteen'],
  ])('with %i neighbours takes as long within 0.1 %%', async (neighbours, name) => {
    const surface = buildFrictionSurface(await cellsOf('s-per-m-4547.tif'), neighbours);
    const search = buildSurfaceSearch(surface);
    const seeds = [tiledCell(surface, 5, 5), tiledCell(surface, 50, 45)].map(cell => ({ cell, ticks: 0, station: 0 }));
    searchSurface(search, seeds, Infinity, 'times');
    const seconds = everyCell(surface, cell => ticksAt(search, cell) / surface.ticksPerMs / 1000);
    let worst = 0;
    seconds.forEach((own, cell) => {
      const theirs = answer[name][cell];
      expect(own < Infinity).toBe(theirs !== null);
      if (theirs !== null && theirs > 0) worst = Math.max(worst, Math.abs(own / theirs - 1));
    });
    // What is left is the scale of the projection, 1.00011 here, which r.cost does not know.
    expect(worst).toBeLessThan(0.0005);
    expect(worst).toBeGreaterThan(0.00005);
  });
});

describe('heights', () => {
  async function heightsOf(name: string) {
    const { value } = await readRasterGrid(inputOf(name), defaultReadOptions, silentHost());
    return value!.grid;
  }

  test('on the same grid are taken as they are', async () => {
    const { pace, places } = await cellsOf('km-per-h.tif');
    const hills = await heightsOf('hills.tif');
    expect(finish(sampleHeights(pace, places, hills))).toBe(hills.values);
  });

  test('on another grid lie between its four pixels, and are unknown beyond it', async () => {
    const { pace, places } = await cellsOf('km-per-h.tif');
    const sampled = finish(sampleHeights(pace, places, await heightsOf('hills-elsewhere.tif')));
    // The centre of cell (10, 4) is the corner of pixels 20, 21 × 8, 9: 200 + (40 + 39) ÷ 2 + 0.75 × 8.5.
    expect(valueAt(sampled, 10, 4)).toBeCloseTo(245.875, 5);
    expect(valueAt(sampled, 44, 4)).toBeCloseTo(234.875, 5);
    expect(valueAt(sampled, 45, 4)).toBeNaN();
  });

  test('of another system are found through WGS 84', async () => {
    const metres = await cellsOf('s-per-m-4547.tif');
    const hills = await heightsOf('hills.tif');
    // The surface in metres lies a degree to the east of the hills.
    const sampled = finish(sampleHeights(metres.pace, metres.places, hills));
    expect(sampled.tiles).toEqual([null]);
  });
});
