// A shapefile given by its .shp alone brings the files beside it.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCompanions } from '../../src/cli/node-byte-source.ts';

const fixtures = join(import.meta.dirname, '../files/fixtures');

async function beside(path: string): Promise<readonly string[]> {
  const opened = await openCompanions(path, 'stations');
  await Promise.all(opened.map(({ close }) => close()));
  return opened.map(({ source }) => source.name);
}

test('the parts beside a .shp are opened, and those of no other', async () => {
  expect(await beside(join(fixtures, 'stations-gbk.shp'))).toEqual([
    'stations-gbk.cpg',
    'stations-gbk.dbf',
    'stations-gbk.prj',
    'stations-gbk.shx',
  ]);
});

test('a file of another kind brings none, and neither does a folder that is not there', async () => {
  expect(await beside(join(fixtures, 'stations.gpkg'))).toEqual([]);
  expect(await beside(join(fixtures, 'nowhere', 'a.shp'))).toEqual([]);
});
