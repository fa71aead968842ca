// What holds of the feature readers in general; single cases are golden pairs.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noSettlement, settlements } from '../../src/demand/demand-cells.ts';
import {
  codesOf,
  options,
  placesOf,
  pointCollection,
  readAreas,
  readPopulation,
  readRoadLines,
  readStations,
  textFile,
} from './read-helpers.ts';

describe('the order of rows decides nothing', () => {
  const rows = [
    'c,Third,112.3,31,5',
    'a,First,112.1,31,1',
    'b,Second,112.2,31.5,0.25',
    'a,First,112.05,31,2',
    'zé,Last,112,31,7',
  ];
  const file = (shuffled: readonly string[]) => textFile(['id,name,lon,lat,population', ...shuffled].join('\n'));
  const order = fc.shuffledSubarray(rows, { minLength: rows.length });

  test('of stations', async () => {
    const expected = (await readStations(file(rows), options())).value?.stations;
    expect(expected?.map(({ stationId, lon }) => [stationId, lon])).toEqual([
      ['a', 112.05],
      ['a', 112.1],
      ['b', 112.2],
      ['c', 112.3],
      ['zé', 112],
    ]);
    await fc.assert(
      fc.asyncProperty(order, async shuffled => {
        expect((await readStations(file(shuffled), options())).value?.stations).toEqual(expected);
      }),
    );
  });

  test('of cells', async () => {
    const read = async (lines: readonly string[]): Promise<object> => {
      const { isPolygonAt: _, geometryAt, ...cells } = (await readPopulation(file(lines), options())).value!.cells;
      return { ...cells, geometry: cells.cellId.map((_id, cell) => geometryAt(cell)) };
    };
    const expected = await read(rows);
    await fc.assert(
      fc.asyncProperty(order, async shuffled => {
        expect(await read(shuffled)).toEqual(expected);
      }),
    );
  });

  test('of properties', async () => {
    const features = [
      [112, 31, { pop: 3, people: 4 }],
      [112.1, 31, { people: 5, pop: 6 }],
    ] as const;
    for (const points of [features, [...features].reverse()]) {
      const { cells } = (await readPopulation(textFile(pointCollection(...points)), options())).value!;
      expect(Array.from({ length: 2 }, (_, row) => cells.populationMicro[row]).sort()).toEqual([3_000_000, 6_000_000]);
    }
  });
});

test('a table and its features read the same', async () => {
  const table = await readStations(
    textFile('id,name,lon,lat,status,vehicles\ns,South,112.5,31.25,planned,2\n'),
    options(),
  );
  const features = await readStations(
    textFile(pointCollection([112.5, 31.25, { id: 's', name: 'South', status: '规划', vehicles: 2 }])),
    options(),
  );
  expect(table.value?.stations).toEqual(features.value?.stations);
});

describe('ids', () => {
  test('the feature, else the property, else the record number; always text', async () => {
    const feature = (id: unknown, properties: object) => ({
      type: 'Feature',
      ...(id === undefined ? {} : { id }),
      properties,
      geometry: { type: 'Point', coordinates: [112, 31] },
    });
    const features = [
      feature(5, { id: 'x' }),
      feature(undefined, { id: 7 }),
      feature(undefined, {}),
      feature('', { id: ' ' }),
      feature({}, { id: [1] }),
    ];
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    expect((await readStations(textFile(text), options())).value?.stations.map(({ stationId }) => stationId)).toEqual([
      '3',
      '4',
      '5',
      '5',
      '7',
    ]);
  });

  test('a row that is set aside keeps its number', async () => {
    const { value } = await readStations(textFile('name,lon,lat\na,x,31\nb,112,31\n'), options());
    expect(value?.stations[0]).toMatchObject({ stationId: '2', name: 'b' });
  });
});

