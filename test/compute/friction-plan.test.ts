// A plan that travels over a friction surface: every cell's times once more by a plain search, and zones from the same times.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DatasetRole, FileInput, PlanRequest } from '../../src/compute/jobs.ts';
import { createSession, type Session } from '../../src/compute/session.ts';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { defaultPlanSettings, type PlanSettings } from '../../src/scenario/plan.ts';
import type { PlanEvaluation } from '../../src/scenario/plan-evaluation.ts';
import { defaultStandardId } from '../../src/standards/shipped-standards.ts';
import { plainTimes } from '../travel/friction/plain-surface.ts';
import { faultsOf, isCovered, placeIn } from '../zones/plain-polygons.ts';

const fixtures = join(import.meta.dirname, '../files/fixtures/friction');
const [width, height] = [60, 50];

/** A station in each corner but one, and cells over the whole ground, some in the river and the lake, some beyond the raster. */
const stations = 'id,lon,lat\nA,112.0105,30.9905\nB,112.0405,30.9605\nC,112.2,30.9605\n';
const places = Array.from({ length: 16 * 13 }, (_, k) => [
  111.999 + 0.00417 * (k % 16),
  31.002 - 0.0041 * Math.floor(k / 16),
]);
const people = ['id,lon,lat,population', ...places.map(([lon, lat], k) => `c${100 + k},${lon},${lat},${10 + k}`)].join(
  '\n',
);

function file(name: string, role: DatasetRole, content: Uint8Array): FileInput {
  return { name, role, content };
}

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(fixtures, name)));
}

async function planned(
  session: Session,
  settings: Partial<PlanSettings>,
  rasters: readonly FileInput[],
): Promise<{ readonly request: PlanRequest; readonly evaluation: PlanEvaluation }> {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const files = [file('s.csv', 'stations', text(stations)), file('p.csv', 'population', text(people)), ...rasters];
  const signal = new AbortController().signal;
  const result = await session.run('import', { files }, () => undefined, signal);
  const idOf = (role: DatasetRole): string | null => result.datasets.find(one => one.role === role)?.datasetId ?? null;
  const request: PlanRequest = {
    stations: result.stations!,
    stationsId: idOf('stations'),
    populationId: idOf('population')!,
    areasId: null,
    roadsId: null,
    speedsId: null,
    conditionsId: null,
    frictionId: idOf('friction'),
    elevationId: idOf('elevation'),
    conditions: [],
    speedChanges: {},
    standardId: defaultStandardId,
    settings: { ...defaultPlanSettings, travel: 'friction', ...settings },
  };
  const { evaluation } = await session.run('evaluate', request, () => undefined, signal);
  return { request, evaluation };
}

const kmhOf = (column: number, row: number): number => {
  if (row >= 5 && row < 10 && column >= 45 && column < 55) return 0;
  if (row >= 30 && row < 33) return column === 10 ? 30 : 0;
  if (column === 10) return 30;
  if (row === 20) return 40;
  return column >= 25 && column < 40 ? 2.5 : 4;
};

const pace = Array.from({ length: width * height }, (_, cell) => {
  const kmh = kmhOf(cell % width, Math.floor(cell / width));
  return kmh === 0 ? 0 : Math.fround(Math.fround(0.06 / kmh) * 60_000);
});
const heights = Array.from({ length: width * height }, (_, cell) =>
  Math.fround(200 + 2 * Math.abs((cell % width) - 30) + 1.5 * Math.floor(cell / width)),
);

function centre(cell: number): readonly [lon: number, lat: number] {
  return [112 + 0.001 * ((cell % width) + 0.5), 31 - 0.001 * (Math.floor(cell / width) + 0.5)];
}

/** Cell and off-surface milliseconds of a place, by looking at every cell. */
function plainSnap(lon: number, lat: number): readonly [cell: number, ms: number] | null {
  const column = Math.floor((lon - 112) / 0.001);
  const row = Math.floor((31 - lat) / 0.001);
  const own = row * width + column;
  if (column >= 0 && row >= 0 && column < width && row < height && pace[own] > 0) return [own, 0];
  let best = -1;
  let least = Infinity;
  for (let cell = 0; cell < pace.length; cell++) {
    if (pace[cell] === 0) continue;
    const meters = geodesicMeters(lon, lat, ...centre(cell));
    if (meters < least) [best, least] = [cell, meters];
  }
  return least <= 2000 ? [best, Math.floor((least * 3600) / 5 + 0.5)] : null;
}

