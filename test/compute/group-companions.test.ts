// Parts of a shapefile that are dropped loose.

import { expect, test } from 'vitest';
import { groupCompanions } from '../../src/compute/group-companions.ts';
import type { FileInput } from '../../src/compute/jobs.ts';

function grouped(...names: readonly string[]): readonly string[] {
  const files = names.map((name): FileInput => ({ name, content: new Uint8Array(0), role: null }));
  return groupCompanions(files).map(({ name, companions }) =>
    [name, ...(companions ?? []).map(part => part.name)].join(' + '),
  );
}

test('go with their .shp, whatever their order and their case', () => {
  expect(grouped('a.dbf', 'B.shp', 'a.shp', 'a.prj', 'b.DBF', 'people.csv')).toEqual([
    'B.shp + b.DBF',
    'a.shp + a.dbf + a.prj',
    'people.csv',
  ]);
});

test('stay files of their own where there is no such .shp', () => {
  expect(grouped('a.dbf', 'ab.shp', 'a.csv')).toEqual(['a.dbf', 'ab.shp', 'a.csv']);
});

test('a world file goes with its image, a log with its database', () => {
  expect(grouped('p.tif', 'p.tfw', 'x.gpkg', 'x.gpkg-wal')).toEqual(['p.tif + p.tfw', 'x.gpkg + x.gpkg-wal']);
});
