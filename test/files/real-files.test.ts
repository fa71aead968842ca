import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileText } from '../../src/files/account/read-options.ts';
import { fromGcj02, toGcj02 } from '../../src/geo/coordinate-systems/gcj02.ts';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { realData } from '../real/real-data.ts';
import {
  codesOf,
  detectRole,
  options,
  readAreas,
  readPopulation,
  readRoadLines,
  readStations,
} from './read-helpers.ts';

const folder = realData('');

function realFile(path: string): FileText {
  return { name: path, bytes: new Uint8Array(readFileSync(join(folder!, path))) };
}

describe.skipIf(folder === null)('real files', () => {
  test.each([
    ['porto-alegre/poa_hexgrid.csv', 1227, 812_935],
    ['sao-paulo/spo_hexgrid.csv', 323, 517_570],
    ['san-francisco/SF_demand_205_centroid_uniform_weight.csv', 205, 955_113],
  ])('%s is population', async (path, count, people) => {
    const file = realFile(path);
    expect(await detectRole(file)).toBe('population');
    const { value, problems } = await readPopulation(file, options());
    expect(problems).toEqual([]);
    expect(value?.counts).toEqual({ read: count, used: count, setAside: 0 });
    let micro = 0;
    for (let row = 0; row < count; row++) micro += value!.cells.populationMicro[row]!;
    expect(micro).toBe(people * 1_000_000);
  });

  test.each([
    ['porto-alegre/poa_points_of_interest.csv', 15, []],
    ['auckland/auckland-st-john-ambulance-stations.csv', 19, []],
    ['auckland/stations_1.csv', 14, []],
    ['auckland/hospitals_1.csv', 4, []],
    ['wuhan/DERIVED_wuhan_ems_stations.csv', 93, ['columns-compete', 'columns-compete']],
    ['netherlands/ambulancestandplaatsen.geojson', 280, []],
    ['san-francisco/SF_store_site_16_longlat.csv', 16, []],
  ])('%s is stations', async (path, count, codes) => {
    const file = realFile(path);
    expect(await detectRole(file)).toBe('stations');
    const outcome = await readStations(file, options());
    expect(outcome.value?.counts).toEqual({ read: count, used: count, setAside: 0 });
    expect(codesOf(outcome)).toEqual(codes);
  });

  test('of two datums the stations of Wuhan are read in WGS 84', async () => {
    const { value } = await readStations(realFile('wuhan/DERIVED_wuhan_ems_stations.csv'), options());
    expect(value?.stations.find(({ stationId }) => stationId === 'B001B0II4A')).toMatchObject({
      lon: 114.284353162,
      lat: 30.6026100511,
    });
  });

  test('the counties of Jingmen are areas', async () => {
    const file = realFile('jingmen/datav_420800_full_anzhou99.json');
    expect(await detectRole(file)).toBe('areas');
    const { value } = await readAreas(file, options());
    expect(value?.areas.map(({ name }) => name)).toEqual(['东宝区', '京山市', '掇刀区', '沙洋县', '钟祥市']);
  });

  test('GCJ-02 coordinates are not taken for WGS 84, but converted', async () => {
    const outcome = await readStations(realFile('jingmen/DERIVED_jingmen_villages_2016_gcj02.csv'), options());
    expect(outcome.value?.counts.crs).toBe('GCJ-02');
    expect(codesOf(outcome).filter(code => code.startsWith('crs-'))).toEqual([]);
  });

  test('Wuhan gives both coordinates of its stations: ours go back to the GCJ-02 ones, the stated WGS 84 ones miss by metres', () => {
    const text = new TextDecoder().decode(realFile('wuhan/DERIVED_wuhan_ems_stations.csv').bytes);
    const rows = text.trim().split('\n').slice(1);
    const misses = rows.map(row => {
      const [x = 0, y = 0, lon = 0, lat = 0] = row.split(',').slice(-4).map(Number);
      const own = fromGcj02(x, y);
      const back = toGcj02(own.lon, own.lat);
      expect(geodesicMeters(back.lon, back.lat, x, y)).toBeLessThan(1e-4);
      return geodesicMeters(own.lon, own.lat, lon, lat);
    });
    // The stated ones are the one-step inverse, which leaves the change of the shift over its own length.
    expect(rows).toHaveLength(93);
    expect(Math.max(...misses)).toBeLessThan(2.5);
  });

  test('every good GeoJSON is read, or every record of it is accounted for', async () => {
    const readers = { stations: readStations, population: readPopulation, areas: readAreas, roads: readRoadLines };
    const loaded: string[] = [];
    for (const name of readdirSync(join(folder!, 'geojson-good'))) {
      const file = realFile(`geojson-good/${name}`);
      for (const read of Object.values(readers)) {
        const { value, problems } = await read(file, options());
        if (value === null)
          expect(
            problems.some(({ severity }) => severity === 'reject'),
            name,
          ).toBe(true);
        else loaded.push(name);
        expect(
          problems.map(({ code }) => code).filter(code => code.startsWith('json-')),
          name,
        ).toEqual([]);
      }
    }
    expect(new Set(loaded).size).toBeGreaterThanOrEqual(14);
  });
});
