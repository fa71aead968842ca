// What becomes of odd geometry: each with its named treatment, and an account that adds up.

import { describe, expect, test } from 'vitest';
import { codesOf, options, readAreas, readRoadLines, readStations, textFile } from './read-helpers.ts';

function features(...geometries: readonly unknown[]): ReturnType<typeof textFile> {
  const list = geometries.map((geometry, i) => ({
    type: 'Feature',
    properties: { name: `n${i + 1}`, highway: 'primary' },
    geometry,
  }));
  return textFile(JSON.stringify({ type: 'FeatureCollection', features: list }), 'shapes.geojson');
}

const square = [
  [112, 31],
  [112.1, 31],
  [112.1, 31.1],
  [112, 31.1],
  [112, 31],
];
const polygon = { type: 'Polygon', coordinates: [square] };
const point = { type: 'Point', coordinates: [112, 31] };
const line = {
  type: 'LineString',
  coordinates: [
    [112, 31],
    [112.1, 31.1],
  ],
};

describe('polygons', () => {
  test.each<[string, unknown, readonly string[], number]>([
    ['unclosed', { type: 'Polygon', coordinates: [square.slice(0, 4)] }, ['ring-unclosed'], 1],
    ['wound the other way', { type: 'Polygon', coordinates: [[...square].reverse()] }, [], 1],
    [
      'a bow tie',
      { type: 'Polygon', coordinates: [[square[0], square[2], square[1], square[3], square[0]]] },
      ['polygon-self-crossing'],
      2,
    ],
    ['parts on one another', { type: 'MultiPolygon', coordinates: [[square], [square]] }, ['polygon-parts-overlap'], 1],
    [
      'in a nested collection',
      { type: 'GeometryCollection', geometries: [{ type: 'GeometryCollection', geometries: [polygon] }] },
      [],
      1,
    ],
    ['with a label point', { type: 'GeometryCollection', geometries: [polygon, point] }, ['collection-left-out'], 1],
    ['in three dimensions', { type: 'Polygon', coordinates: [square.map(place => [...place, 55])] }, [], 1],
    ['in four dimensions', { type: 'Polygon', coordinates: [square.map(place => [...place, 55, 7])] }, [], 1],
    ['with repeated corners', { type: 'Polygon', coordinates: [square.flatMap(place => [place, place])] }, [], 1],
  ])('%s', async (_, geometry, codes, parts) => {
    const outcome = await readAreas(features(geometry));
    expect(codesOf(outcome)).toEqual(codes);
    expect(outcome.value?.areas[0]?.polygons).toHaveLength(parts);
    const squareKilometers = (outcome.value?.areas[0]?.geodesicSquareMeters ?? 0) / 1e6;
    expect(squareKilometers).toBeGreaterThan(50);
    expect(squareKilometers).toBeLessThan(107);
  });

  test('repairs are told with the area before and after, and refused under --no-repair', async () => {
    const bow = { type: 'Polygon', coordinates: [[square[0], square[2], square[1], square[3], square[0]]] };
    const { problems } = await readAreas(features(bow));
    expect(problems[0]).toMatchObject({ severity: 'repaired', params: { found: 'n1', before: 0 } });
    expect(problems[0]?.params.after).toBeCloseTo(52.9, 0);
    const refused = await readAreas(features(bow, polygon), options({ repair: false }));
    expect(codesOf(refused)).toEqual(['polygon-at-odds']);
    expect(refused.value?.counts).toEqual({ read: 2, used: 1, setAside: 1 });
  });

  test.each<[string, unknown, string]>([
    ['null', null, 'geometry-null'],
    ['empty', { type: 'Polygon', coordinates: [] }, 'geometry-empty'],
    ['an empty collection', { type: 'GeometryCollection', geometries: [] }, 'geometry-empty'],
    ['a collection of points', { type: 'GeometryCollection', geometries: [point] }, 'geometry-type'],
    [
      'texts for numbers',
      { type: 'Polygon', coordinates: [square.map(place => place.map(String))] },
      'coordinates-text',
    ],
    ['two corners', { type: 'Polygon', coordinates: [[square[0], square[1], square[0]]] }, 'ring-too-short'],
    ['no list', { type: 'Polygon', coordinates: 'here' }, 'geometry-coordinates'],
    ['members that are none', { type: 'GeometryCollection', geometries: [7, null] }, 'geometry-type'],
  ])('%s is set aside', async (_, geometry, code) => {
    const outcome = await readAreas(features(geometry, polygon));
    expect(codesOf(outcome)).toEqual([code]);
    expect(outcome.value?.counts).toEqual({ read: 2, used: 1, setAside: 1 });
  });

  test('across ±180°, in either writing, it is the same area', async () => {
    const over = [
      [179, 10],
      [181, 10],
      [181, 11],
      [179, 11],
      [179, 10],
    ];
    const jump = over.map(([lon = 0, lat]) => [lon > 180 ? lon - 360 : lon, lat]);
    const turned = await readAreas(features({ type: 'Polygon', coordinates: [over] }));
    const plain = await readAreas(features({ type: 'Polygon', coordinates: [jump] }));
    expect(codesOf(turned)).toEqual(['longitude-turned']);
    expect(codesOf(plain)).toEqual([]);
    expect(turned.value?.areas).toEqual(plain.value?.areas);
    expect((plain.value?.areas[0]?.geodesicSquareMeters ?? 0) / 1e6).toBeCloseTo(24_220, -3);
    const wide = [
      [0, 10],
      [200, 10],
      [200, 11],
      [0, 11],
      [0, 10],
    ];
    const outside = await readAreas(features({ type: 'Polygon', coordinates: [wide] }, polygon));
    expect(codesOf(outside)).toEqual(['coordinates-outside']);
  });
});

describe('points', () => {
  test('a MultiPoint is one station where it is one place, and set aside where it is several', async () => {
    const one = {
      type: 'MultiPoint',
      coordinates: [
        [112, 31],
        [112, 31],
      ],
    };
    const several = {
      type: 'MultiPoint',
      coordinates: [
        [112, 31],
        [112.1, 31],
      ],
    };
    const outcome = await readStations(features(one, several));
    expect(codesOf(outcome)).toEqual(['multipoint-several']);
    expect(outcome.value?.stations.map(({ lon }) => lon)).toEqual([112]);
  });

  test('numbers of extreme precision are the numbers they are', async () => {
    const text = '{"type":"Point","coordinates":[112.123456789012345678901234567890,31.000000000000000000001]}';
    const outcome = await readStations(textFile(text, 'one.geojson'));
    expect(outcome.value?.stations[0]).toMatchObject({ lon: 112.123_456_789_012_35, lat: 31 });
  });

  test('stations of one name within fifty metres are told', async () => {
    const rows = 'id,name,lon,lat\n1,a,112,31\n2,a,112.0003,31\n3,b,112.0003,31.0001\n4,a,112.01,31\n';
    const outcome = await readStations(textFile(rows));
    expect(outcome.problems.map(({ code, where, params }) => [code, where.line, params.meters])).toEqual([
      ['stations-near-duplicate', 3, 28.7],
    ]);
  });
});

test('roads: collections of lines are one road; points among them are left out and told', async () => {
  const outcome = await readRoadLines(features({ type: 'GeometryCollection', geometries: [line, line, point] }));
  expect(codesOf(outcome)).toEqual(['collection-left-out']);
  expect(outcome.value?.counts).toEqual({ read: 1, used: 1, setAside: 0 });
});
