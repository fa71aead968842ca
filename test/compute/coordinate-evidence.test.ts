// Questions that arise between files: shifted stations beside roads, metres beside places, slips beside areas.

import { describe, expect, test } from 'vitest';
import type { FileInput, ImportResult } from '../../src/compute/jobs.ts';
import { createSession } from '../../src/compute/session.ts';
import { toBd09, toGcj02 } from '../../src/geo/coordinate-systems/gcj02.ts';
import type { LonLat } from '../../src/geo/lon-lat.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A village road every three kilometres, 20 km long, from west to east. */
function roads(): FileInput {
  const features = Array.from({ length: 8 }, (_, i) => ({
    type: 'Feature',
    properties: { highway: 'primary' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [112.1, 31 + i * 0.03],
        [112.3, 31 + i * 0.03],
      ],
    },
  }));
  const content = bytes(JSON.stringify({ type: 'FeatureCollection', features }));
  return { name: 'roads.geojson', content, role: 'roads' };
}

/** Stations thirty metres beside the roads. */
const beside: readonly LonLat[] = Array.from({ length: 12 }, (_, i) => ({
  lon: 112.12 + i * 0.013,
  lat: 31 + (i % 8) * 0.03 + 0.0003,
}));

function stations(places: readonly LonLat[], options: FileInput['options'] = {}): FileInput {
  const rows = places.map(({ lon, lat }, i) => `${i},${lon},${lat}`);
  return { name: 'stations.csv', content: bytes(`id,lon,lat\n${rows.join('\n')}\n`), role: 'stations', options };
}

async function imported(...files: readonly FileInput[]): Promise<ImportResult> {
  return createSession().run('import', { files }, () => undefined, new AbortController().signal);
}

const codesOf = ({ problems }: ImportResult): readonly string[] => problems.map(({ code }) => code);

describe('stations and roads', () => {
  test('stations in GCJ-02 are asked about, with both medians and both pictures; nothing is loaded', async () => {
    const result = await imported(stations(beside.map(({ lon, lat }) => toGcj02(lon, lat))), roads());
    expect(codesOf(result)).toEqual(['crs-shifted']);
    expect(result.stations).toBeNull();
    expect(result.datasets.map(({ role }) => role)).toEqual(['roads']);
    const [problem] = result.problems;
    expect(problem?.params).toMatchObject({
      system: 'GCJ-02',
      count: 12,
      after: 33,
      option: 'stations-crs',
      value: 'gcj02',
    });
    expect(Number(problem?.params.before)).toBeGreaterThan(200);
    expect(problem?.choices?.map(({ value }) => value)).toEqual(['gcj02', 'EPSG:4326']);
    expect(problem?.choices?.[0]?.points[0]?.[0]).toBeCloseTo(112.12, 6);
    expect(result.files.map(({ file, datasetId }) => [file, datasetId === null])).toEqual([
      ['stations.csv', true],
      ['roads.geojson', false],
    ]);
  });

  test('either answer loads them, and only the one converts', async () => {
    const shifted = beside.map(({ lon, lat }) => toGcj02(lon, lat));
    const yes = await imported(stations(shifted, { crs: 'gcj02' }), roads());
    expect(codesOf(yes)).toEqual([]);
    expect(yes.stations?.find(({ stationId }) => stationId === '0')?.lon).toBeCloseTo(112.12, 9);
    expect(yes.datasets[0]?.crs).toBe('GCJ-02');
    const no = await imported(stations(shifted, { crs: 'EPSG:4326' }), roads());
    expect(codesOf(no)).toEqual([]);
    expect(no.stations?.find(({ stationId }) => stationId === '0')?.lon).toBe(shifted[0]?.lon);
  });

  test('BD-09 is told from GCJ-02', async () => {
    const result = await imported(stations(beside.map(({ lon, lat }) => toBd09(lon, lat))), roads());
    expect(result.problems[0]?.params).toMatchObject({ system: 'BD-09', value: 'bd09' });
  });

  test('stations that lie well, and too few of them, are no question', async () => {
    expect(codesOf(await imported(stations(beside), roads()))).toEqual([]);
    const few = beside.slice(0, 7).map(({ lon, lat }) => toGcj02(lon, lat));
    expect(codesOf(await imported(stations(few), roads()))).toEqual([]);
  });
});

test('metres without a system: the choices near the other files come first, under the option of their role', async () => {
  const rows = Array.from({ length: 10 }, (_, i) => `${i},${614_573 + i * 900},${3_434_918}`);
  const metres: FileInput = { name: 'm.csv', content: bytes(`id,x,y\n${rows.join('\n')}\n`), role: 'stations' };
  const result = await imported(metres, roads());
  const [problem] = result.problems;
  expect(problem?.code).toBe('crs-unknown');
  expect(problem?.params.option).toBe('stations-crs');
  expect(problem?.params).not.toHaveProperty('sample');
  expect(['EPSG:4546', 'EPSG:4508', 'EPSG:32649']).toContain(problem?.choices?.[0]?.value);
});

test('legal degrees in the other order, far from the other files, are asked about', async () => {
  const roadsInHolland: FileInput = {
    ...roads(),
    content: bytes(
      JSON.stringify({
        type: 'Feature',
        properties: { highway: 'primary' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [4.2, 52],
            [4.4, 52.2],
          ],
        },
      }),
    ),
  };
  const result = await imported(stations([{ lon: 52.1, lat: 4.3 }]), roadsInHolland);
  expect(codesOf(result)).toEqual(['axis-order-far']);
  const answered = await imported(stations([{ lon: 52.1, lat: 4.3 }], { axisOrder: 'lat-lon' }), roadsInHolland);
  expect(answered.stations?.map(({ lon, lat }) => [lon, lat])).toEqual([[4.3, 52.1]]);
});

test('a station a degree outside every area is told', async () => {
  const area = {
    type: 'Feature',
    properties: { name: 'county' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [112, 30.9],
          [112.4, 30.9],
          [112.4, 31.3],
          [112, 31.3],
          [112, 30.9],
        ],
      ],
    },
  };
  const areas: FileInput = { name: 'areas.geojson', content: bytes(JSON.stringify(area)), role: 'areas' };
  const result = await imported(
    stations([
      { lon: 112.2, lat: 30.2 },
      { lon: 112.1, lat: 31.1 },
    ]),
    areas,
  );
  expect(result.problems.map(({ code, where, params }) => [code, where.id, params.after])).toEqual([
    ['place-one-degree-off', '0', '112.2, 31.2'],
  ]);
});
