// Geometry benchmarks: geodesics, nearest stations, unions of discs, contours; each line has its peer in the same run.
// Python peers are Debian's, d3-contour is looked for in node_modules and in LIFERING_PEERS; without them a word is printed.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { circle, featureCollection, union } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import { afterAll, expect, test } from 'vitest';
import type { CellBlocks } from '../../src/geo/cell-blocks.ts';
import { geodesicDirect, geodesicMillimeters } from '../../src/geo/geodesic.ts';
import type { PolygonRings } from '../../src/geo/lon-lat.ts';
import type { NearestInBlocks } from '../../src/geo/nearest-in-blocks.ts';
import { bundled } from './bundled.ts';
import type { engine } from './geometry-engine.ts';
import { contest, processorMs, seeded, sortedRatios } from './measure.ts';
import { findPackage } from './peer-packages.ts';
import { startPeer } from './start-peer.ts';

const {
  buildCellBlocks,
  computeNearestInBlocks,
  contourZones,
  drawReachZones,
  geodesicMeters,
  updateNearestAfterMove,
} = (await bundled<{ readonly engine: typeof engine }>('geometry-engine')).engine;
const peers = join(import.meta.dirname, 'peers');
const python = '/usr/bin/python3';
const folder = mkdtempSync(join(tmpdir(), 'geometry-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('pairs within 50 km, against GeographicLib', async () => {
  const wgs84 = geodesic.Geodesic.WGS84;
  const random = seeded(1);
  const pairs = Array.from({ length: 50_000 }, () => {
    const [lon, lat] = [112 + random(), 30 + random()];
    return [lon, lat, lon + (random() - 0.5) * 0.7, lat + (random() - 0.5) * 0.7] as const;
  });
  let ours = 0;
  let theirs = 0;
  await contest({
    what: '50,000 geodesics',
    rounds: 9,
    ours: () => {
      ours = 0;
      for (const [a, b, c, d] of pairs) ours += geodesicMeters(a, b, c, d);
    },
    peerName: 'geographiclib-geodesic',
    peer: () => {
      theirs = 0;
      for (const [a, b, c, d] of pairs) theirs += wgs84.Inverse(b, a, d, c, geodesic.Geodesic.DISTANCE).s12 ?? 0;
    },
  });
  expect(Math.abs(ours - theirs)).toBeLessThan(1e-3);
});

interface Country {
  readonly side: number;
  readonly step: number;
  readonly cellLon: Float64Array;
  readonly cellLat: Float64Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** A square of 6° with about so many cells and stations here and there. */
function drawCountry(cells: number, stations: number): Country {
  const random = seeded(2);
  const side = Math.round(Math.sqrt(cells));
  const step = 6 / side;
  return {
    side,
    step,
    cellLon: Float64Array.from({ length: side * side }, (_, i) => 110 + (i % side) * step),
    cellLat: Float64Array.from({ length: side * side }, (_, i) => 24 + Math.floor(i / side) * step),
    lon: Float64Array.from({ length: stations }, () => 110 + 6 * random()),
    lat: Float64Array.from({ length: stations }, () => 24 + 6 * random()),
  };
}

test.each([
  [1e6, 2000, 5],
  [1e7, 2000, 3],
])('%d cells × %d stations, nearest in whole millimetres', async (cells, stations, rounds) => {
  const { side, step, cellLon, cellLat, lon, lat } = drawCountry(cells, stations);
  const given = join(folder, 'given.bin');
  writeFileSync(given, new Uint8Array(Float64Array.of(side, side, 110, 24, step, stations, ...lon, ...lat).buffer));
  const peer = await startPeer(python, [join(peers, 'nearest-stations.py'), given, join(folder, 'nearest.bin')]);
  if (peer === null) console.info('scipy and pyproj are not here');
  let blocks = buildCellBlocks(cellLon, cellLat);
  let nearest: NearestInBlocks = computeNearestInBlocks(blocks, lon, lat);
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(
      processorMs(() => {
        blocks = buildCellBlocks(cellLon, cellLat);
        nearest = computeNearestInBlocks(blocks, lon, lat);
      }),
    );
    if (peer) theirs.push(await peer.pass());
  }
  peer?.end();
  console.info(
    `${side}² cells × ${stations} stations, nearest and whole millimetres, blocks made anew: ${sortedRatios(mine, theirs)} (${peer?.name}); ` +
      `${Math.round(process.memoryUsage().rss / 1e6)} MB with cells`,
  );
  if (peer) {
    const bytes = readFileSync(join(folder, 'nearest.bin'));
    const found = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    let others = 0;
    for (let cell = 0; cell < side * side; cell++) {
      if (found[cell] !== nearest.index[cell]) others++;
      if (Math.abs(found[side * side + cell] * 1000 - nearest.millimeters[cell]) > 0.6) expect(cell).toBe(-1);
    }
    console.info(
      `  ${others} cells have another station equally far; the peer takes ${found[2 * side * side].toFixed(0)} MB`,
    );
    expect(others).toBeLessThan(100);
  }
  measureMoves({ side, step, cellLon, cellLat, lon, lat }, blocks, nearest);
});

