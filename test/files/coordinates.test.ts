// Coordinate systems of files: named, contradicted, unnamed, exchanged; and places that are none.

import { describe, expect, test } from 'vitest';
import { startProblemLog } from '../../src/files/account/problem-log.ts';
import { chooseCoordinates, systemOf } from '../../src/files/coordinates/coordinate-reader.ts';
import { likelySystems } from '../../src/files/coordinates/likely-systems.ts';
import { parseWellKnownText } from '../../src/files/coordinates/well-known-text.ts';
import { epsgSystem } from '../../src/geo/coordinate-systems/epsg-systems.ts';
import { toGcj02 } from '../../src/geo/coordinate-systems/gcj02.ts';
import { codesOf, options, pointCollection, readStations, textFile } from './read-helpers.ts';

const greenwich = 'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]';
const gcs2000 = `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],${greenwich}]`;
const esri4547 =
  `PROJCS["CGCS2000_3_Degree_GK_CM_114E",${gcs2000},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],` +
  'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],' +
  'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const wkt2 =
  'PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 114E",BASEGEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",' +
  'ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],' +
  'CONVERSION["3-degree Gauss-Kruger CM 114E",METHOD["Transverse Mercator",ID["EPSG",9807]],' +
  'PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",114],' +
  'PARAMETER["Scale factor at natural origin",1],PARAMETER["False easting",500000,LENGTHUNIT["metre",1]],PARAMETER["False northing",0]],' +
  'CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1]],AXIS["easting (Y)",east,ORDER[2]],LENGTHUNIT["metre",1]]';
const lambert =
  `PROJCS["Lambert",${gcs2000},PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],` +
  'PARAMETER["Central_Meridian",105.0],PARAMETER["Standard_Parallel_1",30.0],PARAMETER["Standard_Parallel_2",62.0],' +
  'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

describe('names and definitions', () => {
  test.each([
    'EPSG:4547',
    'epsg:4547',
    '4547',
    'urn:ogc:def:crs:EPSG::4547',
    'urn:ogc:def:crs:EPSG:6.9:4547',
    'http://www.opengis.net/def/crs/EPSG/0/4547',
    'http://www.opengis.net/gml/srs/epsg.xml#4547',
    '{"type":"ProjectedCRS","name":"x","id":{"authority":"EPSG","code":4547}}',
    esri4547,
    wkt2,
    `COMPD_CS["both",${esri4547},VERT_CS["height",VERT_DATUM["sea",2005],UNIT["m",1]]]`,
    esri4547.replaceAll('[', '(').replaceAll(']', ')'),
  ])('%s is CGCS2000 around 114°', async name => {
    const system = await systemOf(name);
    expect(system?.toWgs84?.(528_770.237_256, 3_386_666.250_562)).toEqual({
      lon: expect.closeTo(114.3, 10) as number,
      lat: expect.closeTo(30.6, 10) as number,
    });
  });

  test('degrees that are or count as WGS 84 need no conversion', async () => {
    const names = ['CRS84', 'urn:ogc:def:crs:OGC:1.3:CRS84', 'WGS 84', 'EPSG:4490', gcs2000, 'CGCS2000', '4326'];
    const systems = await Promise.all(names.map(systemOf));
    expect(systems.map(system => system?.toWgs84)).toEqual(names.map(() => null));
  });

  test('other projections go through proj4: numbers of PROJ 9.1', async () => {
    const at = async (name: string, x: number, y: number) => (await systemOf(name))?.toWgs84?.(x, y);
    expect(await at('EPSG:28992', 121_687, 487_484)).toEqual({ lon: 4.898_009_893, lat: 52.374_218_164 });
    expect(await at('EPSG:2154', 652_000, 6_862_000)).toEqual({ lon: 2.345_811_959, lat: 48.856_248_141 });
    expect(await at('ESRI:102025', 1_600_000, 200_000)).toEqual({ lon: 112.987_742_932, lat: 30.446_723_918 });
    expect(await at(lambert, 100_000, 3_300_000)).toEqual({ lon: 105.983494859, lat: 26.350566903 });
  });

  test.each([
    'EPSG:99999',
    'PROJCS[',
    'PROJCS["a"]',
    'GEOGCS["a",DATUM["__proto__",SPHEROID["s",6378137,298.257]]]',
    'LOCAL_CS["site plan",UNIT["m",1]]',
    '+proj=nothing',
    '+proj=longlat +nadgrids=some.gsb',
    '{"type":"link","properties":{"href":"https://example.org/crs"}}',
    '{',
    '',
    `GEOGCS[${'A['.repeat(100)}`,
  ])('%s is no system, and nothing is thrown', async name => {
    expect(await systemOf(name)).toBeNull();
  });

  test('every beginning of a definition is a definition or none', async () => {
    for (let length = 0; length < wkt2.length; length += 7) expect(await systemOf(wkt2.slice(0, length))).toBeNull();
    expect(parseWellKnownText('A["say ""so""",1]')).toEqual({ keyword: 'A', values: ['say "so"', 1], children: [] });
  });
});

