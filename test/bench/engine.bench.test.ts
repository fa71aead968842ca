// Engine benchmarks: each line has its peer in the same run. `npm run bench`.

import { readFileSync } from 'node:fs';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { readOsmPbf } from '../../src/files/osm/osm-pbf.ts';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { computeNearestPoints } from '../../src/geo/nearest-stations.ts';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { snapPoints } from '../../src/roads/snap-to-road.ts';
import { computeRoadCatchment } from '../../src/travel/road-catchments.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { readPlainOsmPbf } from '../plain/plain-osm-pbf.ts';
import { realData } from '../real/real-data.ts';
import { clock, contest, seeded } from './measure.ts';
import { plainSearch } from './plain-search.ts';

const wgs84 = geodesic.Geodesic.WGS84;

describe('geodesics', () => {
  test('pairs within 50 km, against GeographicLib', async () => {
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

  test('nearest of 200 stations for 4,000 cells, against every pair', async () => {
    const random = seeded(2);
    const column = (count: number, from: number): Float64Array =>
      Float64Array.from({ length: count }, () => from + random());
    const [cellLon, cellLat, lon, lat] = [column(4_000, 112), column(4_000, 30), column(200, 112), column(200, 30)];
    let found = new Int32Array(0);
    const every = new Int32Array(cellLon.length);
    await contest({
      what: '4,000 cells × 200 stations, nearest in whole millimetres',
      rounds: 5,
      ours: () => {
        found = Int32Array.from(computeNearestPoints(cellLon, cellLat, lon, lat).index);
      },
      peerName: 'every pair, the same geodesic',
      peer: () => {
        for (let cell = 0; cell < every.length; cell++) {
          let least = Number.POSITIVE_INFINITY;
          for (let station = 0; station < lon.length; station++) {
            const meters = geodesicMeters(cellLon[cell], cellLat[cell], lon[station], lat[station]);
            if (meters >= least) continue;
            least = meters;
            every[cell] = station;
          }
        }
      },
    });
    expect([...found]).toEqual([...every]);
  });
});

const porto = realData('osm/porto-portugal_r5.osm.pbf');

describe.skipIf(porto === null)('Porto', () => {
  test('reading the extract, against a plain reader', async () => {
    const bytes = new Uint8Array(readFileSync(porto ?? ''));
    const read = (): Promise<unknown> => readOsmPbf(fromBytes('porto', bytes), () => undefined);
    const milliseconds = await clock(`OSM PBF of ${(bytes.length / 1e6).toFixed(2)} MB`, 9, read);
    console.info(`  = ${(bytes.length / 1e3 / milliseconds).toFixed(1)} MB/s`);
    await contest({
      what: 'the same',
      rounds: 3,
      ours: read,
      peerName: 'plain reader with node:zlib and BigInt',
      peer: () => readPlainOsmPbf(bytes).length,
    });
  });

  test('22 stations, 30 minutes, against a binary heap on the unfolded graph', async () => {
    const { value } = await readOsmPbf(fromBytes('porto', new Uint8Array(readFileSync(porto ?? ''))), () => undefined);
    if (value === null) throw new Error('the extract was not read');
    const { graph } = finish(buildRoadGraph(value.source, defaultSpeedProfile));
    const random = seeded(3);
    const rows = Array.from({ length: 22 }, () => Math.floor(random() * graph.vertexLon.length));
    const cells = Array.from({ length: 12_000 }, () => Math.floor(random() * graph.vertexLon.length));
    const place = (vertices: readonly number[]): [Float64Array, Float64Array] => [
      Float64Array.from(vertices, vertex => graph.vertexLon[vertex]),
      Float64Array.from(vertices, vertex => graph.vertexLat[vertex]),
    ];
    const stationSnaps = snapPoints(graph, defaultSpeedProfile, ...place(rows));
    const cellSnaps = snapPoints(graph, defaultSpeedProfile, ...place(cells));
    const search = buildRoadSearch(graph);
    const peer = plainSearch(graph);
    await contest({
      what: `22 stations × 30 min on ${graph.vertexLon.length} vertices, 12,000 cells gathered`,
      rounds: 9,
      ours: () =>
        rows.map((_, station) => computeRoadCatchment(search, graph, stationSnaps, station, cellSnaps, 1_800_000)),
      peerName: 'binary heap in JavaScript, vertices only',
      peer: () => rows.map(row => peer(row, 1_800_000)),
    });
  });
});
