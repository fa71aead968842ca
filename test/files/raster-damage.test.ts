// Cut and damaged GeoTIFFs, and such as are forged to take room or time: always an answer with a place, never an exception.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silentHost } from '../../src/files/account/read-host.ts';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import type { PopulationRead } from '../../src/files/readers/read-population.ts';
import { readRasterPopulation } from '../../src/files/readers/read-raster-population.ts';
import { problemWords } from '../../src/report/problem-words.ts';
import type { Outcome } from '../../src/vocabulary/problem.ts';
import { codesOf, options } from './read-helpers.ts';

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, `fixtures/raster/${name}.tif`)));
}

function readBytes(bytes: Uint8Array): Promise<Outcome<PopulationRead>> {
  return readRasterPopulation(
    { source: fromBytes('r.tif', bytes), companions: [] },
    options({ layer: '1' }),
    silentHost(),
  );
}

/** An outcome is whole or rejected, its account balances, and every problem has words and belongs to the file. */
function expectHonest({ value, problems }: Outcome<PopulationRead>): void {
  const isRejected = problems.some(({ severity }) => severity === 'reject' || severity === 'ask');
  expect(value === null).toBe(isRejected);
  for (const { code, where } of problems) {
    expect(problemWords.has(code), code).toBe(true);
    expect(where.file).toBe('r.tif');
  }
  if (value === null) return;
  const { cells, counts } = value;
  expect(counts.read).toBe(counts.used + counts.setAside);
  expect(cells.count).toBeGreaterThan(0);
  expect(cells.cellId.length).toBe(cells.count);
  for (let cell = 0; cell < cells.count; cell++) {
    expect(Number.isSafeInteger(cells.populationMicro[cell]) && cells.populationMicro[cell] > 0).toBe(true);
    expect(Math.abs(cells.lon[cell]) <= 180 && Math.abs(cells.lat[cell]) <= 90).toBe(true);
    cells.geometryAt(cell);
  }
}

const samples = [
  'plain-rows',
  'lzw-2-tiled',
  'deflate-3-tiled',
  'zstd-3-tiled',
  'packbits',
  'lerc',
  'lerc-zstd',
  'lerc-deflate',
  'bigtiff-big-endian',
  'bands-band',
  'overviews',
  'cloud-optimised',
  'albers-rotated',
  'scaled',
  'int16-2',
  'nodata-nan',
];