describe('limits', () => {
  const rows = (count: number): string => Array.from({ length: count }, (_, i) => `${i},112.${i},31,1`).join('\n');
  const limits = { ...options().limits, features: 3, stations: 2 };

  test('of records', async () => {
    const file = textFile(`id,lon,lat,population\n${rows(4)}`);
    const outcome = await readPopulation(file, options({ limits }));
    expect(outcome.value).toBeNull();
    expect(placesOf(outcome)).toEqual(['too-many-records 5:']);
    expect(outcome.problems[0]?.params.limit).toBe(3);
    expect(
      (await readPopulation(textFile(`id,lon,lat,population\n${rows(3)}`), options({ limits }))).value?.cells.count,
    ).toBe(3);
  });

  test('of features', async () => {
    const text = pointCollection([1, 1, { pop: 1 }], [2, 2, { pop: 1 }], [3, 3, { pop: 1 }], [4, 4, { pop: 1 }]);
    expect(placesOf(await readPopulation(textFile(text), options({ limits })))).toEqual(['too-many-records 4:']);
  });

  test('of stations', async () => {
    const outcome = await readStations(textFile(`id,lon,lat\n${rows(3)}`.replace(/,1$/gm, '')), options({ limits }));
    expect(codesOf(outcome)).toContain('too-many-stations');
    expect(outcome.value).toBeNull();
  });

  test('of people', async () => {
    const file = textFile('id,lon,lat,population\n1,112,31,9000000000\n2,112,31,9000000000\n');
    expect(codesOf(await readPopulation(file, options()))).toEqual(['population-total-too-large']);
  });
});

test('what was set aside keeps its own text', async () => {
  const { value } = await readPopulation(
    textFile('id,name,lon,lat,population\n1,"a, ""b""\nc",112,31,\n2,x,112,31,5\n'),
    options(),
  );
  expect(value?.setAside).toEqual([
    {
      file: 'file.csv',
      place: { file: 'file.csv', line: 2, row: 1, column: 'population' },
      code: 'cell-empty',
      original: '1,"a, ""b""\nc",112,31,',
    },
  ]);
});

test('settlement words and codes', async () => {
  const words = ['urban', ' Rural ', 'REMOTE', '城镇', '乡村', '边远地区', '111', '122', '220', '210', '', '999'];
  const rows = words.map((word, i) => `${String(i).padStart(2, '0')},112,31,1,${word}`);
  const { value, problems } = await readPopulation(
    textFile(['id,lon,lat,population,城乡', ...rows].join('\n')),
    options(),
  );
  const found = Array.from({ length: words.length }, (_, row) => value!.cells.givenSettlement[row]!);
  expect(found.map(code => (code === noSettlement ? '' : settlements[code]))).toEqual([
    'urban',
    'rural',
    'remote',
    'urban',
    'rural',
    'remote',
    'urban',
    'urban',
    'rural',
    'rural',
    '',
    '',
  ]);
  expect(problems.map(({ code, where }) => [code, where.line])).toEqual([['settlement-word-unknown', 13]]);
});

test('coordinates in metres are one question about the file', async () => {
  const rows = Array.from({ length: 50 }, (_, i) => `${i},${500_000 + i},${3_400_000 + i},1`);
  const outcome = await readPopulation(textFile(['id,x,y,population', ...rows].join('\n')), options());
  expect(outcome.value).toBeNull();
  expect(outcome.problems.map(({ severity, code }) => [severity, code])).toEqual([['ask', 'crs-unknown']]);
});

test('a stated coordinate system counts, and one that is not known only when the user names another', async () => {
  const text = pointCollection([112, 31, {}]).replace('{', '{"crs":{"type":"name","properties":{"name":"EPSG:4490"}},');
  expect((await readStations(textFile(text), options())).value?.counts.crs).toBe('CGCS2000 (EPSG:4490)');
  expect(codesOf(await readStations(textFile(text), options({ crs: 'EPSG:4326' })))).toEqual([]);
  const unknown = text.replace('EPSG:4490', 'EPSG:99999');
  expect(codesOf(await readStations(textFile(unknown), options()))).toEqual(['crs-unsupported']);
  expect(codesOf(await readStations(textFile(unknown), options({ crs: 'EPSG:4326' })))).toEqual([]);
});

