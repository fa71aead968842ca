// Copies of results in GCJ-02: marked as such, exact, and read back to where they came from.

import { expect, test } from 'vitest';
import { gcj02Copies } from '../../src/report/gcj02-copies.ts';
import { codesOf, options, readStations, textFile } from '../files/read-helpers.ts';

const feature =
  '{"type":"Feature","properties":{"id":"a","people":0.000001},"geometry":{"type":"Point","coordinates":[112.2,31.03]}}';
const files = [
  { path: 'stations.geojson', text: `{"type":"FeatureCollection","features":[\n${feature}\n]}\n` },
  { path: 'tables/stations.csv', text: 'id\n' },
];

test('every GeoJSON file has one copy that says what it is in', () => {
  const copies = gcj02Copies(files);
  expect(copies.map(({ path }) => path)).toEqual(['stations_gcj02.geojson']);
  expect(JSON.parse(copies[0]?.text ?? '')).toMatchObject({
    coordinate_system: 'GCJ-02',
    features: [{ properties: { id: 'a', people: 0.000_001 } }],
  });
  expect(copies[0]?.text).toContain('"people":0.000001');
});

test('read back, a copy is converted once, to within a centimetre, and cannot be converted again', async () => {
  const [copy] = gcj02Copies(files);
  const file = textFile(copy?.text ?? '', 'stations_gcj02.geojson');
  const { value } = await readStations(file);
  expect(value?.stations[0]?.lon).toBeCloseTo(112.2, 6);
  expect(value?.stations[0]?.lat).toBeCloseTo(31.03, 6);
  expect(value?.counts.crs).toBe('GCJ-02');
  expect(codesOf(await readStations(file, options({ crs: 'EPSG:4326' })))).toEqual(['crs-contradiction']);
  expect((await readStations(file, options({ crs: 'gcj02' }))).value?.stations).toEqual(value?.stations);
});
