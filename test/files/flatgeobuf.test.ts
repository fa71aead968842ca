// FlatGeobuf with and without its index, cut, forged and damaged.

import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import type { InputFile } from '../../src/files/bytes/input-file.ts';
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

const fixtures = ['stations.fgb', 'stations-plain.fgb', 'stations-4547.fgb', 'areas.fgb', 'roads.fgb'];

function file(bytes: Uint8Array): InputFile {
  return { source: fromBytes('a.fgb', bytes), companions: [] };
}

test.each(fixtures)('%s agrees with the reading of ogr2ogr', async name => {
  const { source, features, problems } = await openAll(fixture(name));
  expect(problems).toEqual([]);
  expect(comparable(features, source!.names)).toEqual(comparable(readByOgr(name), source!.names));
  expect(source!.declaredCrs!.text).toBe(name.includes('4547') ? 'EPSG:4547' : 'EPSG:4326');
});

describe('a file that is not what it says', () => {
  test('one that ends within a feature is refused with the feature and its byte', async () => {
    const bytes = fixtureBytes('stations-plain.fgb');
    const { problems } = await openAll(file(bytes.slice(0, bytes.length - 20)));
    expect(problems).toMatchObject([{ code: 'flatgeobuf-cut', where: { feature: 5 }, params: { found: 4 } }]);
  });

  test('one that ends between two features is refused by its declared number', async () => {
    const bytes = fixtureBytes('stations-plain.fgb');
    const view = new DataView(bytes.buffer);
    let at = 12 + view.getUint32(8, true);
    for (let i = 0; i < 3; i++) at += 4 + view.getUint32(at, true);
    const { problems } = await openAll(file(bytes.slice(0, at)));
    expect(problems).toMatchObject([{ code: 'flatgeobuf-features', params: { found: 3, expected: 5 } }]);
  });

  test('a header longer than the file is refused before it is read', async () => {
    const bytes = fixtureBytes('stations.fgb');
    new DataView(bytes.buffer).setUint32(8, 0xfffffff0, true);
    expect(codesIn(await openAll(file(bytes)))).toEqual(['flatgeobuf-header']);
  });

  test('a geometry whose counts lead out of its bytes is set aside', async () => {
    const bytes = fixtureBytes('stations-plain.fgb');
    const view = new DataView(bytes.buffer);
    const at = 12 + view.getUint32(8, true);
    view.setUint32(at + 4, 0x7fffffff, true);
    const { features, problems } = await openAll(file(bytes));
    expect(features.length).toBe(4);
    expect(problems).toMatchObject([{ code: 'flatgeobuf-feature', severity: 'set-aside', where: { feature: 1 } }]);
  });

  test('more features than the limit are refused before they are read', async () => {
    const limits = {
      ...(await import('../../src/files/account/read-options.ts')).defaultReadOptions.limits,
      features: 4,
    };
    expect(codesIn(await openAll(fixture('stations.fgb'), { limits }))).toEqual(['too-many-records']);
  });
});

describe('damage', () => {
  test.each(fixtures)('every beginning of %s is taken', async name => {
    const bytes = fixtureBytes(name);
    for (const length of prefixLengths(bytes.length, 100)) {
      expect(await faultOfDamage(file(bytes.slice(0, length))), String(length)).toBe('');
    }
  });

  test.each(fixtures)('every byte flip of %s is taken', async name => {
    const bytes = fixtureBytes(name);
    const pick = seeded(3);
    for (let i = 0; i < 600; i++) expect(await faultOfDamage(file(flipped(bytes, pick))), String(i)).toBe('');
  });
});