describe('the choice', () => {
  const choose = async (declared: string | null, crs: string) => {
    const log = startProblemLog('file');
    const found = await chooseCoordinates(declared === null ? null : { text: declared, column: null }, { crs }, log);
    return [found?.crs ?? null, ...log.rejected().problems.map(({ code, severity }) => `${severity} ${code}`)];
  };

  test.each<[string | null, string, readonly (string | null)[]]>([
    [null, 'auto', ['WGS 84']],
    [null, 'gcj02', ['GCJ-02']],
    ['EPSG:4547', 'auto', ['CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)']],
    ['EPSG:4547', 'EPSG:4547', ['CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)']],
    [esri4547, 'EPSG:4547', ['CGCS2000_3_Degree_GK_CM_114E']],
    ['EPSG:4326', 'EPSG:4490', ['WGS 84']],
    ['EPSG:4547', 'EPSG:4526', [null, 'reject crs-contradiction']],
    ['CRS84', 'gcj02', [null, 'reject crs-contradiction']],
    ['gcj02', 'bd09', [null, 'reject crs-contradiction']],
    ['gcj02', 'EPSG:4326', [null, 'reject crs-contradiction']],
    ['EPSG:99999', 'auto', [null, 'reject crs-unsupported']],
    ['EPSG:99999', 'EPSG:4326', ['WGS 84']],
    [null, 'nonsense', [null, 'reject crs-option-unknown']],
    ['EPSG:2383', 'auto', ['Xian 1980 / 3-degree Gauss-Kruger CM 114E (EPSG:2383)', 'warn crs-datum-rough']],
  ])('%s with --crs %s', async (declared, crs, expected) => {
    expect(await choose(declared, crs)).toEqual(expected);
  });
});

function grid(count: number, x: number, y: number, step: number): string {
  const rows = Array.from({ length: count }, (_, i) => `${i},${x + step * (i % 5)},${y + step * Math.floor(i / 5)}`);
  return `id,x,y\n${rows.join('\n')}\n`;
}

