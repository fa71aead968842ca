// GeoPackages: layers, attributes, damage, and nothing of what a file wrote is run.

import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import type { InputFile } from '../../src/files/bytes/input-file.ts';
import { readGeopackageGeometry } from '../../src/files/formats/geopackage/geopackage-geometry.ts';
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
} from './vector-files.ts';

function file(bytes: Uint8Array): InputFile {
  return { source: fromBytes('a.gpkg', bytes), companions: [] };
}

/** A fixture after some statements. */
async function changed(name: string, ...statements: readonly string[]): Promise<InputFile> {
  const { Database } = await initSqlJs();
  const database = new Database(fixtureBytes(name));
  for (const sql of statements) database.run(sql);
  const bytes = database.export();
  database.close();
  return file(bytes);
}

test.each(['stations.gpkg', 'stations-indexed.gpkg', 'stations-4547.gpkg', 'areas.gpkg'])(
  '%s agrees with the reading of ogr2ogr',
  async name => {
    const { source, features, problems } = await openAll(fixture(name));
    expect(problems).toEqual([]);
    const names = source!.names.filter(column => column !== 'fid');
    expect(comparable(features, names)).toEqual(comparable(readByOgr(name), names));
    expect(source!.declaredCrs!.text).toBe(name.includes('4547') ? 'EPSG:4547' : 'EPSG:4326');
  },
);

test('the key is an id only where no column has a better one', async () => {
  expect((await openAll(fixture('stations.gpkg'))).source!.columns.get('id')!.column).toBe('code');
  expect((await openAll(fixture('areas.gpkg'))).source!.columns.get('id')!.column).toBe('fid');
});

describe('several layers', () => {
  test('are asked about, with the columns of each', async () => {
    const { problems } = await openAll(fixture('two-layers.gpkg'));
    expect(problems).toMatchObject([
      {
        code: 'layer-needed',
        choices: [
          { value: 'areas', preview: ['fid', 'geom', 'name', 'area_km2', 'pop'] },
          { value: '站点', preview: expect.arrayContaining(['code', 'status']) },
        ],
      },
    ]);
  });

  test('the one that is named is read, its place says so', async () => {
    const { source, features } = await openAll(fixture('two-layers.gpkg'), { layer: '站点' });
    expect(source!.layers).toEqual(['站点', 'areas']);
    expect(features[1]!.place).toEqual({ sheet: '站点', feature: 2 });
  });
});

test('a table of attributes is read by its columns of longitude and latitude', async () => {
  const { features, problems } = await openAll(fixture('attributes.gpkg'));
  expect(problems).toEqual([]);
  expect(features[0]!.geometry).toEqual({ type: 'Point', coordinates: [112.2001, 31.0301] });
  expect(features[4]!.property('code')).toBe('900719925474099312');
});

describe('what a file wrote is not run', () => {
  test('a view that never ends is left out', async () => {
    const input = await changed(
      'two-layers.gpkg',
      'DROP TABLE areas',
      'CREATE VIEW areas AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom FROM n',
    );
    const { features, problems } = await openAll(input);
    expect(features.length).toBe(5);
    expect(problems).toMatchObject([{ code: 'geopackage-view', params: { found: 'areas' } }]);
  });

  test('a generated column is not computed', async () => {
    const input = await changed(
      'stations.gpkg',
      'ALTER TABLE stations ADD COLUMN heavy TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL',
    );
    expect((await openAll(input)).source!.names).not.toContain('heavy');
  });
});

test('whole numbers keep all their digits', async () => {
  const input = await changed(
    'stations.gpkg',
    'ALTER TABLE stations ADD COLUMN long INTEGER',
    'UPDATE stations SET long = 9007199254740993',
  );
  expect((await openAll(input)).features[0]!.property('long')).toBe('9007199254740993');
});

test('a geometry that is none is set aside, one that is empty is null', async () => {
  const input = await changed(
    'stations.gpkg',
    "UPDATE stations SET geom = x'4750' WHERE fid = 1",
    'UPDATE stations SET geom = NULL WHERE fid = 2',
    "UPDATE stations SET geom = x'4750001100000000' WHERE fid = 3",
  );
  const { features, problems } = await openAll(input);
  expect(problems).toMatchObject([{ code: 'geopackage-geometry', severity: 'set-aside', where: { feature: 1 } }]);
  expect(features.map(({ geometry }) => geometry === null)).toEqual([true, true, false, false]);
});

test('a geometry cell of text, of SpatiaLite and of an extended kind is none', () => {
  expect(readGeopackageGeometry('POINT(1 2)')).toMatchObject({ code: 'geopackage-geometry', byte: 0 });
  expect(readGeopackageGeometry(Uint8Array.from([0, 1, 0, 0, 0, 0, 0, 0, 0]))).toMatchObject({ byte: 0 });
  expect(readGeopackageGeometry(Uint8Array.from([0x47, 0x50, 0, 0x20, 0, 0, 0, 0]))).toMatchObject({ byte: 3 });
});

test('a database with a log beside it is read, and that is told', async () => {
  const bytes = fixtureBytes('stations.gpkg');
  bytes[18] = 2;
  bytes[19] = 2;
  const { features, problems } = await openAll(file(bytes));
  expect(features.length).toBe(5);
  expect(problems).toMatchObject([{ code: 'geopackage-log-beside', severity: 'warn' }]);
});

test('a database without a layer says so', async () => {
  const input = await changed('stations.gpkg', 'DELETE FROM gpkg_contents');
  expect(codesIn(await openAll(input))).toEqual(['geopackage-no-layer']);
});

describe('damage', () => {
  test.each(['stations.gpkg', 'areas.gpkg'])('every beginning of %s is taken', async name => {
    const bytes = fixtureBytes(name);
    for (const length of prefixLengths(bytes.length, 60)) {
      expect(await faultOfDamage(file(bytes.slice(0, length))), String(length)).toBe('');
    }
  });

  test.each(['stations.gpkg', 'attributes.gpkg'])(
    'every byte flip of %s is taken',
    { timeout: 120_000 },
    async name => {
      const bytes = fixtureBytes(name);
      const pick = seeded(5);
      for (let i = 0; i < 300; i++) expect(await faultOfDamage(file(flipped(bytes, pick))), String(i)).toBe('');
    },
  );
});
