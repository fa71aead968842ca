// Shapefiles: what a library passes over in silence is told, and what is read agrees with another program's reading.

import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import type { InputFile } from '../../src/files/bytes/input-file.ts';
import { polygonsOfRings, startRingBudget } from '../../src/files/formats/shapefile/shapefile-rings.ts';
import {
  codesIn,
  comparable,
  faultOfDamage,
  fixture,
  fixtureBytes,
  flipped,
  openAll,
  prefixLengths,
  readByOgr,
  seeded,
  withBytes,
} from './vector-files.ts';

describe('what is read', () => {
  test.each([
    'stations-gbk.shp',
    'stations-utf8.shp',
    'stations-4547.shp',
    'stations-null.shp',
    'stations-z.shp',
    'areas.shp',
    'roads.shp',
  ])('%s agrees with the reading of ogr2ogr', async name => {
    const { source, features, problems } = await openAll(fixture(name));
    expect(problems).toEqual([]);
    const names = source!.names;
    expect(comparable(features, names)).toEqual(comparable(readByOgr(name), names));
  });

  test('its coordinate system, its encoding and a name cut at ten bytes', async () => {
    const { source } = await openAll(fixture('stations-4547.shp'));
    expect(source!.encoding).toBe('gb18030');
    expect(source!.declaredCrs!.text).toMatch(/^PROJCS\["CGCS2000_3_Degree_GK_CM_114E"/);
    expect(source!.columns.get('turnout')).toMatchObject({ column: 'turnout_se', factor: 1 });
    expect(source!.columns.get('id')!.column).toBe('code');
  });

  test('an archive with all parts reads as the parts do', async () => {
    const loose = await openAll(fixture('stations-gbk.shp'));
    const packed = await openAll(fixture('stations-gbk.zip'));
    expect(packed.features.map(feature => feature.original())).toEqual(
      loose.features.map(feature => feature.original()),
    );
  });

  test('of several shapefiles in an archive one must be named', async () => {
    const asked = await openAll(fixture('two-shapefiles.zip'));
    expect(asked.problems[0]).toMatchObject({
      code: 'layer-needed',
      severity: 'ask',
      choices: [{ option: 'layer', value: 'areas.shp' }, { value: 'roads.shp' }],
    });
    const chosen = await openAll(fixture('two-shapefiles.zip'), { layer: 'roads.shp' });
    expect(chosen.features.map(feature => feature.property('name'))).toEqual(['白云大道', '汉通路']);
    expect(codesIn(await openAll(fixture('two-shapefiles.zip'), { layer: 'lakes.shp' }))).toEqual(['layer-missing']);
  });
});

describe('parts that are missing or do not fit', () => {
  test('without a table the shapes are used, and that is told', async () => {
    const { features, problems } = await openAll(fixture('stations-gbk.shp', ['.dbf']));
    expect(features.length).toBe(5);
    expect(features[0]!.property('code')).toBe(undefined);
    expect(problems).toMatchObject([{ code: 'shapefile-no-table', severity: 'warn' }]);
  });

  test('without a .prj nothing is said of the coordinate system', async () => {
    expect((await openAll(fixture('stations-gbk.shp', ['.prj']))).source!.declaredCrs).toBe(null);
  });

  test('a table with another number of rows is refused', async () => {
    const file = fixture('stations-gbk.shp');
    const table = fixtureBytes('stations-gbk.dbf');
    table[4] = 4;
    const { problems } = await openAll(withBytes(file, '.dbf', table));
    expect(problems).toMatchObject([{ code: 'shapefile-rows-differ', params: { found: 4, expected: 5 } }]);
  });

  test('a table that is cut is refused with its byte', async () => {
    const table = fixtureBytes('stations-gbk.dbf').slice(0, 700);
    const { problems } = await openAll(withBytes(fixture('stations-gbk.shp'), '.dbf', table));
    expect(problems).toMatchObject([{ code: 'dbf-cut', where: { byte: 700 }, params: { found: 700 } }]);
  });

  test('shapes that are cut in record 4 are refused, not read as three', async () => {
    const shapes = fixtureBytes('stations-gbk.shp').slice(0, 100 + 28 * 3 + 10);
    const { features, problems } = await openAll(withBytes(fixture('stations-gbk.shp'), '.shp', shapes));
    expect(features).toEqual([]);
    expect(problems).toMatchObject([{ code: 'shapefile-cut', severity: 'reject', where: { byte: 194 } }]);
  });

  test('a forged length of a record is refused with its record', async () => {
    const shapes = fixtureBytes('stations-gbk.shp');
    new DataView(shapes.buffer).setInt32(100 + 28 + 4, 5000);
    const { problems } = await openAll(withBytes(fixture('stations-gbk.shp'), '.shp', shapes));
    expect(problems).toMatchObject([{ code: 'shapefile-record-length', where: { feature: 2, byte: 128 } }]);
  });

  test('rows marked as deleted leave with their shapes, and are counted', async () => {
    const table = fixtureBytes('stations-gbk.dbf');
    const header = new DataView(table.buffer);
    table[header.getUint16(8, true) + header.getUint16(10, true)] = 0x2a;
    const { features, problems } = await openAll(withBytes(fixture('stations-gbk.shp'), '.dbf', table));
    expect(features.map(feature => feature.property('code'))).toEqual([
      '00123',
      '00125',
      '00126',
      '900719925474099312',
    ]);
    expect(problems).toMatchObject([{ code: 'dbf-row-deleted', params: { count: 1 } }]);
  });

  test.each(['.dbf', '.shx', '.prj', '.cpg'])('a lone %s gets a sentence', async ending => {
    const name = `stations-gbk${ending}`;
    const { problems } = await openAll({ source: fromBytes(name, fixtureBytes(name)), companions: [] });
    expect(problems).toMatchObject([{ code: 'shapefile-part-alone', severity: 'reject' }]);
  });
});

test('a .prj in UTF-16 is read', async () => {
  const text = '\ufeffGEOGCS["GCS_WGS_1984"]';
  const utf16 = new Uint8Array(Uint16Array.from(text, character => character.charCodeAt(0)).buffer);
  const { source, companions } = fixture('stations-4547.shp');
  const others = companions.filter(({ name }) => !name.endsWith('.prj'));
  const opened = await openAll({ source, companions: [...others, fromBytes('stations-4547.prj', utf16)] });
  expect(opened.source!.declaredCrs).toEqual({ text: 'GEOGCS["GCS_WGS_1984"]', column: null });
});

describe('the encoding of a table', () => {
  const names = async (file: InputFile): Promise<unknown> =>
    (await openAll(file)).features.map(feature => feature.property('name'));
  const expected = ['荆门市中心急救站', '官垱镇急救点', '永漋镇急救点', 'Shayang "Old" Town', '<b>北区</b>'];

  test('is that of the .cpg file, however it is spelt', async () => {
    for (const page of ['936', 'GBK', 'CP936', 'ANSI 936', 'gb2312\r\n']) {
      const file = withBytes(fixture('stations-gbk.shp'), '.cpg', new TextEncoder().encode(page));
      expect(await names(file), page).toEqual(expected);
    }
  });

  test('is found from the text where the .cpg file is missing or wrong', async () => {
    expect(await names(fixture('stations-gbk.shp', ['.cpg']))).toEqual(expected);
    const wrong = withBytes(fixture('stations-gbk.shp'), '.cpg', new TextEncoder().encode('UTF-8'));
    expect(await names(wrong)).toEqual(expected);
    expect((await openAll(wrong)).problems).toMatchObject([{ code: 'cpg-wrong', params: { found: 'utf-8' } }]);
  });
});

describe('rings', () => {
  const square = (x: number, y: number, size: number, clockwise: boolean): number[][] => {
    const ring = [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ];
    return clockwise ? ring.reverse() : ring;
  };
  const shape = (rings: number[][][]): readonly number[] | undefined =>
    polygonsOfRings(rings, startRingBudget())?.map(polygon => polygon.length);

  test('holes go to the smallest exterior around them; an island in a hole is a polygon', () => {
    const rings = [
      square(0, 0, 10, true),
      square(1, 1, 8, false),
      square(2, 2, 6, true),
      square(3, 3, 1, false),
      square(20, 0, 4, true),
    ];
    expect(shape(rings)).toEqual([2, 2, 1]);
  });

  test('a file that winds all rings the other way round gives the same polygons', () => {
    expect(shape([square(0, 0, 10, false), square(1, 1, 8, true)])).toEqual([2]);
  });

  test('rings of one sense nest by what contains them', () => {
    expect(shape([square(0, 0, 10, true), square(1, 1, 8, true), square(2, 2, 2, true)])).toEqual([2, 1]);
  });

  test('a hole that touches its exterior at a corner is one', () => {
    expect(shape([square(0, 0, 10, true), square(0, 0, 5, false), square(20, 0, 5, true)])).toEqual([2, 1]);
  });

  test('too many rings to compare are given up', () => {
    const rings = [square(0, 0, 10, true), square(1, 1, 8, false), square(30, 0, 10, true)];
    expect(polygonsOfRings(rings, { left: 3 })).toBe(null);
  });
});

describe('damage', () => {
  const parts = [
    ['areas.shp', '.shp'],
    ['areas.shp', '.dbf'],
    ['stations-z.shp', '.shp'],
    ['stations-gbk.shp', '.dbf'],
    ['stations-gbk.shp', '.prj'],
    ['stations-gbk.shp', '.shx'],
  ] as const;

  test.each(parts)('every beginning of %s %s is taken', async (name, ending) => {
    const bytes = fixtureBytes(name.replace(/\.shp$/, ending));
    for (const length of prefixLengths(bytes.length, 100)) {
      const file = withBytes(fixture(name), ending, bytes.slice(0, length));
      expect(await faultOfDamage(file), String(length)).toBe('');
    }
  });

  test.each(parts)('every byte flip of %s %s is taken', async (name, ending) => {
    const bytes = fixtureBytes(name.replace(/\.shp$/, ending));
    const pick = seeded(7);
    for (let i = 0; i < 300; i++) {
      expect(await faultOfDamage(withBytes(fixture(name), ending, flipped(bytes, pick))), String(i)).toBe('');
    }
  });

  test('every beginning and byte flip of an archive is taken', async () => {
    const bytes = fixtureBytes('stations-gbk.zip');
    const pick = seeded(11);
    const zip = (content: Uint8Array): InputFile => ({ source: fromBytes('a.zip', content), companions: [] });
    for (const length of prefixLengths(bytes.length, 30)) {
      expect(await faultOfDamage(zip(bytes.slice(0, length))), String(length)).toBe('');
    }
    for (let i = 0; i < 300; i++) expect(await faultOfDamage(zip(flipped(bytes, pick))), String(i)).toBe('');
  });
});