describe('polygons', () => {
  const area = (...rings: number[][][]) =>
    textFile(
      JSON.stringify({ type: 'Feature', properties: { name: 'a' }, geometry: { type: 'Polygon', coordinates: rings } }),
    );

  test('that cross themselves are repaired, those that touch themselves rightly are not', async () => {
    const bow = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2.5],
      [0, 0],
    ];
    const pinched = [
      [0, 0],
      [1, 1],
      [2, 0],
      [2, 2],
      [1, 1],
      [0, 2],
      [0, 0],
    ];
    const spike = [
      [0, 0],
      [2, 0],
      [2, 2],
      [1, 2],
      [1, 3],
      [1, 2],
      [0, 2],
      [0, 0],
    ];
    expect(codesOf(await readAreas(area(bow), options()))).toEqual(['polygon-self-crossing']);
    expect(codesOf(await readAreas(area(pinched), options()))).toEqual([]);
    expect(codesOf(await readAreas(area(spike), options()))).toEqual(['polygon-spike']);
  });

  test('whose hole leaves the exterior cross themselves', async () => {
    const square = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ];
    const hole = [
      [1, 1],
      [3, 1],
      [3, 1.5],
      [1, 1.5],
      [1, 1],
    ];
    expect(codesOf(await readAreas(area(square, hole), options()))).toEqual(['polygon-self-crossing']);
  });

  test('many edges cost little', async () => {
    const zigzag = Array.from({ length: 20_000 }, (_, i) => [i % 2, i / 1000]);
    const start = performance.now();
    await readAreas(area([...zigzag, [-1, 20], [-1, 0], zigzag[0]!]), options());
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test('road lines meet where they share a position to 1e-7 degrees', async () => {
  const line = (id: string, ...coordinates: number[][]) => ({
    type: 'Feature',
    id,
    properties: { highway: 'primary' },
    geometry: { type: 'LineString', coordinates },
  });
  const features = [
    line('b', [112, 31], [112.1, 31]),
    line('a', [112.10000000004, 31.00000000004], [112.2, 31]),
    line('c', [112.2000001, 31], [112.3, 31]),
  ];
  const { source } = (await readRoadLines(textFile(JSON.stringify({ type: 'FeatureCollection', features })), options()))
    .value!;
  expect(source.wayId).toEqual(['a', 'b', 'c']);
  expect(source.vertexLon).toHaveLength(5);
  expect(source.wayVertex[0]).toBe(source.wayVertex[3]);
});

test('many vertices keep their rows', async () => {
  const coordinates = Array.from({ length: 5000 }, (_, i) => [(i % 70) / 100, Math.floor(i / 70) / 100]);
  const feature = {
    type: 'Feature',
    properties: { highway: 'primary' },
    geometry: { type: 'LineString', coordinates },
  };
  const { source } = (await readRoadLines(textFile(JSON.stringify(feature)), options())).value!;
  expect(Array.from(source.wayVertex, row => [source.vertexLon[row], source.vertexLat[row]])).toEqual(coordinates);
  expect(source.vertexLon).toHaveLength(5000);
});

test.each(['utf-16le', 'utf-16be'])('GeoJSON in %s without a mark is read', async encoding => {
  const text = pointCollection([112.2, 31, { id: 'a' }]);
  const bytes = new Uint8Array(
    [...text].flatMap(c => (encoding === 'utf-16le' ? [c.charCodeAt(0), 0] : [0, c.charCodeAt(0)])),
  );
  const outcome = await readStations({ name: 'file.geojson', bytes });
  expect(outcome.value?.stations.map(({ stationId }) => stationId)).toEqual(['a']);
});
