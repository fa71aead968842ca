// GeoParquet: geometry however it is written, values with all their digits, and metadata that promises too much.

import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { defaultReadOptions } from '../../src/files/account/read-options.ts';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import type { InputFile } from '../../src/files/bytes/input-file.ts';
import { plainValue } from '../../src/files/formats/geoparquet/geoparquet-columns.ts';
import { areRunsGood, deltaCount } from '../../src/files/formats/geoparquet/geoparquet-runs.ts';
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

const stationNames = ['code', 'name', 'status', 'vehicles', 'turnout_seconds'];

function file(bytes: Uint8Array): InputFile {
  return { source: fromBytes('a.parquet', bytes), companions: [] };
}

describe('what is read', () => {
  test.each(['stations.parquet', 'stations-gzip.parquet', 'stations-brotli.parquet'])(
    '%s agrees with the same features in another format',
    async name => {
      const { source, features, problems } = await openAll(fixture(name));
      expect(problems).toEqual([]);
      expect(comparable(features, stationNames)).toEqual(comparable(readByOgr('stations.gpkg'), stationNames));
      expect(source!.declaredCrs!.text).toBe('OGC:CRS84');
    },
  );

  test('polygons with holes, and the system that the metadata name', async () => {
    const { source, features } = await openAll(fixture('areas.parquet'));
    const names = ['name', 'area_km2', 'pop'];
    expect(comparable(features, names)).toEqual(comparable(readByOgr('areas.gpkg'), names));
    expect(source!.declaredCrs!.text).toBe('EPSG:4490');
  });

  test('whole numbers keep all their digits, times are text', async () => {
    const { features } = await openAll(fixture('stations.parquet'));
    expect(features.map(feature => feature.property('big'))).toEqual([1, 2, '9007199254740993', 4, 5]);
    expect(features[1]!.property('opened')).toBe('2020-02-01T00:00:00.000Z');
  });

  test('points and polygons written as nested numbers', async () => {
    const points = await openAll(fixture('native-points.parquet'));
    expect(comparable(points.features, ['code'])).toEqual(comparable(readByOgr('stations.gpkg'), ['code']));
    const polygons = await openAll(fixture('native-polygons.parquet'));
    const area = readByOgr('areas.gpkg')[0]!.geometry;
    expect(comparable(polygons.features, [])).toEqual(
      comparable(
        [
          { geometry: area, properties: {} },
          { geometry: area, properties: {} },
        ],
        [],
      ),
    );
  });

  test('a table without geometry is read by its columns of longitude and latitude', async () => {
    const { features, problems } = await openAll(fixture('plain.parquet'));
    expect(problems).toEqual([]);
    expect(features[0]).toMatchObject({
      place: { row: 1 },
      geometry: { type: 'Point', coordinates: [112.2001, 31.0301] },
    });
    expect(features[4]!.property('code')).toBe('900719925474099312');
  });

  test('decimals keep the places of their scale', () => {
    expect(plainValue(1234 * 0.01, { name: 'd', converted_type: 'DECIMAL', scale: 2 })).toBe('12.34');
  });
});

describe('the ways of writing a column', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => i);
  const places: readonly ColumnSource[] = [
    { name: 'lon', type: 'DOUBLE', data: rows.map(i => 112 + i / 10_000) },
    { name: 'lat', type: 'DOUBLE', data: rows.map(i => 31 + (i % 100) / 1000), encoding: 'BYTE_STREAM_SPLIT' },
  ];
  const texts = rows.map(i => `单元${Math.floor(i / 3)}-${i}`);

  test.each<ColumnSource>([
    { name: 'v', type: 'STRING', data: texts, encoding: 'PLAIN' },
    { name: 'v', type: 'STRING', data: texts, encoding: 'DELTA_BYTE_ARRAY' },
    { name: 'v', type: 'STRING', data: texts, encoding: 'DELTA_LENGTH_BYTE_ARRAY' },
    { name: 'v', type: 'STRING', data: rows.map(i => (i % 7 === 0 ? null : `c${i % 5}`)) },
    { name: 'v', type: 'INT32', data: rows.map(i => i * i - 999), encoding: 'DELTA_BINARY_PACKED' },
    { name: 'v', type: 'INT64', data: rows.map(i => BigInt(i) ** 3n), encoding: 'DELTA_BINARY_PACKED' },
    { name: 'v', type: 'INT32', data: rows.map(i => (i % 2 === 0 ? null : i)) },
    { name: 'v', type: 'BOOLEAN', data: rows.map(i => i % 3 === 0), encoding: 'RLE' },
    { name: 'v', type: 'BOOLEAN', data: rows.map(i => i % 3 === 0) },
  ])('$type $encoding', async column => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: [...places, { ...column, name: 'name' }], rowGroupSize: 1000, pageSize: 4096 }),
    );
    const { features, problems } = await openAll(file(bytes));
    expect(problems).toEqual([]);
    expect(features.map(feature => feature.property('name'))).toEqual(
      Array.from(column.data as ArrayLike<unknown>, value => (value === null ? '' : String(value))),
    );
    expect(features[2999]!.geometry).toEqual({ type: 'Point', coordinates: [112.2999, 31.099] });
  });
});

