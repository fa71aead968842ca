// Response zones on real roads as polygons, against Valhalla's isochrones on the same extract. Valhalla models turns and has speeds of
// its own, so that its zones are others; it is looked for in node_modules and in LIFERING_PEERS, and a word is printed without it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { RoadSnaps } from '../../src/roads/snap-to-road.ts';
import type { NumberColumn } from '../../src/vocabulary/columns.ts';
import type { DrawnZones } from '../../src/zones/draw-zones.ts';
import { realData } from '../real/real-data.ts';
import { bundled } from './bundled.ts';
import { processorMs, seeded, sortedRatios } from './measure.ts';
import { findPackage, resolvePackage } from './peer-packages.ts';
import type { engine } from './zones-engine.ts';

const porto = realData('osm/porto-portugal_r5.osm.pbf');
const folder = mkdtempSync(join(tmpdir(), 'zones-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Valhalla {
  getConfig(options: { readonly tileDir: string; readonly tileExtract: string }): Promise<object>;
  readonly Actor: new (config: string) => { isochrone(query: object): Promise<object> };
}

/** One isochrone of 30 minutes, as polygons that nothing is left out of; null where Valhalla is not installed. */
async function startValhalla(extract: string): Promise<((lon: number, lat: number) => Promise<object>) | null> {
  const name = '@valhallajs/valhallajs';
  const file = resolvePackage(name);
  const valhalla = (await findPackage(name)) as Valhalla | null;
  if (file === null || valhalla === null) return null;
  const config = await valhalla.getConfig({ tileDir: join(folder, 'tiles'), tileExtract: '' });
  const text = JSON.stringify({ ...config, mjolnir: { ...Object(config).mjolnir, timezone: '', admin: '' } });
  writeFileSync(join(folder, 'valhalla.json'), text);
  const command = [join(dirname(file), 'bin/valhalla-cli.js'), 'build_tiles', '-c', join(folder, 'valhalla.json')];
  execFileSync(process.execPath, [...command, extract], { stdio: 'ignore' });
  const actor = new valhalla.Actor(text);
  const contours = [{ time: 30 }];
  return (lon, lat) =>
    actor.isochrone({
      locations: [{ lon, lat }],
      costing: 'auto',
      contours,
      polygons: true,
      denoise: 0,
      generalize: 0,
    });
}

describe.skipIf(porto === null)('Porto', () => {
  test('22 stations, a zone of 30 minutes each', async () => {
    const { buildRoadGraph, buildRoadSearch, defaultSpeedProfile, drawZones, finish, fromBytes, readOsmPbf } = (
      await bundled<{ readonly engine: typeof engine }>('zones-engine')
    ).engine;
    const bytes = new Uint8Array(readFileSync(porto ?? ''));
    const { value } = await readOsmPbf(fromBytes('porto', bytes), () => undefined);
    if (value === null) throw new Error('the extract was not read');
    const { graph } = finish(buildRoadGraph(value.source, defaultSpeedProfile));
    const random = seeded(3);
    const stations = Array.from({ length: 22 }, () => Math.floor(random() * graph.vertexLon.length));
    const lons = Float64Array.from(stations, vertex => graph.vertexLon[vertex]);
    const lats = Float64Array.from(stations, vertex => graph.vertexLat[vertex]);
    const ends = (values: NumberColumn): number[] => {
      const sorted = Float64Array.from(values).sort();
      return [sorted[0], sorted[sorted.length - 1]];
    };
    const corners = { lon: ends(graph.vertexLon), lat: ends(graph.vertexLat) };
    const search = buildRoadSearch(graph);
    const kept = new Map<string, RoadSnaps>();
    const zonesOf = (from: number, end: number): DrawnZones =>
      finish(
        drawZones({
          stationLon: lons.subarray(from, end),
          stationLat: lats.subarray(from, end),
          preTravelMs: new Float64Array(end - from),
          cellLon: corners.lon,
          cellLat: corners.lat,
          travel: {
            kind: 'road',
            graph,
            profile: defaultSpeedProfile,
            search,
            rememberSnaps: (key, compute) => {
              const snaps = kept.get(key) ?? compute();
              kept.set(key, snaps);
              return snaps;
            },
          },
          radiusLimitsMillimeters: [],
          responseLimitsMilliseconds: [1_800_000],
        }),
      );
    let zones: DrawnZones[] = [];
    const each = (): void => {
      zones = stations.map((_, station) => zonesOf(station, station + 1));
    };
    const first = processorMs(each);
    const isochrone = await startValhalla(porto ?? '');
    if (isochrone === null) console.info('Valhalla is not here');
    const mine: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < 3; round++) {
      mine.push(processorMs(each));
      if (!isochrone) continue;
      const before = process.cpuUsage();
      for (const station of stations.keys()) await isochrone(lons[station], lats[station]);
      const { user, system } = process.cpuUsage(before);
      theirs.push((user + system) / 1000);
    }
    console.info(
      `30-minute zones of 22 stations each (and first-due zones), squares of ${zones[0].gridMeters} m: ${sortedRatios(mine, theirs)} (Valhalla isochrones); ` +
        `${first.toFixed(0)} ms with the grid's roads found anew (${kept.size} grids)`,
    );
    const together = [0, 1, 2].map(() => processorMs(() => zonesOf(0, 22)));
    console.info(`  the plan's one zone of all 22: ${Math.min(...together).toFixed(1)} ms`);
    expect(zones.map(own => own.response[0].length > 0)).not.toContain(false);
  });
});
