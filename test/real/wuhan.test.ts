// Wuhan's WorldPop raster: the people are those that GDAL sums.

import { open } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentHost } from '../../src/files/account/read-host.ts';
import type { ByteSource } from '../../src/files/bytes/byte-source.ts';
import { readRasterPopulation } from '../../src/files/readers/read-raster-population.ts';
import { options } from '../files/read-helpers.ts';
import { realData } from './real-data.ts';

const path = realData('wuhan/DERIVED_pop20plus_wuhan.tif');

/** By gdal_array of GDAL 3.6.2: pixels other than -99999, and the sum of each × 1e6 rounded half up. */
const pixelsByGdal = 494_676;
const microByGdal = 9_491_334_359_532;

describe.skipIf(path === null)('Wuhan', () => {
  let source: ByteSource;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const handle = await open(path!, 'r');
    const { size } = await handle.stat();
    source = {
      name: 'wuhan.tif',
      size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(Math.min(length, size - offset));
        await handle.read(bytes, 0, bytes.length, offset);
        return bytes;
      },
    };
    close = () => handle.close();
  });

  afterAll(() => close());

  test('has the people of its pixels, to the millionth', async () => {
    const { value, problems } = await readRasterPopulation({ source, companions: [] }, options(), silentHost());
    expect(problems).toEqual([]);
    const { cells, counts } = value!;
    expect(counts).toEqual({ read: pixelsByGdal, used: pixelsByGdal, setAside: 0 });
    let sum = 0;
    for (let cell = 0; cell < cells.count; cell++) sum += cells.populationMicro[cell];
    expect(sum).toBe(microByGdal);
    expect(Math.round(sum / 1e6)).toBe(9_491_334);
  });
});
