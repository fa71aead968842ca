// Rasters in archives: a raster of several bands is asked about with answers that name its entry, and each answer loads it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ImportResult } from '../../src/compute/jobs.ts';
import { createSession } from '../../src/compute/session.ts';

const bands = new Uint8Array(readFileSync(join(import.meta.dirname, '../files/fixtures/raster/bands-band.tif')));
const table = new TextEncoder().encode('id,lon,lat\n1,112,31\n');

async function imported(entries: Record<string, Uint8Array>, layer: string | null): Promise<ImportResult> {
  const content = zipSync(entries);
  const options = layer === null ? {} : { layer };
  const file = { name: 'grid.zip', content, role: 'population', options } as const;
  return createSession().run('import', { files: [file] }, () => undefined, new AbortController().signal);
}

test('the only raster of an archive is asked about by the numbers of its bands', async () => {
  const asked = await imported({ 'a.tif': bands }, null);
  expect(asked.problems.map(({ code, severity }) => [code, severity])).toEqual([['raster-bands', 'ask']]);
  expect(asked.problems[0]?.choices?.map(({ value }) => value)).toEqual(['1', '2', '3']);
  expect((await imported({ 'a.tif': bands }, '2')).datasets).toHaveLength(1);
});

test('one of several files is asked about by its entry and the band', async () => {
  const entries = { 'a.tif': bands, 'b.csv': table };
  expect((await imported(entries, null)).problems.map(({ code }) => code)).toEqual(['layer-needed']);
  const asked = await imported(entries, 'a.tif');
  const values = asked.problems[0]?.choices?.map(({ value }) => value);
  expect(values).toEqual(['a.tif!1', 'a.tif!2', 'a.tif!3']);
  expect(asked.problems[0]?.params.prefix).toBe('a.tif!');
  expect((await imported(entries, values![1]!)).datasets.map(({ role }) => role)).toEqual(['population']);
});