describe('metres without a system', () => {
  test('a zone number in the eastings names the likely systems, CGCS2000 first; nothing is converted', async () => {
    const { value, problems } = await readStations(textFile(grid(10, 37_614_573, 3_434_918, 1000)));
    expect(value).toBeNull();
    expect(problems.map(({ code, severity }) => [severity, code])).toEqual([['ask', 'crs-unknown']]);
    expect(problems[0]?.choices?.map(choice => choice.value)).toEqual(['EPSG:4525', 'EPSG:2361', 'EPSG:2413']);
    expect(problems[0]?.choices?.[0]?.points[0]).toEqual([
      expect.closeTo(112.2, 4) as number,
      expect.closeTo(31.03, 4) as number,
    ]);
  });

  test('without a number the zones of China, UTM and Web Mercator; the other files bring the right one to the top', () => {
    const sample = [[614_573, 3_434_918]] as const;
    const blind = likelySystems(sample, null).map(({ value }) => value);
    expect(blind).toContain('EPSG:32649');
    const near = likelySystems(sample, { lon: 112.2, lat: 31 }).map(({ value }) => value);
    expect(near.slice(0, 2).sort()).toEqual(['EPSG:4508', 'EPSG:4546']);
    const zoned = likelySystems([[3_435_804, 38_328_039]], { lon: 112.4, lat: 31 }).map(({ value }) => value);
    expect(zoned).toEqual(['EPSG:4526', 'EPSG:2362', 'EPSG:2414']);
    expect(likelySystems([[480_716, 6_677_873]], { lon: -51, lat: -30 })[0]?.value).toBe('EPSG:32722');
    expect(likelySystems([[12_490_046, 3_636_645]], null)[0]?.value).toBe('EPSG:3857');
  });

  test('the answer is taken, and told in the account', async () => {
    const file = textFile(grid(10, 37_614_573.175_708, 3_434_918.956_407, 1000));
    const { value } = await readStations(file, options({ crs: 'EPSG:4525' }));
    expect(value?.stations[0]?.lon).toBeCloseTo(112.2, 9);
    expect(value?.counts).toEqual({
      read: 10,
      used: 10,
      setAside: 0,
      crs: 'CGCS2000 / 3-degree Gauss-Kruger zone 37 (EPSG:4525)',
    });
  });

  test('northings in the first column are seen by their size, and told', async () => {
    const rows = grid(10, 3_434_918.956_407, 614_573.175_708, 1000);
    const outcome = await readStations(textFile(rows), options({ crs: 'EPSG:4546' }));
    expect(outcome.value?.stations[0]?.lon).toBeCloseTo(112.2, 9);
    expect(codesOf(outcome)).toEqual(['axes-north-first']);
    const asked = await readStations(textFile(rows), options({ crs: 'EPSG:4546', axisOrder: 'lat-lon' }));
    expect(asked.value?.stations).toEqual(outcome.value?.stations);
    expect(codesOf(asked)).toEqual([]);
  });

  test('degrees under a system of metres are refused', async () => {
    const outcome = await readStations(textFile('id,lon,lat\n1,112.2,31\n'), options({ crs: 'EPSG:4547' }));
    expect(outcome.value).toBeNull();
    expect(codesOf(outcome)).toEqual(['crs-degrees']);
  });

  test('places that the system of the file does not have are refused', async () => {
    const collection = JSON.parse(pointCollection([38_500_000, 3_434_918, {}], [38_500_100, 3_434_918, {}])) as object;
    const text = JSON.stringify({ ...collection, crs: { type: 'name', properties: { name: 'EPSG:4546' } } });
    expect(codesOf(await readStations(textFile(text, 'a.geojson')))).toEqual(['crs-not-here']);
  });
});

describe('exchanged coordinates', () => {
  test('throughout the file: a question with both readings', async () => {
    const outcome = await readStations(textFile('id,lon,lat\n1,31,112\n2,31.1,112.1\n3,31.2,112.2\n'));
    expect(outcome.value).toBeNull();
    expect(codesOf(outcome)).toEqual(['axis-order-unclear']);
    expect(outcome.problems[0]?.choices?.map(({ value, points }) => [value, points[0]])).toEqual([
      ['lat-lon', [112, 31]],
      ['lon-lat', undefined],
    ]);
    const answered = await readStations(
      textFile('id,lon,lat\n1,31,112\n2,31.1,112.1\n3,31.2,112.2\n'),
      options({ axisOrder: 'lat-lon' }),
    );
    expect(answered.value?.stations.map(({ lon, lat }) => [lon, lat])).toEqual([
      [112, 31],
      [112.1, 31.1],
      [112.2, 31.2],
    ]);
  });

  test('in one record: exchanged back where that puts it among the others, else set aside', async () => {
    const rows = 'id,lon,lat\n1,112,31\n2,112.1,31.1\n3,112.2,31.2\n4,31.05,112.05\n5,50,140\n';
    const outcome = await readStations(textFile(rows));
    expect(outcome.value?.stations.map(({ stationId, lon }) => [stationId, lon])).toContainEqual(['4', 112.05]);
    expect(codesOf(outcome)).toEqual(['coordinates-exchanged', 'coordinates-swapped']);
    const refused = await readStations(textFile(rows), options({ repair: false }));
    expect(codesOf(refused)).toEqual(['coordinates-swapped', 'coordinates-swapped']);
    expect(refused.value?.counts).toEqual({ read: 5, used: 3, setAside: 2 });
  });
});