/** Moves stations a little and far, and compares what is left with a full run. */
function measureMoves(country: Country, blocks: CellBlocks, nearest: NearestInBlocks): void {
  const { lon, lat } = country;
  const random = seeded(4);
  const milliseconds: number[] = [];
  for (let move = 0; move < 200; move++) {
    const row = Math.floor(random() * lon.length);
    const former = { lon: lon[row], lat: lat[row] };
    lon[row] = move % 2 ? former.lon + 0.05 * (random() - 0.5) : 110 + 6 * random();
    lat[row] = move % 2 ? former.lat + 0.05 * (random() - 0.5) : 24 + 6 * random();
    milliseconds.push(processorMs(() => updateNearestAfterMove(blocks, nearest, lon, lat, row, former)));
  }
  milliseconds.sort((a, b) => a - b);
  console.info(
    `  one station moved: ${milliseconds[100].toFixed(2)} ms median, ${milliseconds[190].toFixed(2)} ms p95`,
  );
  const anew = computeNearestInBlocks(blocks, lon, lat);
  expect(Buffer.compare(Buffer.from(anew.millimeters.buffer), Buffer.from(nearest.millimeters.buffer))).toBe(0);
  expect(Buffer.compare(Buffer.from(anew.index.buffer), Buffer.from(nearest.index.buffer))).toBe(0);
}

/** What GEOS says of zones: [valid, area in square degrees, nested in the next]; null where there is no GEOS. */
function askGeos(zones: readonly (readonly PolygonRings[])[]): readonly (readonly [boolean, number, boolean])[] | null {
  const file = join(folder, 'zones.json');
  writeFileSync(file, JSON.stringify(zones));
  try {
    return JSON.parse(execFileSync(python, [join(peers, 'valid-polygons.py'), file], { encoding: 'utf8' }));
  } catch {
    console.info('  shapely is not here');
    return null;
  }
}

test('union of 2,000 discs of 5 km, against GEOS and turf', async () => {
  const random = seeded(5);
  const lon = Float64Array.from({ length: 2000 }, () => 112 + 2.2 * random());
  const lat = Float64Array.from({ length: 2000 }, () => 30 + 2.2 * random());
  const rings = Array.from(lon, (own, disc) =>
    Array.from({ length: 65 }, (_, i) => {
      const place = geodesicDirect(own, lat[disc], -((i % 64) * 360) / 64, 5000);
      return [place.lon, place.lat];
    }),
  );
  writeFileSync(join(folder, 'discs.json'), JSON.stringify(rings));
  const reach = {
    lon,
    lat,
    radiusMeters: (_: number, limit: number) => (limit + 0.5) / 1000,
    isWithin: (disc: number, limit: number, x: number, y: number) =>
      geodesicMillimeters(x, y, lon[disc], lat[disc]) <= limit,
    metersPerUnit: 1 / 1000,
  };
  const peer = await startPeer(python, [join(peers, 'disc-union.py'), join(folder, 'discs.json')]);
  if (peer === null) console.info('shapely is not here');
  const draw = (): PolygonRings[] => drawReachZones(reach, [5_000_000])[0];
  for (let warm = 0; warm < 10; warm++) draw();
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 9; round++) {
    mine.push(processorMs(draw));
    if (peer) theirs.push(await peer.pass());
  }
  peer?.end();
  const zone = draw();
  const corners = zone.flat(2).length;
  const discs = featureCollection(Array.from(lon, (own, disc) => circle([own, lat[disc]], 5, { steps: 64 })));
  const turfMs = processorMs(() => union(discs));
  console.info(
    `union of 2,000 discs, 5 km, every corner on a true circle (${corners} corners): ${sortedRatios(mine, theirs)} (${peer?.name}, discs of 64 sides)`,
  );
  const ours = [...mine].sort((a, b) => a - b)[4];
  console.info(`  turf union of the same in ${(turfMs / 1000).toFixed(1)} s: ${(turfMs / ours).toFixed(0)} ×`);
  const answer = askGeos([zone]);
  if (answer) console.info(`  valid for GEOS: ${answer[0][0]}`);
  expect(answer?.[0][0] ?? true).toBe(true);
});

interface D3Contours {
  size(size: readonly [number, number]): D3Contours;
  thresholds(limits: readonly number[]): D3Contours;
  (field: Float64Array): unknown;
}

test('three contours of a field of 1,000²', async () => {
  const side = 1000;
  const random = seeded(6);
  const stations = Array.from({ length: 60 }, () => [random() * side, random() * side, 300_000 * random()]);
  const field = Float64Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    let least = Infinity;
    for (const [px, py, start] of stations) least = Math.min(least, start + 12_000 * Math.hypot(x - px, y - py));
    return Math.round(least + 20_000 * Math.sin(x / 9) * Math.cos(y / 7));
  });
  const limits = [480_000, 900_000, 1_800_000];
  const grid = {
    columnUnits: Float64Array.from({ length: side }, (_, i) => 1_120_000_000 + i * 2000),
    rowUnits: Float64Array.from({ length: side }, (_, i) => 300_000_000 + i * 2002),
    meters: 25,
  };
  let zones: PolygonRings[][] = [];
  const ours = (): void => {
    zones = contourZones(grid, field, limits);
  };
  const d3 = (await findPackage('d3-contour')) as { contours(): D3Contours } | null;
  for (let warm = 0; warm < 5; warm++) ours();
  const mine: number[] = [];
  const theirs: number[] = [];
  // d3 holds what is above a threshold; the same lines are those of the negative field.
  const negative = field.map(value => -value);
  const drawn = d3
    ?.contours()
    .size([side, side])
    .thresholds(limits.map(limit => -limit).reverse());
  drawn?.(negative);
  for (let round = 0; round < 9; round++) {
    mine.push(processorMs(ours));
    if (drawn) theirs.push(processorMs(() => drawn(negative)));
  }
  if (!d3) console.info('d3-contour is not here');
  console.info(
    `three contours of ${side}², ${zones.flat(3).length} corners in whole 1e-7°, polygons with holes: ${sortedRatios(mine, theirs)} (d3-contour)`,
  );
  const answer = askGeos(zones);
  if (answer) console.info(`  valid for GEOS: ${answer.map(([valid]) => valid)}; nested: ${answer.map(own => own[2])}`);
  expect(answer?.every(([valid, , nested]) => valid && nested) ?? true).toBe(true);
});
