// Questions that arise between files: shifted stations beside roads, metres beside places, slips beside areas.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileInput, ImportResult } from '../../src/compute/jobs.ts';
import { createSession } from '../../src/compute/session.ts';
import { toBd09, toGcj02 } from '../../src/geo/coordinate-systems/gcj02.ts';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import type { LonLat } from '../../src/geo/lon-lat.ts';
import { realData } from '../real/real-data.ts';

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

/** A county as a rectangle. */
function county(name: string, [west, south, east, north]: readonly [number, number, number, number]): object {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

function areas(...features: readonly object[]): FileInput {
  const content = bytes(JSON.stringify({ type: 'FeatureCollection', features }));
  return { name: 'areas.geojson', content, role: 'areas' };
}

describe('a station a degree outside every area', () => {
  const well = [0, 1, 2, 3].map(i => ({ lon: 112.1 + i * 0.05, lat: 31.1 }));
  const slipped = { lon: 112.2, lat: 30.2 };

  test('is told among others that lie in one', async () => {
    const result = await imported(stations([slipped, ...well]), areas(county('A', [112, 30.9, 112.4, 31.3])));
    expect(result.problems.map(({ code, params }) => [code, params.after])).toEqual([
      ['place-one-degree-off', '112.2, 31.2'],
    ]);
  });

  test('is nothing to tell where fewer than five stations say where the others are, or most lie outside', async () => {
    const area = areas(county('A', [112, 30.9, 112.4, 31.3]));
    expect(codesOf(await imported(stations([slipped]), area))).toEqual([]);
    expect(codesOf(await imported(stations([slipped, ...well.slice(0, 3)]), area))).toEqual([]);
    const outside = [0, 1, 2, 3].map(i => ({ lon: 112.1 + i * 0.05, lat: 30.2 }));
    expect(codesOf(await imported(stations([slipped, ...outside]), area))).toEqual([]);
  });
});

describe('places and areas', () => {
  const counties = areas(county('东山县', [112.2, 31, 112.4, 31.2]), county('西山县', [112, 31, 112.2, 31.2]));
  /** Ten places on either side of the border between the counties, 300 m from it, and as many in the middle of each. */
  const places = Array.from({ length: 40 }, (_, i) => {
    const isEast = i % 2 === 0;
    const away = i < 20 ? 0.003 : 0.1;
    return {
      lon: 112.2 + (isEast ? away : -away),
      lat: 31.02 + i * 0.004,
      county: isEast ? '湖北省东山县' : '西山县',
    };
  });
  const population = (
    moved: (lon: number, lat: number) => LonLat,
    options: FileInput['options'] = {},
    from = 0,
  ): FileInput => {
    const rows = places.slice(from).map(({ lon, lat, county: own }, i) => {
      const place = moved(lon, lat);
      return `${i},${own},${place.lon},${place.lat},100`;
    });
    const content = bytes(`id,所属区县,lon,lat,population\n${rows.join('\n')}\n`);
    return { name: 'people.csv', content, role: 'population', options };
  };
  const asTheyAre = (lon: number, lat: number): LonLat => ({ lon, lat });

  test('rows that name their county and lie in another, unless read as GCJ-02, are asked about', async () => {
    const result = await imported(population(toGcj02), counties);
    expect(codesOf(result)).toEqual(['crs-outside-named']);
    expect(result.datasets.map(({ role }) => role)).toEqual(['areas']);
    const [problem] = result.problems;
    expect(problem?.params).toMatchObject({
      count: 40,
      before: 30,
      after: 40,
      system: 'GCJ-02',
      option: 'population-crs',
      other: 'areas.geojson',
    });
    expect(problem?.choices?.at(-1)?.value).toBe('EPSG:4326');
    expect(problem?.choices?.[0]?.points[0]?.[0]).toBeCloseTo(112.203, 6);
  });

  test('the order of the files changes nothing, and the answer loads them converted', async () => {
    expect(codesOf(await imported(counties, population(toGcj02)))).toEqual(['crs-outside-named']);
    const answered = await imported(counties, population(toGcj02, { crs: 'gcj02' }));
    expect(codesOf(answered)).toEqual([]);
    expect(answered.datasets.find(({ role }) => role === 'population')?.crs).toBe('GCJ-02');
  });

  test('rows that lie where they say are no question, and neither are too few', async () => {
    expect(codesOf(await imported(population(asTheyAre), counties))).toEqual([]);
    // Of these, three come from one county into the other.
    expect(codesOf(await imported(population(toGcj02, {}, 14), counties))).toEqual([]);
  });

  test('converting by hand what lay well is warned of', async () => {
    const converted = population(asTheyAre, { crs: 'gcj02' });
    const surely = await imported(converted, { ...counties, options: { crs: 'EPSG:4326' } });
    expect(surely.problems.map(({ code, severity }) => [code, severity])).toEqual([['crs-converted-doubtful', 'warn']]);
    expect(surely.datasets).toHaveLength(2);
    // Areas that nobody named a system for may be the ones that still need it.
    expect(codesOf(await imported(converted, counties))).toEqual(['crs-converted-doubtful', 'areas-shifted']);
  });

  test('a file that calls them WGS 84 is warned of', async () => {
    const labelled = population(toGcj02);
    const text = new TextDecoder().decode(labelled.content as Uint8Array).replace('lon,lat', 'lon_wgs84,lat_wgs84');
    const result = await imported({ ...labelled, content: bytes(text) }, counties);
    expect(result.problems.map(({ code, severity }) => [code, severity])).toEqual([['crs-label-doubtful', 'warn']]);
  });

  test('areas in GCJ-02 under places in WGS 84 are asked about themselves', async () => {
    const moved = [
      ['东山县', [112.2, 31, 112.4, 31.2]],
      ['西山县', [112, 31, 112.2, 31.2]],
    ].map(([name, [west, south, east, north]]) => {
      const low = toGcj02(west as number, south as number);
      const high = toGcj02(east as number, north as number);
      return county(name as string, [low.lon, low.lat, high.lon, high.lat]);
    });
    const labelled = population(asTheyAre, { crs: 'EPSG:4326' });
    const result = await imported(labelled, areas(...moved));
    expect(codesOf(result)).toEqual(['areas-shifted']);
    expect(result.problems[0]?.params).toMatchObject({ option: 'areas-crs', value: 'gcj02', before: 30, after: 40 });
  });

  test('places without a county that come into the areas are asked about', async () => {
    // A strip of places inside the eastern border: shifted, they lie outside.
    const rows = Array.from({ length: 60 }, (_, i) => {
      const { lon, lat } = toGcj02(i < 20 ? 112.398 : 112.1 + i * 0.004, 31.03 + i * 0.002);
      return `${i},${lon},${lat},100`;
    });
    const content = bytes(`id,lon,lat,population\n${rows.join('\n')}\n`);
    const result = await imported({ name: 'p.csv', content, role: 'population' }, counties);
    expect(codesOf(result)).toEqual(['crs-outside-areas']);
    expect(result.problems[0]?.params).toMatchObject({ before: 40, after: 60, count: 60 });
    // GCJ-02 and BD-09 explain it alike: both are offered.
    expect(result.problems[0]?.choices?.map(({ value }) => value)).toEqual(['gcj02', 'bd09', 'EPSG:4326']);
  });
});

describe('roads', () => {
  test('in GCJ-02 under stations in WGS 84 are asked about themselves', async () => {
    const shifted = JSON.parse(new TextDecoder().decode(roads().content as Uint8Array)) as {
      features: { geometry: { coordinates: [number, number][] } }[];
    };
    for (const { geometry } of shifted.features) {
      geometry.coordinates = geometry.coordinates.map(([lon, lat]) => {
        const moved = toGcj02(lon, lat);
        return [moved.lon, moved.lat];
      });
    }
    const result = await imported(stations(beside, { crs: 'EPSG:4326' }), {
      ...roads(),
      content: bytes(JSON.stringify(shifted)),
    });
    expect(codesOf(result)).toEqual(['roads-shifted']);
    expect(result.problems[0]?.params).toMatchObject({ option: 'roads-crs', value: 'gcj02', count: 12 });
  });

  test('population points are weighed against them like stations', async () => {
    const rows = beside.map(({ lon, lat }, i) => {
      const place = toGcj02(lon, lat);
      return `${i},${place.lon},${place.lat},100`;
    });
    const content = bytes(`id,lon,lat,population\n${rows.join('\n')}\n`);
    const result = await imported({ name: 'p.csv', content, role: 'population' }, roads());
    expect(codesOf(result)).toEqual(['crs-shifted']);
    expect(result.problems[0]?.params.option).toBe('population-crs');
  });

  test('that come later give a notice about the stations that are there, and none once these are converted', async () => {
    const shifted = beside.map(({ lon, lat }) => toGcj02(lon, lat));
    const later = async (options: FileInput['options']): Promise<ImportResult> => {
      const session = createSession();
      const signal = new AbortController().signal;
      const first = await session.run('import', { files: [stations(shifted, options)] }, () => undefined, signal);
      const ids = first.datasets.map(({ datasetId }) => datasetId);
      return session.run('import', { files: [roads()], beside: ids }, () => undefined, signal);
    };
    const result = await later({});
    expect(result.problems).toEqual([]);
    expect(result.notices.map(({ code, where, params }) => [code, where.file, params.role, params.system])).toEqual([
      ['crs-shifted-beside', 'stations.csv', 'stations', 'GCJ-02'],
    ]);
    expect((await later({ crs: 'gcj02' })).notices).toEqual([]);
    expect((await later({ crs: 'EPSG:4326' })).notices).toEqual([]);
  });
});

test('metres read in a system that puts them far from the others are warned of, with the systems that do not', async () => {
  const rows = Array.from({ length: 10 }, (_, i) => `${i},${614_573 + i * 900},${3_434_918}`);
  const content = bytes(`id,x,y\n${rows.join('\n')}\n`);
  const metres: FileInput = { name: 'm.csv', content, role: 'stations', options: { crs: 'EPSG:3857' } };
  const result = await imported(metres, roads());
  expect(result.problems.map(({ code, severity }) => [code, severity])).toEqual([['crs-far', 'warn']]);
  expect(String(result.problems[0]?.params.likely)).toContain('EPSG:4546');
  const right = await imported({ ...metres, options: { crs: 'EPSG:4546' } }, roads());
  expect(codesOf(right)).toEqual([]);
});

describe('villages of Jingmen, in GCJ-02, and its counties, in GCJ-02 without a word about it', () => {
  const folder = realData('jingmen');
  const [villages, counties] = ['DERIVED_jingmen_villages_2016_gcj02.csv', 'datav_420800_full_anzhou99.json'].map(
    file => (folder === null ? '' : readFileSync(join(folder, file), 'utf8')),
  );
  /** As stations, because a village's row has no people. */
  const points = (header: string, options: FileInput['options'] = {}): FileInput => {
    const text = villages!.replace('lon_gcj02,lat_gcj02', header);
    return { name: 'villages.csv', content: bytes(text), role: 'stations', options };
  };
  const polygons = (options: FileInput['options'] = {}): FileInput => ({
    name: 'counties.geojson',
    content: bytes(counties!),
    role: 'areas',
    options,
  });
  const asked = async (...files: readonly FileInput[]): Promise<readonly unknown[]> => {
    const { problems } = await imported(...files);
    return problems
      .filter(({ severity }) => severity === 'ask')
      .map(({ code, where, params }) => [code, where.file, params.value, params.count, params.before, params.after]);
  };

  test.skipIf(folder === null)('the villages are asked about where the counties are converted', async () => {
    expect(await asked(points('lon,lat'), polygons({ crs: 'gcj02' }))).toEqual([
      ['crs-outside-named', 'villages.csv', 'gcj02', 114, 103, 114],
    ]);
  });

  test.skipIf(folder === null)('nobody is where too few villages lie at the side that matters', async () => {
    expect(await asked(points('lon_gcj02,lat_gcj02'), polygons())).toEqual([]);
  });

  test.skipIf(folder === null)('neither is where both are in the same system', async () => {
    expect(await asked(points('lon,lat'), polygons())).toEqual([]);
    expect(await asked(points('lon_gcj02,lat_gcj02'), polygons({ crs: 'gcj02' }))).toEqual([]);
  });
});

describe('stations of Wuhan, of which the file has both coordinates', () => {
  const file = realData('wuhan/DERIVED_wuhan_ems_stations.csv');
  const text = file === null ? '' : readFileSync(file, 'utf8');
  const named = (header: string): FileInput => ({
    name: 'wuhan.csv',
    content: bytes(text.replace(/XGCJ,YGCJ,XWGS,YWGS/, header)),
    role: 'stations',
  });
  /** A street of 400 m through every place in WGS 84. */
  const streets = async (): Promise<FileInput> => {
    const wgs = (await imported(named('a,b,lon,lat'))).stations ?? [];
    const features = wgs.map(({ lon, lat }) => ({
      type: 'Feature',
      properties: { highway: 'primary' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [lon - 0.002, lat + 0.0001],
          [lon + 0.002, lat + 0.0001],
        ],
      },
    }));
    return { ...roads(), content: bytes(JSON.stringify({ type: 'FeatureCollection', features })) };
  };

  test.skipIf(file === null)(
    'are asked about in GCJ-02, not in WGS 84, and come out as the file has them',
    async () => {
      const beside = await streets();
      expect(codesOf(await imported(named('a,b,lon,lat'), beside))).not.toContain('crs-shifted');
      const asked = await imported(named('lon,lat,a,b'), beside);
      expect(asked.problems.find(({ severity }) => severity === 'ask')).toMatchObject({
        code: 'crs-shifted',
        params: { value: 'gcj02', count: 93, after: 11 },
      });
      const answered = await imported({ ...named('lon,lat,a,b'), options: { crs: 'gcj02' } }, beside);
      expect(codesOf(answered).filter(code => code.startsWith('crs'))).toEqual([]);
      const wgs = (await imported(named('a,b,lon,lat'))).stations ?? [];
      const off = wgs.map(({ lon, lat }, i) => {
        const own = answered.stations![i]!;
        return geodesicMeters(lon, lat, own.lon, own.lat);
      });
      // The file's own were made by the one-step inverse, which is off by up to 2.6 m.
      expect(Math.max(...off)).toBeLessThan(2.7);
    },
  );
});