function plainTravel(lon: number, lat: number, neighbours: 8 | 16, isHilly: boolean): readonly number[] {
  const start = plainSnap(lon, lat);
  if (start === null) return places.map(() => Infinity);
  const meters = (a: readonly [number, number], b: readonly [number, number]): number =>
    geodesicMeters(...centre(a[1] * width + a[0]), ...centre(b[1] * width + b[0]));
  const surface = { width, height, pace, neighbours, meters, ...(isHilly ? { heights } : {}) };
  const { ticks } = plainTimes(surface, [{ cell: start[0], ticks: 0 }]);
  return places.map(([lonOf, latOf]) => {
    const end = plainSnap(lonOf, latOf);
    return end === null ? Infinity : start[1] + ticks[end[0]] + end[1];
  });
}

const friction = file('min-per-m.tif', 'friction', fixture('min-per-m.tif'));

test.each([
  [8, false],
  [16, true],
] as const)('%i neighbours, hills %s: every time is that of a plain search', async (neighbours, isHilly) => {
  const rasters = isHilly ? [friction, file('hills.tif', 'elevation', fixture('hills.tif'))] : [friction];
  const { evaluation } = await planned(createSession(), { frictionNeighbours: neighbours }, rasters);
  const serving = [
    [112.0105, 30.9905],
    [112.0405, 30.9605],
    [112.2, 30.9605],
  ];
  const travel = serving.map(([lon, lat]) => plainTravel(lon, lat, neighbours, isHilly));
  const { travelMilliseconds, firstDueStation } = evaluation.cells;
  places.forEach((_, cell) => {
    let station = -1;
    let least = Infinity;
    travel.forEach((times, row) => {
      if (times[cell] < least) [station, least] = [row, times[cell]];
    });
    // The place of a step is measured in the middle column: on degrees that is the same to the last bit but one.
    expect(Math.abs(travelMilliseconds[cell] - least) <= 1 || travelMilliseconds[cell] === least).toBe(true);
    expect(firstDueStation[cell]).toBe(station);
  });
  expect(evaluation.problems.map(({ code }) => code)).toContain('station-off-surface');
  expect(evaluation.stations[2].snapMillimeters).toBe(null);
  expect(evaluation.stations[0].snapMillimeters).toBe(0);
});

test('zones are valid, nested, and stop at the river', async () => {
  const { evaluation } = await planned(createSession(), { preTravelMinutes: 0 }, [friction]);
  const zones = evaluation.zones.filter(({ kind }) => kind === 'response-zone');
  expect(zones.length).toBeGreaterThan(0);
  for (const { polygons } of evaluation.zones) expect(faultsOf(polygons)).toEqual([]);
  for (let k = 1; k < zones.length; k++) expect(isCovered(zones[k - 1].polygons, zones[k].polygons)).toBe(true);
  // From B it is eight minutes to the southern bank; the northern one is 500 m farther, and the bridge 3 km away.
  const tenMinutes = zones[0].polygons;
  expect(placeIn(tenMinutes, [1_120_405_000, 309_655_000])).toBe(1);
  expect(placeIn(tenMinutes, [1_120_405_000, 309_715_000])).toBe(-1);
});

test('the way to the station is another where it is hilly', async () => {
  const session = createSession();
  const rasters = [friction, file('hills.tif', 'elevation', fixture('hills.tif'))];
  const there = await planned(session, {}, rasters);
  const back = await planned(session, { direction: 'to-station' }, rasters);
  const level = await planned(session, { direction: 'to-station' }, [friction]);
  const plain = await planned(session, {}, [friction]);
  expect(back.evaluation.cells.travelMilliseconds).not.toEqual(there.evaluation.cells.travelMilliseconds);
  expect(level.evaluation.cells.travelMilliseconds).toEqual(plain.evaluation.cells.travelMilliseconds);
});

test('heights that do not cover the surface are told', async () => {
  const elsewhere = file('hills-elsewhere.tif', 'elevation', fixture('hills-elsewhere.tif'));
  const { evaluation } = await planned(createSession(), {}, [friction, elsewhere]);
  const told = evaluation.problems.find(({ code }) => code === 'elevation-elsewhere');
  expect(told).toMatchObject({ severity: 'warn', where: { file: 'hills-elsewhere.tif' } });
});

test('a moved station gives what a fresh session gives', async () => {
  const session = createSession();
  const { request } = await planned(session, {}, [friction]);
  const moved = { ...request, stations: request.stations.map(one => ({ ...one, lon: one.lon + 0.013 })) };
  const signal = new AbortController().signal;
  const { measures } = await session.run('measure', moved, () => undefined, signal);
  const fresh = createSession();
  await planned(fresh, {}, [friction]);
  const anew = await fresh.run('measure', moved, () => undefined, signal);
  expect(measures).toEqual(anew.measures);
});