test('a slip of one degree and a place far from all others are told, and used as they stand', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `${i},${112 + (i % 4) / 10},${31 + i / 20}`);
  const outcome = await readStations(textFile(`id,lon,lat\n${rows.join('\n')}\nslip,112.2,30.253442\nfar,5,52\n`));
  expect(outcome.problems.map(({ code, params }) => [code, params.found, params.after])).toEqual([
    ['place-one-degree-off', '112.2, 30.253442', '112.2, 31.253442'],
    ['place-far-off', '5, 52', undefined],
  ]);
  expect(outcome.value?.counts.used).toBe(14);
  const west = Array.from({ length: 12 }, (_, i) => `${i},${4 + (i % 4) / 10},${52 + i / 20}`);
  const swapped = await readStations(textFile(`id,lon,lat\n${west.join('\n')}\nx,52.2,4.2\n`));
  expect(codesOf(swapped)).toEqual(['place-seems-swapped']);
});

test('numbers that stand for no place are set aside', async () => {
  const rows = ['0,0', '-1,-1', '999,999', '-9999,-9999', '180,90', '0,0.0'].map((place, i) => `${i},${place}`);
  const outcome = await readStations(textFile(`id,lon,lat\n${rows.join('\n')}\nok,0,51.5\n`));
  expect(codesOf(outcome)).toEqual(Array.from({ length: 6 }, () => 'place-placeholder'));
  const alone = await readStations(textFile('id,lon,lat\n1,0,0\n'));
  expect([codesOf(alone), alone.value?.counts.used]).toEqual([['place-null-island'], 1]);
  expect(outcome.value?.counts).toEqual({ read: 7, used: 1, setAside: 6 });
});

describe('GCJ-02 and BD-09', () => {
  const gcj = toGcj02(112.2, 31.03);

  test.each([
    `id,lon_gcj02,lat_gcj02\n1,${gcj.lon},${gcj.lat}\n`,
    `编号,高德经度,高德纬度\n1,${gcj.lon},${gcj.lat}\n`,
    `id,lon(gcj02),lat(gcj02)\n1,${gcj.lon},${gcj.lat}\n`,
  ])('named by the columns', async text => {
    const { value } = await readStations(textFile(text));
    expect(value?.stations[0]?.lon).toBeCloseTo(112.2, 9);
    expect(value?.stations[0]?.lat).toBeCloseTo(31.03, 9);
    expect(value?.counts.crs).toBe('GCJ-02');
  });

  test('columns of Baidu, and an answer that contradicts the columns', async () => {
    const text = 'id,百度经度,百度纬度\n1,112.2,31\n';
    expect((await readStations(textFile(text))).value?.counts.crs).toBe('BD-09');
    expect(codesOf(await readStations(textFile(text), options({ crs: 'gcj02' })))).toEqual(['crs-contradiction']);
    const wgs = 'id,lon_wgs84,lat_wgs84\n1,112.2,31\n';
    expect(codesOf(await readStations(textFile(wgs), options({ crs: 'gcj02' })))).toEqual(['crs-contradiction']);
  });

  test('a file that is marked so is converted once, and a file that names WGS 84 never', async () => {
    const marked = { ...(JSON.parse(pointCollection([gcj.lon, gcj.lat, {}])) as object), coordinate_system: 'GCJ-02' };
    const { value } = await readStations(textFile(JSON.stringify(marked), 'a_gcj02.geojson'));
    expect(value?.stations[0]?.lon).toBeCloseTo(112.2, 9);
  });
});

test('all codes of China can be answered with', () => {
  for (let code = 4491; code <= 4554; code++) expect(epsgSystem(code)).not.toBeNull();
});

test('numbers that a named system does not have are asked about, and the system is named', async () => {
  // Zone number 38 before the easting; EPSG:4547 is the same meridian without it.
  const text = 'id,x,y\n1,38441000.5,3432000.25\n2,38442000.5,3433000.25\n3,38443000.5,3434000.25\n';
  const { value, problems } = await readStations(textFile(text), options({ crs: 'EPSG:4547' }));
  expect(value).toBeNull();
  expect(problems).toEqual([expect.objectContaining({ severity: 'ask', code: 'crs-misfit' })]);
  expect(problems[0]?.params.system).toContain('4547');
  expect(problems[0]?.choices?.map(choice => choice.value)).toContain('EPSG:4526');
});
