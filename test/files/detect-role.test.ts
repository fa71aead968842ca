import { expect, test } from 'vitest';
import { detectRole, pointCollection, textFile } from './read-helpers.ts';

const feature = (type: string, properties: object): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry: { type, coordinates: [] } }],
  });

test.each([
  ['points', pointCollection([1, 2, { name: 'a' }]), 'stations'],
  ['points with people', pointCollection([1, 2, { 常住人口: 5 }]), 'population'],
  ['polygons', feature('Polygon', { name: 'a' }), 'areas'],
  ['polygons with people', feature('MultiPolygon', { population: 5 }), 'population'],
  ['lines', feature('LineString', { highway: 'primary' }), 'roads'],
  ['a table of places', 'id,lon,lat\n1,2,3', 'stations'],
  ['a table of places with people', '编号;经度;纬度;人口（万人）\n1;2;3;4', 'population'],
  ['a table under a title', '急救站点\n编号,经度,纬度\n1,2,3', 'stations'],
  ['a table without places', 'a,b\n1,2', 'unknown'],
  ['a standard', '{"id":"x","clock":{},"rules":[]}', 'standard'],
  ['speeds', '{"kmh":{"motorway":100}}', 'speeds'],
  ['other JSON', '{"a":1}', 'unknown'],
  ['nothing', '', 'unknown'],
  ['markup', '<kml></kml>', 'unknown'],
])('%s', async (_, text, role) => {
  expect(await detectRole(textFile(text, 'file'))).toBe(role);
});

test.each([
  ['急救站.geojson', pointCollection([1, 2, { population: 5 }]), 'stations'],
  ['区划.geojson', feature('Polygon', { population: 5 }), 'areas'],
  ['population.geojson', feature('Polygon', { name: 'a' }), 'population'],
  ['roads.geojson', feature('Polygon', { name: 'a' }), 'areas'],
  ['人口.csv', 'id,lon,lat,people_65\n1,2,3,4', 'population'],
])('the name %s decides only what the content leaves open', async (name, text, role) => {
  expect(await detectRole(textFile(text, name))).toBe(role);
});

test('an OSM PBF is roads, whatever its name', async () => {
  const bytes = Uint8Array.from([0, 0, 0, 13, 0x0a, 9, ...new TextEncoder().encode('OSMHeader'), 0x18, 0]);
  expect(await detectRole({ name: 'stations.csv', bytes })).toBe('roads');
});

test('only the beginning is looked at', async () => {
  const text = `id,lon,lat\n${'1,112,31\n'.repeat(1_000_000)}`;
  const file = textFile(text, 'file');
  const start = performance.now();
  expect(await detectRole(file)).toBe('stations');
  expect(performance.now() - start).toBeLessThan(2000);
});