describe('metadata that promise too much', () => {
  test('more rows than the limit are refused before any is read', async () => {
    const limits = { ...defaultReadOptions.limits, features: 4 };
    expect(codesIn(await openAll(fixture('stations.parquet'), { limits }))).toEqual(['too-many-records']);
  });

  test('columns that unpack to more than is allowed are refused', async () => {
    const limits = { ...defaultReadOptions.limits, unzippedBytes: 100 };
    expect(codesIn(await openAll(fixture('stations.parquet'), { limits }))).toEqual(['parquet-chunk']);
  });

  test('a file without its end, an encrypted one, and one with a forged footer', async () => {
    const bytes = fixtureBytes('stations.parquet');
    expect(codesIn(await openAll(file(bytes.slice(0, 900))))).toEqual(['parquet-cut']);
    const forged = bytes.slice();
    new DataView(forged.buffer).setUint32(forged.length - 8, 0xffffff, true);
    expect(codesIn(await openAll(file(forged)))).toEqual(['parquet-metadata']);
    const encrypted = bytes.slice();
    encrypted[encrypted.length - 1] = 0x45;
    expect(codesIn(await openAll(file(encrypted)))).toEqual(['parquet-encrypted']);
  });

  test('a footer that is one number without end costs no time', async () => {
    const bytes = new Uint8Array(4_000_012).fill(0xff);
    bytes.set(new TextEncoder().encode('PAR1'));
    bytes.set(new TextEncoder().encode('PAR1'), bytes.length - 4);
    new DataView(bytes.buffer).setUint32(bytes.length - 8, 4_000_000, true);
    expect(await faultOfDamage(file(bytes))).toBe('');
  });
});

describe('runs of numbers', () => {
  test('stay within their count and their bytes', () => {
    // One run of five ones, one bit wide.
    expect(areRunsGood(Uint8Array.from([10, 1]), 0, 2, 1, 5, true)).toBe(true);
    expect(areRunsGood(Uint8Array.from([10, 1]), 0, 2, 1, 4, true)).toBe(false);
    expect(areRunsGood(Uint8Array.from([10, 1]), 0, 2, 1, 6, true)).toBe(false);
    expect(areRunsGood(Uint8Array.from([10]), 0, 1, 1, 5, true)).toBe(false);
    // One group of eight, two bits wide.
    expect(areRunsGood(Uint8Array.from([3, 0, 0]), 0, 3, 2, 7, true)).toBe(true);
    expect(areRunsGood(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0]), 0, 6, 1, 7, true)).toBe(false);
  });

  test('delta blocks are blocks', () => {
    expect(deltaCount(Uint8Array.from([0x80, 1, 4, 5, 2]), 0, 5)).toBe(5);
    expect(deltaCount(Uint8Array.from([0x80, 1, 4, 6, 2]), 0, 5)).toBe(null);
    expect(deltaCount(Uint8Array.from([0x80, 1, 0, 5, 2]), 0, 5)).toBe(null);
  });
});

describe('damage', () => {
  const fixtures = [
    'stations.parquet',
    'areas.parquet',
    'stations-gzip.parquet',
    'stations-brotli.parquet',
    'native-polygons.parquet',
    'plain.parquet',
  ];

  test.each(fixtures)('every beginning of %s is taken', async name => {
    const bytes = fixtureBytes(name);
    for (const length of prefixLengths(bytes.length, 100)) {
      expect(await faultOfDamage(file(bytes.slice(0, length))), String(length)).toBe('');
    }
  });

  test.each(fixtures)('every byte flip of %s is taken', async name => {
    const bytes = fixtureBytes(name);
    const pick = seeded(13);
    for (let i = 0; i < 1000; i++) expect(await faultOfDamage(file(flipped(bytes, pick))), String(i)).toBe('');
  });
});