describe.each(samples)('%s', name => {
  const bytes = fixture(name);

  test('cut anywhere', async () => {
    for (let end = 0; end < bytes.length; end += end < 600 ? 13 : 97)
      expectHonest(await readBytes(bytes.slice(0, end)));
  });

  test('with a byte changed', async () => {
    const flip = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(flip, async ({ at, to }) => {
        const changed = bytes.slice();
        changed[at] = to;
        expectHonest(await readBytes(changed));
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  test('with bytes of its directory changed', async () => {
    const head = Math.min(bytes.length, 400);
    const flips = fc.array(fc.record({ at: fc.nat(head - 1), to: fc.constantFrom(0, 1, 127, 128, 255) }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(flips, async changes => {
        const changed = bytes.slice();
        for (const { at, to } of changes) changed[at] = to;
        expectHonest(await readBytes(changed));
      }),
      { numRuns: 30, seed: 11 },
    );
  });
});

/** Writes one tag of the first directory of a little-endian classic TIFF anew; offsets and blocks stay where they are. */
function withTag(bytes: Uint8Array, tag: number, type: number, count: number, value: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const directory = view.getUint32(4, true);
  for (let i = 0; i < view.getUint16(directory, true); i++) {
    const at = directory + 2 + 12 * i;
    if (view.getUint16(at, true) !== tag) continue;
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
    return changed;
  }
  throw new Error(`no tag ${tag}`);
}

const long = 4;

test.each([
  ['a width of 0', () => withTag(fixture('plain'), 256, long, 1, 0), 'tiff-size'],
  ['a height of 0', () => withTag(fixture('plain'), 257, long, 1, 0), 'tiff-size'],
  [
    '100,000 × 100,000 pixels without data',
    () => withTag(withTag(fixture('plain'), 256, long, 1, 100_000), 257, long, 1, 100_000),
    'raster-too-large',
  ],
  ['more rows than its strips hold', () => withTag(fixture('plain-rows'), 257, long, 1, 2000), 'tiff-block-count'],
  ['tiles of 65,536 × 65,536', () => bigTiles(), 'tiff-block-large'],
  ['a strip beyond the file', () => withTag(fixture('plain'), 273, long, 1, 0x7fffffff), 'tiff-block-beyond'],
  ['a strip that is too long', () => withTag(fixture('plain'), 279, long, 1, 0x7fffffff), 'tiff-block-beyond'],
  ['a strip that is too short', () => withTag(fixture('plain'), 279, long, 1, 100), 'tiff-block-short'],
  ['a strip of no bytes', () => withTag(fixture('plain'), 279, long, 1, 0), 'tiff-block-short'],
  [
    'degrees under a system of metres',
    () =>
      withDoubles(withDoubles(fixture('gauss-krueger'), 33922, [0, 0, 0, 112.3, 30.9, 0]), 33550, [0.001, 0.001, 0]),
    'crs-degrees',
  ],
  [
    'metres under a system of degrees',
    () => withDoubles(fixture('plain'), 33922, [0, 0, 0, 337_500, 3_421_100, 0]),
    'raster-not-here',
  ],
  [
    'pixels without a number for their width',
    () => withDoubles(fixture('plain'), 33550, [Number.NaN, 0.01, 0]),
    'raster-flat',
  ],
  ['a list of strips of 2^31 entries', () => withTag(fixture('plain-rows'), 273, long, 0x7fffffff, 8), 'tiff-tag'],
  ['a list of strips beyond the file', () => withTag(fixture('plain-rows'), 273, long, 7, 0x7fffff00), 'tiff-cut'],
  ['3 samples in a pixel and one described', () => withTag(fixture('plain'), 277, 3, 1, 3), 'tiff-block-short'],
  ['no samples', () => withTag(fixture('plain'), 277, 3, 1, 0), 'tiff-bands'],
  ['a compression that does not exist', () => withTag(fixture('plain'), 259, 3, 1, 777), 'tiff-compression'],
  ['bits that do not exist', () => withTag(fixture('plain'), 258, 3, 1, 33), 'tiff-samples'],
  ['a directory that leads back to itself', () => looped(), 'tiff-directory-loop'],
  ['a directory beyond the file', () => Uint8Array.of(0x49, 0x49, 42, 0, 0xff, 0xff, 0xff, 0), 'tiff-cut'],
  ['no directory', () => Uint8Array.of(0x49, 0x49, 42, 0, 0, 0, 0, 0), 'tiff-no-image'],
  ['four bytes', () => Uint8Array.of(0x4d, 0x4d, 0, 42), 'tiff-cut'],
  [
    'a BigTIFF with offsets of 4 bytes',
    () => Uint8Array.of(0x49, 0x49, 43, 0, 4, ...new Uint8Array(11)),
    'tiff-header',
  ],
])('%s is refused', async (_, bytes, code) => {
  const outcome = await readBytes(bytes());
  expect(codesOf(outcome)).toEqual([code]);
  expect(outcome.problems[0].where.byte).toBeTypeOf('number');
});

/** The doubles that a tag of the first directory leads to, changed. */
function withDoubles(bytes: Uint8Array, tag: number, values: readonly number[]): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const directory = view.getUint32(4, true);
  for (let i = 0; i < view.getUint16(directory, true); i++) {
    const at = directory + 2 + 12 * i;
    if (view.getUint16(at, true) !== tag) continue;
    const valuesAt = view.getUint32(at + 8, true);
    for (const [k, value] of values.entries()) view.setFloat64(valuesAt + 8 * k, value, true);
  }
  return changed;
}

test('pixels whose longitudes go around the Earth and on are set aside, with no density told', async () => {
  const outcome = await readBytes(withDoubles(fixture('plain'), 33550, [1e300, 0.001, 0]));
  expect(new Set(codesOf(outcome))).toEqual(new Set(['raster-outside', 'nothing-usable']));
  expect(JSON.stringify(outcome.problems)).not.toMatch(/Infinity|NaN/);
});

function bigTiles(): Uint8Array {
  return withTag(withTag(fixture('deflate-3-tiled'), 322, long, 1, 65_536), 323, long, 1, 65_536);
}

function looped(): Uint8Array {
  const changed = fixture('plain');
  const view = new DataView(changed.buffer);
  const directory = view.getUint32(4, true);
  view.setUint32(directory + 2 + 12 * view.getUint16(directory, true), directory, true);
  return changed;
}
