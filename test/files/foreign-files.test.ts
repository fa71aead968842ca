// Files of other kinds under the names of data: told for what they are, never taken for a table in a strange encoding.

import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { startProblemLog } from '../../src/files/account/problem-log.ts';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { unpackRasterOrRoads } from '../../src/files/formats/archive-format.ts';
import { codesOf, options, readStations, textFile } from './read-helpers.ts';

const encoder = new TextEncoder();

function bytesOf(at: number, signature: readonly number[] | string): Uint8Array {
  const bytes = new Uint8Array(600).fill(7);
  bytes.set(typeof signature === 'string' ? encoder.encode(signature) : signature, at);
  return bytes;
}

test.each([
  ['GIF', 0, 'GIF89a'],
  ['MP4 / MOV', 4, 'ftypmp42'],
  ['JPEG 2000', 0, [0, 0, 0, 0x0c, 0x6a, 0x50]],
  ['WebP', 8, 'WEBPVP8 '],
  ['WAV', 8, 'WAVEfmt '],
  ['BZIP2', 4, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]],
  ['XZ', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
  ['Zstandard', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['TAR', 257, 'ustar'],
  ['HDF5 / NetCDF', 0, [0x89, 0x48, 0x44, 0x46]],
  ['NetCDF', 0, [0x43, 0x44, 0x46, 1]],
  ['Access', 4, 'Standard Jet DB'],
  ['DWG', 0, 'AC1027'],
  ['Arrow', 0, 'ARROW1'],
  ['ELF', 0, [0x7f, 0x45, 0x4c, 0x46]],
  ['Git LFS', 0, 'version https://git-lfs.github.com/spec/v1'],
])('%s under the name of a table', async (kind, at, signature) => {
  const outcome = await readStations({ name: 'stations.csv', bytes: bytesOf(at, signature) });
  expect(codesOf(outcome)).toEqual(['format-unsupported']);
  expect(outcome.problems[0]!.params).toEqual({ found: kind });
});

test('bytes with zeros at odd and at even places are no table', async () => {
  const outcome = await readStations({ name: 'stations.csv', bytes: new Uint8Array(5000) });
  expect(codesOf(outcome)).toEqual(['file-binary']);
});

test('UTF-16 with and without a mark, and a table with a stray zero, are text', async () => {
  const table = 'id,name,lon,lat\n1,一号站,112.2,30.9\n2,二号站,112.3,30.8\n';
  const utf16 = new Uint8Array(Uint16Array.from(table, character => character.charCodeAt(0)).buffer);
  for (const bytes of [Uint8Array.of(0xff, 0xfe, ...utf16), textFile(table.replace('一号', 'a\0')).bytes]) {
    const outcome = await readStations({ name: 'stations.csv', bytes });
    expect(outcome.value!.stations).toHaveLength(2);
  }
  expect(codesOf(await readStations({ name: 'stations.csv', bytes: utf16 }))).not.toContain('file-binary');
});

test('two entries of one name cannot be told apart by any answer', async () => {
  const table = encoder.encode('lon,lat\n112.2,30.9\n');
  const bytes = zipSync({ 'a.csv': table, 'b.csv': table });
  // Both names, in the headers and in the directory.
  for (let at = 0; at + 5 <= bytes.length; at++) if (bytes[at] === 0x62 && bytes[at + 1] === 0x2e) bytes[at] = 0x61;
  expect(codesOf(await readStations({ name: 'stations.zip', bytes }))).toEqual(['zip-entry-repeated']);
});

test('a raster chosen by name in an archive leaves no band to be asked for by that name', async () => {
  const tiff = Uint8Array.of(0x49, 0x49, 42, 0, 0, 0, 0, 0);
  const bytes = zipSync({ 'a.tif': tiff, 'b.tif': tiff });
  const open = (layer: string) =>
    unpackRasterOrRoads(
      { source: fromBytes('r.zip', bytes), companions: [] },
      options({ layer }),
      startProblemLog('r.zip'),
    );
  expect(await open('b.tif')).toMatchObject({ layer: null, file: { source: { name: 'r.zip', size: tiff.length } } });
  expect(await open('b.tif!2')).toMatchObject({ layer: '2' });
});
